import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualFromEpochGrowth,
  difficultyGrowth,
  epochFromAnnualGrowth,
  fitGrowth,
} from '../../../../../common/economics/chain/difficulty-growth.ts';
import { growthConversion } from '../../../../../common/economics/chain/growth-conversion.ts';
import {
  hashrateResponse,
  responseFactor,
} from '../../../../../common/economics/chain/hashrate-response.ts';
import {
  nextDifficulty,
  nextDifficultyBand,
} from '../../../../../common/economics/chain/next-difficulty.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-chain.json' with { type: 'json' };
import response from '../../../../vector/economics-merit-order.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

describe('next difficulty', () => {
  it("gives mempool's own test cases", () => {
    for (const row of vectors.cases.mempoolDifficultyAdjustment) {
      const result = runModel(nextDifficulty, {
        height: row.height,
        adjustedAtS: row.DATime,
        quarterEpochTimeS: row.quarterEpochTime,
        nowS: row.now,
        latestBlockTimeS: row.latestBlockTimestamp,
        previousChangePercent: row.previousRetarget,
      });
      const { expected } = row;
      expect(result).toMatchObject({
        estimatedAtMs: expected.estimatedRetargetDate,
        remainingBlocks: expected.remainingBlocks,
        remainingMs: expected.remainingTime,
        nextHeight: expected.nextRetargetHeight,
        averageMs: expected.timeAvg,
        adjustedAverageMs: expected.adjustedTimeAvg,
      });
      expectRelative(result.progressPercent, expected.progressPercent, 1e-14);
      expectRelative(result.changePercent, expected.difficultyChange, 1e-12);
      expectRelative(result.expectedBlocks, expected.expectedBlocks, 1e-14);
    }
  });

  it('has a band that covers simulated epochs as often as it says, and narrows to their end', () => {
    const random = createRandom(14);
    const epoch = {
      latestBlockTimeS: 0,
      quarterEpochTimeS: null,
      previousChangePercent: 0,
      epochBlocks: 64,
      spacingS: 1,
      adjustedAtS: 0,
    };
    const worlds = 2000;
    let covered = 0;
    for (let i = 0; i < worlds; i++) {
      let seen = 0;
      let span = 0;
      for (let block = 0; block < 64; block++) {
        span -= Math.log(1 - random.uniform());
        if (block === 19) seen = span;
      }
      const band = nextDifficultyBand({ ...epoch, height: 20, nowS: seen }, 0.9)!;
      const change = (64 / span - 1) * 100;
      if (band.low <= change && change <= band.high) covered++;
    }
    expect(covered / worlds).toBeGreaterThan(0.87);
    expect(covered / worlds).toBeLessThan(0.93);
    const width = (height: number) => {
      const band = nextDifficultyBand({ ...epoch, height, nowS: height }, 0.9)!;
      return band.high - band.low;
    };
    expect(width(63)).toBeLessThan(width(40));
    expect(width(40)).toBeLessThan(width(5));
    expect(nextDifficultyBand({ ...epoch, height: 64, nowS: 9 }, 0.9)).toBeNull();
  });

  it('never leaves the factor of four, whatever the clocks say', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 2_000_000_000 }),
        (height, adjustedAtS, nowS) => {
          const result = runModel(nextDifficulty, { height, adjustedAtS, nowS });
          expect(result.changePercent).toBeGreaterThanOrEqual(-75);
          expect(result.changePercent).toBeLessThanOrEqual(300);
        },
      ),
    );
  });
});

describe('difficulty growth', () => {
  it('turns growth per year into growth per epoch and back', () => {
    expect(epochFromAnnualGrowth(0.5)).toBeCloseTo(0.015663, 6);
    fc.assert(
      fc.property(fc.double({ min: -0.9, max: 20, noNaN: true }), (annual) => {
        expectRelative(1 + annualFromEpochGrowth(epochFromAnnualGrowth(annual)), 1 + annual, 1e-12);
      }),
    );
  });

  it('says how long doubling takes', () => {
    const year = runModel(growthConversion, { growthPerEpoch: epochFromAnnualGrowth(1) });
    expectRelative(year.annualGrowth, 1, 1e-12);
    expectRelative(year.doublingDays, 365.25, 1e-12);
    expect(year.epochsPerYear).toBeCloseTo(26.0893, 4);
    expect(runModel(growthConversion, { growthPerEpoch: 0 }).doublingDays).toBeNull();
  });

  it('finds the growth of a clean line exactly, and projects it', () => {
    const retargets = Array.from({ length: 30 }, (_, index) => ({
      timeS: 1_600_000_000 + index * 1_209_600,
      difficulty: 2e13 * 1.0156628 ** index,
    }));
    const { fits } = runModel(difficultyGrowth, { retargets, horizonYears: 1 });
    expect(fits.map((fit) => fit.retargets)).toEqual([7, 14, 27]);
    for (const fit of fits) {
      expectRelative(fit.annualGrowth, annualFromEpochGrowth(0.0156628), 1e-6);
      expectRelative(fit.projected, retargets.at(-1)!.difficulty * (1 + fit.annualGrowth), 1e-6);
    }
  });

  it('covers the next point of noisy lines as often as it says', () => {
    const random = createRandom(20);
    let covered = 0;
    let inside = 0;
    const worlds = 1500;
    for (let i = 0; i < worlds; i++) {
      const at = (index: number) => ({
        timeS: 1_600_000_000 + index * 1_209_600,
        difficulty: Math.exp(30 + 0.01 * index + 0.05 * random.normal()),
      });
      const retargets = Array.from({ length: 27 }, (_, index) => at(index));
      const { fits } = runModel(difficultyGrowth, {
        retargets,
        horizonYears: 14 / 365.25,
        confidence: 0.9,
      });
      const fit = fits.at(-1)!;
      const { difficulty } = at(27);
      if (fit.projectedLow! <= difficulty && difficulty <= fit.projectedHigh!) covered++;
      const truth = Math.expm1((0.01 * 365.25) / 14);
      if (fit.annualLow! <= truth && truth <= fit.annualHigh!) inside++;
    }
    // The normal quantile in place of Student's costs about a percent.
    expect(covered / worlds).toBeGreaterThan(0.86);
    expect(inside / worlds).toBeGreaterThan(0.86);
  });

  it('admits that two points have no error, and refuses time running backwards', () => {
    const two = [
      { timeS: 1000, difficulty: 1 },
      { timeS: 32_000_000, difficulty: 2 },
    ];
    const { fits } = runModel(difficultyGrowth, { retargets: two });
    expect(fits).toHaveLength(1);
    expect(fits[0]).toMatchObject({ standardError: null, projectedLow: null });
    expect(() => runModel(difficultyGrowth, { retargets: [...two].reverse() })).toThrow(
      /retargets\.1\.timeS/,
    );
    expect(
      fitGrowth([
        { years: 0, difficulty: 1 },
        { years: 1, difficulty: 3 },
      ]).growth,
    ).toBeCloseTo(Math.log(3), 14);
  });
});

describe('response of hash rate', () => {
  it('gives the path of the table', () => {
    const { ratio, tauEpochs, path } = response.cases.hashElasticity;
    const result = runModel(hashrateResponse, { ratio, tauEpochs, epochs: path.length - 1 });
    expect(result.path).toHaveLength(path.length);
    for (const [k, expected] of path.entries()) expectRelative(result.path[k], expected, 1e-9);
  });

  it('starts at once, ends at the ratio', () => {
    expect(responseFactor(0.4, 0, 3)).toBe(1);
    expectRelative(responseFactor(0.4, 1000, 3), 0.4, 1e-12);
  });
});
