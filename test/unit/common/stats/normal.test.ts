import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalPdf, normalQuantile } from '../../../../common/stats/normal.ts';
import { tanhSinh } from '../../../../common/stats/quadrature.ts';

/** erfc(-x / sqrt 2) / 2 of CPython 3.11's math module (the C library's erfc). */
const ERFC = [
  [-20, 2.7536241186063314e-89],
  [-10, 7.619853024160593e-24],
  [-7.2, 3.0106279811174455e-13],
  [-5, 2.866515718791946e-7],
  [-3, 0.0013498980316300957],
  [-1, 0.15865525393145707],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [2, 0.9772498680518208],
  [6, 0.9999999990134123],
] as const;

describe('normal distribution', () => {
  it('agrees with the C library to eleven digits, tails included', () => {
    for (const [x, expected] of ERFC) {
      expect(Math.abs(normalCdf(x) / expected - 1), `N(${x})`).toBeLessThan(1e-11);
    }
  });

  it('integrates its own density', () => {
    for (const x of [-4, -2.9, -1, 0.3, 2, 3.1]) {
      expect(normalCdf(x), `N(${x})`).toBeCloseTo(tanhSinh(normalPdf, -12, x), 13);
    }
  });

  it('is symmetric, monotone and between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (x, d) => {
          expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
          expect(normalCdf(x + d)).toBeGreaterThanOrEqual(normalCdf(x) - 1e-15);
        },
      ),
    );
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  });

  it('inverts itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
      }),
    );
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses what is no probability', () => {
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
