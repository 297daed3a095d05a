import { describe, expect, it } from 'vitest';
import type { PlanSlot } from '../../../../../common/contract/plan.ts';
import { importedFrom, rulesFrom } from '../../../../../renderer/screen/energy/adopt.ts';
import { appLimitsOf, livePricesOf } from '../../../../../renderer/screen/energy/live-prices.ts';

const slot = (startMs: number, pricePerKwh: number | null, isKnown = true): PlanSlot => ({
  startMs,
  minutes: 60,
  pricePerKwh,
  isKnown,
  carbonGPerKwh: null,
  mine: false,
  margin: null,
  reason: 'costs',
});
const plan = (slots: PlanSlot[]) => ({ slots, pricesFrom: 'a feed', madeAtMs: 5 });

describe('livePricesOf', () => {
  it('takes prices up to the first that is unknown', () => {
    const live = livePricesOf(
      plan([slot(0, 0.1), slot(1, 0.2), slot(2, null), slot(3, 0.3)]),
      false,
    );
    expect(live?.slots.map(({ pricePerKwh }) => pricePerKwh)).toEqual([0.1, 0.2]);
    expect(live).toMatchObject({ from: 'a feed', madeAtMs: 5, guessedFromMs: null });
  });
  it('says from when on yesterday stands in', () => {
    const live = livePricesOf(plan([slot(0, 1), slot(1, 1, false), slot(2, 1, false)]), true);
    expect(live).toMatchObject({ guessedFromMs: 1, isStale: true });
  });
  it('is null without a price', () => {
    expect(livePricesOf(plan([slot(0, null)]), false)).toBeNull();
    expect(livePricesOf(plan([]), false)).toBeNull();
  });
});

describe('appLimitsOf', () => {
  it('takes what limits decided and leaves what prices did', () => {
    const limited: PlanSlot[] = [
      { ...slot(0, 0.1), reason: 'grid-event' },
      { ...slot(3_600_000, 0.1), reason: 'costs' },
      { ...slot(7_200_000, 0.1), reason: 'required', mine: true },
      { ...slot(10_800_000, 0.1), reason: 'pays', mine: true },
    ];
    expect(appLimitsOf(limited)).toEqual([
      { startMs: 0, endMs: 3_600_000, mode: 'rest' },
      { startMs: 7_200_000, endMs: 10_800_000, mode: 'mine' },
    ]);
  });
});

describe('importedFrom', () => {
  it('gives starts, prices and the end', () => {
    const slots = [0, 1].map((at) => ({
      startMs: at * 3_600_000,
      minutes: 60,
      pricePerKwh: 0.1 + at,
      carbonGPerKwh: null,
      solarKw: null,
    }));
    expect(importedFrom({ name: 'a.csv', atMs: 0, slots }, 'EUR')).toEqual({
      name: 'a.csv',
      currency: 'EUR',
      startsMs: [0, 3_600_000],
      pricesPerKwh: [0.1, 1.1],
      endMs: 7_200_000,
    });
    expect(importedFrom(null, 'EUR')).toBeNull();
  });
});

describe('rulesFrom', () => {
  const values = {
    minOnMinutes: 90.4,
    minOffMinutes: 9999,
    startCost: 0.002,
    carbonPricePerT: 50,
    usefulFraction: 0.95,
    cop: 20,
    fuelPerKwh: 0.1,
    fuelEfficiency: 0.92,
  };
  it('keeps to the bounds of the settings', () => {
    expect(rulesFrom(values, 'heat-pump')).toEqual({
      minOnMinutes: 90,
      minOffMinutes: 1440,
      startCost: 0.002,
      carbonPricePerT: 50,
      usefulHeat: 0.95,
      heat: { kind: 'heat-pump', cop: 10 },
    });
  });
  it('names fuel with its price, and nothing where no heat is wanted', () => {
    expect(rulesFrom(values, 'fuel').heat).toEqual({
      kind: 'fuel',
      pricePerKwh: 0.1,
      efficiency: 0.92,
    });
    expect(rulesFrom(values, 'none').heat).toEqual({ kind: 'none' });
  });
});
