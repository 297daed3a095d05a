import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  garwoodInterval,
  poissonAtLeast,
  poissonAtMost,
  poissonProbability,
} from '../../../../common/stats/poisson.ts';
import solo from '../../../vector/economics-solo.json' with { type: 'json' };

describe('Poisson', () => {
  it('adds up its single probabilities', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.double({ min: 0, max: 150, noNaN: true }),
        (count, mean) => {
          let below = 0;
          for (let k = 0; k < count; k++) below += poissonProbability(k, mean);
          const here = poissonProbability(count, mean);
          expect(poissonAtMost(count, mean)).toBeCloseTo(below + here, 11);
          expect(poissonAtLeast(count, mean)).toBeCloseTo(1 - below, 11);
        },
      ),
    );
  });

  it('keeps the chance of one event when it is tiny', () => {
    expect(poissonAtLeast(1, 1e-14) / 1e-14).toBeCloseTo(1, 13);
  });

  it('refuses counts that are not whole', () => {
    expect(() => poissonProbability(1.5, 1)).toThrow(RangeError);
    expect(() => poissonAtMost(-1, 1)).toThrow(RangeError);
    expect(() => poissonAtLeast(1, Number.NaN)).toThrow(RangeError);
  });
});

describe('garwoodInterval', () => {
  it('equals the computed table, and the published one to its three decimals', () => {
    for (const row of solo.cases.garwood95) {
      const { lower, upper } = garwoodInterval(row.n, 0.95);
      expect(Math.abs(lower - row.lo), `n = ${row.n}`).toBeLessThanOrEqual(1e-9 * row.lo);
      expect(Math.abs(upper - row.hi), `n = ${row.n}`).toBeLessThanOrEqual(1e-9 * row.hi);
      expect(lower).toBeCloseTo(row.publishedLo, 3);
      expect(upper).toBeCloseTo(row.publishedHi, 3);
    }
  });

  it('puts half the doubt on each side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        (count, confidence) => {
          const { lower, upper } = garwoodInterval(count, confidence);
          const tail = (1 - confidence) / 2;
          expect(poissonAtLeast(count, lower) / tail).toBeCloseTo(1, 8);
          expect(poissonAtMost(count, upper) / tail).toBeCloseTo(1, 8);
        },
      ),
    );
  });

  it('refuses certainty', () => {
    expect(() => garwoodInterval(3, 1)).toThrow(RangeError);
    expect(() => garwoodInterval(3, 0)).toThrow(RangeError);
  });
});
