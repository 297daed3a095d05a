import { describe, expect, it } from 'vitest';
import type { EnergyHour } from '../../../../../common/contract/energy.ts';
import { energyByDay } from '../../../../../renderer/screen/history/by-day.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = Date.UTC(2026, 10, 1);
const utcMidnight = (atMs: number): number => Math.floor(atMs / dayMs) * dayMs;

const hour = (atMs: number, change: Partial<EnergyHour> = {}): EnergyHour => ({
  atMs,
  miningS: 3600,
  knownS: 3600,
  measuredS: 3600,
  miningKwh: 0.1,
  machineKwh: 0.2,
  cost: 0.03,
  currency: 'EUR',
  gCo2: null,
  ...change,
});

const days = (hours: readonly EnergyHour[], toMs: number) =>
  energyByDay(hours, 'EUR', start, toMs, utcMidnight);

describe('energy by day', () => {
  it('adds the hours of a day up and keeps days without mining as zero', () => {
    const found = days(
      [hour(start), hour(start + 5 * hourMs), hour(start + 2 * dayMs)],
      start + 2.5 * dayMs,
    );
    expect(found).toHaveLength(3);
    expect(found[0]?.kwh).toBeCloseTo(0.2);
    expect(found[0]?.cost).toBeCloseTo(0.06);
    expect(found[1]).toEqual({ atMs: start + dayMs, kwh: 0, cost: null, unpricedKwh: 0 });
  });

  it('never takes an unknown price or another currency for nothing', () => {
    const [first] = days(
      [
        hour(start),
        hour(start + hourMs, { cost: null }),
        hour(start + 2 * hourMs, { currency: 'USD' }),
      ],
      start + dayMs - 1,
    );
    expect(first?.cost).toBeCloseTo(0.03);
    expect(first?.unpricedKwh).toBeCloseTo(0.2);
  });

  it('skips and doubles no day where the clock changes', () => {
    // A zone that is an hour ahead until noon of the third day: that day has 25 hours.
    const changeMs = start + 2 * dayMs + 12 * hourMs;
    const midnightOf = (atMs: number): number => {
      const offset = (at: number): number => (at < changeMs ? hourMs : 0);
      const midnight = utcMidnight(atMs + offset(atMs));
      return midnight - offset(midnight - hourMs);
    };
    const found = energyByDay([], 'EUR', start, start + 5 * dayMs, midnightOf);
    expect(found.map(({ atMs }, at) => atMs - (found[at - 1]?.atMs ?? 0)).slice(1)).toEqual([
      dayMs,
      dayMs,
      dayMs + hourMs,
      dayMs,
      dayMs,
    ]);
  });
});
