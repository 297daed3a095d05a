import { describe, expect, it } from 'vitest';
import { scaledExponentialIntegral } from '../../../../common/stats/exponential-integral.ts';
import { tanhSinh } from '../../../../common/stats/quadrature.ts';

describe('scaledExponentialIntegral', () => {
  it('equals the integral of 1 / (x - ln v) over v from 0 to 1', () => {
    for (const x of [0.05, 0.3, 0.999, 1, 1.001, 2, 10, 80]) {
      const direct = tanhSinh((v) => 1 / (x - Math.log(v)), 0, 1, 1e-13);
      expect(scaledExponentialIntegral(x) / direct, `x = ${x}`).toBeCloseTo(1, 9);
    }
  });

  it('falls off as 1/x and refuses 0', () => {
    expect(scaledExponentialIntegral(1e9) * 1e9).toBeCloseTo(1, 8);
    expect(() => scaledExponentialIntegral(0)).toThrow(RangeError);
  });
});
