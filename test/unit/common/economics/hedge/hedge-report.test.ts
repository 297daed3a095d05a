import { describe, expect, it } from 'vitest';
import { hedgeReportModel } from '../../../../../common/economics/hedge/hedge-report.ts';
import { countBelow, histogramOf, riskOf } from '../../../../../common/economics/hedge/risk.ts';
import { simulateHedge } from '../../../../../common/economics/hedge/simulation.ts';
import { soloRisk } from '../../../../../common/economics/hedge/solo-production.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { StoppedError } from '../../../../../common/economics/progress.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import hedge from '../../../../vector/economics-hedge.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const run = (changes: object = {}) =>
  runModel(hedgeReportModel, { ...hedgeReportModel.example, ...changes });

describe('risk of simulated gains', () => {
  it('gives mean, tail and chance of a known list', () => {
    const gains = Float64Array.from({ length: 100 }, (_, i) => i - 10);
    const risk = riskOf(gains, 0.95);
    expect(risk).toMatchObject({
      valueAtRisk: 6,
      expectedShortfall: 8,
      lossChance: 0.1,
    });
    expect(risk.mean).toBeCloseTo(39.5, 10);
    expect(countBelow(gains, 0.5)).toBe(11);
  });

  it('meets the normal closed form, within the errors it states', () => {
    const random = createRandom(6);
    const gains = Float64Array.from({ length: 200_000 }, random.normal).sort();
    const risk = riskOf(gains, 0.95);
    const { normalVaR } = hedge.cases;
    expect(Math.abs(risk.mean)).toBeLessThan(2 * risk.meanError);
    expect(Math.abs(risk.valueAtRisk - normalVaR.z)).toBeLessThan(2 * risk.valueAtRiskError);
    expect(Math.abs(risk.expectedShortfall - normalVaR.es)).toBeLessThan(
      2 * risk.expectedShortfallError,
    );
    expect(risk.valueAtRiskError).toBeLessThan(0.02);
  });

  it('counts every gain in its histogram', () => {
    const gains = Float64Array.from({ length: 1000 }, (_, i) => (i / 100) ** 3).sort();
    const { edges, shares } = histogramOf([gains, gains.map((g) => g + 5)], 20);
    expect(edges).toHaveLength(21);
    for (const list of shares) expect(list.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(histogramOf([new Float64Array([3, 3])], 4).shares[0]).toEqual([1, 0, 0, 0]);
  });
});

describe('hedge report', () => {
  it('repeats for a seed and hardly changes with another', () => {
    expect(run()).toEqual(run());
    const other = run({ seed: 12 });
    expect(other.unhedged.mean).not.toBe(run().unhedged.mean);
    expectRelative(other.unhedged.expectedShortfall, run().unhedged.expectedShortfall, 0.05);
  });

  it('locks the whole gain if all is sold forward', () => {
    const { unhedged, hedged, forward } = run({ forwardShare: 1 });
    const certain = 0.1368 * forward - 76_700 * 0.08 - 180;
    expectRelative(hedged.mean, certain, 1e-9);
    expect(hedged.deviation).toBeLessThan(1e-6);
    expectRelative(hedged.valueAtRisk, -certain, 1e-9);
    expect(unhedged.deviation).toBeGreaterThan(1000);
  });

  it('agrees with the exact tail of a solo miner', () => {
    for (const share of [0, 0.5]) {
      const answer = run({
        energyKwh: 0,
        otherCosts: 0,
        expectedCoins: 31.25,
        blockCoins: 3.125,
        forwardShare: share,
        paths: 100_000,
      });
      const exact = soloRisk(
        {
          expectedBlocks: 10,
          blockCoins: 3.125,
          forward: 60_000,
          deviation: 0.6 * Math.sqrt(0.5),
          costs: 0,
          share,
        },
        0.05,
      );
      expectRelative(answer.hedged.mean, exact.mean, 0.01);
      expectRelative(answer.hedged.deviation, exact.deviation, 0.01);
      expectRelative(-answer.hedged.expectedShortfall, exact.tailMean, 0.02);
    }
  });

  it('agrees with the lognormal closed form of a pooled miner', () => {
    const answer = run({ energyKwh: 0, otherCosts: 0, forwardShare: 0, paths: 200_000 });
    const s = 0.6 * Math.sqrt(0.5);
    const quantile = 0.1368 * 60_000 * Math.exp(-1.6448536269514722 * s - 0.5 * s * s);
    expectRelative(-answer.unhedged.valueAtRisk, quantile, 0.01);
    expectRelative(answer.unhedged.deviation, 0.1368 * 60_000 * Math.sqrt(Math.expm1(s * s)), 0.01);
  });

  it('refuses a solo miner the forward sale that blocks may never cover', () => {
    const answer = run({ blockCoins: 3.125, forwardShare: 0.75 });
    expect(answer).toMatchObject({ isForwardCut: true, coinsSoldForward: 0, initialMargin: 0 });
    expect(answer.hedged).toEqual(answer.unhedged);
  });

  it('bounds the loss with puts, for their premium, and with a collar for none', () => {
    const bare = run({ forwardShare: 0 });
    const put = run({ forwardShare: 0, putShare: 1 });
    const floor = 0.1368 * 51_000 - 76_700 * 0.08 - 180 - put.premium * Math.exp(0.02);
    expect(-put.hedged.valueAtRisk).toBeGreaterThanOrEqual(floor - 1e-6);
    expect(put.hedged.expectedShortfall).toBeLessThan(bare.hedged.expectedShortfall);
    // A fairly priced put costs what it is worth on average.
    expect(Math.abs(put.hedged.mean - put.unhedged.mean)).toBeLessThan(3 * put.hedged.meanError);
    const collar = run({ forwardShare: 0, collarShare: 1 });
    expect(collar.premium).toBe(0);
    expect(collar.callStrike).toBeGreaterThan(60_000);
    expect(-collar.hedged.valueAtRisk).toBeGreaterThanOrEqual(
      0.1368 * 51_000 - 76_700 * 0.08 - 180 - 1e-6,
    );
  });

  it('mines less when difficulty grows or follows a rise, and needs more cash when volatile', () => {
    const base = run({ forwardShare: 0 });
    expect(run({ forwardShare: 0, difficultyGrowth: 1 }).unhedged.mean).toBeLessThan(
      base.unhedged.mean,
    );
    expect(run({ forwardShare: 0, elasticity: 1 }).unhedged.deviation).toBeLessThan(
      base.unhedged.deviation,
    );
    expect(run({ volatility: 1.2 }).peakCash).toBeGreaterThan(run().peakCash);
    expect(run({ forwardShare: 0 }).peakCash).toBe(0);
  });

  it('keeps the mean power cost and widens the gain where power is uncertain', () => {
    const fixed = run({ forwardShare: 1 });
    const moving = run({ forwardShare: 1, powerVolatility: 0.5 });
    expect(Math.abs(moving.hedged.mean - fixed.hedged.mean)).toBeLessThan(
      3 * moving.hedged.meanError,
    );
    expect(moving.hedged.deviation).toBeGreaterThan(100);
  });

  it('feels the basis between index and pool', () => {
    const exact = run({ forwardShare: 1, basisDeviation: 0 });
    const loose = run({ forwardShare: 1, basisDeviation: 0.05 });
    expect(loose.hedged.deviation).toBeGreaterThan(exact.hedged.deviation + 100);
  });

  it('is certain without volatility and without time', () => {
    for (const changes of [{ volatility: 0 }, { years: 0 }]) {
      const { unhedged } = run({ ...changes, forwardShare: 0 });
      expect(unhedged.deviation).toBeLessThan(1e-6);
      expectRelative(unhedged.mean, 0.1368 * 60_000 - 76_700 * 0.08 - 180, 1e-9);
    }
  });

  it('stops when told', () => {
    const scenario = {
      coinPrice: 1,
      drift: 0,
      volatility: 0.5,
      years: 1,
      steps: 2,
      expectedCoins: 1,
      blockCoins: 0,
      difficultyGrowth: 0,
      elasticity: 0,
      lag: 0,
      energyKwh: 0,
      powerPrice: 0,
      powerVolatility: 0,
      powerReversion: 0,
      otherCosts: 0,
      basisDeviation: 0,
      hedge: {
        forwardCoins: 0,
        forward: 1,
        putCoins: 0,
        putStrike: 0,
        callCoins: 0,
        callStrike: 0,
        premium: 0,
      },
      paths: 40_000,
      seed: 1,
    };
    expect(() => simulateHedge(scenario, (done) => done < 0.5)).toThrow(StoppedError);
  });
});
