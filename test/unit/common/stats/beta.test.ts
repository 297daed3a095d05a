import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, lowerBeta } from '../../../../common/stats/beta.ts';

/** P(at least a of a + b - 1 fair trials of chance x succeed), which I_x(a, b) is for whole shapes. */
function binomialTail(a: number, b: number, x: number): number {
  const n = a + b - 1;
  let sum = 0;
  for (let k = a; k <= n; k++) {
    let term = x ** k * (1 - x) ** (n - k);
    for (let i = 1; i <= k; i++) term *= (n - k + i) / i;
    sum += term;
  }
  return sum;
}

describe('incomplete beta', () => {
  it('equals the tail of the binomial for whole shapes', () => {
    for (const a of [1, 2, 5, 13]) {
      for (const b of [1, 3, 8]) {
        for (const x of [0, 0.001, 0.2, 0.5, 0.77, 0.999, 1]) {
          expect(lowerBeta(a, b, x), `I_${x}(${a}, ${b})`).toBeCloseTo(binomialTail(a, b, x), 12);
        }
      }
    }
  });

  it('mirrors itself and is the arcsine law at one half', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 3000, noNaN: true }),
        fc.double({ min: 0.1, max: 3000, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (a, b, x) => {
          expect(lowerBeta(a, b, x) + lowerBeta(b, a, 1 - x)).toBeCloseTo(1, 9);
        },
      ),
    );
    expect(lowerBeta(0.5, 0.5, 0.3)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.3)), 12);
  });

  it('refuses what is no shape and no probability', () => {
    expect(() => lowerBeta(0, 1, 0.5)).toThrow(RangeError);
    expect(() => lowerBeta(1, 1, 1.5)).toThrow(RangeError);
    expect(() => betaQuantile(1, 1, -0.1)).toThrow(RangeError);
  });
});

describe('betaQuantile', () => {
  it('inverts the distribution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 2000, noNaN: true }),
        fc.double({ min: 1, max: 2000, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (a, b, p) => {
          expect(lowerBeta(a, b, betaQuantile(a, b, p))).toBeCloseTo(p, 9);
        },
      ),
    );
    expect(betaQuantile(2, 3, 0)).toBe(0);
    expect(betaQuantile(2, 3, 1)).toBe(1);
  });
});
