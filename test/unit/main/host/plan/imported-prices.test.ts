import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPriceFile } from '../../../../../main/host/plan/imported-prices.ts';

const path = () => join(mkdtempSync(join(tmpdir(), 'adit-prices-')), 'prices.json');
const prices = {
  name: 'p.csv',
  currency: 'EUR',
  startsMs: [0, 3_600_000],
  pricesPerKwh: [0.1, -0.02],
  endMs: 7_200_000,
};
const quiet = () => undefined;

describe('openPriceFile', () => {
  it('keeps prices, and what is known of them', () => {
    const at = path();
    const store = openPriceFile(at, () => 5, quiet);
    expect(store.get()).toBeNull();
    store.set(prices);
    expect(openPriceFile(at, () => 9, quiet).get()).toEqual({
      prices,
      info: {
        name: 'p.csv',
        currency: 'EUR',
        prices: 2,
        startMs: 0,
        endMs: 7_200_000,
        importedAtMs: 5,
      },
    });
  });

  it('refuses times that do not rise, naming the date, and keeps the old prices', () => {
    const store = openPriceFile(path(), () => 0, quiet);
    store.set(prices);
    expect(() => store.set({ ...prices, startsMs: [3_600_000, 3_600_000] })).toThrow(
      /1970-01-01T01:00:00/,
    );
    expect(() => store.set({ ...prices, endMs: 1 })).toThrow(/settings\.invalid/);
    expect(() => store.set({ ...prices, pricesPerKwh: [1] })).toThrow(/2 starts, 1 prices/);
    expect(store.get()!.prices).toEqual(prices);
  });

  it('forgets a file that is not its own', () => {
    const at = path();
    writeFileSync(at, '{"file":{"atMs":1,"prices":{"name":1}}}');
    expect(openPriceFile(at, () => 0, quiet).get()).toBeNull();
  });
});
