import { describe, expect, it } from 'vitest';
import {
  defaultTariffSettings,
  type TariffSettings,
} from '../../../../../common/contract/tariff.ts';
import {
  meanOver,
  type PriceSources,
  priceLine,
  stepFor,
} from '../../../../../main/host/plan/price-line.ts';

const hourMs = 3_600_000;
const at = (text: string): number => Date.parse(text);

function sources(
  changes: Partial<PriceSources> = {},
  tariff: Partial<TariffSettings> = {},
): PriceSources {
  return {
    tariff: { ...defaultTariffSettings, ...tariff },
    flatPrice: 0.3,
    currency: 'EUR',
    feed: null,
    file: null,
    carbon: [],
    ...changes,
  };
}

const hours = (from: string, values: readonly number[], stepMs = hourMs) =>
  values.map((value, index) => ({
    startMs: at(from) + index * stepMs,
    endMs: at(from) + (index + 1) * stepMs,
    value,
  }));

const nightAndDay: Partial<TariffSettings> = {
  kind: 'calendar',
  calendar: {
    holidays: [],
    periods: [
      { name: 'night', pricePerKwh: 0.1, from: '22:00', to: '06:00', days: allDays() },
      { name: 'day', pricePerKwh: 0.4, from: '06:00', to: '22:00', days: allDays() },
    ],
  },
};

function allDays() {
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'holiday'] as (
    | 'sun'
    | 'mon'
    | 'tue'
    | 'wed'
    | 'thu'
    | 'fri'
    | 'sat'
    | 'holiday'
  )[];
}

describe('priceLine', () => {
  it('gives the typed price to every hour', () => {
    const line = priceLine(sources(), 'UTC', at('2026-05-01T10:20:00Z'), 48, 60);
    expect(line.slots).toHaveLength(49);
    expect(line.slots[0]).toMatchObject({
      startMs: at('2026-05-01T10:00:00Z'),
      pricePerKwh: 0.3,
      isKnown: true,
      day: '2026-05-01',
    });
    expect(line.problem).toBe('');
  });

  it('says so when nothing was typed', () => {
    const line = priceLine(sources({ flatPrice: null }), 'UTC', 0, 2, 60);
    expect(line.problem).toBe('no price of electricity was typed');
  });

  it.each([
    ['of 23 hours', '2026-03-28T23:00:00Z', '2026-03-29', 23, 7],
    ['of 25 hours', '2026-10-24T22:00:00Z', '2026-10-25', 25, 9],
    ['of 24 hours', '2026-05-01T22:00:00Z', '2026-05-02', 24, 8],
  ])('counts a day %s by the wall clock', (_name, start, day, length, cheap) => {
    const line = priceLine(sources({}, nightAndDay), 'Europe/Berlin', at(start), 48, 60);
    const ofDay = line.slots.filter((slot) => slot.day === day);
    expect(ofDay).toHaveLength(length);
    expect(ofDay.filter(({ pricePerKwh }) => pricePerKwh === 0.1)).toHaveLength(cheap);
  });

  it('takes negative prices of a feed, with what the supplier adds', () => {
    const feed = { label: 'F', currency: 'EUR', slots: hours('2026-05-01T00:00:00Z', [-0.2, 0.1]) };
    const added = { kind: 'feed', addedPerKwh: 0.15, addedPercent: 20 } as const;
    const line = priceLine(sources({ feed }, added), 'UTC', at('2026-05-01T00:00:00Z'), 2, 60);
    expect(line.slots[0]!.pricePerKwh).toBeCloseTo(-0.06, 12);
    expect(line.slots[1]!.pricePerKwh).toBeCloseTo(0.3, 12);
  });

  it("lets yesterday's price stand in for tomorrow's, marked, and never for now", () => {
    const slots = hours(
      '2026-05-01T00:00:00Z',
      Array.from({ length: 24 }, (_, hour) => hour / 100),
    );
    const feed = { label: 'F', currency: 'EUR', slots };
    const own = sources({ feed, flatPrice: null }, { kind: 'feed' });
    const line = priceLine(own, 'UTC', at('2026-05-01T20:00:00Z'), 48, 60);
    expect(line.slots[3]).toMatchObject({ pricePerKwh: 0.23, isKnown: true });
    expect(line.slots[4]).toMatchObject({ pricePerKwh: 0, isKnown: false });
    expect(line.slots[29]).toMatchObject({ pricePerKwh: 0.01, isKnown: false });
    const late = priceLine(own, 'UTC', at('2026-05-02T00:00:00Z'), 48, 60);
    expect(late.slots[0]).toMatchObject({ pricePerKwh: null, isKnown: false });
    expect(late.problem).toBe('the prices of F are over');
  });

  it('falls back to the typed price, marked, when a feed is over or in another currency', () => {
    const over = { label: 'F', currency: 'EUR', slots: hours('2026-04-01T00:00:00Z', [0.1]) };
    const nowMs = at('2026-05-01T00:00:00Z');
    const old = priceLine(sources({ feed: over }, { kind: 'feed' }), 'UTC', nowMs, 2, 60);
    expect(old.slots[0]).toMatchObject({ pricePerKwh: 0.3, isKnown: false });
    const foreign = { ...over, currency: 'SEK' };
    const own = sources({ feed: foreign, flatPrice: null }, { kind: 'feed' });
    expect(priceLine(own, 'UTC', nowMs, 2, 60).problem).toBe('F gives SEK, money here is in EUR');
  });

  it('reads imported prices', () => {
    const startsMs = [at('2026-05-01T00:00:00Z'), at('2026-05-01T01:00:00Z')];
    const file = {
      name: 'x.csv',
      currency: 'EUR',
      startsMs,
      pricesPerKwh: [0.1, 0.2],
      endMs: at('2026-05-01T02:00:00Z'),
    };
    const line = priceLine(sources({ file }, { kind: 'file' }), 'UTC', startsMs[0]!, 2, 60);
    expect(line.slots.map(({ pricePerKwh }) => pricePerKwh)).toEqual([0.1, 0.2]);
  });
});

describe('stepFor', () => {
  const nowMs = at('2026-05-01T00:00:00Z');
  it('is the longest that every border falls on', () => {
    expect(stepFor(sources(), [], 'UTC', nowMs)).toBe(60);
    expect(stepFor(sources(), [22 * 60 + 30], 'UTC', nowMs)).toBe(30);
    expect(stepFor(sources(), [], 'Asia/Kolkata', nowMs)).toBe(30);
    expect(stepFor(sources(), [], 'Asia/Kathmandu', nowMs)).toBe(15);
    const slots = hours('2026-05-01T00:00:00Z', [1, 2, 3, 4], hourMs / 4);
    const feed = { label: 'F', currency: 'EUR', slots };
    expect(stepFor(sources({ feed }, { kind: 'feed' }), [], 'UTC', nowMs + 1)).toBe(15);
  });
});

describe('meanOver', () => {
  it('weighs by time and does not bridge a gap', () => {
    const slots = [
      { startMs: 0, endMs: 15, value: 1 },
      { startMs: 15, endMs: 60, value: 5 },
      { startMs: 90, endMs: 100, value: 9 },
    ];
    expect(meanOver(slots, 0, 60)).toBe(4);
    expect(meanOver(slots, 15, 60)).toBe(5);
    expect(meanOver(slots, 30, 95)).toBeNull();
    expect(meanOver(slots, 200, 300)).toBeNull();
    expect(meanOver([], 0, 1)).toBeNull();
  });
});
