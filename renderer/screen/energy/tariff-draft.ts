import { z } from 'zod';
import { checkTariff, tariffDays } from '../../../common/economics/energy/tariff.ts';
import { ModelInputError } from '../../../common/economics/model.ts';
import { editableNumber, parseNumber } from '../../format/parse-number.ts';
import type { PriceState } from './price-store.ts';

/** The days a row of a typed tariff holds on. */
export type DraftDays = 'all' | 'work' | 'weekend' | 'saturday' | 'sunday';

/** One row as it is typed. */
export interface DraftRow {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly days: DraftDays;
  /** "11-01 to 03-31", both included; empty for the whole year. */
  readonly season: string;
  readonly price: string;
}

/** A tariff that fits together, or what is wrong with it. */
export type CheckedTariff =
  | {
      readonly kind: 'ok';
      readonly periods: PriceState['periods'];
      readonly holidays: readonly string[];
    }
  | { readonly kind: 'time'; readonly id: number; readonly text: string }
  | { readonly kind: 'price'; readonly id: number }
  | { readonly kind: 'season'; readonly id: number; readonly text: string }
  | { readonly kind: 'holiday'; readonly text: string }
  /** A minute with no price or two: where, and what must be. */
  | { readonly kind: 'refused'; readonly at: string; readonly allowed: string };

const work = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const weekend = ['sat', 'sun', 'holiday'] as const;

const daysOf: Readonly<Record<DraftDays, readonly (typeof tariffDays)[number][]>> = {
  all: tariffDays,
  work,
  weekend,
  saturday: ['sat'],
  sunday: ['sun', 'holiday'],
};

/**
 * Checks rows over a whole year from a date: every minute needs exactly one price.
 *
 * @param holidayText - dates as 2026-12-25, between them spaces or commas
 */
export function checkDraft(
  rows: readonly DraftRow[],
  holidayText: string,
  timeZone: string,
  firstDate: string,
): CheckedTariff {
  const holidays = holidayText.split(/[\s,;]+/).filter((text) => text !== '');
  const odd = holidays.find((text) => !z.iso.date().safeParse(text).success);
  if (odd !== undefined) return { kind: 'holiday', text: odd };
  const periods: PriceState['periods'] = [];
  for (const row of rows) {
    const from = timeOf(row.from);
    const to = timeOf(row.to);
    if (from === null || from === '24:00') return { kind: 'time', id: row.id, text: row.from };
    if (to === null || to === from) return { kind: 'time', id: row.id, text: row.to };
    const price = parseNumber(row.price);
    if (price == null || Math.abs(price) > 100) return { kind: 'price', id: row.id };
    const season = seasonOf(row.season);
    if (season === null) return { kind: 'season', id: row.id, text: row.season };
    const days = [...daysOf[row.days]];
    periods.push({ name: '', pricePerKwh: price, days, from, to, ...season });
  }
  try {
    checkTariff({ timeZone, periods, holidays }, firstDate, 366);
    return { kind: 'ok', periods, holidays };
  } catch (error) {
    if (!(error instanceof ModelInputError)) throw error;
    const [issue] = error.issues;
    return {
      kind: 'refused',
      at: String(issue?.value ?? ''),
      allowed: (issue?.allowed ?? '').replace(/periods\.(\d+)/, (_, at) => `row ${Number(at) + 1}`),
    };
  }
}

/** Two days of the year; null is no season. */
function seasonOf(
  text: string,
): { readonly seasonFrom?: string; readonly seasonTo?: string } | null {
  if (text.trim() === '') return {};
  const match = /^(\d\d-\d\d)\s*(?:to|bis|a|–|\.\.|\s)\s*(\d\d-\d\d)$/i.exec(text.trim());
  const [, seasonFrom = '', seasonTo = ''] = match ?? [];
  const isSeason = [seasonFrom, seasonTo].every(
    // A leap year, for the 29th of February is a day of the year.
    (day) => z.iso.date().safeParse(`2024-${day}`).success,
  );
  return isSeason ? { seasonFrom, seasonTo } : null;
}

/** "7", "7:00" and "07:00" are 07:00; null is no time. */
function timeOf(text: string): string | null {
  const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A saved tariff as rows to edit; two rows for a new one. */
export function draftOf(periods: PriceState['periods']): readonly DraftRow[] {
  if (periods.length === 0) {
    return [
      { id: 0, from: '00:00', to: '07:00', days: 'all', season: '', price: '' },
      { id: 1, from: '07:00', to: '24:00', days: 'all', season: '', price: '' },
    ];
  }
  return periods.map(({ from, to, days, pricePerKwh, seasonFrom, seasonTo }, id) => ({
    id,
    from,
    to,
    days: draftDaysOf(days),
    season: seasonFrom === undefined ? '' : `${seasonFrom} to ${seasonTo}`,
    price: editableNumber(pricePerKwh),
  }));
}

function draftDaysOf(days: readonly (typeof tariffDays)[number][]): DraftDays {
  if (days.includes('mon')) return days.includes('sat') ? 'all' : 'work';
  if (!days.includes('sun')) return 'saturday';
  return days.includes('sat') ? 'weekend' : 'sunday';
}
