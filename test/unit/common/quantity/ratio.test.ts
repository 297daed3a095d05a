import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioFromBigints } from '../../../../common/quantity/ratio.ts';

describe('ratio of bigints', () => {
  it('is the plain quotient where both fit a double', () => {
    const whole = fc.bigInt({ min: 1n, max: (1n << 53n) - 1n });
    fc.assert(
      fc.property(whole, whole, (numerator, denominator) => {
        expect(ratioFromBigints(numerator, denominator)).toBe(
          Number(numerator) / Number(denominator),
        );
      }),
    );
  });

  it('does not change when both sides grow alike', () => {
    const wide = fc.bigInt({ min: 1n, max: (1n << 256n) - 1n });
    fc.assert(
      fc.property(wide, wide, wide, (numerator, denominator, factor) => {
        expect(ratioFromBigints(numerator * factor, denominator * factor)).toBe(
          ratioFromBigints(numerator, denominator),
        );
      }),
    );
  });

  it('knows zero', () => {
    expect(ratioFromBigints(0n, 5n)).toBe(0);
    expect(ratioFromBigints(5n, 0n)).toBe(Number.POSITIVE_INFINITY);
    expect(ratioFromBigints(0n, 0n)).toBeNaN();
  });
});
