import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../common/economics/model.ts';
import { models } from '../../../../common/economics/registry.ts';
import { entriesOf, readForm, textsOf } from '../../../../renderer/what-if/model-form.ts';

describe('the form of any model', () => {
  it.each(models.map((model) => [model.id, model] as const))(
    'reads back what it wrote of %s',
    (_, model) => {
      const entries = entriesOf(model);
      const read = readForm(entries, textsOf(entries, model.example));
      if (read.kind !== 'ok') throw new Error(`${read.entry.name}: ${read.text}`);
      const given = Object.entries(model.example).filter(([, value]) => value !== null);
      expect(rounded(read.input)).toEqual(rounded(Object.fromEntries(given)));
      expect(() => runModel(model, read.input)).not.toThrow();
    },
  );

  it('names the entry whose text is no number', () => {
    const model = models.find(({ id }) => id === 'solo-odds');
    if (model === undefined) throw new Error('the model is gone');
    const entries = entriesOf(model);
    const texts = { ...textsOf(entries, model.example), difficulty: 'very' };
    expect(readForm(entries, texts)).toMatchObject({
      kind: 'unreadable',
      entry: { name: 'difficulty' },
      text: 'very',
    });
  });
});

/** A field shows twelve digits. */
function rounded(input: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(input, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(11)) : value,
    ),
  );
}
