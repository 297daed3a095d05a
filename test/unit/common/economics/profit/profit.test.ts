import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { hashcost, hashprice, profit } from '../../../../../common/economics/profit/profit.ts';
import vectors from '../../../../vector/economics-profit.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

const s21 = {
  hashrateHps: cases.breakeven.H,
  difficulty: cases.breakeven.D,
  rewardCoin: cases.breakeven.R,
  coinPrice: cases.breakeven.P,
  powerW: cases.breakeven.W,
  pricePerKwh: cases.breakeven.c,
};

describe('profit', () => {
  it("reproduces f2pool's 86 machines of March 2020", () => {
    const { rows, electricity, btcPerTHday, impliedPrice } = cases.f2pool2020;
    expect(rows.length).toBe(86);
    // Any difficulty and reward that give the page's coins per TH/s and day.
    const difficulty = 16.55e12;
    const rewardCoin = (btcPerTHday * difficulty * 2 ** 32) / (1e12 * 86400);
    for (const row of rows) {
      const result = runModel(profit, {
        hashrateHps: row.hashrateTH * 1e12,
        difficulty,
        rewardCoin,
        coinPrice: impliedPrice,
        powerW: row.watts,
        pricePerKwh: electricity,
      });
      const rate = result.energyCostPerDay / result.revenuePerDay;
      expect(Math.abs(result.energyCostPerDay - row.costUsd), row.device).toBeLessThan(0.0051);
      expect(Math.abs(result.profitPerDay - row.profitUsd), row.device).toBeLessThan(0.011);
      expect(Math.abs(rate - row.electricityCostRate), row.device).toBeLessThan(0.0101);
    }
  });

  it('gives the worked example with every break-even', () => {
    const row = cases.breakeven;
    const result = runModel(profit, s21);
    expectRelative(result.coinPerDay, row.coinsPerDay);
    expectRelative(result.revenuePerDay, row.revenue);
    expectRelative(result.energyPerDayKwh, row.kwhPerDay);
    expectRelative(result.energyCostPerDay, row.energyCost);
    expectRelative(result.profitPerDay, row.profit);
    expectRelative(result.breakEvenPricePerKwh, row.breakevenElectricity);
    expectRelative(result.breakEvenPricePerKwh, row.curtailAbove);
    expectRelative(result.revenuePerMwh, row.revenuePerMWh);
    expectRelative(result.breakEvenCoinPrice, row.breakevenPrice);
    expectRelative(result.averageCostPerCoin, row.costPerCoin);
    expectRelative(result.breakEvenDifficulty, row.breakevenDifficulty);
    expectRelative(result.efficiencyJPerTh, row.efficiencyJTH);
    expectRelative(result.hashprice, row.hashprice);
    expectRelative(result.hashcost, row.hashcost);
    expectRelative(hashcost(row.efficiencyJTH, row.c), row.hashcostFormula);
    expect(result.worthRunning).toBe(false);
  });

  it("agrees with mempool's sample and the Cambridge threshold", () => {
    const sample = cases.hashpriceMempoolSample;
    const network = { difficulty: sample.difficulty, hashesPerDifficulty: 2 ** 32 };
    expectRelative(hashprice(network, sample.rewardPerBlock, 1), sample.btcPerPHday);
    const { minersRevenueUsdPerDay, hashrateTHs, price, thetaJperGH } = cases.cbeci;
    // A network of one block a day whose hash rate is the world's.
    const result = runModel(profit, {
      hashrateHps: 1e12,
      difficulty: (hashrateTHs * 1e12 * 86400) / 2 ** 32,
      rewardCoin: 1,
      coinPrice: minersRevenueUsdPerDay,
      powerW: 0,
      pricePerKwh: price,
    });
    expectRelative(result.breakEvenEfficiencyJPerTh, thetaJperGH * 1000);
  });

  it('breaks even exactly at each of its break-evens', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e3, max: 1e15, noNaN: true }),
        fc.double({ min: 1e6, max: 1e15, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (hashrateHps, difficulty, powerW, pricePerKwh, poolFee, rejectRate, uptime) => {
          const input = {
            ...s21,
            coinPrice: 0.5,
            hashrateHps,
            difficulty,
            powerW,
            pricePerKwh,
            poolFee,
            rejectRate,
            uptime,
            pue: 1.2,
          };
          const base = runModel(profit, input);
          const even = (change: object) => {
            const result = runModel(profit, { ...input, ...change });
            expectRelative(result.revenuePerDay, result.energyCostPerDay, 1e-9);
          };
          even({ pricePerKwh: base.breakEvenPricePerKwh });
          even({ coinPrice: base.breakEvenCoinPrice });
          even({ difficulty: base.breakEvenDifficulty });
          even({ hashrateHps: base.breakEvenHashrateHps });
          even({ powerW: (base.breakEvenEfficiencyJPerTh! * hashrateHps) / 1e12 });
        },
      ),
    );
  });

  it('reaches its limits with null, never with infinity', () => {
    expect(runModel(profit, { ...s21, hashrateHps: 0 })).toMatchObject({
      revenuePerDay: 0,
      efficiencyJPerTh: null,
      hashcost: null,
      breakEvenCoinPrice: null,
      averageCostPerCoin: null,
      breakEvenPricePerKwh: 0,
      breakEvenDifficulty: 0,
      worthRunning: false,
    });
    expect(runModel(profit, { ...s21, powerW: 0 })).toMatchObject({
      breakEvenPricePerKwh: null,
      breakEvenDifficulty: null,
      breakEvenCoinPrice: 0,
      worthRunning: true,
    });
    expect(runModel(profit, { ...s21, coinPrice: 0 })).toMatchObject({
      hashprice: 0,
      breakEvenPricePerKwh: 0,
      breakEvenHashrateHps: null,
    });
    expect(runModel(profit, { ...s21, pricePerKwh: -0.01 })).toMatchObject({
      breakEvenDifficulty: null,
      breakEvenEfficiencyJPerTh: null,
      worthRunning: true,
    });
  });

  it('does not change when power is counted in other units of hash rate and difficulty', () => {
    const litecoinStyle = runModel(profit, {
      ...s21,
      difficulty: s21.difficulty * 65536,
      hashesPerDifficulty: 65536,
    });
    expectRelative(litecoinStyle.profitPerDay, runModel(profit, s21).profitPerDay, 1e-12);
  });
});
