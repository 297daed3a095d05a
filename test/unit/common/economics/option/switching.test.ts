import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { entryExit } from '../../../../../common/economics/option/entry-exit.ts';
import { operatingLifeModel } from '../../../../../common/economics/option/operating-life.ts';
import {
  valueAtPrice,
  valueOperatingLife,
} from '../../../../../common/economics/option/operating-value.ts';
import { stripPeriods, stripValue } from '../../../../../common/economics/option/strip.ts';
import { valueSwitching } from '../../../../../common/economics/option/switching.ts';
import { switchingLatticeModel } from '../../../../../common/economics/option/switching-lattice.ts';
import { StoppedError } from '../../../../../common/economics/progress.ts';
import option from '../../../../vector/economics-option.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { switchLattice, switching, brennanSchwartz1985 } = option.cases;

/** The vectors count 365 days a year, the models 365.25. */
const YEAR = 365 / 365.25;

const base = {
  hashprice: 45,
  cost: 34.6,
  hashratePhs: YEAR,
  standbyPerDay: YEAR,
  suspendCost: 500,
  restartCost: 500,
  difficultyGrowth: 0.3,
  volatility: 0.65,
  reversion: 0,
  rate: 0.04,
  years: 3,
  steps: 156,
};

const free = { ...base, standbyPerDay: 0, suspendCost: 0, restartCost: 0 };

describe('switching lattice', () => {
  it('gives the values of every reference case', () => {
    for (const row of switchLattice.cases) {
      const kw: { vol?: number; standby?: number; k_on?: number; k_off?: number; steps?: number } =
        row.kw;
      const rig = {
        ...base,
        volatility: kw.vol ?? 0.65,
        standbyPerDay: (kw.standby ?? 1) * YEAR,
        suspendCost: kw.k_off ?? 500,
        restartCost: kw.k_on ?? 500,
        steps: kw.steps ?? 156,
      };
      const value = valueSwitching(rig, [1]);
      expectRelative(value.running, row.running, 1e-11);
      expectRelative(value.suspended, row.suspended, 1e-11);
      // The reference reports the first node beyond the threshold: ours lies within one node below it.
      const spacing = Math.exp(2 * rig.volatility * Math.sqrt(3 / rig.steps));
      const found = value.thresholds[0];
      for (const [ours, node] of [
        [found?.stopBelow, row.thresholds?.keepRunningAbove],
        [found?.restartAbove, row.thresholds?.restartAbove],
      ]) {
        expect(ours).toBeLessThanOrEqual((node ?? 0) * (1 + 1e-9));
        expect(ours).toBeGreaterThan((node ?? 0) / spacing - 1e-9);
      }
    }
  });

  it('has thresholds that settle as steps are added, on either side of the cost', () => {
    const at = (steps: number) => valueSwitching({ ...base, steps }, [1]).thresholds[0];
    const [coarse, fine] = [at(1095), at(3000)];
    expect(Math.abs((coarse?.stopBelow ?? 0) / (fine?.stopBelow ?? 1) - 1)).toBeLessThan(0.01);
    expect(Math.abs((coarse?.restartAbove ?? 0) / (fine?.restartAbove ?? 1) - 1)).toBeLessThan(
      0.01,
    );
    expect(fine?.stopBelow).toBeLessThan(base.cost);
    expect(fine?.restartAbove).toBeGreaterThan(base.cost);
    expect(fine?.abandonBelow).toBeLessThan(fine?.stopBelow ?? 0);
  });

  it('is the strip of options if switching is free, with and without mean reversion', () => {
    expectRelative(
      valueSwitching({ ...free, steps: 1095 }, []).running,
      switchLattice.black76StripNoSwitchCost,
      2.5e-3,
    );
    for (const reversion of [0, 1, 3]) {
      const { running, suspended } = valueSwitching(
        { ...free, hashratePhs: 1, reversion, steps: 1095 },
        [],
      );
      expect(running).toBe(suspended);
      const strip = stripValue(
        stripPeriods({
          hashprice: 45,
          efficiencyJPerTh: 17.5,
          powerPrice: 0.08,
          powerCurve: [],
          otherCost: 1,
          difficultyGrowth: 0.3,
          months: 36,
          period: 'day',
          hashpriceVolatility: 0.65,
          powerVolatility: 0,
          correlation: 0,
          reversion,
          rate: 0.04,
          method: 'kirk',
        }),
      );
      expectRelative(running, strip.value, 2e-3, `reversion ${reversion}`);
    }
    const { thresholds } = valueSwitching({ ...free, steps: 600 }, [0, 1]);
    for (const { stopBelow, restartAbove } of thresholds) {
      expectRelative(stopBelow, 34.6, 1e-9);
      expectRelative(restartAbove, 34.6, 1e-9);
    }
  });

  it('agrees with trying every plan on a small lattice', () => {
    const rig = { ...base, hashratePhs: 1, standbyPerDay: 1, years: 1, steps: 4 };
    const dt = 0.25;
    const up = Math.exp(0.65 * Math.sqrt(dt));
    const p = (1.3 ** -dt - 1 / up) / (up - 1 / up);
    /** Best value from a node by recursion over every later choice, without a lattice. */
    const best = (step: number, price: number, isOn: boolean): number => {
      if (step === 4) return 0;
      const go = (on: boolean) =>
        (on ? (price - 34.6) * 365.25 * dt : -365.25 * dt) +
        Math.exp(-0.04 * dt) *
          (p * best(step + 1, price * up, on) + (1 - p) * best(step + 1, price / up, on));
      return isOn ? Math.max(go(true), go(false) - 500, 0) : Math.max(go(false), go(true) - 500, 0);
    };
    const value = valueSwitching(rig, []);
    expectRelative(value.running, best(0, 45, true), 1e-12);
    expectRelative(value.suspended, best(0, 45, false), 1e-12);
  });

  it("meets Dixit's thresholds where life is long and difficulty still", () => {
    const rig = {
      ...base,
      hashratePhs: 1,
      standbyPerDay: 0,
      suspendCost: 1000,
      restartCost: 2000,
      difficultyGrowth: 0,
      volatility: 0.4,
      rate: 0.25,
      years: 20,
      steps: 4000,
    };
    const found = valueSwitching(rig, [0]).thresholds[0];
    const dixit = entryExit({
      rate: 0.25,
      growth: 0,
      volatility: 0.4,
      cost: 34.6 * 365.25,
      entryCost: 2000,
      exitCost: 1000,
    });
    expectRelative(found?.restartAbove, dixit.high / 365.25, 0.01);
    expectRelative(found?.stopBelow, (dixit.low ?? 0) / 365.25, 0.01);
  });

  it('reproduces the forward curve under mean reversion at any volatility', () => {
    for (const volatility of [0, 0.3, 2, 10]) {
      const { running } = valueSwitching({ ...free, cost: 0, volatility, reversion: 2 }, []);
      let forward = 0;
      for (let step = 0; step < 156; step++) {
        const years = (step * 3) / 156;
        forward += 45 * 1.3 ** -years * Math.exp(-0.04 * years) * ((365 * 3) / 156);
      }
      expectRelative(running, forward, 1e-9, `volatility ${volatility}`);
    }
  });

  it('rises with hashprice and volatility, and falls with every cost', () => {
    const value = (changes = {}) => valueSwitching({ ...base, ...changes }, []).running;
    expect(value({ hashprice: 50 })).toBeGreaterThan(value());
    expect(value({ volatility: 0.8 })).toBeGreaterThan(value());
    for (const changes of [
      { cost: 36 },
      { suspendCost: 900 },
      { restartCost: 900 },
      { standbyPerDay: 3 },
      { difficultyGrowth: 0.5 },
    ]) {
      expect(value(changes), JSON.stringify(changes)).toBeLessThanOrEqual(value());
    }
    const { curve, running, suspended } = valueSwitching(base, []);
    expect(running - suspended).toBeLessThanOrEqual(500);
    expect(suspended - running).toBeLessThanOrEqual(500);
    for (const [i, point] of curve.entries()) {
      expect(point.running).toBeGreaterThanOrEqual(curve[i - 1]?.running ?? 0);
    }
  });

  it('has the known path without volatility, and nothing without time or hashprice', () => {
    const still = valueSwitching({ ...free, volatility: 0, steps: 1095 }, [0]);
    let intrinsic = 0;
    for (let step = 0; step < 1095; step++) {
      const years = (step * 3) / 1095;
      intrinsic += Math.exp(-0.04 * years) * Math.max(0, 45 * 1.3 ** -years - 34.6);
    }
    expectRelative(still.running, intrinsic, 1e-10);
    expectRelative(still.thresholds[0]?.stopBelow, 34.6, 1e-6);
    expect(valueSwitching({ ...base, years: 0 }, [0]).running).toBe(0);
    expect(valueSwitching({ ...base, hashprice: 0 }, [0]).running).toBe(0);
  });

  it('finds the thresholds of a rig that is far from paying', () => {
    const processor = runModel(switchingLatticeModel, {
      ...switchingLatticeModel.example,
      efficiencyJPerTh: 1.4e6,
    });
    expect(processor.running).toBe(0);
    expect(processor.stopBelow).toBeGreaterThan(1e6);
    expect(processor.restartAbove).toBeGreaterThan(processor.stopBelow ?? 0);
  });

  it('reports progress and stops when told', () => {
    const seen: number[] = [];
    valueSwitching(base, [], (done) => seen.push(done) > 0);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every((done, i) => done >= (seen[i - 1] ?? 0) && done <= 1)).toBe(true);
    expect(() => valueSwitching(base, [], () => false)).toThrow(StoppedError);
  });
});

describe('operating life', () => {
  it("gives Brennan and Schwartz's copper mine", () => {
    // Million dollars: 10 million pounds a year for 15 years, cost 0.50, half of the profit taxed away.
    const mine = valueOperatingLife({
      earningPerPrice: 5,
      runningCost: 2.5,
      standbyCost: 0.5,
      suspendCost: 0.2,
      restartCost: 0.2,
      drift: 0.01,
      rate: 0.04,
      volatility: Math.sqrt(0.08),
      years: 15,
    });
    for (const row of brennanSchwartz1985) {
      const open = valueAtPrice(mine.prices, mine.running, row.price);
      const closed = valueAtPrice(mine.prices, mine.suspended, row.price);
      expect(Math.abs(open - row.openFD), `open at ${row.price}`).toBeLessThan(0.025);
      expect(Math.abs(closed - row.closedFD), `closed at ${row.price}`).toBeLessThan(0.025);
      expect(Math.abs(open - row.openPaper)).toBeLessThan(0.07);
      expect(Math.abs(closed - row.closedPaper)).toBeLessThan(0.07);
    }
    expect(mine.suspendBelow).toBeCloseTo(0.44, 1);
    expect(mine.restartAbove).toBeCloseTo(0.76, 1);
  });

  it('gives the reference values of a rig that wears out by running', () => {
    const rig = {
      ...operatingLifeModel.example,
      hashratePhs: YEAR,
      standbyPerDay: YEAR,
      drift: switching.params.driftHashprice,
    };
    for (const row of switching.values) {
      const value = runModel(operatingLifeModel, { ...rig, hashprice: row.hashprice });
      expect(Math.abs(value.running - row.running)).toBeLessThan(0.002 * row.running + 0.5);
      expect(Math.abs(value.suspended - row.suspended)).toBeLessThan(0.002 * row.suspended + 0.5);
    }
    const { suspendBelow, restartAbove } = runModel(operatingLifeModel, {
      ...rig,
      hashprice: 45,
    });
    expectRelative(suspendBelow, switching.suspendBelow, 0.03);
    expectRelative(restartAbove, switching.restartAbove, 0.03);
  });

  it('runs to the end at a price far above cost', () => {
    const { example } = operatingLifeModel;
    const { running } = runModel(operatingLifeModel, { ...example, hashprice: 1e6 });
    const earned = (1e6 * -Math.expm1(-0.3 * 3)) / 0.3 - (34.6 * -Math.expm1(-0.04 * 3)) / 0.04;
    expectRelative(running, 365.25 * earned, 5e-3);
  });

  it('is worth more than the same life by the calendar', () => {
    const rig = { ...operatingLifeModel.example, hashprice: 45 };
    const byUse = runModel(operatingLifeModel, rig);
    const byCalendar = valueSwitching(
      { ...base, hashratePhs: 1, standbyPerDay: 1, difficultyGrowth: Math.expm1(0.26), steps: 600 },
      [],
    );
    expect(byUse.running).toBeGreaterThan(byCalendar.running);
    expect(byUse.suspended).toBeGreaterThan(byCalendar.suspended);
  });

  it('scales with the rig and refuses a drift above the interest rate', () => {
    const { example } = operatingLifeModel;
    const one = runModel(operatingLifeModel, {
      ...example,
      standbyPerDay: 0,
      suspendCost: 0,
      restartCost: 0,
    });
    const big = runModel(operatingLifeModel, {
      ...example,
      hashratePhs: 1e6,
      standbyPerDay: 0,
      suspendCost: 0,
      restartCost: 0,
    });
    expectRelative(big.running, 1e6 * one.running, 1e-6);
    expect(() => runModel(operatingLifeModel, { ...example, drift: 0.05 })).toThrow(
      /drift is 0.05/,
    );
  });
});
