import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { coinCallModel } from '../../../../../common/economics/option/coin-call.ts';
import { revertingDeviation } from '../../../../../common/economics/option/mean-reversion.ts';
import { miningStripModel } from '../../../../../common/economics/option/mining-strip.ts';
import { stripPeriods, stripValue } from '../../../../../common/economics/option/strip.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import option from '../../../../vector/economics-option.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { strip, longDatedCall } = option.cases;

/** The worked example of the vectors: a random walk and an uncertain power price. */
const base = {
  ...miningStripModel.example,
  powerVolatility: 0.35,
  reversion: 0,
};

describe('mining strip', () => {
  it('gives value, decomposition and greeks of the worked example', () => {
    const { result, decomposition } = strip;
    const answer = runModel(miningStripModel, base);
    expectRelative(answer.value, result.value, 1e-12);
    expectRelative(answer.intrinsic, result.intrinsic, 1e-12);
    expectRelative(answer.alwaysOn, decomposition.alwaysOn, 1e-12);
    expectRelative(answer.rightToStop, decomposition.stopOnForwardCurve, 1e-12);
    expectRelative(answer.timeValue, decomposition.timeValue, 1e-12);
    expectRelative(answer.greeks.hashprice, result.deltaHashprice, 1e-9);
    expectRelative(answer.greeks.powerPrice, result.deltaPower, 1e-9);
    expectRelative(answer.greeks.hashpriceVolatility, result.vegaHash, 1e-9);
    expectRelative(answer.greeks.powerVolatility, result.vegaPower, 1e-9);
    expectRelative(answer.greeks.correlation, result.corr, 1e-9);
    expectRelative(answer.greeks.difficultyGrowth, result.growth, 1e-9);
    for (const row of strip.first3) {
      const period = answer.periods[row.month];
      expectRelative(period?.years, row.T, 1e-14);
      expectRelative(period?.hashpriceForward, row.Fh, 1e-12);
      expectRelative((period?.cost ?? 0) - 1, row.Fp, 1e-12);
      expectRelative(period?.value, row.value, 1e-12);
      expectRelative(period?.intrinsic, row.intrinsic, 1e-12);
    }
  });

  it('gives the sweep over volatility and the variants with mean reversion', () => {
    for (const row of strip.volSweep) {
      expectRelative(
        runModel(miningStripModel, { ...base, hashpriceVolatility: row.vh }).value,
        row.value,
        1e-12,
      );
    }
    for (const row of strip.variants) {
      const { value } = runModel(miningStripModel, {
        ...base,
        powerVolatility: row.vp,
        reversion: row.kappa,
      });
      expectRelative(value, row.value, 1e-9, `vp ${row.vp} kappa ${row.kappa}`);
    }
  });

  it('agrees with quadrature and with the reference simulations', () => {
    const exact = runModel(miningStripModel, { ...base, method: 'exact' });
    expectRelative(exact.value, strip.exactQuadrature, 1e-12);
    expectRelative(exact.value, strip.monteCarlo400k, 2e-3);
    expectRelative(runModel(miningStripModel, base).value, exact.value, 1e-3);
    const reverting = runModel(miningStripModel, miningStripModel.example);
    expectRelative(reverting.value, strip.meanRevertingMC_kappa1_vp0, 5e-3);
  });

  it('agrees with its own simulation of mean-reverting paths', () => {
    const [months, reversion, volatility] = [12, 1.5, 0.8];
    const random = createRandom(3);
    const dt = 1 / 12;
    const step = revertingDeviation(volatility, reversion, dt);
    const first = revertingDeviation(volatility, reversion, dt / 2);
    const paths = 40_000;
    let [sum, squares] = [0, 0];
    for (let path = 0; path < paths; path++) {
      let deviation = first * random.normal();
      let total = 0;
      for (let month = 0; month < months; month++) {
        const years = (month + 0.5) / 12;
        if (month > 0) deviation = deviation * Math.exp(-reversion * dt) + step * random.normal();
        const spread = revertingDeviation(volatility, reversion, years);
        const hashprice = 45 * 1.3 ** -years * Math.exp(deviation - 0.5 * spread * spread);
        total += 30.4375 * Math.exp(-0.04 * years) * Math.max(0, hashprice - 34.6);
      }
      sum += total;
      squares += total * total;
    }
    const mean = sum / paths;
    const error = Math.sqrt((squares / paths - mean * mean) / paths);
    const { value } = runModel(miningStripModel, {
      ...miningStripModel.example,
      months,
      reversion,
      hashpriceVolatility: volatility,
    });
    expect(Math.abs(value - mean)).toBeLessThan(4 * error);
  });

  it('is worth the same by days as by months, nearly, and scales with hash rate', () => {
    const monthly = runModel(miningStripModel, miningStripModel.example);
    const daily = runModel(miningStripModel, { ...miningStripModel.example, period: 'day' });
    expect(daily.periods).toHaveLength(1096);
    expectRelative(daily.value, monthly.value, 2e-3);
    const three = runModel(miningStripModel, { ...miningStripModel.example, hashratePhs: 3 });
    expectRelative(three.value, 3 * monthly.value, 1e-13);
    expectRelative(three.greeks.hashprice, 3 * monthly.greeks.hashprice, 1e-13);
  });

  it('loses time value, not intrinsic value, without volatility', () => {
    const still = runModel(miningStripModel, {
      ...base,
      hashpriceVolatility: 0,
      powerVolatility: 0,
    });
    expectRelative(still.value, strip.result.intrinsic, 1e-12);
    expect(Math.abs(still.timeValue)).toBeLessThan(1e-9);
  });

  it('is worth nothing without hash rate or hashprice, or for a processor on Bitcoin', () => {
    expect(runModel(miningStripModel, { ...base, hashratePhs: 0 }).value).toBe(0);
    expect(runModel(miningStripModel, { ...base, hashprice: 0 }).value).toBe(0);
    expect(runModel(miningStripModel, { ...base, months: 0 })).toMatchObject({
      value: 0,
      periods: [],
    });
    const processor = runModel(miningStripModel, {
      ...miningStripModel.example,
      efficiencyJPerTh: 1.4e6,
    });
    expect(processor.value).toBeLessThan(1e-9);
    expect(processor.alwaysOn).toBeLessThan(-1e6);
  });

  it('follows a power curve, negative prices included', () => {
    const flat = runModel(miningStripModel, { ...base, powerCurve: Array(36).fill(0.08) });
    expectRelative(flat.value, strip.result.value, 1e-12);
    const paid = runModel(miningStripModel, { ...base, powerCurve: [-0.05] });
    expect(paid.value).toBeGreaterThan(flat.value);
    expectRelative(paid.periods[0]?.cost, 24 * 17.5 * -0.05 + 1, 1e-12);
  });

  it('never is worth less than running always, and more with each help', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          hashprice: number(0, 200),
          efficiencyJPerTh: number(0, 100),
          powerPrice: number(0, 0.5),
          otherCost: number(0, 20),
          difficultyGrowth: number(-0.5, 3),
          powerCurve: fc.constant([]),
          months: fc.integer({ min: 0, max: 24 }),
          period: fc.constant('month' as const),
          hashpriceVolatility: fc.oneof(fc.constantFrom(0, 10), number(0, 3)),
          powerVolatility: fc.constant(0),
          correlation: number(-1, 1),
          reversion: number(0, 5),
          rate: number(-0.1, 0.3),
          method: fc.constant('kirk' as const),
        }),
        (rig) => {
          const value = (changes = {}) => stripValue(stripPeriods({ ...rig, ...changes })).value;
          const whole = stripValue(stripPeriods(rig));
          const slack = 1e-9 * (1 + Math.abs(whole.alwaysOn) + whole.value);
          expect(whole.value).toBeGreaterThanOrEqual(whole.intrinsic - slack);
          expect(whole.intrinsic).toBeGreaterThanOrEqual(Math.max(0, whole.alwaysOn) - slack);
          expectRelative(
            whole.alwaysOn + whole.rightToStop + whole.timeValue + 1e6,
            whole.value + 1e6,
            1e-9,
          );
          expect(value({ hashprice: rig.hashprice + 5 })).toBeGreaterThanOrEqual(
            whole.value - slack,
          );
          expect(value({ powerPrice: rig.powerPrice + 0.1 })).toBeLessThanOrEqual(
            whole.value + slack,
          );
          expect(value({ reversion: rig.reversion + 1 })).toBeLessThanOrEqual(whole.value + slack);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('long-dated call on the coin', () => {
  it('gives the worked example', () => {
    const { value } = runModel(coinCallModel, {
      coinPrice: longDatedCall.S,
      costPerCoin: longDatedCall.K0,
      coinsPerMonth: longDatedCall.coinsPerMonth,
      difficultyGrowth: longDatedCall.difficultyGrowth,
      months: longDatedCall.months,
      volatility: longDatedCall.vol,
      rate: longDatedCall.r,
    });
    expectRelative(value, longDatedCall.value, 1e-12);
  });

  it('is worth at least its intrinsic value and at most its coins', () => {
    const answer = runModel(coinCallModel, coinCallModel.example);
    expect(answer.timeValue).toBeGreaterThan(0);
    expect(answer.value).toBeLessThan(answer.coins * 60000);
    expect(answer.delta).toBeGreaterThan(0);
    expect(answer.delta).toBeLessThan(answer.coins);
    const free = runModel(coinCallModel, { ...coinCallModel.example, costPerCoin: 0 });
    expectRelative(free.value, free.coins * 60000, 1e-12);
    expectRelative(free.delta, free.coins, 1e-9);
  });
});
