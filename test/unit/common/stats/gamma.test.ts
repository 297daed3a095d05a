import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gammaQuantile,
  logGamma,
  lowerGamma,
  poissonTerm,
  upperGamma,
} from '../../../../common/stats/gamma.ts';

describe('logGamma', () => {
  it('equals the logarithm of factorials', () => {
    let factorial = 1;
    for (let n = 1; n <= 170; n++) {
      if (n > 1) factorial *= n - 1;
      expect(logGamma(n), `n = ${n}`).toBeCloseTo(Math.log(factorial), 11);
    }
  });

  it('satisfies the reflection at one half and the recurrence', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        const difference = logGamma(x + 1) - logGamma(x) - Math.log(x);
        expect(Math.abs(difference)).toBeLessThan(1e-13 * Math.max(10, Math.abs(logGamma(x))));
      }),
    );
  });

  it('refuses what has no real logarithm', () => {
    for (const x of [0, -1, Number.NaN]) expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe('poissonTerm', () => {
  it('sums to one over all counts', () => {
    for (const mean of [0, 1e-9, 0.3, 7, 300]) {
      let sum = 0;
      for (let k = 0; k < 1000; k++) sum += poissonTerm(k, mean);
      expect(sum, `mean ${mean}`).toBeCloseTo(1, 12);
    }
  });

  it('keeps its digits where logarithms would cancel', () => {
    // At k = mean the term is 1 / sqrt(2 pi k) times 1 - 1/(12 k) + ...
    const k = 1e12;
    expect(poissonTerm(k, k) * Math.sqrt(2 * Math.PI * k)).toBeCloseTo(1 - 1 / (12 * k), 14);
  });
});

describe('incomplete gamma', () => {
  it('equals the closed form of a whole shape', () => {
    for (const a of [1, 2, 3, 7, 20]) {
      for (const x of [1e-8, 0.2, 1, 3, 8, 25, 60]) {
        let sum = 0;
        let term = 1;
        for (let k = 0; k < a; k++) {
          if (k > 0) term *= x / k;
          sum += term;
        }
        const exact = Math.exp(-x) * sum;
        expect(upperGamma(a, x) / exact, `Q(${a}, ${x})`).toBeCloseTo(1, 12);
      }
    }
  });

  it('is complementary, rising in x, falling in shape', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-2, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 2e4, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (a, x, step) => {
          expect(lowerGamma(a, x) + upperGamma(a, x)).toBeCloseTo(1, 12);
          expect(lowerGamma(a, x + step)).toBeGreaterThanOrEqual(lowerGamma(a, x) - 1e-13);
          expect(lowerGamma(a + step, x)).toBeLessThanOrEqual(lowerGamma(a, x) + 1e-13);
        },
      ),
    );
  });

  it('reaches its limits', () => {
    expect(lowerGamma(3, 0)).toBe(0);
    expect(upperGamma(3, 0)).toBe(1);
    expect(lowerGamma(3, Number.POSITIVE_INFINITY)).toBe(1);
    expect(upperGamma(3, Number.POSITIVE_INFINITY)).toBe(0);
  });

  it('refuses a shape of 0 and a negative argument', () => {
    expect(() => lowerGamma(0, 1)).toThrow(RangeError);
    expect(() => upperGamma(1, -1)).toThrow(RangeError);
  });
});

describe('gammaQuantile', () => {
  it('inverts the distribution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 1e5, noNaN: true }),
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        (a, p) => {
          const x = gammaQuantile(a, p);
          expect(lowerGamma(a, x) / p).toBeCloseTo(1, 7);
          expect(upperGamma(a, x) / (1 - p)).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it('reaches its ends and refuses what is no probability', () => {
    expect(gammaQuantile(2, 0)).toBe(0);
    expect(gammaQuantile(2, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(() => gammaQuantile(2, 1.1)).toThrow(RangeError);
    expect(() => gammaQuantile(0, 0.5)).toThrow(RangeError);
  });
});
