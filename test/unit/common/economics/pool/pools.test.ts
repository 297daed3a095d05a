import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  HOPPING_THRESHOLD,
  poolHopping,
} from '../../../../../common/economics/pool/pool-hopping.ts';
import { poolSchemes, shareVariance } from '../../../../../common/economics/pool/pool-schemes.ts';
import { feelessSurvival, ppsReserve } from '../../../../../common/economics/pool/pps-reserve.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-pool.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('pool schemes', () => {
  it('gives the variance of one share', () => {
    for (const row of cases.perShareVariance) {
      const variance = shareVariance(row.D, 2);
      expectRelative(variance.solo, row.solo);
      expectRelative(variance.prop, row.prop);
      expectRelative(variance.pplns, row.pplnsX2);
      expectRelative(shareVariance(row.D, 0.5).pplns, row.pplnsX05);
      expect(variance.pps).toBe(row.pps);
    }
  });

  it('gives mean and spread over a horizon', () => {
    for (const row of cases.horizon) {
      // One block a day at difficulty 1, so the horizon counts the blocks.
      const hashrateHps = 2 ** 32 / 86400;
      const { schemes, ...rest } = runModel(poolSchemes, {
        hashrateHps,
        difficulty: 1,
        poolHashrateHps: hashrateHps / row.poolShare,
        subsidyCoin: row.B,
        horizonDays: row.expectedBlocks,
        soloFee: 0,
        propFee: row.fee,
      });
      const solo = schemes.find((entry) => entry.scheme === 'solo')!;
      const prop = schemes.find((entry) => entry.scheme === 'prop')!;
      expectRelative(rest.expectedBlocks, row.expectedBlocks);
      expectRelative(solo.spreadCoin, row.sdSolo);
      expectRelative(solo.relativeSpread, row.cvSolo);
      expectRelative(prop.meanCoin, row.meanPooled);
      expectRelative(prop.spreadCoin, row.sdPooledProp);
      expectRelative(prop.relativeSpread, row.cvPooled);
    }
  });

  it('agrees with simulated proportional and PPLNS shares', () => {
    const random = createRandom(31);
    const difficulty = 50;
    const rounds = 60_000;
    // PROP: every share of a round of geometric length is paid 1 / length.
    let shares = 0;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < rounds; i++) {
      const length = 1 + Math.floor(Math.log(1 - random.uniform()) / Math.log1p(-1 / difficulty));
      shares += length;
      sum += 1;
      squares += 1 / length;
    }
    const mean = sum / shares;
    const variance = squares / shares - mean ** 2;
    expect(variance / mean ** 2 / shareVariance(difficulty, 1).prop).toBeCloseTo(1, 1);
    // PPLNS: a share is paid 1/(X D) for each block among the next X D shares.
    const window = 2 * difficulty;
    let paid = 0;
    let paidSquares = 0;
    for (let i = 0; i < rounds; i++) {
      let blocks = 0;
      for (let k = 0; k < window; k++) if (random.uniform() < 1 / difficulty) blocks++;
      paid += blocks / window;
      paidSquares += (blocks / window) ** 2;
    }
    const average = paid / rounds;
    const relative = (paidSquares / rounds - average ** 2) / average ** 2;
    expect(relative / shareVariance(difficulty, 2).pplns).toBeCloseTo(1, 1);
  });

  it('leaves no luck with the miner where shares are paid at once, and never pays PPS more than FPPS', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e18, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (hashrateHps, feesCoin) => {
          const { schemes } = runModel(poolSchemes, {
            hashrateHps,
            difficulty: 1e14,
            poolHashrateHps: 1e18,
            subsidyCoin: 3.125,
            feesCoin,
          });
          const [solo, prop, pplns, pps, fpps] = schemes;
          expect(pps!.spreadCoin).toBe(0);
          expect(pps!.meanCoin).toBeLessThanOrEqual(fpps!.meanCoin);
          expect(prop!.spreadCoin).toBeLessThanOrEqual(solo!.spreadCoin);
          expect(pplns!.riskBearer).toBe('miner');
          expect(fpps!.riskBearer).toBe('pool');
        },
      ),
    );
  });
});

describe('pool hopping', () => {
  it('gives the value of a share late in the round', () => {
    for (const row of cases.hop.valueAt) {
      expectRelative(runModel(poolHopping, { roundEffort: row.x }).multiplier, row.multiplier);
    }
    expectRelative(HOPPING_THRESHOLD, cases.hop.threshold);
    expectRelative(runModel(poolHopping, { roundEffort: HOPPING_THRESHOLD }).multiplier, 1, 1e-12);
  });
});

describe('PPS reserve', () => {
  it('gives the exact and the approximate reserve', () => {
    for (const row of cases.ppsReserve) {
      const reserve = runModel(ppsReserve, { fee: row.fee, ruinChance: row.delta });
      expectRelative(reserve.exponent, row.xExact, 1e-9, `fee ${row.fee}`);
      expectRelative(reserve.reserveBlocks, row.reserveBlocksExact, 1e-9);
      expectRelative(reserve.approximateReserveBlocks, row.reserveBlocksRosenfeld, 1e-9);
    }
  });

  it("gives Rosenfeld's 3453.9 coins and the published survival chances", () => {
    const reserve = runModel(ppsReserve, { fee: 0.05, ruinChance: 0.001, rewardCoin: 50 });
    expect(reserve.approximateReserveBlocks * 50).toBeCloseTo(3453.9, 1);
    expect(reserve.reserveCoin).toBeCloseTo(3337.8, 1);
    for (const row of cases.rosenfeldRecovery) {
      expectRelative(feelessSurvival(row.m, row.n), row.p);
      expect(feelessSurvival(row.m, row.n)).toBeCloseTo(row.published, 2);
    }
  });

  it('is what simulated pools show, with and without a fee', () => {
    const random = createRandom(12);
    const worlds = 3000;
    /** Whether a pool with `reserve` blocks and this fee goes broke within `blocks` blocks. */
    const broke = (reserve: number, fee: number, blocks: number) => {
      let cash = reserve;
      for (let k = 0; k < blocks && cash < 60; k++) {
        cash += (1 - fee) * Math.log(1 - random.uniform());
        if (cash < 0) return true;
        cash += 1;
      }
      return false;
    };
    let ruined = 0;
    for (let i = 0; i < worlds; i++) if (broke(5, 0.1, 2000)) ruined++;
    const { exponent } = runModel(ppsReserve, { fee: 0.1, ruinChance: 0.5 });
    expect(Math.abs(ruined / worlds - Math.exp(-5 * exponent))).toBeLessThan(0.03);
    let standing = 0;
    for (let i = 0; i < worlds; i++) if (!broke(4, 0, 400)) standing++;
    expect(Math.abs(standing / worlds - feelessSurvival(4, 400))).toBeLessThan(0.05);
  });

  it('asks less of a dearer pool', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.9, noNaN: true }), (fee) => {
        const cheap = runModel(ppsReserve, { fee, ruinChance: 0.01 });
        const dear = runModel(ppsReserve, { fee: fee * 1.05, ruinChance: 0.01 });
        expect(dear.reserveBlocks).toBeLessThan(cheap.reserveBlocks);
        // The root itself, checked in the equation it solves.
        const y = cheap.exponent;
        expect(Math.abs(1 + Math.expm1(-y) / y - fee)).toBeLessThan(1e-13 + 1e-15 / y);
      }),
    );
  });
});
