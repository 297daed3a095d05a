import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { bachelierPayoff } from '../../../../../common/economics/option/bachelier.ts';
import { bjerksundStenslandModel } from '../../../../../common/economics/option/bjerksund-stensland.ts';
import { lognormalPayoff } from '../../../../../common/economics/option/black-76.ts';
import { kirkModel } from '../../../../../common/economics/option/kirk.ts';
import { margrabeModel } from '../../../../../common/economics/option/margrabe.ts';
import { exactSpread, spreadPayoff } from '../../../../../common/economics/option/spread.ts';
import { spreadExactModel } from '../../../../../common/economics/option/spread-exact.ts';
import { normalPdf } from '../../../../../common/stats/normal.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import option from '../../../../vector/economics-option.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = option;

/** The model's input from a vector that gives forwards, or spots without yield. */
function inputOf(row: {
  F1?: number;
  F2?: number;
  S1?: number;
  S2?: number;
  K: number;
  T: number;
  r: number;
  v1: number;
  v2: number;
  rho: number;
}) {
  const growth = Math.exp(row.r * row.T);
  return {
    received: row.F1 ?? (row.S1 ?? 0) * growth,
    given: row.F2 ?? (row.S2 ?? 0) * growth,
    cost: row.K,
    years: row.T,
    rate: row.r,
    receivedVolatility: row.v1,
    givenVolatility: row.v2,
    correlation: row.rho,
  };
}

describe('Margrabe', () => {
  const run = (row: (typeof cases.margrabe)[number]) =>
    runModel(margrabeModel, {
      received: row.S1,
      given: row.S2,
      receivedYield: row.q1,
      givenYield: row.q2,
      years: row.T,
      receivedVolatility: row.v1,
      givenVolatility: row.v2,
      correlation: row.rho,
    });

  it("gives Haug's table with its greeks", () => {
    for (const row of cases.margrabe) {
      const result = run(row);
      const where = `T ${row.T} v2 ${row.v2} rho ${row.rho}`;
      expect(Math.abs(result.value - row.published), where).toBeLessThan(1e-3);
      expectRelative(result.value, row.computed, 1e-12, where);
      expectRelative(result.receivedDelta, row.greeksComputed.delta1, 1e-6, where);
      expectRelative(result.givenDelta, row.greeksComputed.delta2, 1e-6, where);
      expectRelative(result.receivedGamma, row.greeksComputed.gamma1, 1e-4, where);
      expectRelative(result.givenGamma, row.greeksComputed.gamma2, 1e-4, where);
      expectRelative(result.theta, row.greeksComputed.theta, 1e-5, where);
      expect(Math.abs((result.theta ?? 0) - row.greeks.theta), where).toBeLessThan(1.1e-3);
    }
  });

  it('leaves the intrinsic value if both move as one', () => {
    const result = runModel(margrabeModel, {
      ...margrabeModel.example,
      receivedVolatility: 0.3,
      givenVolatility: 0.3,
      correlation: 1,
    });
    expectRelative(result.value, 22 * Math.exp(-0.03) - 20 * Math.exp(-0.02), 1e-12);
    expect(result.volatility).toBe(0);
  });
});

describe('spread options', () => {
  it("gives Haug's table by Kirk, by Bjerksund and Stensland, and exactly", () => {
    for (const row of cases.kirkHaug) {
      const input = inputOf(row);
      expect(Math.abs(runModel(kirkModel, input).value - row.published)).toBeLessThan(1e-3);
      expectRelative(runModel(kirkModel, input).value, row.kirk, 1e-12);
      expectRelative(runModel(spreadExactModel, input).value, row.exact, 1e-11);
      expectRelative(runModel(bjerksundStenslandModel, input).value, row.bjerksundStensland, 1e-12);
    }
  });

  it("gives Lo's table", () => {
    for (const row of cases.kirkLo) {
      const input = inputOf(row);
      expect(Math.abs(runModel(kirkModel, input).value - row.published)).toBeLessThan(1e-10);
      expectRelative(runModel(spreadExactModel, input).value, row.exact, 1e-11);
      expectRelative(runModel(bjerksundStenslandModel, input).value, row.bs, 1e-12);
    }
    for (const row of cases.loExact) {
      const input = inputOf({
        F1: 110 * Math.exp(0.05 - 0.03),
        F2: 90 * Math.exp(0.05 - 0.02),
        K: 20,
        T: 1,
        r: 0.05,
        v1: 0.3,
        v2: 0.2,
        rho: row.rho,
      });
      const exact = runModel(spreadExactModel, input);
      expectRelative(exact.value, row.exact, 1e-10, `rho ${row.rho}`);
      expect(Math.abs(exact.value - row.strang2)).toBeLessThan(1e-3);
      expectRelative(exact.value + exact.kirkError, row.kirk, 1e-10);
      expectRelative(exact.value + exact.bjerksundStenslandError, row.bs, 1e-10);
    }
  });

  it("gives QuantLib's put", () => {
    const row = cases.bjerksundStensland;
    const { value } = runModel(bjerksundStenslandModel, { ...inputOf(row), side: 'put' });
    expect(Math.abs(value - row.published)).toBeLessThan(1e-12);
  });

  it('agrees with a simulation, deltas included', () => {
    const spread = {
      received: 45,
      given: 33.6,
      cost: 5,
      receivedDeviation: 0.9,
      givenDeviation: 0.4,
      correlation: -0.4,
    };
    const random = createRandom(7);
    const paths = 400_000;
    let [sum, squares, touched] = [0, 0, 0];
    for (let i = 0; i < paths; i++) {
      const z = random.normal();
      const w = spread.correlation * z + Math.sqrt(1 - spread.correlation ** 2) * random.normal();
      const first = spread.received * Math.exp(0.9 * w - 0.405);
      const second = spread.given * Math.exp(0.4 * z - 0.08);
      const gain = Math.max(0, first - second - spread.cost);
      sum += gain;
      squares += gain * gain;
      if (gain > 0) touched += first / spread.received;
    }
    const mean = sum / paths;
    const error = Math.sqrt((squares / paths - mean * mean) / paths);
    const exact = exactSpread(spread);
    expect(Math.abs(exact.value - mean)).toBeLessThan(4 * error);
    expect(Math.abs(exact.receivedChance - touched / paths)).toBeLessThan(0.01);
  });

  it('agrees with brute force over the power price, gentle or steep', () => {
    const random = createRandom(21);
    for (let i = 0; i < 40; i++) {
      const spread = {
        received: 1 + 100 * random.uniform(),
        given: 1 + 100 * random.uniform(),
        cost: 50 * random.uniform(),
        receivedDeviation: 3 * random.uniform(),
        givenDeviation: 3 * random.uniform(),
        correlation: 2 * random.uniform() - 1,
      };
      const { receivedDeviation: s1, givenDeviation: s2, correlation } = spread;
      const residual = s1 * Math.sqrt(1 - correlation ** 2);
      const low = -9 + Math.min(0, correlation * s1);
      const step = (18 + 3 + 3) / 6000;
      let sum = 0;
      for (let k = 0; k < 6000; k++) {
        const z = low + (k + 0.5) * step;
        const forward =
          spread.received * Math.exp(correlation * s1 * z - 0.5 * (correlation * s1) ** 2);
        const strike = spread.given * Math.exp(s2 * z - 0.5 * s2 * s2) + spread.cost;
        sum += step * normalPdf(z) * lognormalPayoff('call', forward, strike, residual);
      }
      const scale = spread.received + spread.given + spread.cost;
      expect(Math.abs(exactSpread(spread).value - sum) / scale, `case ${i}`).toBeLessThan(1e-9);
    }
  });

  it('has deltas that are the slopes of the value, for calls and puts', () => {
    for (const side of ['call', 'put'] as const) {
      const input = { ...spreadExactModel.example, side };
      const result = runModel(spreadExactModel, input);
      const slope = (key: 'received' | 'given') =>
        (runModel(spreadExactModel, { ...input, [key]: input[key] + 0.01 }).value -
          runModel(spreadExactModel, { ...input, [key]: input[key] - 0.01 }).value) /
        0.02;
      expect(result.receivedDelta).toBeCloseTo(slope('received'), 6);
      expect(result.givenDelta).toBeCloseTo(slope('given'), 6);
    }
  });

  it('is exact at correlation 1 and -1, where one price is a function of the other', () => {
    // At equal deviations and correlation 1: (F1 - F2) e^.. - K, a plain lognormal option on the difference.
    const together = {
      received: 122,
      given: 100,
      cost: 15,
      receivedDeviation: 0.5,
      givenDeviation: 0.5,
      correlation: 1,
    };
    const alone = { ...together, received: 22, given: 0, givenDeviation: 0, correlation: 0 };
    expectRelative(exactSpread(together).value, exactSpread(alone).value, 1e-11);
    expectRelative(exactSpread(alone).value, spreadPayoff('kirk', alone), 1e-12);
    const near = exactSpread({ ...together, correlation: -0.99999999 }).value;
    expectRelative(exactSpread({ ...together, correlation: -1 }).value, near, 1e-6);
  });

  it('stays finite and within its bounds for any input', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          received: number(0, 1000),
          given: number(-100, 1000),
          cost: number(-50, 500),
          receivedDeviation: fc.oneof(fc.constantFrom(0, 17), number(0, 3)),
          givenDeviation: fc.oneof(fc.constantFrom(0, 17), number(0, 3)),
          correlation: fc.oneof(fc.constantFrom(-1, 0, 1), number(-1, 1)),
        }),
        (spread) => {
          for (const method of ['kirk', 'bjerksund-stensland', 'exact'] as const) {
            const value = spreadPayoff(method, spread);
            expect(Number.isFinite(value), method).toBe(true);
            expect(value).toBeGreaterThanOrEqual(0);
          }
          if (spread.given >= 0 && spread.given + spread.cost > 0 && spread.cost >= 0) {
            const exact = spreadPayoff('exact', spread);
            const slack = 1e-8 * (1 + spread.received + spread.given + spread.cost);
            const intrinsic = Math.max(0, spread.received - spread.given - spread.cost);
            expect(exact).toBeGreaterThanOrEqual(intrinsic - slack);
            expect(exact).toBeLessThanOrEqual(spread.received + slack);
            expect(spreadPayoff('bjerksund-stensland', spread)).toBeLessThanOrEqual(exact + slack);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is exact by Kirk with a fixed power price or without other cost', () => {
    const base = {
      received: 45,
      given: 33,
      cost: 2,
      receivedDeviation: 0.7,
      givenDeviation: 0,
      correlation: 0.3,
    };
    expectRelative(spreadPayoff('kirk', base), exactSpread(base).value, 1e-12);
    const free = { ...base, cost: 0, givenDeviation: 0.4 };
    expectRelative(spreadPayoff('kirk', free), exactSpread(free).value, 1e-10);
  });

  it('turns to Bachelier where power is paid for', () => {
    const spread = {
      received: 45,
      given: -20,
      cost: 5,
      receivedDeviation: 0.5,
      givenDeviation: 0.3,
      correlation: 0,
    };
    const deviation = Math.hypot(22.5, 6);
    for (const method of ['kirk', 'bjerksund-stensland', 'exact'] as const) {
      expectRelative(spreadPayoff(method, spread), bachelierPayoff('call', 60, deviation), 1e-14);
    }
    expect(runModel(spreadExactModel, { ...spreadExactModel.example, given: -5 })).toMatchObject({
      receivedDelta: null,
    });
  });
});
