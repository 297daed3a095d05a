import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { miningSchedule } from '../../../../../common/economics/energy/mining-schedule.ts';
import {
  overrideCost,
  planSchedule,
  type ScheduleRules,
  type ScheduleSlot,
} from '../../../../../common/economics/energy/plan-schedule.ts';
import { ModelInputError, runModel } from '../../../../../common/economics/model.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-08.json' with { type: 'json' };

const { prices } = vectors.se3;
const day = prices.map(
  (price): ScheduleSlot => ({ minutes: 60, pricePerKwh: price / 1000, valuePerKwh: 0.9 }),
);
const megawatt = { powerKw: 1000 };
const maskOf = (slots: readonly { mine: boolean }[]) =>
  slots.map((slot) => (slot.mine ? '1' : '0')).join('');

describe('the SE3 day of 2024-11-05', () => {
  it('averages to the published figures', () => {
    const average = (from: number, to: number) =>
      prices.slice(from, to).reduce((sum, price) => sum + price, 0) / (to - from);
    expect(average(0, 24)).toBeCloseTo(vectors.se3.publishedAverage, 1);
    expect(average(0, 8)).toBeCloseTo(vectors.se3.offpeak1, 9);
    expect(average(8, 20)).toBeCloseTo(vectors.se3.peak, 9);
    expect(average(20, 24)).toBeCloseTo(vectors.se3.offpeak2, 9);
  });

  it.each([
    ['no limits', megawatt, vectors.schedule.unconstrained],
    [
      'three hours on and off',
      { ...megawatt, minOnMinutes: 180, minOffMinutes: 180 },
      vectors.schedule.minOnOff3,
    ],
    [
      'a start cost of 500 as well',
      { ...megawatt, minOnMinutes: 180, minOffMinutes: 180, startCost: 500 },
      vectors.schedule.minOnOff3Start500,
    ],
  ])('is planned with %s', (_name, rules, expected) => {
    const plan = planSchedule(day, rules);
    expect(plan.profit).toBeCloseTo(expected.profit, 9);
    expect(maskOf(plan.slots)).toBe(expected.mask);
    expect(plan.alwaysOnProfit).toBeCloseTo(
      vectors.schedule.alwaysOn - ('startCost' in rules ? 500 : 0),
      9,
    );
  });

  it('finds the cheapest twelve hours when twelve are required', () => {
    const worthless = day.map((slot) => ({ ...slot, valuePerKwh: -10 }));
    const plan = planSchedule(worthless, { ...megawatt, requiredHours: 12 });
    const hours = plan.slots.flatMap((slot, hour) => (slot.mine ? [hour] : []));
    expect(hours).toEqual(vectors.schedule.cheapest12.hours);
    expect(plan.energyCost / 12).toBeCloseTo(vectors.schedule.cheapest12.avgPrice, 9);
    expect(plan.slots[0]!.reason).toBe('required');
    const thirteenth = prices.toSorted((a, b) => a - b)[12]!;
    expect(plan.requiredCostPerHour).toBeCloseTo(thirteenth + 10_000, 9);
  });

  it('answers the same through the model', () => {
    const out = runModel(miningSchedule, {
      pricesPerKwh: prices.map((price) => price / 1000),
      valuePerKwh: 0.9,
      powerKw: 1000,
    });
    expect(out.profit).toBeCloseTo(vectors.schedule.unconstrained.profit, 9);
    expect(out.mask).toBe(vectors.schedule.unconstrained.mask);
    expect(out.hours).toBe(vectors.schedule.unconstrained.hours);
  });
});

/** Best profit by trying every mask: the rules written a second time, as a judge of one mask. */
function exhaustive(slots: readonly ScheduleSlot[], rules: ScheduleRules): number {
  const count = slots.length;
  let best = Number.NEGATIVE_INFINITY;
  for (let mask = 0; mask < 1 << count; mask++) {
    best = Math.max(
      best,
      judge(slots, rules, (i) => (mask & (1 << i)) !== 0),
    );
  }
  return best;
}

/** Profit of one mask, or -Infinity if it breaks a rule. */
function judge(
  slots: readonly ScheduleSlot[],
  rules: ScheduleRules,
  isMined: (i: number) => boolean,
): number {
  const never = Number.NEGATIVE_INFINITY;
  const initial = rules.initial ?? { mining: false, forMinutes: Number.POSITIVE_INFINITY };
  let profit = 0;
  let kwh = 0;
  let hours = 0;
  let mining = initial.mining;
  let lasted = initial.forMinutes;
  const today = new Map<string | undefined, { kwh: number; starts: number }>();
  today.set(slots[0]?.day, {
    kwh: initial.energyTodayKwh ?? 0,
    starts: initial.startsToday ?? 0,
  });
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    const now = isMined(i);
    if ((slot.mode === 'mine' && !now) || (slot.mode === 'rest' && now)) return never;
    const counter = today.get(slot.day) ?? { kwh: 0, starts: 0 };
    today.set(slot.day, counter);
    if (now !== mining) {
      if (lasted < (mining ? (rules.minOnMinutes ?? 0) : (rules.minOffMinutes ?? 0))) return never;
      if (now) {
        profit -= rules.startCost ?? 0;
        counter.starts++;
        if (counter.starts > (rules.maxStartsPerDay ?? Number.POSITIVE_INFINITY)) return never;
      }
      lasted = 0;
      mining = now;
    }
    lasted += slot.minutes;
    if (!now) continue;
    const energy = (rules.powerKw * slot.minutes) / 60;
    profit += energy * (slot.valuePerKwh - slot.pricePerKwh);
    profit -= ((rules.carbonPricePerT ?? 0) * energy * (slot.carbonGPerKwh ?? 0)) / 1e6;
    kwh += energy;
    counter.kwh += energy;
    hours += slot.minutes / 60;
    if (counter.kwh > (rules.dailyEnergyCapKwh ?? Number.POSITIVE_INFINITY) + 1e-9) return never;
  }
  if (kwh > (rules.energyCapKwh ?? Number.POSITIVE_INFINITY) + 1e-9) return never;
  if (hours < (rules.requiredHours ?? 0) - 1e-9) return never;
  return profit;
}

const quarter = fc.constantFrom(15, 30, 60);
const slotOf = fc.record({
  minutes: quarter,
  pricePerKwh: fc.integer({ min: -20, max: 40 }).map((cents) => cents / 100),
  valuePerKwh: fc.constantFrom(0, 0.1, 0.2),
  carbonGPerKwh: fc.constantFrom(0, 300, 600),
});
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

/** Removes fields that are undefined: an absent rule is an absent field. */
const present = <T extends object>(record: T) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const rulesOf = fc
  .record({
    powerKw: fc.constantFrom(0.25, 1, 2),
    minOnMinutes: optional(fc.constantFrom(0, 30, 60, 120, 150)),
    minOffMinutes: optional(fc.constantFrom(0, 30, 60, 120, 150)),
    startCost: optional(fc.constantFrom(0, 0.05, 0.3)),
    carbonPricePerT: optional(fc.constantFrom(0, 80, 400)),
    energyCapKwh: optional(fc.constantFrom(0, 0.5, 2, 5)),
    dailyEnergyCapKwh: optional(fc.constantFrom(0, 0.5, 1.5, 3)),
    maxStartsPerDay: optional(fc.constantFrom(0, 1, 2)),
    requiredHours: optional(fc.constantFrom(0.5, 2, 4)),
  })
  .map(present);

/** Solves, or says that there is no plan. */
function profitOrNever(slots: readonly ScheduleSlot[], rules: ScheduleRules): number {
  try {
    const plan = planSchedule(slots, rules);
    const again = judge(slots, rules, (i) => plan.slots[i]!.mine);
    expect(plan.profit).toBeCloseTo(again, 9);
    return plan.profit;
  } catch (error) {
    expect(error).toBeInstanceOf(ModelInputError);
    return Number.NEGATIVE_INFINITY;
  }
}

const expectSame = (actual: number, expected: number) =>
  Number.isFinite(expected)
    ? expect(actual).toBeCloseTo(expected, 9)
    : expect(actual).toBe(expected);

describe('planSchedule against exhaustive search', () => {
  it('agrees under any mix of limits, days and slot lengths', () => {
    fc.assert(
      fc.property(
        fc.array(slotOf, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 5 }),
        rulesOf,
        (slots, slotsPerDay, rules) => {
          const dated = slots.map((slot, i) => ({
            ...slot,
            day: `d${Math.floor(i / slotsPerDay)}`,
          }));
          expectSame(profitOrNever(dated, rules), exhaustive(dated, rules));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('agrees with forced slots', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(slotOf, fc.constantFrom('free', 'free', 'free', 'mine', 'rest')), {
          minLength: 1,
          maxLength: 9,
        }),
        rulesOf,
        (pairs, rules) => {
          const slots = pairs.map(([slot, mode]) => ({ ...slot, mode }) as ScheduleSlot);
          expectSame(profitOrNever(slots, rules), exhaustive(slots, rules));
        },
      ),
      { numRuns: 800 },
    );
  });

  it('agrees when it takes over a run or a rest', () => {
    fc.assert(
      fc.property(
        fc.array(slotOf, { minLength: 1, maxLength: 9 }),
        rulesOf,
        fc.record({
          mining: fc.boolean(),
          forMinutes: fc.constantFrom(0, 15, 60, 600),
          energyTodayKwh: fc.constantFrom(0, 0.5),
          startsToday: fc.constantFrom(0, 1),
        }),
        (slots, limits, initial) => {
          // Caps may end an inherited run; that is tested apart, so here none can bind on one.
          const { energyCapKwh: _cap, dailyEnergyCapKwh: _dailyCap, ...rest } = limits;
          const rules = { ...rest, initial };
          expectSame(profitOrNever(slots, rules), exhaustive(slots, rules));
        },
      ),
      { numRuns: 800 },
    );
  });

  it('agrees on sixty random days of twelve slots', () => {
    const random = createRandom(8);
    for (let instance = 0; instance < 60; instance++) {
      const slots = Array.from({ length: 12 }, () => ({
        minutes: 60,
        pricePerKwh: random.uniform() * 2 - 0.5,
        valuePerKwh: 0.5,
      }));
      const rules = {
        powerKw: 1,
        minOnMinutes: 60 * (1 + (instance % 4)),
        minOffMinutes: 60 * (1 + (instance % 3)),
        startCost: (instance % 5) * 0.2,
      };
      expect(planSchedule(slots, rules).profit, `instance ${instance}`).toBeCloseTo(
        exhaustive(slots, rules),
        9,
      );
    }
  });
});

describe('what a plan explains', () => {
  const hourly = (...pricesPerKwh: number[]): ScheduleSlot[] =>
    pricesPerKwh.map((pricePerKwh) => ({ minutes: 60, pricePerKwh, valuePerKwh: 0.2 }));

  it('mines at a negative price even for a worthless reward', () => {
    const slots = hourly(-0.05, 0.05).map((slot) => ({ ...slot, valuePerKwh: 0 }));
    expect(maskOf(planSchedule(slots, { powerKw: 1 }).slots)).toBe('10');
  });

  it('keeps the present state on a tie', () => {
    const slots = hourly(0.2, 0.2);
    const rules = { powerKw: 1 };
    expect(maskOf(planSchedule(slots, rules).slots)).toBe('00');
    const mining = { ...rules, initial: { mining: true, forMinutes: 0 } };
    expect(maskOf(planSchedule(slots, mining).slots)).toBe('11');
  });

  it('says why each slot is as it is', () => {
    const bridge = planSchedule(hourly(0.1, 0.21, 0.1), { powerKw: 1, startCost: 0.05 });
    expect(bridge.slots.map((slot) => slot.reason)).toEqual(['pays', 'bridged', 'pays']);
    const start = planSchedule(hourly(0.3, 0.19, 0.3), { powerKw: 1, startCost: 0.05 });
    expect(start.slots.map((slot) => slot.reason)).toEqual(['costs', 'not-worth-a-start', 'costs']);
    const cap = planSchedule(hourly(0.1, 0.05, 0.15), { powerKw: 1, energyCapKwh: 1 });
    expect(cap.slots.map((slot) => slot.reason)).toEqual(['capped', 'pays', 'capped']);
    expect(cap.capWorthPerKwh).toBeCloseTo(0.1, 12);
    const told = planSchedule(
      hourly(0.3, 0.1).map((slot, i) => ({ ...slot, mode: i === 0 ? 'mine' : 'rest' })),
      { powerKw: 1 },
    );
    expect(told.slots.map((slot) => slot.reason)).toEqual(['told', 'told']);
  });

  it('finishes an inherited minimum run, but not past a guard or a cap', () => {
    const initial = { mining: true, forMinutes: 60 };
    const rules = { powerKw: 1, minOnMinutes: 240, initial };
    const dear = hourly(0.9, 0.9, 0.9, 0.9);
    expect(maskOf(planSchedule(dear, rules).slots)).toBe('1110');
    expect(planSchedule(dear, rules).slots[2]!.reason).toBe('inherited');
    const guarded = dear.map((slot, i) => ({
      ...slot,
      mode: i === 1 ? ('rest' as const) : ('free' as const),
    }));
    expect(maskOf(planSchedule(guarded, rules).slots)).toBe('1000');
    expect(maskOf(planSchedule(dear, { ...rules, energyCapKwh: 2 }).slots)).toBe('1100');
  });

  it('prices an override', () => {
    const slots = hourly(0.1, 0.5, 0.12);
    const rules = { powerKw: 2, startCost: 0.01 };
    const plan = planSchedule(slots, rules);
    expect(overrideCost(slots, rules, plan, 0)).toBeCloseTo(2 * 0.1 - 0.01, 12);
    expect(overrideCost(slots, rules, plan, 1)).toBeCloseTo(2 * 0.3 - 0.01, 12);
    const full = { ...rules, requiredHours: 3 };
    expect(overrideCost(slots, full, planSchedule(slots, full), 1)).toBeNull();
  });

  it('never gains from a limit, and its price of a cap is the gain of one more tick', () => {
    fc.assert(
      fc.property(
        fc.array(slotOf, { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 0, max: 20 }),
        (some, ticks) => {
          const slots = some.map((slot) => ({ ...slot, minutes: 60 }));
          const free = planSchedule(slots, { powerKw: 1 });
          const capped = planSchedule(slots, { powerKw: 1, energyCapKwh: ticks });
          const wider = planSchedule(slots, { powerKw: 1, energyCapKwh: ticks + 1 });
          expect(capped.profit).toBeLessThanOrEqual(free.profit + 1e-9);
          expect(capped.energyKwh).toBeLessThanOrEqual(ticks);
          expect(capped.capWorthPerKwh ?? 0).toBeCloseTo(wider.profit - capped.profit, 9);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what a plan refuses', () => {
  const slots: ScheduleSlot[] = [
    { minutes: 60, pricePerKwh: 0.1, valuePerKwh: 0.2 },
    { minutes: 60, pricePerKwh: 0.1, valuePerKwh: 0.2, mode: 'rest' },
  ];
  it.each([
    ['requiredHours', { powerKw: 1, requiredHours: 2 }, /requiredHours is 2: .*0 to 1 h/],
    ['powerKw', { powerKw: 0 }, /powerKw is 0: .*above 0/],
    ['startCost', { powerKw: 1, startCost: -1 }, /startCost is -1/],
    ['minOnMinutes', { powerKw: 1, minOnMinutes: Number.NaN }, /minOnMinutes is NaN/],
    ['maxStartsPerDay', { powerKw: 1, maxStartsPerDay: 0.5 }, /maxStartsPerDay is 0.5/],
  ])('a wrong %s, by name', (_field, rules, message) => {
    expect(() => planSchedule(slots, rules)).toThrow(message);
  });
  it('a slot without length or price', () => {
    expect(() => planSchedule([{ ...slots[0]!, minutes: 0 }], { powerKw: 1 })).toThrow(
      /slots\.0\.minutes is 0/,
    );
    expect(() => planSchedule([{ ...slots[0]!, pricePerKwh: Number.NaN }], { powerKw: 1 })).toThrow(
      /slots\.0\.pricePerKwh is NaN/,
    );
  });
  it('masks that leave no room for the minimum times', () => {
    const tight = (['rest', 'mine', 'rest'] as const).map((mode) => ({ ...slots[0]!, mode }));
    expect(() => planSchedule(tight, { powerKw: 1, minOnMinutes: 120 })).toThrow(/no room/);
  });
  it('more limits than can be solved exactly', () => {
    const many = Array.from({ length: 4032 }, () => ({ ...slots[0]!, minutes: 5 }));
    const rules = { powerKw: 1, dailyEnergyCapKwh: 24, energyCapKwh: 200, maxStartsPerDay: 9 };
    expect(() => planSchedule(many, rules)).toThrow(/fewer limits/);
  });
  it('nothing, when there are no slots', () => {
    expect(planSchedule([], { powerKw: 1 })).toMatchObject({ profit: 0, hours: 0, slots: [] });
  });
});

describe('fourteen days at five minutes', () => {
  const random = createRandom(14);
  const slots = Array.from(
    { length: 4032 },
    (_, i): ScheduleSlot => ({
      minutes: 5,
      pricePerKwh: 0.15 + 0.12 * Math.sin((2 * Math.PI * i) / 288) + 0.03 * random.uniform(),
      valuePerKwh: 0.13,
      day: `d${Math.floor(i / 288)}`,
    }),
  );
  const times: string[] = [];
  afterAll(() => console.log(times.join(', ')));
  const base = { powerKw: 0.128, minOnMinutes: 120, minOffMinutes: 60, startCost: 0.002 };
  // Budgets are ten times those promised, because test machines are shared; the bench holds the real ones.
  it.each([
    ['minimum times and start cost', base],
    ['an energy cap as well', { ...base, energyCapKwh: 12 }],
    ['required hours as well', { ...base, requiredHours: 200 }],
    ['daily limits as well', { ...base, dailyEnergyCapKwh: 0.7, maxStartsPerDay: 3 }],
  ])('is planned quickly with %s', (name, rules) => {
    planSchedule(slots, rules);
    const began = performance.now();
    const plan = planSchedule(slots, rules);
    const ms = performance.now() - began;
    times.push(`${name}: ${ms.toFixed(0)} ms`);
    expect(plan.hours).toBeGreaterThan(0);
    expect(ms).toBeLessThan(1000);
  });
});
