import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelInputError, runModel } from '../../../../../common/economics/model.ts';
import {
  bestShare,
  bestShareQuantile,
  chanceBestAtMost,
} from '../../../../../common/economics/solo/best-share.ts';
import { decayedRate } from '../../../../../common/economics/solo/decayed-rate.ts';
import {
  hashrateFromShares,
  hashrateFromSharesModel,
} from '../../../../../common/economics/solo/hashrate-from-shares.ts';
import { harmonicNumber } from '../../../../../common/economics/solo/share-records.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-solo.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('best share', () => {
  it('gives the thirty days of a Bitaxe', () => {
    const row = cases.bestShare;
    const best = runModel(bestShare, {
      hashes: row.H * 86400 * row.days,
      bestDifficulty: 1e9,
      networkDifficulty: 144.4e12,
    });
    expectRelative(row.H * 86400 * row.days, row.hashes);
    expectRelative(best.work, row.mean_diff_unit);
    expectRelative(best.medianBest, row.median);
    expectRelative(best.best5, row.q05);
    expectRelative(best.best95, row.q95);
    expectRelative(best.likeliestBest, row.mode);
    expectRelative(best.chanceOfThisOrBetter, row.pBestGe1G);
    expectRelative(best.chanceOfBlock, row.pBlock);
  });

  it('agrees with the best of simulated shares', () => {
    const random = createRandom(8);
    const worlds = 4000;
    const shares = 400;
    let below = 0;
    const median = bestShareQuantile(shares, 0.5);
    for (let i = 0; i < worlds; i++) {
      let best = 0;
      for (let k = 0; k < shares; k++) best = Math.max(best, 1 / (1 - random.uniform()));
      if (best <= median) below++;
    }
    expect(below / worlds).toBeGreaterThan(0.47);
    expect(below / worlds).toBeLessThan(0.53);
  });

  it('says nothing of a best share that does not exist', () => {
    expect(runModel(bestShare, { hashes: 0, networkDifficulty: 1e14 })).toMatchObject({
      medianBest: 0,
      chanceOfBlock: 0,
      luckPercentile: null,
      nextRecordIsBlock: null,
    });
  });

  it('has quantiles that its law confirms', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e30, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (work, quantile) => {
          const difficulty = bestShareQuantile(work, quantile);
          expect(chanceBestAtMost(work, difficulty)).toBeCloseTo(quantile, 10);
        },
      ),
    );
  });
});

describe('records', () => {
  it('gives the harmonic numbers', () => {
    for (const row of cases.records) {
      expectRelative(harmonicNumber(row.n), row.expected, 1e-12, `n = ${row.n}`);
    }
    expect(harmonicNumber(0)).toBe(0);
  });

  it('joins its sum and its series without a step', () => {
    expectRelative(harmonicNumber(201) - harmonicNumber(200), 1 / 201, 1e-11);
  });

  it('counts what shuffled shares show', () => {
    const random = createRandom(3);
    let records = 0;
    const worlds = 20_000;
    for (let i = 0; i < worlds; i++) {
      let best = 0;
      for (let k = 0; k < 50; k++) {
        const share = random.uniform();
        if (share > best) {
          best = share;
          records++;
        }
      }
    }
    expect(records / worlds).toBeCloseTo(harmonicNumber(50), 1);
  });
});

describe('hash rate from shares', () => {
  it('gives the 120 shares of ten minutes', () => {
    const row = cases.hashrateFromShares;
    const estimate = runModel(hashrateFromSharesModel, {
      shares: row.shares,
      shareDifficulty: row.shareDiff,
      seconds: row.seconds,
    });
    expectRelative(estimate.hashrateHps, row.estimate);
    expectRelative(estimate.lowerHps, row.lo95);
    expectRelative(estimate.upperHps, row.hi95);
    expectRelative(estimate.relativeError, row.relSd);
  });

  it('bounds the hash rate from above when no share came', () => {
    const none = runModel(hashrateFromSharesModel, {
      shares: 0,
      shareDifficulty: 1,
      seconds: 60,
    });
    expect(none).toMatchObject({ hashrateHps: 0, lowerHps: 0, relativeError: null });
    expect(none.upperHps).toBeGreaterThan(0);
  });

  it('refuses half a share', () => {
    expect(() =>
      runModel(hashrateFromSharesModel, { shares: 1.5, shareDifficulty: 1, seconds: 60 }),
    ).toThrow(ModelInputError);
  });

  it('covers the truth at least as often as it promises', () => {
    const random = createRandom(11);
    let covered = 0;
    const worlds = 2000;
    const truth = 7 * 2 ** 32;
    for (let i = 0; i < worlds; i++) {
      const { lowerHps, upperHps } = hashrateFromShares(random.poisson(7), 1, 1, 0.9);
      if (lowerHps <= truth && truth <= upperHps) covered++;
    }
    expect(covered / worlds).toBeGreaterThanOrEqual(0.89);
  });
});

describe('decayed rate', () => {
  it("gives ckpool's steps", () => {
    for (const row of cases.ckpoolDecay) {
      expectRelative(decayedRate(row.f, row.fadd, row.fsecs, row.interval), row.out);
    }
  });

  it('settles at a steady rate and fades in silence', () => {
    let rate = 0;
    for (let i = 0; i < 200; i++) rate = decayedRate(rate, 50, 10, 60);
    expectRelative(rate, 5, 1e-6);
    expect(decayedRate(rate, 0, 1e9, 60)).toBeCloseTo(rate / 2, 12);
  });
});
