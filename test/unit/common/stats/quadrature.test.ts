import { describe, expect, it } from 'vitest';
import { tanhSinh } from '../../../../common/stats/quadrature.ts';

describe('tanh-sinh', () => {
  it('integrates what is smooth, singular at an end, or steep at an end', () => {
    expect(tanhSinh(Math.exp, 0, 1)).toBeCloseTo(Math.E - 1, 13);
    expect(tanhSinh(Math.log, 0, 1)).toBeCloseTo(-1, 13);
    expect(tanhSinh((x) => 1 / (1 + 1e6 * x * x), 0, 1)).toBeCloseTo(Math.atan(1000) / 1000, 14);
    expect(tanhSinh((x) => Math.exp((-x * x) / 2), -9, 9)).toBeCloseTo(Math.sqrt(2 * Math.PI), 12);
  });

  it('gives zero over an empty interval', () => {
    expect(tanhSinh(Math.exp, 2, 2)).toBe(0);
  });
});
