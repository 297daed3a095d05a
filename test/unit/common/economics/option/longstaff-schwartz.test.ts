import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { europeanOption } from '../../../../../common/economics/option/european-option.ts';
import {
  longstaffSchwartzModel,
  valueBermudanPut,
} from '../../../../../common/economics/option/longstaff-schwartz.ts';
import { exerciseByRegression } from '../../../../../common/economics/option/regression-exercise.ts';
import { StoppedError } from '../../../../../common/economics/progress.ts';
import option from '../../../../vector/economics-option.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { lsm8, lsTable1 } = option.cases;

/** Bermudan put on a Cox-Ross-Rubinstein tree with `per` steps between exercise dates. */
function treePut(
  row: { S: number; K: number; r: number; v: number; T: number },
  dates: number,
  per: number,
) {
  const steps = dates * per;
  const dt = row.T / steps;
  const up = Math.exp(row.v * Math.sqrt(dt));
  const p = (Math.exp(row.r * dt) - 1 / up) / (up - 1 / up);
  const discount = Math.exp(-row.r * dt);
  const price = (step: number, k: number) => row.S * up ** (2 * k - step);
  let values = Array.from({ length: steps + 1 }, (_, k) => Math.max(0, row.K - price(steps, k)));
  for (let step = steps - 1; step >= 0; step--) {
    values = Array.from({ length: step + 1 }, (_, k) => {
      const wait = discount * (p * (values[k + 1] ?? 0) + (1 - p) * (values[k] ?? 0));
      return step % per === 0 && step > 0 ? Math.max(wait, row.K - price(step, k)) : wait;
    });
  }
  return values[0] ?? 0;
}

const inputOf = (row: (typeof lsTable1)[number]) => ({
  spot: row.S,
  strike: row.K,
  years: row.T,
  rate: row.r,
  carryYield: 0,
  volatility: row.v,
  dates: 50 * row.T,
  degree: 3,
  seed: 11,
});

describe('Longstaff and Schwartz', () => {
  it("gives the paper's eight paths", () => {
    const dates = [1, 2, 3].map((date) =>
      Float64Array.from(lsm8.paths, (path) => path[date] ?? Number.NaN),
    );
    const cash = exerciseByRegression({
      prices: dates,
      payoff: (price) => Math.max(0, lsm8.K - price),
      discount: Math.exp(-lsm8.r),
      degree: 2,
    });
    const american = cash.reduce((sum, value) => sum + value, 0) / 8;
    expectRelative(american, lsm8.american, 1e-12);
    expect(Math.abs(american - lsm8.publishedAmerican)).toBeLessThan(5e-5);
    const last = dates.slice(2);
    const european =
      exerciseByRegression({
        prices: last,
        payoff: (price) => Math.max(0, lsm8.K - price),
        discount: Math.exp(-3 * lsm8.r),
        degree: 2,
      }).reduce((sum, value) => sum + value, 0) / 8;
    expectRelative(european, lsm8.european, 1e-12);
  });

  it('gives Table 1 within its standard errors', () => {
    for (const row of lsTable1) {
      const { value, standardError } = valueBermudanPut({ ...inputOf(row), paths: 20_000 });
      const where = `S ${row.S} v ${row.v} T ${row.T}`;
      expect(Math.abs(value - row.crrBermudan50), where).toBeLessThan(4 * standardError);
      expect(Math.abs(value - row.lsm), where).toBeLessThan(4 * (standardError + row.se));
      expect(
        Math.abs(europeanOption({ ...inputOf(row), side: 'put' }) - row.european),
        where,
      ).toBeLessThan(6e-4);
    }
  });

  it('agrees with a tree of our own', () => {
    for (const row of lsTable1.filter((_, i) => i % 7 === 0)) {
      expect(Math.abs(treePut(row, 50 * row.T, 20) - row.crrBermudan50)).toBeLessThan(2e-3);
    }
    const few = { S: 36, K: 40, r: 0.06, v: 0.4, T: 1 };
    const { value, standardError } = valueBermudanPut({
      ...inputOf({ ...lsTable1[0]!, ...few }),
      dates: 4,
      paths: 40_000,
    });
    expect(Math.abs(value - treePut(few, 4, 250))).toBeLessThan(4 * standardError);
  });

  it('is worth at least the European put and what it pays today', () => {
    for (const spot of [10, 30, 40, 80]) {
      const answer = runModel(longstaffSchwartzModel, {
        ...longstaffSchwartzModel.example,
        spot,
        paths: 5000,
      });
      expect(answer.value).toBeGreaterThanOrEqual(
        answer.european - 4 * answer.standardError - 1e-3,
      );
      expect(answer.value).toBeGreaterThanOrEqual(40 - spot);
    }
  });

  it('knows the limits: no volatility, no time, one date', () => {
    const { example } = longstaffSchwartzModel;
    expect(runModel(longstaffSchwartzModel, { ...example, volatility: 0 }).value).toBe(4);
    expect(runModel(longstaffSchwartzModel, { ...example, years: 0 }).value).toBeCloseTo(4, 11);
    // Falling without risk below the strike: sold where the discounted payoff is largest.
    const falling = runModel(longstaffSchwartzModel, {
      ...example,
      spot: 41,
      volatility: 0,
      carryYield: 0.4,
      paths: 200,
    });
    let best = 0;
    for (let date = 1; date <= 50; date++) {
      const years = date / 50;
      best = Math.max(best, Math.exp(-0.06 * years) * (40 - 41 * Math.exp(-0.34 * years)));
    }
    expectRelative(falling.value, best, 1e-9);
    const once = runModel(longstaffSchwartzModel, {
      ...example,
      spot: 44,
      dates: 1,
      paths: 50_000,
    });
    expect(Math.abs(once.value - once.european)).toBeLessThan(4 * once.standardError);
  });

  it('stops when told', () => {
    const put = { ...inputOf(lsTable1[0]!), paths: 1000 };
    expect(() => valueBermudanPut(put, () => false)).toThrow(StoppedError);
    expect(() => valueBermudanPut(put, (done) => done < 0.7)).toThrow(StoppedError);
  });
});
