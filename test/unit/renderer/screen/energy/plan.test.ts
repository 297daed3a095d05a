import { describe, expect, it } from 'vitest';
import type { ScheduleSlot } from '../../../../../common/economics/energy/plan-schedule.ts';
import {
  effectivePrice,
  planTold,
  priceOfOther,
  pricesAhead,
} from '../../../../../renderer/screen/energy/plan.ts';
import { evenSlots, slotsAhead } from '../../../../../renderer/screen/energy/price-slot.ts';
import { noPrices } from '../../../../../renderer/screen/energy/price-store.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 10, 20, 14, 12);
const startMs = Date.UTC(2026, 10, 20, 14);
const everyDay = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'holiday'] as const;

function slot(at: number, pricePerKwh: number, minutes = 60) {
  return {
    startMs: startMs + at * hourMs,
    minutes,
    pricePerKwh,
    carbonGPerKwh: null,
    solarKw: null,
  };
}

describe('pricesAhead', () => {
  it('begins with the hour under way', () => {
    const prices = pricesAhead(noPrices, 0.28, nowMs, 24, 'UTC');
    if (prices.kind !== 'ready') throw new Error(prices.kind);
    expect(prices.slots).toHaveLength(24);
    expect(prices.slots[0]).toEqual(slot(0, 0.28));
  });

  it('takes what the app plans with before the flat price, unless another is asked for', () => {
    const live = [slot(0, 0.5), slot(1, 0.6)];
    const prices = (source: 'live' | 'flat') =>
      pricesAhead({ ...noPrices, source }, 0.28, nowMs, 24, 'UTC', live);
    expect(prices('live')).toEqual({ kind: 'ready', slots: live });
    expect(prices('flat')).toMatchObject({ slots: { length: 24 } });
    expect(pricesAhead(noPrices, 0.28, nowMs, 24, 'UTC', [slot(-9, 1)])).toMatchObject({
      kind: 'over',
    });
  });

  it('is missing without a price, a tariff or a file', () => {
    for (const source of ['live', 'flat', 'clock', 'file'] as const) {
      expect(pricesAhead({ ...noPrices, source }, null, nowMs, 24, 'UTC').kind).toBe('missing');
    }
  });

  it('lays a tariff out by its own clock, in half hours where it changes at one', () => {
    const periods = [
      { name: '', pricePerKwh: 0.1, days: [...everyDay], from: '22:30', to: '06:00' },
      { name: '', pricePerKwh: 0.3, days: [...everyDay], from: '06:00', to: '22:30' },
    ];
    const prices = pricesAhead(
      { ...noPrices, source: 'clock', periods },
      null,
      nowMs,
      24,
      'Europe/Berlin',
    );
    if (prices.kind !== 'ready') throw new Error(prices.kind);
    expect(prices.slots).toHaveLength(48);
    const cheap = prices.slots.filter(({ pricePerKwh }) => pricePerKwh === 0.1);
    expect(cheap).toHaveLength(15);
    expect(new Date(cheap[0]!.startMs).toISOString()).toBe('2026-11-20T21:30:00.000Z');
  });

  it('names date and minute of a tariff with a hole', () => {
    const prices = pricesAhead(
      {
        ...noPrices,
        source: 'clock',
        periods: [{ name: '', pricePerKwh: 0.1, days: [...everyDay], from: '00:00', to: '20:00' }],
      },
      null,
      nowMs,
      24,
      'UTC',
    );
    expect(prices).toMatchObject({ kind: 'refused', issues: [{ value: '2026-11-20 20:00' }] });
  });

  it('says when a file is over, and when it is too fine', () => {
    const old = { name: 'a', atMs: 0, slots: [slot(-30, 1)] };
    expect(pricesAhead({ ...noPrices, source: 'file', file: old }, null, nowMs, 24, 'UTC')).toEqual(
      { kind: 'over', endMs: startMs - 29 * hourMs },
    );
    const fine = {
      name: 'a',
      atMs: 0,
      slots: Array.from({ length: 1013 }, (_, at) => slot(at / 60, 1, 1)),
    };
    expect(
      pricesAhead({ ...noPrices, source: 'file', file: fine }, null, nowMs, 48, 'UTC'),
    ).toEqual({ kind: 'too-many', slots: 1001 });
  });
});

describe('slotsAhead', () => {
  it('keeps the slot under way and so many hours from it', () => {
    const slots = [-1, 0, 1, 2, 3].map((at) => slot(at, at));
    expect(slotsAhead(slots, nowMs, 2).map(({ pricePerKwh }) => pricePerKwh)).toEqual([0, 1]);
  });
});

describe('evenSlots', () => {
  it('cuts slots to the longest length that fits all', () => {
    const slots = evenSlots([slot(0, 1, 60), slot(1, 2, 15), slot(1.25, 3, 45)]);
    expect(slots.map(({ minutes }) => minutes)).toEqual(Array(8).fill(15));
    expect(slots.map(({ pricePerKwh }) => pricePerKwh)).toEqual([1, 1, 1, 1, 2, 3, 3, 3]);
    expect(slots.at(-1)?.startMs).toBe(startMs + 1.75 * hourMs);
  });
});

describe('effectivePrice', () => {
  const site = {
    powerKw: 2,
    baseLoadKw: 0.5,
    feedInPerKwh: 0.08,
    heat: { kind: 'none' } as const,
    usefulFraction: 0.95,
  };
  it('is the price itself without heat and sun', () => {
    expect(effectivePrice(slot(0, 0.3), site)).toBe(0.3);
  });
  it('costs the feed-in for the part the sun covers', () => {
    const half = { ...slot(0, 0.3), solarKw: 1.5 };
    expect(effectivePrice(half, site)).toBeCloseTo((0.08 + 0.3) / 2, 12);
    expect(effectivePrice({ ...half, solarKw: 5 }, site)).toBeCloseTo(0.08, 12);
    expect(effectivePrice({ ...half, solarKw: 0.2 }, site)).toBe(0.3);
  });
  it('gives back what the heat would have cost', () => {
    const heat = { kind: 'heat-pump', cop: 3 } as const;
    expect(effectivePrice(slot(0, 0.3), { ...site, heat })).toBeCloseTo(0.205, 12);
  });
});

describe('planTold', () => {
  const prices = [0.2, 0.1, 0.1, 0.3];
  const slots = prices.map(
    (pricePerKwh): ScheduleSlot => ({
      minutes: 60,
      pricePerKwh,
      valuePerKwh: 0.15,
    }),
  );
  const starts = prices.map((_, at) => startMs + at * hourMs);
  const rules = { powerKw: 1 };

  it('is the best plan without a word of the user', () => {
    const told = planTold(slots, rules, starts, {});
    expect(told?.plan.slots.map(({ mine }) => mine)).toEqual([false, true, true, false]);
    expect(told).toMatchObject({ told: 0, price: 0 });
  });

  it('keeps to the hours he decided and prices them', () => {
    const told = planTold(slots, rules, starts, { [String(starts[3])]: 'mine' });
    expect(told?.plan.slots.map(({ mine }) => mine)).toEqual([false, true, true, true]);
    expect(told?.price).toBeCloseTo(0.15, 12);
    expect(told?.plan.slots[3]?.reason).toBe('told');
  });

  it('prices one hour before it is decided, exactly as afterwards', () => {
    const before = planTold(slots, rules, starts, {});
    if (before === null) throw new Error('there is a plan');
    for (const at of [0, 1, 2, 3]) {
      const mode = before.plan.slots[at]?.mine ? 'rest' : 'mine';
      const after = planTold(slots, rules, starts, { [String(starts[at])]: mode });
      expect(priceOfOther(before, at), String(at)).toBeCloseTo(after?.price ?? Number.NaN, 12);
    }
  });

  it('is null where no plan can keep to it', () => {
    const all = Object.fromEntries(starts.map((at) => [String(at), 'mine' as const]));
    expect(planTold(slots, { ...rules, energyCapKwh: 1 }, starts, all)).toBeNull();
  });

  it('leaves out what he decided for hours that are over', () => {
    expect(planTold(slots, rules, starts, { '1': 'mine' })?.told).toBe(0);
  });
});
