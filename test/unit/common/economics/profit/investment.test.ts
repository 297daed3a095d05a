import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { depreciation } from '../../../../../common/economics/profit/depreciation.ts';
import { internalReturn } from '../../../../../common/economics/profit/internal-return.ts';
import { investment } from '../../../../../common/economics/profit/investment.ts';
import {
  obsolescence,
  yearsToObsolescence,
} from '../../../../../common/economics/profit/obsolescence.ts';
import vectors from '../../../../vector/economics-profit.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('investment', () => {
  it('gives value, payback and last day', () => {
    for (const row of cases.npv) {
      const { capex, rev0, cost0, g, r, T } = row.args;
      const result = runModel(investment, {
        capex,
        revenuePerDay: rev0,
        costPerDay: cost0,
        annualGrowth: Math.expm1(g),
        discountRate: r,
        years: T,
        yearsToHalving: 'halv' in row.args ? row.args.halv : null,
        feeShare: 'fee_share' in row.args ? row.args.fee_share : 0,
      });
      expectRelative(result.netPresentValue, row.npvDaily);
      expect(result.paybackDays).toBe(row.paybackDay);
      expect(result.lastProfitableDay).toBe(row.lastProfitableDay);
      if (row.closedForm === null) expect(result.netPresentValueClosed).toBeNull();
      else expectRelative(result.netPresentValueClosed, row.closedForm);
    }
  });

  it('is worth nothing at its own rate of return', () => {
    const plan = { capex: 2000, revenuePerDay: 8, costPerDay: 3, annualGrowth: 0.2, years: 3 };
    const { annualReturn } = runModel(investment, plan);
    const discountRate = Math.log1p(annualReturn!);
    expect(runModel(investment, { ...plan, discountRate }).netPresentValue).toBeCloseTo(0, 6);
  });

  it('agrees with its closed form, and falls with growth, rate and cost', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        (revenuePerDay, costPerDay, annualGrowth, discountRate) => {
          const plan = { capex: 500, revenuePerDay, costPerDay, annualGrowth, discountRate };
          const base = runModel(investment, plan);
          expect(Math.abs(base.netPresentValue - base.netPresentValueClosed!)).toBeLessThan(
            0.01 + 1e-5 * revenuePerDay * 365,
          );
          for (const worse of [
            { annualGrowth: annualGrowth + 0.1 },
            { discountRate: discountRate + 0.1 },
            { costPerDay: costPerDay + 1 },
            { yearsToHalving: 1 },
          ]) {
            const result = runModel(investment, { ...plan, ...worse });
            expect(result.netPresentValue).toBeLessThanOrEqual(base.netPresentValue + 1e-9);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never pays back what earns nothing', () => {
    expect(
      runModel(investment, { capex: 100, revenuePerDay: 0, costPerDay: 1, annualGrowth: 0 }),
    ).toMatchObject({
      netPresentValue: -100,
      paybackDays: null,
      lastProfitableDay: null,
      annualReturn: null,
    });
  });
});

describe('internal return', () => {
  it('gives the textbook rate, and null where there is none or more than one', () => {
    expectRelative(internalReturn(cases.irr.flows), cases.irr.irr);
    expect(internalReturn([100, 60])).toBeNull();
    expect(internalReturn([-100, 230, -132])).toBeNull();
    expectRelative(internalReturn([-100, 50]), -0.5, 1e-9);
  });

  it('inverts compound interest', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.9, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        (rate, periods) => {
          const flows = [-1, ...Array<number>(periods - 1).fill(0), (1 + rate) ** periods];
          expect(internalReturn(flows)).toBeCloseTo(rate, 7);
        },
      ),
    );
  });
});

describe('obsolescence', () => {
  it('gives the table of dead machines', () => {
    for (const row of cases.obsolescence) {
      const result = runModel(obsolescence, {
        hashprice: row.hashprice,
        efficiencyJPerTh: row.effJTH,
        pricePerKwh: row.c,
        annualGrowth: Math.expm1(row.g),
      });
      expectRelative(result.years, row.years, 1e-9);
      expectRelative(result.breakEvenEfficiencyJPerTh, row.breakevenEfficiency);
      expect(result.isDead).toBe(true);
    }
  });

  it('agrees with stepping day by day through halvings', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.01, max: 30, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (price, growth, yearsToHalving, feeShare) => {
          const path = { feeShare, yearsToHalving, halvingYears: 4 };
          const dies = yearsToObsolescence(price, 1, growth, path);
          let day = 0;
          let factor = 1;
          for (; day < 40 * 365; day++) {
            const years = day / 365;
            const halvings =
              years < yearsToHalving ? 0 : 1 + Math.floor((years - yearsToHalving) / 4);
            factor = (1 - feeShare) * 0.5 ** halvings + feeShare;
            if (price * factor * Math.exp(-growth * years) <= 1) break;
          }
          if (day < 40 * 365) expect(Math.abs(dies! - day / 365)).toBeLessThan(1.01 / 365);
          else expect(dies === null || dies > 39.9).toBe(true);
        },
      ),
    );
  });

  it('lives for ever on free power or without growth', () => {
    const input = { hashprice: 30, efficiencyJPerTh: 15, annualGrowth: 0.4 };
    expect(runModel(obsolescence, { ...input, pricePerKwh: 0 })).toMatchObject({
      years: null,
      isDead: false,
      breakEvenEfficiencyJPerTh: null,
    });
    expect(
      runModel(obsolescence, { ...input, pricePerKwh: 0.05, annualGrowth: 0 }).years,
    ).toBeNull();
    expect(runModel(obsolescence, { ...input, hashprice: 0, pricePerKwh: 0.05 })).toMatchObject({
      years: null,
      isDead: true,
    });
  });
});

describe('depreciation', () => {
  it('starts at the price and ends at the salvage', () => {
    const input = { price: 1000, salvage: 100, lifeYears: 3 };
    expect(runModel(depreciation, { ...input, ageYears: 0 })).toMatchObject({
      straightLine: 1000,
      declining: 1000,
      market: 1000,
    });
    expect(runModel(depreciation, { ...input, ageYears: 7 })).toMatchObject({
      straightLine: 100,
      straightLinePerDay: 0,
    });
    expectRelative(runModel(depreciation, { ...input, ageYears: 1 }).straightLine, 700);
  });
});
