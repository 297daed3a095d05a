import { describe, expect, it } from 'vitest';
import { niceTicks } from '../../../../renderer/chart/nice-ticks.ts';

describe('niceTicks', () => {
  it('steps by 1, 2 or 5 of a power of ten within the range', () => {
    expect(niceTicks(0, 0.42, 4)).toEqual([0, 0.2, 0.4]);
    expect(niceTicks(-3313, 8289, 4)).toEqual([0, 5000]);
    expect(niceTicks(-500, 2700, 6)).toEqual([0, 1000, 2000]);
    expect(niceTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
  it('has none for a range that is empty or has no end', () => {
    expect(niceTicks(1, 1, 4)).toEqual([]);
    expect(niceTicks(0, Number.POSITIVE_INFINITY, 4)).toEqual([]);
    expect(niceTicks(Number.NaN, 1, 4)).toEqual([]);
  });
});
