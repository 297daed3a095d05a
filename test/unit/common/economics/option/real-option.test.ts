import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { entryExit, entryExitModel } from '../../../../../common/economics/option/entry-exit.ts';
import {
  investTrigger,
  investTriggerModel,
} from '../../../../../common/economics/option/invest-trigger.ts';
import { fundamentalRoots } from '../../../../../common/economics/option/real-option.ts';
import option from '../../../../vector/economics-option.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { dixitPindyckCh5: five, dixitPindyckCh6: six, dixit1989 } = option.cases;
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('fundamental roots', () => {
  it("gives Dixit and Pindyck's", () => {
    const { rise, fall } = fundamentalRoots(five.r, five.delta, five.sigma);
    expectRelative(rise, five.beta1, 1e-14);
    expectRelative(fall, five.beta2, 1e-14);
  });

  it('solves its quadratic, also where one root would cancel', () => {
    fc.assert(
      fc.property(number(0.001, 1), number(0.001, 2), number(0.005, 3), (rate, shortfall, s) => {
        const { rise, fall } = fundamentalRoots(rate, shortfall, s);
        expect(rise).toBeGreaterThan(1);
        expect(fall).toBeLessThan(0);
        for (const root of [rise, fall]) {
          const terms = [0.5 * s * s * root * (root - 1), (rate - shortfall) * root, -rate];
          const size = Math.max(...terms.map(Math.abs));
          expect(Math.abs(terms.reduce((a, b) => a + b)) / size).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('when to buy a rig', () => {
  it("gives the triggers of Dixit and Pindyck's chapters 5 and 6", () => {
    const simple = investTrigger({
      rate: five.r,
      shortfall: five.delta,
      volatility: five.sigma,
      operatingCost: 0,
      investmentCost: five.I,
    });
    expectRelative(simple.trigger / five.delta, five.Vstar, 1e-14);
    const found = runModel(investTriggerModel, investTriggerModel.example);
    expectRelative(found.trigger, six.Pstar, 1e-12);
    expectRelative(found.marshallian, six.marshallian, 1e-12);
    const factors = investTrigger(investTriggerModel.example);
    expectRelative(factors.idleAtCost / six.C ** found.rise, six.K1, 1e-12);
    expectRelative(factors.suspensionAtCost / six.C ** found.fall, six.B2, 1e-12);
  });

  it('meets value and slope of the right to wait at the trigger', () => {
    fc.assert(
      fc.property(
        fc.record({
          rate: number(0.01, 0.5),
          shortfall: number(0.01, 0.5),
          volatility: number(0.05, 1.5),
          operatingCost: number(1, 1000),
          investmentCost: number(1, 1e5),
        }),
        (investment) => {
          const { rate, shortfall, operatingCost, investmentCost } = investment;
          const { trigger, suspensionAtCost } = investTrigger(investment);
          const { rise, fall } = fundamentalRoots(rate, shortfall, investment.volatility);
          expect(trigger).toBeGreaterThan(operatingCost);
          const option = suspensionAtCost * (trigger / operatingCost) ** fall;
          const value = trigger / shortfall - operatingCost / rate + option;
          const slope = trigger / shortfall + fall * option;
          // A P^b1 = V - I and its slope b1 A P^b1 = P V'.
          const scale = trigger / shortfall + operatingCost / rate + investmentCost;
          expect(Math.abs(rise * (value - investmentCost) - slope) / (rise * scale)).toBeLessThan(
            1e-9,
          );
          expect(value).toBeGreaterThan(investmentCost - 1e-9 * scale);
        },
      ),
    );
  });

  it('waits for more the wilder the earning', () => {
    let before = 0;
    for (const volatility of [0.01, 0.1, 0.2, 0.5, 1, 3]) {
      const { multiple } = runModel(investTriggerModel, {
        ...investTriggerModel.example,
        operatingCost: 0,
        volatility,
      });
      expect(multiple).toBeGreaterThan(Math.max(1, before));
      before = multiple;
    }
  });
});

describe('entry and exit', () => {
  it("gives Dixit's thresholds", () => {
    const found = runModel(entryExitModel, {
      rate: dixit1989.rho,
      growth: dixit1989.mu,
      volatility: dixit1989.sigma,
      cost: dixit1989.w,
      entryCost: dixit1989.k,
      exitCost: dixit1989.l,
    });
    expectRelative(found.switchOnAbove, dixit1989.PH, 1e-12);
    expectRelative(found.switchOffBelow, dixit1989.PL, 1e-12);
    expectRelative(found.marshallianHigh, dixit1989.marshallianHigh, 1e-12);
    expectRelative(found.marshallianLow, dixit1989.marshallianLow, 1e-12);
  });

  it('meets value and slope at both thresholds', () => {
    fc.assert(
      fc.property(
        fc.record({
          rate: number(0.02, 0.4),
          growth: number(-0.5, 0.01),
          volatility: number(0.05, 1),
          cost: number(0.1, 100),
          entryCost: number(0.01, 1000),
          exitCost: number(0, 0.05),
        }),
        (rig) => {
          const { high, low } = entryExit(rig);
          if (low === null) return;
          expect(low).toBeLessThanOrEqual(rig.cost);
          expect(high).toBeGreaterThanOrEqual(rig.cost * (1 - 1e-9));
          // Solve the slopes for A and B (scaled at each threshold), then test the four conditions.
          const delta = rig.rate - rig.growth;
          const { rise, fall } = fundamentalRoots(rig.rate, delta, rig.volatility);
          const ratio = high / low;
          // The check below raises the ratio to the root; the answer itself does not.
          if (rise * Math.log(ratio) > 600) return;
          const a11 = rise;
          const a12 = -fall;
          const a21 = rise * ratio ** (rise - 1);
          const a22 = -fall * ratio ** (fall - 1);
          const right = low / delta;
          const det = a11 * a22 - a12 * a21;
          const idle = (right * a22 - a12 * right) / det;
          const active = (a11 * right - a21 * right) / det;
          const worth = (x: number) =>
            (low * x) / delta - rig.cost / rig.rate + active * x ** fall - idle * x ** rise;
          const scale = rig.cost / rig.rate + rig.entryCost + high / delta;
          expect(Math.abs(worth(ratio) - rig.entryCost) / scale).toBeLessThan(1e-9);
          expect(Math.abs(worth(1) + rig.exitCost) / scale).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has its limits: free switching at the cost, an exit that is never worth it', () => {
    const rig = { rate: 0.05, growth: 0, volatility: 0.3, cost: 10 };
    expect(entryExit({ ...rig, entryCost: 0, exitCost: 0 })).toEqual({ high: 10, low: 10 });
    expect(entryExit({ ...rig, entryCost: 5, exitCost: 200 }).low).toBeNull();
    const nearly = entryExit({ ...rig, entryCost: 5, exitCost: 199.99 });
    expectRelative(nearly.high, entryExit({ ...rig, entryCost: 5, exitCost: 200 }).high, 1e-3);
    expect(() => runModel(entryExitModel, { ...entryExitModel.example, growth: 0.03 })).toThrow(
      /growth is 0.03/,
    );
  });
});
