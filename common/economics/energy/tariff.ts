import { refuseInput } from '../model.ts';
import { createLocalClock, dateOfDay, dayOfDate } from './local-time.ts';

/** Kinds of day a price can hold on; a date listed as a holiday is `holiday` and no weekday. */
export const tariffDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'holiday'] as const;

/** One price and when it holds, in local wall-clock time. */
export interface TariffPeriod {
  readonly name: string;
  readonly pricePerKwh: number;
  readonly days: readonly (typeof tariffDays)[number][];
  /** 'HH:MM', included. */
  readonly from: string;
  /** 'HH:MM' up to '24:00', excluded; before `from` it wraps past midnight within the same date. */
  readonly to: string;
  /** 'MM-DD', both included; a season may wrap past New Year. Default: the whole year. */
  readonly seasonFrom?: string | undefined;
  readonly seasonTo?: string | undefined;
}

/** A tariff that repeats with the calendar. */
export interface CalendarTariff {
  /** IANA name, such as 'Europe/Berlin'. */
  readonly timeZone: string;
  readonly periods: readonly TariffPeriod[];
  /** 'YYYY-MM-DD' each. */
  readonly holidays: readonly string[];
}

/** One slot of a tariff laid out in time. */
export interface TariffSlot {
  /** Start, ms since 1970 UTC. */
  readonly startMs: number;
  /** Mean price over the slot's minutes. */
  readonly pricePerKwh: number;
  /** Local date of its start, 'YYYY-MM-DD'. */
  readonly day: string;
}

const ID = 'time-of-use-tariff';
const MINUTES_PER_DAY = 1440;

/**
 * Prices of a date, one for each of the 1440 minutes of the clock.
 *
 * @throws ModelInputError when a minute of that date has no price or two, naming period, date and time
 */
function pricesOfDate(tariff: CalendarTariff, date: string): Float64Array {
  const weekday = tariffDays[(dayOfDate(date) + 4) % 7]!;
  const kind = tariff.holidays.includes(date) ? 'holiday' : weekday;
  const owner = new Int32Array(MINUTES_PER_DAY).fill(-1);
  const prices = new Float64Array(MINUTES_PER_DAY);
  tariff.periods.forEach((period, i) => {
    if (!period.days.includes(kind) || !inSeason(period, date.slice(5))) return;
    const from = minuteOf(period.from);
    const to = minuteOf(period.to);
    for (let minute = 0; minute < MINUTES_PER_DAY; minute++) {
      const inside = from < to ? minute >= from && minute < to : minute >= from || minute < to;
      if (!inside) continue;
      if (owner[minute] !== -1) {
        refuseInput(
          ID,
          `periods.${i}`,
          `${date} ${clockOf(minute)}`,
          `must have one price, but overlaps periods.${owner[minute]} on this ${kind}`,
        );
      }
      owner[minute] = i;
      prices[minute] = period.pricePerKwh;
    }
  });
  const gap = owner.indexOf(-1);
  if (gap !== -1) {
    refuseInput(
      ID,
      'periods',
      `${date} ${clockOf(gap)}`,
      `must have one price, but no period covers this ${kind}`,
    );
  }
  return prices;
}

/**
 * Checks that a tariff has exactly one price for every minute of a range of dates. A whole year covers every
 * season; holidays are checked on their own dates.
 *
 * @throws ModelInputError naming period, date and time
 */
export function checkTariff(tariff: CalendarTariff, firstDate: string, days: number): void {
  createLocalClock(tariff.timeZone);
  const first = dayOfDate(firstDate);
  for (let day = first; day < first + days; day++) pricesOfDate(tariff, dateOfDay(day));
}

/**
 * Lays a tariff out as slots of equal length. Days of 23 and 25 hours come out right, since each slot is looked
 * up by its own local time.
 *
 * @param startMs - ms since 1970 UTC, a whole minute
 * @throws ModelInputError for a gap, an overlap or an unknown time zone
 */
export function tariffSlots(
  tariff: CalendarTariff,
  startMs: number,
  slotMinutes: number,
  count: number,
): TariffSlot[] {
  const clock = createLocalClock(tariff.timeZone);
  const tables = new Map<number, Float64Array>();
  return Array.from({ length: count }, (_, i) => {
    const slotMs = startMs + i * slotMinutes * 60_000;
    const priceAt = (minute: number): number => {
      const local = clock.at(slotMs + minute * 60_000);
      let table = tables.get(local.day);
      if (table === undefined) {
        table = pricesOfDate(tariff, dateOfDay(local.day));
        tables.set(local.day, table);
      }
      return table[local.minute]!;
    };
    // Summing differences keeps a slot of one price at exactly that price.
    const first = priceAt(0);
    let difference = 0;
    for (let minute = 1; minute < slotMinutes; minute++) difference += priceAt(minute) - first;
    return {
      startMs: slotMs,
      pricePerKwh: first + difference / slotMinutes,
      day: dateOfDay(clock.at(slotMs).day),
    };
  });
}

function inSeason(period: TariffPeriod, monthDay: string): boolean {
  const from = period.seasonFrom ?? '01-01';
  const to = period.seasonTo ?? '12-31';
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
