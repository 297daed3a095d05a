import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  chanceOfFalling,
  chanceOfRising,
} from '../../../../../common/economics/treasury/barrier.ts';
import { coinLoanModel } from '../../../../../common/economics/treasury/coin-loan.ts';
import {
  equipmentLoanModel,
  levelPayment,
} from '../../../../../common/economics/treasury/equipment-loan.ts';
import {
  outputFinancingModel,
  outputValue,
} from '../../../../../common/economics/treasury/output-financing.ts';
import { priceTouchModel } from '../../../../../common/economics/treasury/price-touch.ts';
import { reserveErosionModel } from '../../../../../common/economics/treasury/reserve-erosion.ts';
import { runwayModel } from '../../../../../common/economics/treasury/runway.ts';
import { normalCdf } from '../../../../../common/stats/normal.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import finance from '../../../../vector/economics-finance.json' with { type: 'json' };
import treasury from '../../../../vector/economics-treasury.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { annuity, coinLoan } = finance.cases;
const { barrierHit, runway } = treasury.cases;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('touching a level', () => {
  it('gives the closed form of the table, near its simulation', () => {
    for (const row of barrierHit) {
      const { chance } = runModel(priceTouchModel, {
        price: row.S,
        level: row.b,
        drift: row.mu,
        volatility: row.sigma,
        years: row.T,
      });
      expectRelative(chance, row.p, 1e-12);
      expect(Math.abs(chance - row.mc)).toBeLessThan(0.01);
    }
  });

  it('agrees with bridged paths', () => {
    const random = createRandom(8);
    const [paths, steps] = [20_000, 20];
    const dt = 1 / steps;
    let touched = 0;
    for (let path = 0; path < paths; path++) {
      let log = 0;
      let survives = 1;
      for (let step = 0; step < steps; step++) {
        const next = log + (0.1 - 0.32) * dt + 0.8 * Math.sqrt(dt) * random.normal();
        const [a, b] = [log - Math.log(0.4), next - Math.log(0.4)];
        survives *= a <= 0 || b <= 0 ? 0 : 1 - Math.exp((-2 * a * b) / (0.64 * dt));
        log = next;
      }
      touched += 1 - survives;
    }
    const chance = chanceOfFalling({ start: 1, level: 0.4, drift: 0.1, volatility: 0.8, years: 1 });
    expect(Math.abs(touched / paths - chance)).toBeLessThan(0.012);
  });

  it('is a chance, above that of ending there, and grows with time and nearness', () => {
    fc.assert(
      fc.property(
        number(0.01, 0.99),
        number(-1, 1),
        fc.oneof(fc.constantFrom(0, 10), number(0.01, 3)),
        number(0, 20),
        (level, drift, volatility, years) => {
          const barrier = { start: 1, level, drift, volatility, years };
          const chance = chanceOfFalling(barrier);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          const deviation = volatility * Math.sqrt(years);
          if (deviation > 0) {
            const trend = (drift - 0.5 * volatility * volatility) * years;
            expect(chance).toBeGreaterThanOrEqual(
              normalCdf((Math.log(level) - trend) / deviation) - 1e-12,
            );
          }
          expect(chanceOfFalling({ ...barrier, years: years + 1 })).toBeGreaterThanOrEqual(
            chance - 1e-12,
          );
          expect(chanceOfFalling({ ...barrier, level: level * 0.9 })).toBeLessThanOrEqual(
            chance + 1e-12,
          );
        },
      ),
    );
  });

  it('mirrors: a rise of one price is a fall of its inverse', () => {
    const up = chanceOfRising({ start: 50, level: 80, drift: 0.1, volatility: 0.5, years: 2 });
    // 1/P has drift s^2 - mu.
    const down = chanceOfFalling({
      start: 1 / 50,
      level: 1 / 80,
      drift: 0.25 - 0.1,
      volatility: 0.5,
      years: 2,
    });
    expectRelative(up, down, 1e-12);
    expect(chanceOfRising({ start: 0, level: 1, drift: 0, volatility: 1, years: 1 })).toBe(0);
  });

  it('follows the known path without volatility, and the limits of level and time', () => {
    const still = { start: 100, drift: -0.5, volatility: 0, years: 1 };
    expect(chanceOfFalling({ ...still, level: 61 })).toBe(1);
    expect(chanceOfFalling({ ...still, level: 60 })).toBe(0);
    expect(chanceOfFalling({ ...still, level: 100 })).toBe(1);
    expect(chanceOfFalling({ ...still, level: 0 })).toBe(0);
    expect(chanceOfFalling({ ...still, volatility: 1, level: 99, years: 0 })).toBe(0);
  });
});

describe('coin loan', () => {
  it('gives the worked example', () => {
    const answer = runModel(coinLoanModel, {
      loan: coinLoan.loan,
      coins: coinLoan.coins,
      coinPrice: coinLoan.price,
      volatility: coinLoan.vol,
      years: coinLoan.T,
    });
    expectRelative(answer.ltv, coinLoan.ltv, 1e-12);
    expectRelative(answer.marginCallPrice, coinLoan.marginCallPrice, 1e-12);
    expectRelative(answer.liquidationPrice, coinLoan.liquidationPrice, 1e-12);
    expectRelative(answer.marginCallChance, coinLoan.pMarginCall, 1e-12);
    expectRelative(answer.liquidationChance, coinLoan.pLiquidation, 1e-12);
    expect(answer.isCalled).toBe(false);
  });

  it('is riskier with interest, and safe without a loan', () => {
    const { example } = coinLoanModel;
    const answer = runModel(coinLoanModel, { ...example, interest: 0.1 });
    expect(answer.liquidationChance).toBeGreaterThan(coinLoan.pLiquidation);
    expectRelative(answer.owedAtEnd, 20_000 * Math.exp(0.1), 1e-12);
    expect(runModel(coinLoanModel, { ...example, loan: 0 })).toMatchObject({
      ltv: 0,
      marginCallChance: 0,
      liquidationChance: 0,
    });
    expect(runModel(coinLoanModel, { ...example, loan: 50_000 })).toMatchObject({
      isCalled: true,
      marginCallChance: 1,
      liquidationChance: 1,
    });
  });
});

describe('equipment loan', () => {
  it('gives the textbook payment', () => {
    const answer = runModel(equipmentLoanModel, {
      principal: annuity.principal,
      yearlyRate: annuity.annualRate,
      months: annuity.months,
    });
    expectRelative(answer.payment, annuity.payment, 1e-12);
    expect(answer.payment).toBeCloseTo(annuity.published, 2);
  });

  it('pays itself off month by month', () => {
    fc.assert(
      fc.property(
        number(1, 1e6),
        number(0, 3),
        fc.integer({ min: 1, max: 120 }),
        (principal, yearlyRate, months) => {
          const rate = yearlyRate / 12;
          let balance = principal;
          const payment = levelPayment(principal, rate, months);
          const after: number[] = [];
          for (let month = 0; month < months; month++) {
            balance = balance * (1 + rate) - payment;
            after.push(balance);
          }
          expect(Math.abs(balance) / (principal * (1 + rate) ** months)).toBeLessThan(1e-11);
          const paidMonths = Math.floor(months / 2);
          const { balance: half } = runModel(equipmentLoanModel, {
            principal,
            yearlyRate,
            months,
            paidMonths,
          });
          const expected = paidMonths === 0 ? principal : (after[paidMonths - 1] ?? 0);
          expect(Math.abs(half - expected) / (principal * (1 + rate) ** months)).toBeLessThan(
            1e-10,
          );
        },
      ),
    );
    expect(levelPayment(1200, 0, 12)).toBe(100);
  });
});

describe('financing against output', () => {
  it('advances the discounted forward curve less the haircut', () => {
    const output = {
      hashprice: 45,
      difficultyGrowth: 0.3,
      hashratePhs: 10,
      months: 12,
      rate: 0.12,
    };
    const { value, hashDays } = outputValue(output);
    let sum = 0;
    for (let month = 0; month < 12; month++) {
      const years = (month + 0.5) / 12;
      sum += Math.exp(-0.12 * years) * 45 * 1.3 ** -years * 10 * 30.4375;
    }
    expectRelative(value, sum, 1e-12);
    expectRelative(hashDays, 3652.5, 1e-12);
    const answer = runModel(outputFinancingModel, outputFinancingModel.example);
    expectRelative(answer.advance, 0.75 * sum, 1e-12);
    expectRelative(answer.paybackHashDays * 45, answer.advance, 1e-12);
  });

  it('is safer with a larger haircut and cheaper power, and free of risk if nothing is owed', () => {
    const run = (changes: object) =>
      runModel(outputFinancingModel, { ...outputFinancingModel.example, ...changes }).defaultChance;
    expect(run({ haircut: 0.8, runningCost: 5 })).toBeLessThan(
      run({ haircut: 0.6, runningCost: 5 }),
    );
    expect(run({ haircut: 0.8, runningCost: 5 })).toBeLessThan(
      run({ haircut: 0.8, runningCost: 15 }),
    );
    expect(run({ haircut: 1 })).toBe(0);
    expect(run({ months: 0 })).toBe(0);
    expect(run({ hashratePhs: 0 })).toBe(0);
    expect(run({ hashprice: 0 })).toBe(0);
  });
});

describe('runway and reserve', () => {
  it('gives the worked example and never runs out on income', () => {
    const answer = runModel(runwayModel, {
      fiat: runway.fiat,
      burnPerDay: runway.burnPerDay,
      incomePerDay: runway.incomePerDay,
    });
    expectRelative(answer.days, runway.days, 1e-12);
    expect(runModel(runwayModel, { fiat: 5, burnPerDay: 1, incomePerDay: 1 }).days).toBeNull();
    const withCoins = runModel(runwayModel, { fiat: 10, coins: 2, coinPrice: 45, burnPerDay: 1 });
    expect(withCoins).toMatchObject({ days: 10, daysWithCoins: 100, isEnough: false });
  });

  it('erodes a reserve year by year', () => {
    const answer = runModel(reserveErosionModel, { fiat: 1000, inflation: 0.05, years: 3 });
    expectRelative(answer.realFiat, 1000 / 1.05 ** 3, 1e-12);
    expectRelative(answer.realFiat + answer.lostFiat, 1000, 1e-12);
    expectRelative(answer.coinShareKept, 1 / 1.0084 ** 3, 1e-12);
    expect(runModel(reserveErosionModel, { fiat: 1000, years: 0 }).lostFiat).toBe(0);
  });
});
