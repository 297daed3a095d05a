import { describe, expect, it } from 'vitest';
import { defaultPlanSettings, type PlanSettings } from '../../../../../common/contract/plan.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import {
  effectivePrice,
  makePlan,
  type PlanInput,
} from '../../../../../main/host/plan/make-plan.ts';
import type { AheadSlot } from '../../../../../main/host/plan/price-line.ts';
import vectors from '../../../../vector/economics-08.json' with { type: 'json' };

const startMs = Date.parse('2024-11-05T00:00:00Z');

const slotsOf = (prices: readonly (number | null)[], minutes = 60): AheadSlot[] =>
  prices.map((pricePerKwh, at) => ({
    startMs: startMs + at * minutes * 60_000,
    minutes,
    day: `day ${Math.floor((at * minutes) / 1440)}`,
    pricePerKwh,
    isKnown: true,
    carbonGPerKwh: null,
  }));

function inputOf(
  prices: readonly (number | null)[],
  settings: Partial<PlanSettings>,
  more: Partial<PlanInput> = {},
): PlanInput {
  const free = { minOnMinutes: 0, minOffMinutes: 0 };
  return {
    settings: { ...defaultPlanSettings, ...free, ...settings },
    demandCharge: null,
    slots: slotsOf(prices),
    timeZone: 'UTC',
    nowMs: startMs,
    powerKw: 1,
    valuePerKwh: 0.9,
    isOn: false,
    forMinutes: 1e6,
    usedTodayKwh: 0,
    minedHours: 0,
    rests: [],
    ...more,
  };
}

const maskOf = (input: PlanInput): string =>
  makePlan(input)
    .slots.map(({ mine }) => (mine ? '1' : '0'))
    .join('');

const se3 = vectors.se3.prices.map((price) => price / 1000);
const { schedule } = vectors;

describe('by value', () => {
  it.each([
    ['without limits', {}, schedule.unconstrained],
    ['with minimum times', { minOnMinutes: 180, minOffMinutes: 180 }, schedule.minOnOff3],
    [
      'and a cost of each start',
      { minOnMinutes: 180, minOffMinutes: 180, startCost: 0.5 },
      schedule.minOnOff3Start500,
    ],
  ])('is the published plan of a day %s', (_name, changes, expected) => {
    const input = inputOf(se3, { mode: 'value', ...changes });
    expect(maskOf(input)).toBe(expected.mask);
    expect(makePlan(input).schedule!.profit).toBeCloseTo(expected.profit / 1000, 9);
  });

  it('equals exhaustive search under minimum times, start cost and a daily cap', () => {
    const { uniform } = createRandom(7);
    for (let round = 0; round < 60; round += 1) {
      const prices = Array.from({ length: 10 }, () => Math.round(uniform() * 40 - 10) / 100);
      const minOn = 60 * (1 + Math.floor(uniform() * 3));
      const minOff = 60 * (1 + Math.floor(uniform() * 3));
      const startCost = round % 3 === 0 ? 0 : 0.05;
      const dailyEnergyCapKwh = round % 2 === 0 ? null : 4;
      const settings = {
        mode: 'value' as const,
        minOnMinutes: minOn,
        minOffMinutes: minOff,
        startCost,
        dailyEnergyCapKwh,
      };
      const input = inputOf(prices, settings, { valuePerKwh: 0.1 });
      const best = bruteForce(prices, 0.1, minOn / 60, minOff / 60, startCost, dailyEnergyCapKwh);
      expect(makePlan(input).schedule!.profit, `round ${round}: ${prices}`).toBeCloseTo(best, 9);
    }
  });

  it('mines at a negative price even when mining brings nothing', () => {
    expect(maskOf(inputOf([-0.1, 0.1, -0.01], { mode: 'value' }, { valuePerKwh: 0 }))).toBe('101');
  });

  it('counts the heat: a resistive heater makes every price pay', () => {
    const heat = { heat: { kind: 'resistive' }, usefulHeat: 1 } as const;
    const input = inputOf([0.3, 2], { mode: 'value', ...heat }, { valuePerKwh: 0.001 });
    expect(maskOf(input)).toBe('11');
    for (const each of vectors.heat) {
      const settings = {
        resistive: { kind: 'resistive' },
        'heat pump COP 3': { kind: 'heat-pump', cop: 3 },
        'gas 0.10/kWh eta .92': { kind: 'fuel', pricePerKwh: 0.1, efficiency: 0.92 },
        none: { kind: 'none' },
      }[each.alt] as PlanSettings['heat'];
      const own = { heat: settings, usefulHeat: each.usefulFraction };
      expect(effectivePrice(each.electricity, own, null, 1)).toBeCloseTo(each.effectivePrice, 12);
    }
  });

  it('counts a demand charge only where mining raises the peak', () => {
    const none = { heat: { kind: 'none' }, usefulHeat: 0 } as const;
    const charge = { perKw: 12, peakKw: 5, baseKw: 1 };
    expect(effectivePrice(0.1, none, charge, 3.5)).toBe(0.1);
    const raised = effectivePrice(0.1, none, { ...charge, peakKw: 0 }, 3.5);
    expect(raised - 0.1).toBeCloseTo(12 / 730.5, 9);
  });

  it('counts carbon as a cost, and rests above its limit', () => {
    const slots = slotsOf([0.1, 0.1]).map((slot, at) => ({ ...slot, carbonGPerKwh: at * 400 }));
    const dear = inputOf([], { mode: 'value', carbonPricePerT: 3000 }, { slots });
    expect(maskOf({ ...dear, valuePerKwh: 0.5 })).toBe('10');
    const limited = inputOf([], { mode: 'value', carbonLimitG: 300 }, { slots });
    expect(makePlan(limited).slots[1]).toMatchObject({ mine: false, reason: 'too-much-carbon' });
  });

  it('rests while the grid asks for it', () => {
    const rests = [{ startMs: startMs + 60 * 60_000, endMs: startMs + 140 * 60_000 }];
    const plan = makePlan(inputOf([0.1, 0.1, 0.1], { mode: 'value' }, { rests }));
    // The third hour is mined once the event has ended within it.
    expect(plan.slots.map(({ mine }) => mine)).toEqual([true, false, true]);
    expect(plan.slots[1]!.reason).toBe('grid-event');
  });

  it('makes no plan where price or value is unknown, and ends where prices end', () => {
    expect(makePlan(inputOf([null, 0.1], { mode: 'value' })).problem).toMatch(/price/);
    const worthless = inputOf([0.1], { mode: 'value' }, { valuePerKwh: null });
    expect(makePlan(worthless).problem).toMatch(/brings/);
    expect(makePlan(inputOf([0.1, 0.2, null, 0.1], { mode: 'value' })).slots).toHaveLength(2);
  });
});

describe('by hours', () => {
  const night = { mode: 'hours', hours: { fromMinute: 22 * 60, toMinute: 6 * 60 } } as const;

  it('mines between two times, over midnight, whatever it costs', () => {
    expect(maskOf(inputOf(se3, night))).toBe('111111000000000000000011');
    expect(
      maskOf(
        inputOf(
          se3.map(() => null),
          night,
        ),
      ),
    ).toBe('111111000000000000000011');
  });

  it('takes the cheapest of them under a daily cap', () => {
    const input = inputOf(se3, { ...night, dailyEnergyCapKwh: 4 });
    expect(maskOf(input)).toBe('011110000000000000000000');
  });
});

describe('by a deadline', () => {
  it('is the cheapest hours of those there are', () => {
    const input = inputOf(se3, { mode: 'deadline', hoursPerWeek: 12 });
    const mined = makePlan(input).slots.flatMap(({ mine }, at) => (mine ? [at] : []));
    expect(mined).toEqual(schedule.cheapest12.hours);
  });

  it('counts what was mined this week, and asks for no more than there is', () => {
    const done = { minedHours: 10 };
    expect(maskOf(inputOf(se3, { mode: 'deadline', hoursPerWeek: 12 }, done))).toBe(
      '000110000000000000000000',
    );
    const all = inputOf([0.1, 0.2, 0.3], { mode: 'deadline', hoursPerWeek: 100 });
    expect(maskOf(all)).toBe('111');
    const capped = { mode: 'deadline', hoursPerWeek: 100, dailyEnergyCapKwh: 2 } as const;
    expect(maskOf(inputOf([0.1, 0.3, 0.2], capped))).toBe('101');
  });
});

describe('by a strike price', () => {
  const strike = { mode: 'strike', strike: { resumeAt: 0.1, stopAbove: 0.2 } } as const;
  const prices = [0.15, 0.25, 0.15, 0.1, 0.15, 0.2, 0.21, 0.15];

  it('keeps its state between the two prices', () => {
    expect(maskOf(inputOf(prices, strike))).toBe('00011100');
    expect(maskOf(inputOf(prices, strike, { isOn: true }))).toBe('10011100');
  });

  it('needs a price', () => {
    expect(makePlan(inputOf([null], strike)).problem).not.toBe('');
  });
});

/** Best profit of every mask that keeps the rules, from a long rest. */
function bruteForce(
  prices: readonly number[],
  value: number,
  minOn: number,
  minOff: number,
  startCost: number,
  cap: number | null,
): number {
  const count = prices.length;
  let best = Number.NEGATIVE_INFINITY;
  for (let mask = 0; mask < 1 << count; mask += 1) {
    const on = (at: number) => ((mask >> at) & 1) === 1;
    let profit = 0;
    let used = 0;
    let allowed = true;
    let run = 1000;
    for (let at = 0; at < count && allowed; at += 1) {
      const before = at > 0 && on(at - 1);
      if (on(at) !== before) {
        if (run < (before ? minOn : minOff)) allowed = false;
        run = 0;
        if (on(at)) profit -= startCost;
      }
      run += 1;
      if (on(at)) {
        profit += value - prices[at]!;
        used += 1;
      }
    }
    if (cap !== null && used > cap) allowed = false;
    if (allowed && profit > best) best = profit;
  }
  return best;
}
