import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  bachelierModel,
  bachelierPayoff,
} from '../../../../../common/economics/option/bachelier.ts';
import {
  black76,
  black76Model,
  lognormalPayoff,
} from '../../../../../common/economics/option/black-76.ts';
import {
  europeanOption,
  europeanOptionModel,
} from '../../../../../common/economics/option/european-option.ts';
import { normalPdf } from '../../../../../common/stats/normal.ts';
import { tanhSinh } from '../../../../../common/stats/quadrature.ts';
import option from '../../../../vector/economics-option.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = option;
const sideOf = (sign: number) => (sign > 0 ? 'call' : 'put');

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Any option that a model accepts, away from the largest exponents. */
const anyOption = fc.record({
  side: fc.constantFrom('call' as const, 'put' as const),
  forward: number(0, 1e5),
  strike: number(0, 1e5),
  years: number(0, 10),
  rate: number(-0.2, 0.5),
  volatility: fc.oneof(fc.constantFrom(0, 10), number(0, 3)),
});

describe('European options', () => {
  it("gives Haug's and Hull's prices", () => {
    for (const row of cases.haugEuropean) {
      const { value } = runModel(europeanOptionModel, {
        side: sideOf(row.cp),
        spot: row.S,
        strike: row.K,
        years: row.T,
        rate: row.r,
        carryYield: row.q,
        volatility: row.v,
      });
      expect(Math.abs(value - row.published), `published ${row.published}`).toBeLessThan(1e-4);
      expectRelative(value, row.computed, 1e-12);
    }
    const { hullBSM: hull } = cases;
    for (const [side, expected, published] of [
      ['call', hull.call, hull.publishedCall],
      ['put', hull.put, hull.publishedPut],
    ] as const) {
      const value = europeanOption({
        side,
        spot: hull.S,
        strike: hull.K,
        years: hull.T,
        rate: hull.r,
        carryYield: 0,
        volatility: hull.v,
      });
      expectRelative(value, expected, 1e-12);
      expect(value).toBeCloseTo(published, 2);
    }
    const { hullBlack76Put: black } = cases;
    const { value } = runModel(black76Model, {
      side: 'put',
      forward: black.F,
      strike: black.K,
      years: black.T,
      rate: black.r,
      volatility: black.v,
    });
    expectRelative(value, black.computed, 1e-12);
    expect(value).toBeCloseTo(black.published, 2);
  });

  it("gives Haug's greeks", () => {
    const greeks = (
      side: 'call' | 'put',
      row: { S: number; K: number; T: number; r: number; q: number; v: number },
    ) =>
      runModel(europeanOptionModel, {
        side,
        spot: row.S,
        strike: row.K,
        years: row.T,
        rate: row.r,
        carryYield: row.q,
        volatility: row.v,
      });
    const { delta, gamma, vega, thetaPut, rhoCall } = cases.haugGreeks;
    for (const row of delta) {
      expect(greeks(sideOf(row.cp), row).delta).toBeCloseTo(row.value, 4);
    }
    expect(greeks('call', gamma).gamma).toBeCloseTo(gamma.value, 4);
    expect(greeks('call', vega).vega).toBeCloseTo(vega.value, 4);
    expect(greeks('put', thetaPut).theta).toBeCloseTo(thetaPut.value, 4);
    expect(greeks('call', rhoCall).rho).toBeCloseTo(rhoCall.value, 4);
  });

  it('agrees with integrating the payoff over the normal density', () => {
    for (const [forward, strike, deviation] of [
      [45, 34.6, 0.65],
      [20, 30, 1.2],
      [100, 100, 0.05],
    ] as const) {
      const kink = Math.log(strike / forward) / deviation + deviation / 2;
      const integral = tanhSinh(
        (z) =>
          normalPdf(z) * (forward * Math.exp(deviation * z - (deviation * deviation) / 2) - strike),
        kink,
        kink + 20 + deviation,
      );
      expectRelative(lognormalPayoff('call', forward, strike, deviation), integral, 1e-11);
    }
  });

  it('has greeks that are the slopes of the value', () => {
    const base = {
      side: 'put',
      forward: 50,
      strike: 47,
      years: 0.7,
      rate: 0.05,
      volatility: 0.4,
    } as const;
    const result = runModel(black76Model, base);
    const slope = (key: 'forward' | 'volatility' | 'rate' | 'years', step: number) =>
      (black76({ ...base, [key]: base[key] + step }) -
        black76({ ...base, [key]: base[key] - step })) /
      (2 * step);
    expect(result.delta).toBeCloseTo(slope('forward', 1e-3), 6);
    expect(result.vega).toBeCloseTo(slope('volatility', 1e-4), 5);
    expect(result.rho).toBeCloseTo(slope('rate', 1e-4), 5);
    expect(result.theta).toBeCloseTo(-slope('years', 1e-4), 5);
    const curvature =
      (black76({ ...base, forward: 50.01 }) -
        2 * result.value +
        black76({ ...base, forward: 49.99 })) /
      1e-4;
    expect(result.gamma).toBeCloseTo(curvature, 5);
  });

  it('obeys put-call parity', () => {
    fc.assert(
      fc.property(anyOption, (option) => {
        const call = black76({ ...option, side: 'call' });
        const put = black76({ ...option, side: 'put' });
        const discount = Math.exp(-option.rate * option.years);
        const scale = discount * (option.forward + option.strike) + 1e-9;
        expect(
          Math.abs(call - put - discount * (option.forward - option.strike)) / scale,
        ).toBeLessThan(1e-12);
      }),
    );
  });

  it('lies between intrinsic value and what it is an option on, and rises with volatility', () => {
    fc.assert(
      fc.property(anyOption, number(0, 2), (option, more) => {
        const { value, intrinsic } = runModel(black76Model, option);
        const discount = Math.exp(-option.rate * option.years);
        const most = discount * (option.side === 'call' ? option.forward : option.strike);
        const slack = 1e-9 * (1 + most + discount * option.strike);
        expect(value).toBeGreaterThanOrEqual(intrinsic - slack);
        expect(value).toBeLessThanOrEqual(most + slack);
        const volatility = Math.min(10, option.volatility + more);
        expect(black76({ ...option, volatility })).toBeGreaterThanOrEqual(value - slack);
      }),
    );
  });

  it('has the right limits: no volatility, no time, endless volatility, nothing at stake', () => {
    const base = {
      side: 'call',
      forward: 50,
      strike: 40,
      years: 1,
      rate: 0.1,
      volatility: 0,
    } as const;
    expect(runModel(black76Model, base)).toMatchObject({ gamma: 0, vega: 0, exerciseChance: 1 });
    expectRelative(runModel(black76Model, base).value, 10 * Math.exp(-0.1), 1e-15);
    expect(runModel(black76Model, { ...base, years: 0 }).value).toBe(10);
    expectRelative(
      runModel(black76Model, { ...base, volatility: 10, years: 50 }).value,
      50 * Math.exp(-5),
      1e-12,
    );
    expect(runModel(black76Model, { ...base, forward: 0 }).value).toBe(0);
    expect(runModel(black76Model, { ...base, strike: 0 }).delta).toBeCloseTo(Math.exp(-0.1), 15);
    expect(runModel(black76Model, { ...base, strike: 50, years: 0 })).toMatchObject({
      value: 0,
      gamma: null,
    });
  });
});

describe('Bachelier', () => {
  it('gives the vectors', () => {
    for (const row of cases.bachelier) {
      const payoff = bachelierPayoff(sideOf(row.cp), row.F - row.K, row.sd);
      expect(Math.abs(payoff * row.df - row.value)).toBeLessThan(1e-12);
    }
  });

  it('prices a negative price, obeys parity, and meets Black-76 where volatility is small', () => {
    const base = { forward: -20, strike: 0, years: 0.5, rate: 0.04, volatility: 30 };
    const call = runModel(bachelierModel, { ...base, side: 'call' });
    const put = runModel(bachelierModel, { ...base, side: 'put' });
    expect(call.value).toBeGreaterThan(0);
    expectRelative(put.value - call.value, 20 * Math.exp(-0.02), 1e-12);
    expect(put.delta + 1 * Math.exp(-0.02)).toBeCloseTo(call.delta, 12);
    expect(runModel(bachelierModel, { ...base, side: 'put', volatility: 0 }).value).toBeCloseTo(
      20 * Math.exp(-0.02),
      12,
    );
    expectRelative(bachelierPayoff('call', 0, 1), lognormalPayoff('call', 100, 100, 0.01), 1e-4);
  });
});
