import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hedgeModels } from '../../../../../common/economics/hedge/models.ts';
import { type Model, ModelInputError, runModel } from '../../../../../common/economics/model.ts';
import { optionModels } from '../../../../../common/economics/option/models.ts';
import { treasuryModels } from '../../../../../common/economics/treasury/models.ts';
import { createRandom, type Random } from '../../../../../common/stats/random.ts';

interface Field {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

/** Sizes that only cost time; their ends are run by the conformance test, one at a time. */
const MOST: Record<string, number> = {
  paths: 1000,
  steps: 100,
  dates: 40,
  months: 24,
  expectedBlocks: 50,
};

/** The ends of a field, zero, one, or anything between, evenly or by order of magnitude. */
function anyValue(name: string, field: Field, random: Random): unknown {
  if (field.enum) return field.enum[Math.floor(random.uniform() * field.enum.length)];
  const low = field.minimum ?? 0;
  const high = Math.min(field.maximum ?? 1e12, MOST[name] ?? Number.POSITIVE_INFINITY);
  const within = (value: number) => Math.max(low, Math.min(high, value));
  const choices = [
    low,
    high,
    within(0),
    within(1),
    low + (high - low) * random.uniform(),
    within((low < 0 && random.uniform() < 0.5 ? -1 : 1) * 10 ** (24 * random.uniform() - 12)),
  ];
  const value = choices[Math.floor(random.uniform() * choices.length)] as number;
  return field.type === 'integer' ? Math.round(value) : value;
}

const models: readonly Model[] = [...optionModels, ...hedgeModels, ...treasuryModels];

describe('any input within the bounds, many at an end at once', () => {
  it.each(models.map((model) => [model.id, model] as const))(
    '%s answers or refuses',
    (id, model) => {
      const schema = z.toJSONSchema(model.input, { io: 'input' });
      const fields = Object.entries((schema.properties ?? {}) as Record<string, Field>).filter(
        ([, field]) => field.enum || field.type === 'number' || field.type === 'integer',
      );
      const random = createRandom(17);
      for (let run = 0; run < 25; run++) {
        const share = random.uniform();
        const input: Record<string, unknown> = { ...model.example };
        for (const [name, field] of fields) {
          if (random.uniform() < share) input[name] = anyValue(name, field, random);
        }
        try {
          // Throws as well if any number of the answer is not finite.
          runModel(model, input);
        } catch (error) {
          expect(error, `${id} ${JSON.stringify(input)}: ${error}`).toBeInstanceOf(ModelInputError);
        }
      }
    },
  );
});
