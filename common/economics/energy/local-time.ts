import { refuseInput } from '../model.ts';

const MS_PER_DAY = 86_400_000;
/** Zones change their offset at multiples of a quarter hour UTC. */
const QUARTER_MS = 900_000;
const QUARTERS_PER_DAY = 96;

/** A moment on a wall clock: whole days since 1970-01-01 and minutes since midnight. */
interface LocalTime {
  readonly day: number;
  readonly minute: number;
}

/** The wall clock of a time zone. */
export interface LocalClock {
  readonly at: (utcMs: number) => LocalTime;
  /** First instant of a local day, ms since 1970 UTC; right where midnight itself is skipped. */
  readonly startOfDay: (day: number) => number;
}

/** Days since 1970-01-01 of a date 'YYYY-MM-DD'. */
export function dayOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}

/** The date 'YYYY-MM-DD' of a number of days since 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Makes the wall clock of an IANA time zone, by the platform's own time zone data.
 *
 * @throws ModelInputError naming `timeZone` if the platform does not know it
 */
export function createLocalClock(timeZone: string): LocalClock {
  const format = formatFor(timeZone);
  const offsets = new Map<number, number>();
  const offsetAtQuarter = (quarter: number): number => {
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      offset = readOffsetMs(format, quarter * QUARTER_MS);
      offsets.set(quarter, offset);
    }
    return offset;
  };
  // A UTC day whose ends agree has no change within; only the few others are asked by the quarter hour.
  const offsetMs = (utcMs: number): number => {
    const firstQuarter = Math.floor(utcMs / MS_PER_DAY) * QUARTERS_PER_DAY;
    const first = offsetAtQuarter(firstQuarter);
    return first === offsetAtQuarter(firstQuarter + QUARTERS_PER_DAY)
      ? first
      : offsetAtQuarter(Math.floor(utcMs / QUARTER_MS));
  };
  const at = (utcMs: number): LocalTime => {
    const localMs = utcMs + offsetMs(utcMs);
    const day = Math.floor(localMs / MS_PER_DAY);
    return { day, minute: Math.floor((localMs - day * MS_PER_DAY) / 60_000) };
  };
  const startOfDay = (day: number): number => {
    const midnightMs = day * MS_PER_DAY;
    const candidates = [midnightMs - MS_PER_DAY, midnightMs + MS_PER_DAY]
      .map((near) => midnightMs - offsetMs(near))
      .filter((start) => at(start).day === day);
    return Math.min(...candidates);
  };
  return { at, startOfDay };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    refuseInput(
      'time-of-use-tariff',
      'timeZone',
      timeZone,
      'must be an IANA time zone such as Europe/Berlin or UTC',
    );
  }
}

function readOffsetMs(format: Intl.DateTimeFormat, utcMs: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
  const localMs = Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
  return localMs - utcMs;
}
