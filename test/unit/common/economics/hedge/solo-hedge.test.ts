import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soloHedgeModel } from '../../../../../common/economics/hedge/solo-hedge.ts';
import {
  bestTailShare,
  poissonHedgeEffectiveness,
  prudentForwardShare,
  soloRisk,
} from '../../../../../common/economics/hedge/solo-production.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import hedge from '../../../../vector/economics-hedge.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { poissonHedge, poissonHedgeEffectiveness: effectiveness } = hedge.cases;
const market = { forward: 60_000, years: 0.5, volatility: 0.6 };
const deviation = 0.6 * Math.sqrt(0.5);

describe('solo hedge', () => {
  it('gives the share of variance a forward can remove', () => {
    for (const row of effectiveness) {
      expectRelative(poissonHedgeEffectiveness(row.expectedBlocks, deviation), row.R2, 1e-12);
      const answer = runModel(soloHedgeModel, { ...market, expectedBlocks: row.expectedBlocks });
      expectRelative(answer.variationSquared, row.cvP2, 1e-12);
    }
  });

  it('gives the simulated tails of the table', () => {
    for (const row of poissonHedge) {
      const answer = runModel(soloHedgeModel, { ...market, expectedBlocks: row.expectedBlocks });
      const where = `${row.expectedBlocks} blocks`;
      expect(Math.abs(answer.tailUnhedged - row.cvarUnhedged), where).toBeLessThanOrEqual(
        0.01 * Math.abs(row.cvarUnhedged) + 1e-6,
      );
      expectRelative(answer.tailFullyHedged, row.cvarFull, 0.01, where);
      expect(Math.abs(answer.lossChanceFullyHedged - row.probLossFull), where).toBeLessThan(1e-3);
      // The table's best share is on a grid of quarters.
      expect(Math.abs(answer.tailShare - row.cvar5OptHedge), where).toBeLessThanOrEqual(0.125);
    }
  });

  it('agrees with a simulation of its own', () => {
    const production = {
      expectedBlocks: 3,
      blockCoins: 3.125,
      forward: 60_000,
      deviation,
      costs: 200_000,
      share: 0.4,
    };
    const exact = soloRisk(production, 0.1);
    const random = createRandom(4);
    const gains = Float64Array.from({ length: 300_000 }, () => {
      const price = 60_000 * Math.exp(deviation * random.normal() - 0.5 * deviation * deviation);
      const sold = 0.4 * 3 * 3.125;
      return 3.125 * random.poisson(3) * price - 200_000 + sold * (60_000 - price);
    }).sort();
    const mean = gains.reduce((a, b) => a + b, 0) / gains.length;
    const tail = gains.subarray(0, 30_000);
    expectRelative(exact.mean, mean, 0.01);
    expectRelative(
      exact.deviation,
      Math.sqrt(gains.reduce((s, g) => s + (g - mean) ** 2, 0) / gains.length),
      0.01,
    );
    expectRelative(exact.quantile, gains[30_000] ?? 0, 0.03);
    expectRelative(exact.tailMean, tail.reduce((a, b) => a + b, 0) / tail.length, 0.025);
    expect(Math.abs(exact.lossChance - gains.findIndex((g) => g >= 0) / gains.length)).toBeLessThan(
      4e-3,
    );
  });

  it('refuses to sell ahead below five blocks and never more than is nearly certain', () => {
    expect(prudentForwardShare(4.99)).toBe(0);
    expect(prudentForwardShare(10)).toBe(0.5);
    for (const blocks of [5, 12.5, 100, 1000]) {
      const share = prudentForwardShare(blocks);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
    const answer = runModel(soloHedgeModel, { ...soloHedgeModel.example, accruedCoins: 0.7 });
    expect(answer).toMatchObject({ isRefused: true, sellableCoins: 0.7, tailShare: 0 });
  });

  it('has the share with the best tail', () => {
    for (const expectedBlocks of [5, 20, 80]) {
      const production = {
        expectedBlocks,
        blockCoins: 3.125,
        forward: 60_000,
        deviation,
        costs: 0,
      };
      const best = bestTailShare(production, 0.05);
      const worth = (share: number) => soloRisk({ ...production, share }, 0.05).tailMean;
      for (let share = 0; share <= 1.5; share += 0.1) {
        expect(worth(share)).toBeLessThanOrEqual(worth(best) * (1 + 5e-4));
      }
    }
  });

  it('knows price without volatility and output without blocks', () => {
    const still = soloRisk(
      { expectedBlocks: 10, blockCoins: 1, forward: 100, deviation: 0, costs: 0, share: 1 },
      0.05,
    );
    // A fair forward changes nothing where the price is known: five blocks or fewer have 6.7 %, four 2.9 %.
    expectRelative(still.quantile, 500, 1e-9);
    const none = soloRisk(
      { expectedBlocks: 0, blockCoins: 1, forward: 100, deviation: 1, costs: 50, share: 1 },
      0.05,
    );
    expectRelative(none.quantile, -50, 1e-9);
    expectRelative(none.tailMean, -50, 1e-9);
    expect(none.lossChance).toBe(1);
  });

  it('stays finite and ordered for any input', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          expectedBlocks: number(0, 60),
          blockCoins: number(0, 50),
          forward: number(0, 1e6),
          deviation: fc.oneof(fc.constantFrom(0, 22), number(0, 3)),
          costs: number(0, 1e6),
          share: number(0, 1.5),
        }),
        (production) => {
          const risk = soloRisk(production, 0.05);
          for (const value of Object.values(risk)) expect(Number.isFinite(value)).toBe(true);
          expect(risk.tailMean).toBeLessThanOrEqual(risk.quantile);
          expect(risk.lossChance).toBeGreaterThanOrEqual(0);
          expect(risk.lossChance).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
