import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { correlationModel } from '../../../../../common/economics/option/correlation.ts';
import {
  logReturns,
  nextVariance,
  weightedDeviation,
} from '../../../../../common/economics/option/estimate.ts';
import { hashpriceVolatilityModel } from '../../../../../common/economics/option/hashprice-volatility.ts';
import { volatilityModel } from '../../../../../common/economics/option/volatility.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import hedge from '../../../../vector/economics-hedge.json' with { type: 'json' };
import treasury from '../../../../vector/economics-treasury.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { vol } = treasury.cases;
const { hullEWMA } = hedge.cases;

/** Prices of a random walk with a known volatility per step. */
function walk(count: number, deviation: number, seed: number): number[] {
  const random = createRandom(seed);
  let log = 0;
  return Array.from({ length: count }, () => {
    log += deviation * random.normal();
    return 100 * Math.exp(log);
  });
}

describe('volatility', () => {
  it('gives the vectors', () => {
    const answer = runModel(volatilityModel, { prices: vol.prices });
    for (const [i, value] of logReturns(vol.prices).entries()) {
      expectRelative(value, vol.logReturns[i] ?? 0, 1e-12);
    }
    expectRelative(answer.perPeriod, vol.stdev, 1e-12);
    expectRelative(answer.annual, vol.annual365, 1e-12);
    expectRelative(answer.zeroMean, vol.zeroMean, 1e-12);
    expectRelative(answer.weighted, vol.ewma94, 1e-12);
    expect(answer).toMatchObject({ returns: 5, isShort: true });
  });

  it("gives Hull's step of the weighted estimate", () => {
    const sigma = Math.sqrt(nextVariance(hullEWMA.sigmaPrev ** 2, hullEWMA.u, hullEWMA.lam));
    expectRelative(sigma, hullEWMA.sigma, 1e-12);
    expect(Math.abs(sigma - hullEWMA.published)).toBeLessThan(1e-5);
    expectRelative(weightedDeviation([hullEWMA.sigmaPrev, hullEWMA.u], hullEWMA.lam), sigma, 1e-12);
  });

  it('recovers the volatility it was simulated with, inside its band', () => {
    let inside = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { low, high } = runModel(volatilityModel, {
        prices: walk(60, 0.6 / Math.sqrt(365), seed),
      });
      if ((low ?? 0) < 0.6 && (high ?? 0) > 0.6) inside++;
    }
    expect(inside).toBeGreaterThan(178);
    expect(inside).toBeLessThan(199);
  });

  it('does not change with the unit of price and is clamped for use', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 40 }),
        (prices) => {
          const answer = runModel(volatilityModel, { prices });
          const scaled = runModel(volatilityModel, { prices: prices.map((p) => p * 1024) });
          expect(Math.abs(answer.annual - scaled.annual)).toBeLessThan(1e-9 * (1 + answer.annual));
          expect(answer.clamped).toBeGreaterThanOrEqual(0.05);
          expect(answer.clamped).toBeLessThanOrEqual(2.5);
        },
      ),
    );
    expect(runModel(volatilityModel, { prices: [5, 5, 5] })).toMatchObject({ annual: 0, high: 0 });
  });

  it('refuses a price of zero, naming it', () => {
    expect(() => runModel(volatilityModel, { prices: [1, 0, 2] })).toThrow(/prices\.1 is 0/);
  });
});

describe('correlation', () => {
  it('finds the lag that was built in', () => {
    const first = walk(400, 0.03, 1);
    const noise = walk(400, 0.01, 2);
    const second = first.map((_, i) => (first[Math.max(0, i - 3)] ?? 1) * (noise[i] ?? 1));
    const answer = runModel(correlationModel, { first, second });
    expect(answer.bestLag).toBe(3);
    expect(answer.byLag).toHaveLength(7);
    expect(answer.byLag[3]).toBeGreaterThan(0.85);
    expect(Math.abs(answer.correlation ?? 1)).toBeLessThan(0.2);
  });

  it('is 1 with itself, -1 with its inverse, and null beside a constant', () => {
    const first = walk(50, 0.03, 4);
    expectRelative(runModel(correlationModel, { first, second: first }).correlation, 1, 1e-12);
    const inverse = first.map((price) => 1 / price);
    expectRelative(runModel(correlationModel, { first, second: inverse }).correlation, -1, 1e-12);
    expect(runModel(correlationModel, { first, second: first.map(() => 7) })).toMatchObject({
      correlation: null,
      low: null,
      bestLag: null,
    });
  });

  it('refuses series of different length', () => {
    expect(() =>
      runModel(correlationModel, { first: walk(9, 0.1, 1), second: walk(8, 0.1, 1) }),
    ).toThrow(/second is 8/);
  });
});

describe('hashprice volatility', () => {
  it('composes price and difficulty, with the limits of correlation', () => {
    const run = (correlation: number) =>
      runModel(hashpriceVolatilityModel, {
        priceVolatility: 0.6,
        difficultyVolatility: 0.2,
        correlation,
      }).volatility;
    expectRelative(run(1), 0.4, 1e-12);
    expectRelative(run(-1), 0.8, 1e-12);
    expectRelative(run(0), Math.hypot(0.6, 0.2), 1e-12);
  });
});
