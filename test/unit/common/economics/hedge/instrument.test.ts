import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisRiskModel } from '../../../../../common/economics/hedge/basis-risk.ts';
import { betaHedgeModel } from '../../../../../common/economics/hedge/beta-hedge.ts';
import { coinForwardModel } from '../../../../../common/economics/hedge/coin-forward.ts';
import { collarModel, zeroCostCallStrike } from '../../../../../common/economics/hedge/collar.ts';
import { forwardMarginModel } from '../../../../../common/economics/hedge/forward-margin.ts';
import { hashpriceForwardModel } from '../../../../../common/economics/hedge/hashprice-forward.ts';
import {
  minimumVarianceHedgeModel,
  minimumVarianceRatio,
} from '../../../../../common/economics/hedge/minimum-variance-hedge.ts';
import { normalRiskModel } from '../../../../../common/economics/hedge/normal-risk.ts';
import { productionHedgeModel } from '../../../../../common/economics/hedge/production-hedge.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { black76 } from '../../../../../common/economics/option/black-76.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import hedge from '../../../../vector/economics-hedge.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = hedge;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('hashprice forward', () => {
  it('gives the terms of a forward and of a listed contract', () => {
    const { luxorNDF: ndf, bitnomialHUP: hup } = cases;
    const forward = runModel(hashpriceForwardModel, {
      contractHashprice: ndf.unitHashprice,
      settlementHashprice: 60,
      hashratePhs: ndf.dailyHashratePH,
      days: ndf.days,
    });
    expect(forward).toMatchObject({
      units: ndf.units,
      notional: ndf.notional,
      initialMargin: ndf.initialMarginUsd,
      sellerPerDay: ndf.sellerDayPnlIfSettle60,
    });
    const coinMargin = runModel(hashpriceForwardModel, {
      ...hashpriceForwardModel.example,
      marginShare: ndf.initialMarginBtcContract,
    });
    expectRelative(coinMargin.initialMargin, 0.18 * ndf.notional, 1e-12);
    const listed = runModel(hashpriceForwardModel, {
      ...hashpriceForwardModel.example,
      contractPhDays: hup.contractPHdays,
      tick: hup.tick,
    });
    expect(listed.tickValue).toBe(hup.tickValue);
    expect(listed.contracts).toBe(150);
  });

  it('leaves the contract price whatever hashprice settles at', () => {
    for (const settlementHashprice of [0, 30, 65, 200]) {
      const { sellerTotal, units, revenueWithRig } = runModel(hashpriceForwardModel, {
        ...hashpriceForwardModel.example,
        settlementHashprice,
      });
      expectRelative(sellerTotal + units * settlementHashprice, revenueWithRig, 1e-12);
    }
  });
});

describe('coin forward', () => {
  it('fixes the price of what was sold and says what is not there', () => {
    const run = (settlementPrice: number, coinsSold = 0.4) =>
      runModel(coinForwardModel, { ...coinForwardModel.example, settlementPrice, coinsSold });
    expectRelative(run(10_000).revenue, 0.4 * 61_200, 1e-12);
    expectRelative(run(90_000).revenue, 0.4 * 61_200, 1e-12);
    expect(run(90_000, 1).coinsShort).toBeCloseTo(0.6, 12);
    expectRelative(run(0).fairForward, 60_000 * Math.exp(0.02), 1e-12);
    expect(runModel(coinForwardModel, { ...coinForwardModel.example, years: 0 }).fairForward).toBe(
      60_000,
    );
  });
});

describe('put and collar', () => {
  it('gives the worked example', () => {
    const { collar } = cases;
    const answer = runModel(collarModel, {
      forward: collar.F,
      putStrike: collar.putK,
      years: collar.T,
      volatility: collar.vol,
      rate: collar.r,
    });
    expectRelative(answer.putPremium, collar.put, 1e-12);
    expectRelative(answer.callStrike, collar.callK, 1e-12);
  });

  it('finds the call that pays for any put', () => {
    fc.assert(
      fc.property(number(0.3, 1.4), number(0.1, 3), number(0.05, 2), (ratio, volatility, years) => {
        const market = { forward: 60_000, years, rate: 0.04, volatility };
        const putStrike = ratio * 60_000;
        const strike = zeroCostCallStrike(market, putStrike);
        const put = black76({ ...market, side: 'put', strike: putStrike });
        if (strike === null) {
          expect(put < 1e-9 * 60_000 || put > 60_000 * Math.exp(-0.04 * years)).toBe(true);
          return;
        }
        const call = black76({ ...market, side: 'call', strike });
        expect(Math.abs(call / put - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  it('has a cap above the forward for a floor below it, and the other way round', () => {
    const market = { forward: 100, years: 1, rate: 0, volatility: 0.5 };
    expect(zeroCostCallStrike(market, 80)).toBeGreaterThan(100);
    expect(zeroCostCallStrike(market, 120)).toBeLessThan(100);
    expectRelative(zeroCostCallStrike(market, 100), 100, 1e-9);
    expect(zeroCostCallStrike({ ...market, volatility: 0 }, 80)).toBeNull();
    expect(zeroCostCallStrike(market, 0)).toBeNull();
  });
});

describe('minimum variance hedge', () => {
  it("gives Hull's heating oil", () => {
    const { hullMVHR: hull } = cases;
    const answer = runModel(minimumVarianceHedgeModel, {
      spotChanges: hull.dS,
      hedgeChanges: hull.dF,
      exposure: hull.NA,
      contractSize: hull.QF,
    });
    expectRelative(answer.hedgeDeviation, hull.sigmaF, 1e-12);
    expectRelative(answer.spotDeviation, hull.sigmaS, 1e-12);
    expectRelative(answer.correlation, hull.rho, 1e-12);
    expectRelative(answer.ratio, hull.h, 1e-12);
    expectRelative(answer.effectiveness, hull.effectiveness, 1e-12);
    expectRelative(answer.contracts, hull.Nstar, 1e-12);
    expect(Math.abs((answer.ratio ?? 0) - hull.published.h)).toBeLessThan(5e-4);
    expect(Math.abs((answer.correlation ?? 0) - hull.published.rho)).toBeLessThan(5e-4);
    expect(Math.abs((answer.contracts ?? 0) - hull.published.N)).toBeLessThan(5e-3);
  });

  it('leaves less variance than any other ratio', () => {
    const random = createRandom(9);
    const hedgeChanges = Array.from({ length: 60 }, random.normal);
    const spotChanges = hedgeChanges.map((change) => 0.7 * change + 0.4 * random.normal());
    const ratio = minimumVarianceRatio(spotChanges, hedgeChanges) ?? 0;
    const left = (h: number) => {
      const results = spotChanges.map((s, i) => s - h * (hedgeChanges[i] ?? 0));
      const mean = results.reduce((a, b) => a + b, 0) / results.length;
      return results.reduce((sum, r) => sum + (r - mean) ** 2, 0);
    };
    for (const h of [0, ratio - 0.05, ratio + 0.05, 1]) {
      expect(left(h)).toBeGreaterThan(left(ratio));
    }
    const { hedgedDeviation } = runModel(minimumVarianceHedgeModel, { spotChanges, hedgeChanges });
    expectRelative(hedgedDeviation, Math.sqrt(left(ratio) / 59), 1e-9);
  });

  it('has no ratio beside a hedge that does not move, and refuses unequal series', () => {
    const still = runModel(minimumVarianceHedgeModel, {
      spotChanges: [0.1, -0.2, 0.3],
      hedgeChanges: [0, 0, 0],
    });
    expect(still).toMatchObject({ ratio: null, contracts: null, effectiveness: 0 });
    expect(() =>
      runModel(minimumVarianceHedgeModel, { spotChanges: [1, 2, 3], hedgeChanges: [1, 2, 3, 4] }),
    ).toThrow(/hedgeChanges is 4/);
  });

  it("gives Hull's beta hedge", () => {
    const { hullBeta: hull } = cases;
    const { contracts } = runModel(betaHedgeModel, {
      holding: hull.VA,
      contractValue: hull.VF,
      beta: hull.beta,
    });
    expectRelative(contracts, hull.N, 1e-12);
    expect(contracts).toBe(hull.published);
  });
});

describe('production hedge', () => {
  it("gives McKinnon's ratios", () => {
    for (const row of cases.mckinnon) {
      const { ratio } = runModel(productionHedgeModel, {
        correlation: row.rho,
        outputVariation: row.cvQ,
        priceVariation: row.cvP,
      });
      expectRelative(ratio, row.hOverEQ, 1e-12);
    }
  });

  it('is the regression of revenue on price, for small variations', () => {
    const random = createRandom(5);
    const [cvQ, cvP, rho] = [0.05, 0.08, -0.5];
    let [sumR, sumP, sumRp, sumPp] = [0, 0, 0, 0];
    const count = 200_000;
    for (let i = 0; i < count; i++) {
      const z = random.normal();
      const price = 1 + cvP * z;
      const output = 1 + cvQ * (rho * z + Math.sqrt(1 - rho * rho) * random.normal());
      const revenue = price * output;
      sumR += revenue;
      sumP += price;
      sumRp += revenue * price;
      sumPp += price * price;
    }
    const slope =
      (sumRp / count - (sumR / count) * (sumP / count)) / (sumPp / count - (sumP / count) ** 2);
    const { ratio } = runModel(productionHedgeModel, {
      correlation: rho,
      outputVariation: cvQ,
      priceVariation: cvP,
    });
    expect(Math.abs(slope - ratio)).toBeLessThan(0.01);
  });
});

describe('risk of normal gains', () => {
  it('gives the normal tables', () => {
    const { normalVaR: table } = cases;
    const at95 = runModel(normalRiskModel, { deviation: 1, confidence: 0.95 });
    expectRelative(at95.valueAtRisk, table.z, 1e-12);
    expectRelative(at95.expectedShortfall, table.es, 1e-12);
    const at99 = runModel(normalRiskModel, { deviation: 1, confidence: 0.99 });
    expectRelative(at99.valueAtRisk, table.z99, 1e-12);
    expectRelative(at99.expectedShortfall, table.es99, 1e-11);
    expect(runModel(normalRiskModel, { mean: -1, deviation: 0 })).toEqual({
      valueAtRisk: 1,
      expectedShortfall: 1,
      lossChance: 1,
    });
  });
});

describe('basis risk', () => {
  it('leaves (1 - rho^2) of the variance at best, nothing where both are one', () => {
    fc.assert(
      fc.property(number(0.1, 100), number(0.1, 100), number(-1, 1), (own, other, correlation) => {
        const input = { spotDeviation: own, hedgeDeviation: other, correlation };
        const { bestRatio, bestDeviation } = runModel(basisRiskModel, input);
        const ratio = Math.max(-10, Math.min(10, bestRatio));
        const used = runModel(basisRiskModel, { ...input, ratio });
        expect(used.deviation).toBeGreaterThanOrEqual(bestDeviation - 1e-6 * own);
        if (ratio === bestRatio) expect(used.deviation).toBeCloseTo(bestDeviation, 5);
      }),
    );
    const same = { spotDeviation: 5, hedgeDeviation: 5, correlation: 1 };
    expect(runModel(basisRiskModel, same)).toMatchObject({ deviation: 0, effectiveness: 1 });
  });
});

describe('margin of a forward sale', () => {
  it('adds initial margin and an adverse move, and is certain to fail where the cash is short at once', () => {
    const answer = runModel(forwardMarginModel, forwardMarginModel.example);
    expectRelative(answer.initialMargin, 102_375, 1e-12);
    expectRelative(
      answer.variationMargin,
      292_500 * Math.expm1(1.6448536269514722 * 0.65 * 0.5),
      1e-9,
    );
    const short = runModel(forwardMarginModel, { ...forwardMarginModel.example, cash: 1000 });
    expect(short).toMatchObject({ isCovered: false, runOutChance: 1 });
    const none = runModel(forwardMarginModel, { ...forwardMarginModel.example, units: 0 });
    expect(none).toMatchObject({ peakCash: 0, runsOutAt: null, runOutChance: 0, isCovered: true });
  });

  it('agrees with paths watched closely', () => {
    const { example } = forwardMarginModel;
    const { runsOutAt, runOutChance } = runModel(forwardMarginModel, example);
    const random = createRandom(2);
    const [steps, paths] = [250, 8000];
    const dt = 0.25 / steps;
    let touched = 0;
    for (let path = 0; path < paths; path++) {
      let log = Math.log(65);
      let survives = 1;
      for (let step = 0; step < steps; step++) {
        const next = log - 0.5 * 0.65 ** 2 * dt + 0.65 * Math.sqrt(dt) * random.normal();
        const [a, b] = [Math.log(runsOutAt ?? 0) - log, Math.log(runsOutAt ?? 0) - next];
        // Brownian bridge: the chance of having touched between two looks.
        survives *= a <= 0 || b <= 0 ? 0 : 1 - Math.exp((-2 * a * b) / (0.65 ** 2 * dt));
        log = next;
      }
      touched += 1 - survives;
    }
    expect(Math.abs(touched / paths - runOutChance)).toBeLessThan(0.02);
  });
});
