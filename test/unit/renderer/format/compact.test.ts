import { describe, expect, it } from 'vitest';
import { compactNumber } from '../../../../renderer/format/compact.ts';

describe('compactNumber', () => {
  it.each([
    [0, '0'],
    [500, '500'],
    [-4000, '−4,000'],
    [2.5, '2.5'],
    [0.02, '0.020'],
    [1227.4, '1,227'],
    [30_000, '30\u00a0k'],
    [-1_500_000, '−1.5\u00a0M'],
    [2e9, '2\u00a0G'],
  ])('%d is %s', (value, shown) => {
    expect(compactNumber(value)).toBe(shown);
  });
});
