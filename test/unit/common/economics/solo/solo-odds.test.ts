import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  chanceOfAtLeastOne,
  soloOdds,
  waitQuantile,
} from '../../../../../common/economics/solo/solo-odds.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-solo.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('solo odds', () => {
  it("gives Rosenfeld's Bob 0.0119 blocks and 0.595 coins a day", () => {
    const bob = cases.rosenfeldBob;
    const odds = runModel(soloOdds, {
      hashrateHps: bob.H,
      difficulty: bob.D,
      rewardCoin: bob.B,
      horizonDays: 1,
    });
    expect(odds.blocksPerDay).toBeCloseTo(0.0119, 4);
    expect(odds.expectedCoin).toBeCloseTo(0.595, 3);
    expectRelative(odds.expectedBlocks, bob.blocks);
    expectRelative(odds.expectedCoin, bob.payout);
    expectRelative(odds.chanceWithinHorizon, bob.pAtLeastOne);
    expectRelative(odds.spreadCoin ** 2, bob.variance);
    expectRelative(odds.spreadCoin, bob.sd);
    expectRelative(odds.relativeSpread, bob.relSd);
    expectRelative(odds.meanWaitDays, bob.meanDays);
  });

  it("agrees with Atlas Pool's one in 620 sextillion and OwnBlock's 347 days of Monero", () => {
    expectRelative(1 / (1 / (cases.atlasPool.D * 2 ** 32)), cases.atlasPool.hashesPerBlock);
    const { H, D, days } = cases.ownblockXmr;
    const odds = runModel(soloOdds, {
      hashrateHps: H,
      difficulty: D,
      hashesPerDifficulty: 1,
      rewardCoin: 0.6,
    });
    expectRelative(odds.meanWaitDays, days);
  });

  it('gives the table of devices', () => {
    for (const row of cases.deviceOdds) {
      const at = (horizonDays: number) =>
        runModel(soloOdds, { hashrateHps: row.H, difficulty: row.D, rewardCoin: 1, horizonDays });
      const year = at(365);
      expectRelative(year.chancePerDay, row.perDay, 1e-9, row.name);
      expectRelative(year.oneInPerDay, row.oneInPerDay, 1e-9, row.name);
      expectRelative(at(30).chanceWithinHorizon, row.perMonth30, 1e-9, row.name);
      expectRelative(year.chanceWithinHorizon, row.perYear365, 1e-9, row.name);
      expectRelative(year.meanWaitYears, row.meanYears, 1e-9, row.name);
      expectRelative(year.medianWaitDays, row.medianYears * 365.25, 1e-9, row.name);
      expectRelative(year.wait95Days, row.p95Years * 365.25, 1e-9, row.name);
    }
  });

  it('knows the multipliers of the mean wait', () => {
    for (const [quantile, multiplier] of Object.entries(cases.quantileMultipliers)) {
      expectRelative(waitQuantile(1, Number(quantile)), multiplier, 1e-12, quantile);
    }
  });

  it('never happens at hash rate 0', () => {
    const odds = runModel(soloOdds, { hashrateHps: 0, difficulty: 1e12, rewardCoin: 3 });
    expect(odds).toMatchObject({
      blocksPerDay: 0,
      chancePerDay: 0,
      oneInPerDay: null,
      meanWaitDays: null,
      medianWaitDays: null,
      expectedCoin: 0,
      relativeSpread: null,
    });
  });

  it('agrees with counting simulated blocks', () => {
    const random = createRandom(21);
    const rate = 0.8;
    const worlds = 200_000;
    let withBlock = 0;
    let early = 0;
    const median = waitQuantile(rate, 0.5)!;
    for (let i = 0; i < worlds; i++) {
      if (random.poisson(rate) > 0) withBlock++;
      if (-Math.log(1 - random.uniform()) / rate < median) early++;
    }
    expect(withBlock / worlds).toBeCloseTo(chanceOfAtLeastOne(rate), 2);
    expect(early / worlds).toBeCloseTo(0.5, 2);
  });

  it('is monotone, and independent of the unit the hash rate is counted in', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e21, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e16, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        (hashrateHps, difficulty, factor) => {
          const base = runModel(soloOdds, { hashrateHps, difficulty, rewardCoin: 1 });
          const faster = runModel(soloOdds, {
            hashrateHps: hashrateHps * factor,
            difficulty,
            rewardCoin: 1,
          });
          const scaled = runModel(soloOdds, {
            hashrateHps: hashrateHps * factor,
            difficulty: difficulty * factor,
            rewardCoin: 1,
          });
          expect(faster.chancePerDay).toBeGreaterThanOrEqual(base.chancePerDay);
          expect(faster.meanWaitDays!).toBeLessThanOrEqual(base.meanWaitDays!);
          expect(base.wait5Days!).toBeLessThan(base.medianWaitDays!);
          expect(base.medianWaitDays!).toBeLessThan(base.wait95Days!);
          expectRelative(scaled.blocksPerDay, base.blocksPerDay, 1e-12);
        },
      ),
    );
  });
});
