import { describe, expect, it } from 'vitest';
import { randomxRank } from '../../../../renderer/part/randomx-rank.ts';

describe('randomxRank', () => {
  it('stands a known processor among its neighbours', () => {
    const { own, beside } = randomxRank('AMD Ryzen 9 5950X 16-Core Processor', null);
    expect(own?.name).toBe('AMD Ryzen 9 5950X');
    expect(beside).toHaveLength(7);
    expect(beside[3]).toBe(own);
  });

  it('finds the place of an unknown one by its speed', () => {
    const { own, beside } = randomxRank('Some Processor', 5000);
    expect(own).toBeUndefined();
    const rates = beside.map(({ averageHps }) => averageHps);
    expect(rates[0]).toBeGreaterThan(5000);
    expect(rates.at(-1)).toBeLessThan(5000);
  });

  it.each([1, 1e9])('keeps within the table at %d H/s', (hps) => {
    expect(randomxRank('Some Processor', hps).beside).toHaveLength(7);
  });
});
