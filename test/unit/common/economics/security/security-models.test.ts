import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { attackCost } from '../../../../../common/economics/security/attack-cost.ts';
import {
  concentration,
  shareInterval,
} from '../../../../../common/economics/security/concentration.ts';
import {
  asertDifficulty,
  hashrateShock,
  shockEpochs,
} from '../../../../../common/economics/security/hashrate-shock.ts';
import {
  majorityAttack,
  majorityAttackTime,
} from '../../../../../common/economics/security/majority-attack.ts';
import {
  miningEquilibrium,
  miningGame,
} from '../../../../../common/economics/security/mining-game.ts';
import { scaleEconomies } from '../../../../../common/economics/security/scale-economies.ts';
import { securityBudget } from '../../../../../common/economics/security/security-budget.ts';
import {
  attackLossPerDay,
  balancedBudget,
  marginalSecurity,
  securityValue,
} from '../../../../../common/economics/security/security-value.ts';
import {
  efficiencyRank,
  selectionPressure,
} from '../../../../../common/economics/security/selection-pressure.ts';
import { normalPdf } from '../../../../../common/stats/normal.ts';
import { tanhSinh } from '../../../../../common/stats/quadrature.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import { findRoot } from '../../../../../common/stats/root.ts';
import vectors from '../../../../vector/economics-09.json' with { type: 'json' };
import market from '../../../../vector/economics-11.json' with { type: 'json' };

/** Equal to a relative tolerance, by default that of the vectors. */
function expectClose(
  actual: number | null,
  expected: number,
  tolerance = 1e-9,
  message = '',
): void {
  expect(actual, message).not.toBeNull();
  const error = Math.abs(actual! - expected) / Math.max(1e-300, Math.abs(expected));
  expect(expected === 0 ? Math.abs(actual!) : error, message).toBeLessThan(tolerance);
}

describe('majority-attack', () => {
  it('agrees with the simulated table to its 3 %', () => {
    for (const row of vectors.majorityAttack) {
      // At A = 1.05 a few thousand races say little: their length has a spread of several times its mean.
      const tolerance = row.A === 1.05 ? 0.08 : 0.03;
      const out = runModel(majorityAttack, { ratio: row.A, escrow: row.e });
      const where = `A ${row.A}, e ${row.e}`;
      expectClose(out.blockTimes, row.expBlocksTime, tolerance, where);
      expectClose(out.attackerBlocks, row.attackerBlocks, tolerance, where);
      expectClose(out.grossCostBlocks, row.grossCostInBlockRewards, tolerance, where);
    }
  });

  it('agrees with its own simulation, within four deviations', () => {
    const random = createRandom(92);
    for (const [ratio, escrow] of [
      [1.5, 1],
      [2, 6],
      [1.25, 6],
    ] as const) {
      const races = 20_000;
      let sum = 0;
      let squares = 0;
      for (let race = 0; race < races; race++) {
        let honest = 0;
        let attacker = 0;
        let steps = 0;
        while (honest < escrow + 1 || attacker <= honest) {
          steps++;
          if (random.uniform() < ratio / (1 + ratio)) attacker++;
          else honest++;
        }
        const time = steps / (1 + ratio);
        sum += time;
        squares += time * time;
      }
      const mean = sum / races;
      const deviation = Math.sqrt((squares / races - mean * mean) / races);
      expect(Math.abs(mean - majorityAttackTime(ratio, escrow))).toBeLessThan(4 * deviation);
    }
  });

  it('takes at least the escrow, less with more hash rate, and costs nothing net if the coin holds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.01, max: 50, noNaN: true }),
        fc.integer({ min: 0, max: 500 }),
        (ratio, escrow) => {
          const time = majorityAttackTime(ratio, escrow);
          expect(time).toBeGreaterThanOrEqual(escrow + 1);
          expect(majorityAttackTime(ratio * 1.1, escrow)).toBeLessThanOrEqual(time * (1 + 1e-12));
        },
      ),
    );
    const out = runModel(majorityAttack, { ...majorityAttack.example, coinValueDrop: 0.5 });
    expectClose(out.netCost, out.grossCost / 2);
    expect(runModel(majorityAttack, majorityAttack.example).netCost).toBe(0);
  });

  it('refuses a minority, by name', () => {
    expect(() => runModel(majorityAttack, { ratio: 1, escrow: 6 })).toThrow(/ratio is 1: .*1\.001/);
  });
});

describe('attack-cost', () => {
  it('reproduces rental, machines and power', () => {
    const { rental } = vectors;
    const out = runModel(attackCost, {
      networkHps: rental.netHashEH * 1e18,
      hashprice: rental.hashpriceUsdPHday,
      rentalPremium: rental.premium,
      hours: rental.hours,
      machinePricePerTh: rental.capex.usdPerTH,
      efficiencyJPerTh: rental.capex.jPerTH,
      pricePerKwh: rental.capex.cUsdKwh,
    });
    expectClose(out.rentalCost, rental.cost);
    expectClose(out.machineCost, rental.capex.capexUsd);
    expectClose(out.powerGw, rental.capex.powerGW);
    expectClose(out.energyCostPerHour, rental.capex.energyUsdPerHour);
  });
});

describe('security-budget', () => {
  const { securityBudget: vector, budish2022 } = vectors;
  const input = {
    subsidyCoin: vector.subsidy,
    feesCoin: vector.fees,
    coinPrice: vector.price,
    supplyCoin: 19_900_000,
  };
  it('reproduces the vector', () => {
    const out = runModel(securityBudget, input);
    expectClose(out.perBlock, vector.perBlock);
    expectClose(out.perDay, vector.perDay);
    expectClose(out.perYear, vector.perYear);
    expectClose(out.shareOfMarketValue, vector.annualRateOfMarketCap);
  });
  it('is of the size Budish gives for the first half of 2022', () => {
    const coinPrice = budish2022.perBlock / 6.35;
    const out = runModel(securityBudget, { ...input, subsidyCoin: 6.25, feesCoin: 0.1, coinPrice });
    expectClose(out.perBlock, budish2022.perBlock);
    expectClose(out.perDay, budish2022.perDay);
  });
  it('is secure exactly below its largest safe value, and the fees it asks for make it so', () => {
    const { largestSafeValue } = runModel(securityBudget, input);
    const at = (attackValue: number) => runModel(securityBudget, { ...input, attackValue });
    expect(at(largestSafeValue * 0.999).secure).toBe(true);
    expect(at(largestSafeValue * 1.001).secure).toBe(false);
    const { neededFeesCoin, neededPerBlock } = at(largestSafeValue * 3);
    const paid = runModel(securityBudget, { ...input, feesCoin: neededFeesCoin! });
    expectClose(paid.perBlock, neededPerBlock);
    expect(runModel(securityBudget, { ...input, coinPrice: 0 })).toMatchObject({
      perDay: 0,
      shareOfMarketValue: null,
      neededFeesCoin: null,
      secure: false,
    });
  });
});

describe('hashrate-shock', () => {
  it('reproduces the Bitcoin paths', () => {
    for (const { lost, atEpochFraction, path } of vectors.shockBTC) {
      const out = runModel(hashrateShock, { lost, atEpochFraction, epochs: path.length });
      path.forEach((row, i) => {
        const epoch = out.epochs[i]!;
        const where = `lost ${lost} at ${atEpochFraction}, epoch ${i}`;
        expectClose(epoch.blockSeconds, row.avgBlockSeconds, 1e-9, where);
        expectClose(epoch.epochDays, row.timespanDays, 1e-9, where);
        expectClose(epoch.factor, row.difficultyFactor, 1e-9, where);
        expectClose(epoch.difficulty, row.newDifficulty, 1e-9, where);
        if (row.remainingDays !== undefined) {
          expectClose(epoch.remainingDays, row.remainingDays, 1e-9, where);
        }
      });
    }
  });

  it('reproduces ASERT and its block times', () => {
    for (const { lost, samples } of vectors.asertShock) {
      const out = runModel(hashrateShock, { lost, asertDays: samples.map(({ day }) => day) });
      samples.forEach((row, i) => {
        expectClose(out.asert[i]!.difficulty, row.D);
        expectClose(out.asert[i]!.blockSeconds, row.blockSeconds);
      });
    }
  });

  it('agrees with stepping ASERT block by block', () => {
    const remaining = 0.1;
    const tauS = 2 * 86_400;
    let clockS = 0;
    let difficulty = 1;
    for (let block = 1; clockS < 4 * 86_400; block++) {
      clockS += (600 * difficulty) / remaining;
      difficulty = 2 ** (-(clockS - 600 * block) / tauS);
    }
    expectClose(difficulty, asertDifficulty(remaining, clockS / 86_400, 2), 0.02);
  });

  it('agrees with drawing an epoch’s blocks one by one', () => {
    const random = createRandom(94);
    let seconds = 0;
    for (let block = 0; block < 2016; block++) {
      const hashrate = block < 1008 ? 1 : 0.5;
      seconds += (-Math.log(1 - random.uniform()) * 600) / hashrate;
    }
    const [epoch] = shockEpochs({ blockSeconds: 600, blocksPerEpoch: 2016 }, 0.5, 0.5, 1);
    expectClose(seconds / 86_400, epoch!.epochDays, 0.09);
  });

  it('always ends at the hash rate that remains, by at most four a step', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (remaining, fraction) => {
          const path = shockEpochs(
            { blockSeconds: 600, blocksPerEpoch: 2016 },
            remaining,
            fraction,
            12,
          );
          for (const epoch of path) {
            expect(epoch.factor).toBeGreaterThanOrEqual(0.25);
            expect(epoch.factor).toBeLessThanOrEqual(4);
          }
          expectClose(path.at(-1)!.difficulty, remaining);
        },
      ),
    );
    expect(runModel(hashrateShock, { lost: 0.9 }).daysToNormal).toBeCloseTo(175, 9);
    expect(runModel(hashrateShock, { lost: 0.9, epochs: 1 }).daysToNormal).toBeNull();
    expect(() => runModel(hashrateShock, { lost: 1 })).toThrow(/lost is 1: must be at most 0.9999/);
  });
});

describe('concentration', () => {
  const { shares, hhi, nakamoto51, nakamoto33, effectiveN, entropyBits } = vectors.concentration;
  it('reproduces the vector', () => {
    const out = runModel(concentration, { amounts: shares });
    expectClose(out.herfindahlLow, hhi);
    expectClose(out.herfindahlHigh, hhi);
    expect([out.halfLow, out.halfHigh]).toEqual([nakamoto51, nakamoto51]);
    expect([out.thirdLow, out.thirdHigh]).toEqual([nakamoto33, nakamoto33]);
    expectClose(out.effectiveNumberLow, effectiveN);
    expectClose(out.entropyBits, entropyBits);
  });

  it('gives three points either side at 30 % of 1005 blocks', () => {
    const { lower, upper } = shareInterval(0.3, 1005, 0.95);
    expect((upper - lower) / 2).toBeCloseTo(0.0283, 3);
  });

  it('covers the true share about as often as it says', () => {
    const random = createRandom(95);
    let covered = 0;
    for (let week = 0; week < 2000; week++) {
      let found = 0;
      for (let block = 0; block < 300; block++) if (random.uniform() < 0.1) found++;
      const { lower, upper } = shareInterval(found / 300, 300, 0.95);
      if (lower <= 0.1 && upper >= 0.1) covered++;
    }
    expect(covered / 2000).toBeGreaterThan(0.935);
    expect(covered / 2000).toBeLessThan(0.965);
  });

  it('bounds every split of the unknown among others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }),
        (known, hidden) => {
          const unknown = hidden.reduce((sum, part) => sum + part, 0);
          const bounds = runModel(concentration, { amounts: known, unknown });
          const truth = runModel(concentration, { amounts: [...known, ...hidden] });
          if (Math.max(...known) >= Math.max(...hidden)) {
            expect(truth.herfindahlHigh).toBeLessThanOrEqual(bounds.herfindahlHigh + 1e-9);
            expect(truth.halfLow).toBeGreaterThanOrEqual(bounds.halfLow);
            expect(truth.halfLow).toBeLessThanOrEqual(bounds.halfHigh ?? Number.POSITIVE_INFINITY);
          }
          expect(truth.herfindahlLow).toBeGreaterThanOrEqual(bounds.herfindahlLow - 1e-9);
        },
      ),
    );
  });

  it('has the limits of a monopoly and of equals, and refuses nothing at all', () => {
    expect(runModel(concentration, { amounts: [5] })).toMatchObject({
      herfindahlLow: 10_000,
      halfLow: 1,
    });
    const equal = runModel(concentration, { amounts: Array(20).fill(1) });
    expectClose(equal.herfindahlLow, 500);
    expect(equal.halfLow).toBe(11);
    expect(() => runModel(concentration, { amounts: [0, 0] })).toThrow(/amounts is 0/);
    expect(runModel(concentration, { amounts: [1], unknown: 9 }).halfHigh).toBeNull();
  });
});

describe('mining-game', () => {
  it.each(market.game)('reproduces costs $costs', (row) => {
    const out = runModel(miningGame, { costs: row.costs });
    expect(out.active).toBe(row.active);
    expectClose(out.limitCost, row.cStar);
    expectClose(out.totalHashrate, row.totalHash);
    expectClose(out.rentBurnt, row.rentDissipation);
    out.miners.forEach((miner, i) => {
      expect(miner.share).toBeCloseTo(row.shares[i]!, 12);
      expect(miner.profit).toBeCloseTo(row.profits[i]!, 12);
    });
  });

  const costsOf = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
    minLength: 2,
    maxLength: 12,
  });

  it('leaves nobody a better answer: q_i = sqrt(Q_-i R/c_i) - Q_-i', () => {
    fc.assert(
      fc.property(costsOf, (costs) => {
        const { miners, totalHashrate } = runModel(miningGame, { costs });
        costs.forEach((cost, i) => {
          const others = totalHashrate - miners[i]!.hashrate;
          const best = Math.max(0, Math.sqrt(others / cost) - others);
          expect(miners[i]!.hashrate).toBeCloseTo(best, 9);
        });
      }),
    );
  });

  it('obeys Arnosti and Weinberg: if i mines, s_j >= 1 - c_j/c_i', () => {
    fc.assert(
      fc.property(costsOf, (costs) => {
        const { shares } = miningEquilibrium(costs);
        expectClose(
          shares.reduce((sum, share) => sum + share, 0),
          1,
        );
        costs.forEach((mine, i) => {
          if (shares[i]! <= 0) return;
          costs.forEach((theirs, j) => {
            expect(shares[j]!).toBeGreaterThanOrEqual(1 - theirs / mine - 1e-12);
          });
        });
      }),
    );
  });

  it.each(market.economiesOfScale)('leaves room for $maxMiners at alpha $alpha', (row) => {
    const out = runModel(scaleEconomies, { alpha: row.alpha });
    expectClose(out.leastShare, row.minShare);
    expect(out.mostMiners).toBe(row.maxMiners);
  });

  it('has no limit without economies of scale, and needs two miners', () => {
    expect(runModel(scaleEconomies, { alpha: 1 })).toEqual({ leastShare: 0, mostMiners: null });
    expect(() => runModel(miningGame, { costs: [1] })).toThrow(/costs.*at least two/);
    expect(() => runModel(miningGame, { costs: [1, 0] })).toThrow(/costs\.1 is 0: must be above 0/);
  });
});

describe('selection-pressure', () => {
  const { example } = selectionPressure;
  it('clears the fleet as the merit order does, before and after', () => {
    const [before, , low] = market.meritOrder.cases;
    const out = runModel(selectionPressure, {
      ...example,
      rewardCoin: before!.reward,
      coinPrice: before!.price,
      priceChange: low!.price / before!.price - 1,
    });
    expectClose(out.hashrateBeforeEhps, before!.H);
    expectClose(out.hashpriceBefore, before!.hashprice);
    expectClose(out.hashrateAfterEhps, low!.H);
    expectClose(out.hashpriceAfter, low!.hashprice);
    expectClose(out.shareLost, 1 - low!.H / before!.H);
    expectClose(out.epochs.at(-1)!.difficulty, low!.H / before!.H);
    expect(out.hashpriceAtOnce).toBeLessThan(out.hashpriceAfter);
  });

  it('ranks by hashcost', () => {
    const fleet = example.fleet;
    expect(efficiencyRank(fleet, 0)).toBe(1);
    expect(efficiencyRank(fleet, 1e9)).toBe(0);
    expectClose(efficiencyRank(fleet, 24 * 15 * 0.05), (1070 - 150) / 1070);
  });

  it('drives more out the further the price falls, and nobody out for nothing', () => {
    const lost = (priceChange: number) =>
      runModel(selectionPressure, { ...example, priceChange }).shareLost;
    expect(lost(0)).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: -0.98, max: 1, noNaN: true }), (change) => {
        expect(lost(change)).toBeLessThanOrEqual(lost(change - 0.01) + 1e-12);
      }),
    );
  });

  it('says that a processor was never in the race', () => {
    const out = runModel(selectionPressure, {
      ...example,
      yourEfficiencyJPerTh: 2e8,
      yourPricePerKwh: 0.3,
    });
    expect(out).toMatchObject({ yourRank: 0, youStay: false, youStayAtOnce: false });
  });
});

describe('security-value', () => {
  const outlookOf = (row: (typeof vectors.optimalSecurityBudget)[number]) => ({
    attemptsPerDay: row.nuPerDay,
    attackBlocks: row.alphaBlocks,
    medianValue: row.medianV,
    sigma: row.sigma,
    blocksPerDay: row.blocksPerDay,
  });

  it.each(vectors.optimalSecurityBudget)(
    'reproduces nu $nuPerDay, median $medianV, sigma $sigma',
    (row) => {
      const outlook = outlookOf(row);
      const out = runModel(securityValue, outlook);
      expectClose(out.existenceRatio, row.existenceRatio);
      expectClose(out.noSecurityLossPerDay, row.noSecurityLossPerDay);
      expectClose(out.bestBudgetPerDay, row.budgetPerDay);
      if (row.optimalPerBlock === null) {
        expect(out).toMatchObject({ balancedPerBlock: null, beatsNoSecurity: false });
        expect(out.bestLossPerDay).toBe(out.noSecurityLossPerDay);
        return;
      }
      expectClose(out.balancedPerBlock, row.optimalPerBlock);
      expectClose(out.balancedPerBlock, row.closedForm);
      expect(out.beatsNoSecurity).toBe(row.beatsZeroSecurity);
      expectClose(out.bestLossPerDay, row.residualLossPerDay);
      expectClose(out.bestLossPerDay, row.quadLoss);
      expectClose(marginalSecurity(outlook, row.optimalPerBlock / 2), row.marginalAtHalf);
      expectClose(marginalSecurity(outlook, row.optimalPerBlock * 2), row.marginalAtDouble);
    },
  );

  const outlooks = fc.record({
    attemptsPerDay: fc.double({ min: 10, max: 2000, noNaN: true }),
    attackBlocks: fc.double({ min: 1, max: 50, noNaN: true }),
    medianValue: fc.double({ min: 100, max: 1e6, noNaN: true }),
    sigma: fc.double({ min: 0.3, max: 3, noNaN: true }),
    blocksPerDay: fc.constant(144),
  });

  it('balances where a root search says, and no grid point costs less', () => {
    fc.assert(
      fc.property(outlooks, (outlook) => {
        const balanced = balancedBudget(outlook);
        const out = runModel(securityValue, outlook);
        const least = out.bestBudgetPerDay + out.bestLossPerDay;
        const centre = outlook.medianValue / outlook.attackBlocks;
        for (let log = -6; log <= 12; log += 0.1) {
          const budget = centre * Math.exp(log);
          const cost = outlook.blocksPerDay * budget + attackLossPerDay(outlook, budget);
          expect(cost).toBeGreaterThanOrEqual(least * (1 - 1e-9));
        }
        if (balanced === null || out.existenceRatio < 1.01) return;
        const root = findRoot(
          (log) => marginalSecurity(outlook, centre * Math.exp(log)) - 1,
          0,
          40,
        );
        expectClose(centre * Math.exp(root), balanced);
      }),
      { numRuns: 60 },
    );
  });

  it('loses what an integral of the attacks that pay says', () => {
    fc.assert(
      fc.property(outlooks, fc.double({ min: -3, max: 3, noNaN: true }), (outlook, distance) => {
        const budget = (outlook.medianValue / outlook.attackBlocks) * Math.exp(distance);
        const from = distance / outlook.sigma;
        const integral = tanhSinh(
          (u) => outlook.medianValue * Math.exp(outlook.sigma * u) * normalPdf(u),
          from,
          Math.max(from, outlook.sigma) + 12,
        );
        const loss = attackLossPerDay(outlook, budget);
        const everything = attackLossPerDay(outlook, 0);
        expect(Math.abs(loss - outlook.attemptsPerDay * integral) / everything).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('at the budget of the day says more than enough, and at none nothing', () => {
    const out = runModel(securityValue, securityValue.example);
    expect(out.marginalRatio).toBeCloseTo(0.64, 2);
    expect(out.marginalRatio).toBeLessThan(1);
    const none = runModel(securityValue, { ...securityValue.example, budgetPerBlock: 0 });
    expect(none).toMatchObject({ marginalRatio: 0, lossPerDay: none.noSecurityLossPerDay });
    const never = runModel(securityValue, { ...securityValue.example, attemptsPerDay: 0 });
    expect(never).toMatchObject({ balancedPerBlock: null, bestBudgetPerDay: 0, lossPerDay: 0 });
  });
});
