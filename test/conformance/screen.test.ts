import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { screens } from '../../renderer/screen/registry.ts';

const order = ['mine', 'understand', 'decide', 'keep'];

describe('the screens', () => {
  it('have ids and keys of their own', () => {
    for (const field of ['id', 'key', 'title'] as const) {
      const values = screens.map((screen) => screen[field]);
      expect(new Set(values).size, field).toBe(values.length);
    }
  });

  it('stand in the order of their groups and keys', () => {
    const ranks = screens.map(({ group }) => order.indexOf(group));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const keys = screens.map(({ key }) => (key === '0' ? 10 : Number(key)));
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
  });

  it.each(screens.map(({ id }) => id))('%s shows its states in the gallery', (id) => {
    expect(existsSync(`renderer/screen/${id}/${id}.gallery.tsx`)).toBe(true);
  });
});
