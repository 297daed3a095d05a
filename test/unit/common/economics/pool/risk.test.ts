import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  certaintyEquivalent,
  certaintyEquivalentLog,
  indifferentFeeCara,
} from '../../../../../common/economics/pool/certainty-equivalent.ts';
import {
  type Burn,
  ruinEver,
  ruinWithin,
  ruinWithinExponential,
  soloRuin,
} from '../../../../../common/economics/pool/solo-ruin.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-pool.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('ruin of a solo miner', () => {
  it("reproduces the authors' notebook", () => {
    const row = cases.blockasticsRuin;
    const burn: Burn = {
      cash: row.u,
      costPerHour: row.c,
      blockValue: row.b,
      blocksPerHour: row.lam * row.p,
    };
    expect(Math.abs(ruinEver(burn) - row.psiUltimate_pub)).toBeLessThan(1e-9);
    expectRelative(ruinEver(burn), row.psiUltimate);
    expect(Math.abs(ruinWithin(burn, row.t).ruin - row.psiFinite_pub)).toBeLessThan(1e-13);
    const random = ruinWithinExponential(burn, row.t);
    expectRelative(random.ruin, row.psiExp);
    expectRelative(random.ruin, row.psiExp_pub);
    expectRelative(random.expectedCash, row.VT);
    // The notebook sums an alternating series in doubles; in exact fractions the same series gives this.
    expectRelative(ruinWithin(burn, row.t).expectedCash, 1904101.2554497505, 1e-13);
    expectRelative(ruinWithin(burn, row.t).expectedCash, row.Vt_pub, 1e-5);
    expectRelative(row.u + (burn.blocksPerHour * row.b - row.c) * row.t, row.Vt_noRuin_pub);
  });

  it('gives the table of ruins', () => {
    const { b, lam } = cases.blockasticsThreshold;
    for (const row of cases.ruin) {
      const burn: Burn = {
        cash: row.u,
        costPerHour: row.c,
        blockValue: b,
        blocksPerHour: lam * row.p,
      };
      expectRelative(ruinWithin(burn, row.t).ruin, row.psiFinite);
      expectRelative(ruinEver(burn), row.psiUltimate);
      expectRelative(-Math.log(ruinEver(burn)) / row.u, row.thetaLambertW);
      const random = ruinWithinExponential(burn, row.t);
      expectRelative(random.ruin, row.psiExp);
      expectRelative(random.expectedCash, row.Vexp);
      expectRelative(Math.log(random.ruin) / row.u, row.rho);
    }
  });

  it('gives the price at which a network stops covering its power', () => {
    for (const row of [cases.blockasticsThreshold, cases.blockasticsRuin]) {
      const result = runModel(soloRuin, {
        hashrateHps: (row.lam * 2 ** 32) / 3600,
        difficulty: 1,
        powerW: row.W * 1000,
        pricePerKwh: 0.01,
        rewardCoin: 1,
        coinPrice: row.b,
        cash: 1e6,
        horizonDays: 1,
      });
      expectRelative(result.breakEvenPricePerKwh, row.threshold);
    }
  });

  it('agrees with simulated miners', () => {
    const random = createRandom(77);
    const burn: Burn = { cash: 3, costPerHour: 1, blockValue: 4, blocksPerHour: 0.35 };
    const hours = 20;
    const worlds = 60_000;
    let ruined = 0;
    let left = 0;
    for (let i = 0; i < worlds; i++) {
      let cash = burn.cash;
      for (let t = 0; ; ) {
        const wait = -Math.log(1 - random.uniform()) / burn.blocksPerHour;
        const dead = t + cash / burn.costPerHour;
        if (dead <= Math.min(hours, t + wait)) {
          ruined++;
          break;
        }
        if (t + wait >= hours) {
          left += cash - (hours - t) * burn.costPerHour;
          break;
        }
        t += wait;
        cash += burn.blockValue - wait * burn.costPerHour;
      }
    }
    expect(ruined / worlds).toBeCloseTo(ruinWithin(burn, hours).ruin, 2);
    expect(left / worlds / ruinWithin(burn, hours).expectedCash).toBeCloseTo(1, 1);
  });

  it('reaches its limits', () => {
    const burn: Burn = { cash: 10, costPerHour: 1, blockValue: 5, blocksPerHour: 0.5 };
    expect(ruinWithin(burn, 9.99).ruin).toBe(0);
    expect(ruinWithin({ ...burn, cash: 0 }, 1).ruin).toBe(1);
    expect(ruinEver({ ...burn, blocksPerHour: 0.2 })).toBe(1);
    expect(ruinEver({ ...burn, costPerHour: 0 })).toBe(0);
    expect(ruinWithin({ ...burn, blocksPerHour: 0 }, 11).ruin).toBe(1);
    expect(ruinWithin({ ...burn, blockValue: 0 }, 11)).toEqual({ ruin: 1, expectedCash: 0 });
    expect(ruinWithin(burn, 3000).ruin).toBeCloseTo(ruinEver(burn), 10);
  });

  it('rises with time and falls with savings', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (cash, blockValue, blocksPerHour, hours) => {
          const burn: Burn = { cash, costPerHour: 1, blockValue, blocksPerHour };
          const within = ruinWithin(burn, hours).ruin;
          expect(within).toBeLessThanOrEqual(ruinEver(burn) + 1e-9);
          expect(ruinWithin(burn, hours + 5).ruin).toBeGreaterThanOrEqual(within - 1e-12);
          expect(ruinWithin({ ...burn, cash: cash + 1 }, hours).ruin).toBeLessThanOrEqual(
            within + 1e-9,
          );
        },
      ),
    );
  });
});

describe('certainty equivalent', () => {
  it('gives the indifferent fee of constant aversion', () => {
    for (const row of cases.ceCara) {
      expectRelative(indifferentFeeCara(row.aB), row.indifferentFee);
      expect(row.approx).toBe(row.aB / 2);
    }
    expect(indifferentFeeCara(0)).toBe(0);
    expectRelative(indifferentFeeCara(1e-5), 1 + Math.expm1(-1e-5) / 1e-5, 1e-6);
  });

  it('gives the sure equivalent of log utility', () => {
    for (const row of cases.ceLog) {
      const sure = certaintyEquivalentLog(row.expectedBlocks, row.B, row.W0);
      expectRelative(sure, row.ce);
      expectRelative(1 - sure / row.ev, row.indifferentFee);
    }
  });

  it('agrees with simulated lives', () => {
    const random = createRandom(6);
    let utility = 0;
    const worlds = 100_000;
    for (let i = 0; i < worlds; i++) utility += Math.log1p(0.5 * random.poisson(2));
    const simulated = Math.expm1(utility / worlds);
    expect(simulated / certaintyEquivalentLog(2, 0.5, 1)).toBeCloseTo(1, 1);
  });

  it('never exceeds the expectation, and approaches it with wealth', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e4, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 1e8, noNaN: true }),
        (expectedBlocks, blockValue, wealth) => {
          const sure = certaintyEquivalentLog(expectedBlocks, blockValue, wealth);
          const expected = expectedBlocks * blockValue;
          expect(sure).toBeLessThanOrEqual(expected * (1 + 1e-9));
          expect(certaintyEquivalentLog(expectedBlocks, blockValue, wealth * 2)).toBeGreaterThan(
            sure * (1 - 1e-9),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says the pool is better for the poor and worthless for the rich', () => {
    const base = {
      hashrateHps: 200e12,
      difficulty: 144.4e12,
      rewardCoin: 3.155,
      coinPrice: 65_000,
    };
    expect(runModel(certaintyEquivalent, { ...base, wealth: 1e4 }).poolIsBetter).toBe(true);
    expect(runModel(certaintyEquivalent, { ...base, wealth: 1e12 }).poolIsBetter).toBe(false);
  });
});
