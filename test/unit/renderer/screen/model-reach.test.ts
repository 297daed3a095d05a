import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../../common/economics/model.ts';
import { models } from '../../../../common/economics/registry.ts';

/** Screens that calculate; each draws some models in its cards and offers every other one behind "Method". */
const screens = ['odds', 'profit', 'network', 'option', 'energy'];

/** Sections of the model book that a card of some screen draws, beside the form for any model. */
const drawn = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

async function modelsOf(pattern: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const file of globSync(pattern)) {
    for (const [, names = '', path = ''] of readFileSync(file, 'utf8').matchAll(
      /import \{([^}]*)\} from '[./]*(common\/economics\/[^']+)'/g,
    )) {
      const module = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
      for (const name of names.split(',')) {
        const value = module[name.trim()] as Partial<Model> | undefined;
        if (typeof value?.id === 'string' && value.input !== undefined) found.add(value.id);
      }
    }
  }
  return found;
}

describe('the models on the screens', () => {
  it.each(screens)('%s draws some and offers all others', async (screen) => {
    expect((await modelsOf(`renderer/screen/${screen}/*.{ts,tsx}`)).size).toBeGreaterThan(3);
    expect(readFileSync(`renderer/screen/${screen}/${screen}.tsx`, 'utf8')).toContain('<Method ');
  });

  it('come from every section of the model book', async () => {
    const shown = await modelsOf('renderer/screen/*/*.{ts,tsx}');
    const sections = new Set(
      models.filter(({ id }) => shown.has(id)).map(({ section }) => section.split('.')[0]),
    );
    expect([...sections].sort()).toEqual(expect.arrayContaining([...drawn].sort()));
  });
});
