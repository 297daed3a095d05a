import { createLocalClock, type LocalClock } from '../../../common/economics/energy/local-time.ts';
import type { PriceSlot } from './price-slot.ts';

/** What is wrong with a list of prices; rows count from 1 with the header. Times are Unix ms. */
export type PriceProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly rows: number; readonly most: number }
  | { readonly kind: 'columns'; readonly missing: 'start' | 'price'; readonly found: string }
  | { readonly kind: 'twice'; readonly column: string; readonly found: string }
  | {
      readonly kind: 'cells';
      readonly row: number;
      readonly found: number;
      readonly wanted: number;
    }
  | { readonly kind: 'time'; readonly row: number; readonly text: string }
  | { readonly kind: 'no-such-time'; readonly row: number; readonly text: string }
  | {
      readonly kind: 'number';
      readonly row: number;
      readonly column: string;
      readonly text: string;
    }
  | {
      readonly kind: 'range';
      readonly row: number;
      readonly column: string;
      readonly text: string;
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'end'; readonly row: number; readonly atMs: number }
  | { readonly kind: 'gap'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'overlap'; readonly atMs: number };

export type PriceFile =
  | { readonly kind: 'ok'; readonly slots: readonly PriceSlot[] }
  | { readonly kind: 'refused'; readonly problem: PriceProblem };

/** A year of quarter hours, with a day to spare. */
const mostRows = 35_232;

type ColumnName = 'start' | 'end' | 'price' | 'carbon' | 'solar';

/** Words a header may use, by what is meant; told apart in this order. */
const columnWords: Readonly<Record<ColumnName, RegExp>> = {
  end: /^(end|to|until|valid to|time end)\b/,
  start: /^(start|from|time|timestamp|date|datetime|hour|begin|valid from)\b/,
  carbon: /^(carbon|co2|gco2|intensity)/,
  solar: /^(solar|pv|sun)\b/,
  price: /^(price|prices|value|rate|cost|eur|usd|gbp|sek|nok|dkk|chf|p|ct|cent|cents|pence)\b/,
};

interface Column {
  readonly name: ColumnName;
  readonly at: number;
  /** What a number of the column is multiplied by: prices per MWh, watts of sun. */
  readonly scale: number;
}

class Refused extends Error {
  readonly problem: PriceProblem;
  constructor(problem: PriceProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/**
 * Reads prices from text with a header: `start` and `price`, and where known `end`, `carbon` (g/kWh) and `solar`
 * (kW, or W where the header says so). Separated by comma, semicolon or tab; with the last two a comma may be the
 * decimal sign. A header that says MWh, cent or pence is converted.
 *
 * Times are ISO 8601; without a zone they are wall-clock time of `timeZone`, and the hour that a clock change
 * repeats is taken in order. Without `end` every slot is as long as the shortest step. Rows may come in any order
 * that is not mixed. Every moment must have exactly one price: gaps and overlaps are refused.
 *
 * @param timeZone - IANA name
 */
export function parsePriceFile(text: string, timeZone: string): PriceFile {
  try {
    return { kind: 'ok', slots: readSlots(text, createLocalClock(timeZone)) };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', problem: error.problem };
    throw error;
  }
}

interface Row {
  readonly start: string;
  readonly end: string | null;
  readonly price: number;
  readonly carbon: number | null;
  readonly solar: number | null;
  readonly line: number;
}

function readSlots(text: string, clock: LocalClock): readonly PriceSlot[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ line, number: at + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const [head, ...body] = lines;
  if (head === undefined) throw new Refused({ kind: 'empty' });
  const separator = [';', '\t', ','].find((sign) => head.line.includes(sign)) ?? ',';
  const columns = readColumns(head.line, separator);
  if (body.length === 0) throw new Refused({ kind: 'empty' });
  if (body.length > mostRows) {
    throw new Refused({ kind: 'too-long', rows: body.length, most: mostRows });
  }
  const width = cellsOf(head.line, separator).length;
  const rows = body.map(({ line, number }) => readRow(line, number, separator, width, columns));
  return withLengths(inTime(rows, clock));
}

function readColumns(head: string, separator: string): readonly Column[] {
  const cells = cellsOf(head, separator).map((cell) => cell.toLowerCase().trim());
  const found = cells.join(', ').slice(0, 120);
  const columns: Column[] = [];
  for (const name of Object.keys(columnWords) as ColumnName[]) {
    const places = cells.flatMap((cell, at) => {
      const isTaken = columns.some((column) => column.at === at);
      return !isTaken && columnWords[name].test(cell.replace(/[_(/[-]/g, ' ')) ? [at] : [];
    });
    const [at, second] = places;
    if (second !== undefined) throw new Refused({ kind: 'twice', column: name, found });
    if (at === undefined) {
      if (name === 'start' || name === 'price') {
        throw new Refused({ kind: 'columns', missing: name, found });
      }
      continue;
    }
    columns.push({ name, at, scale: scaleOf(name, cells[at] ?? '') });
  }
  return columns;
}

function scaleOf(name: ColumnName, header: string): number {
  if (name === 'price') {
    if (header.includes('mwh')) return 1 / 1000;
    return /(^|[^a-z])(ct|cents?|pence|p|öre|ore)([^a-z]|$)/.test(header) ? 1 / 100 : 1;
  }
  return name === 'solar' && /(^|[^a-z])w(atts?)?([^a-z]|$)/.test(header) ? 1 / 1000 : 1;
}

/** Cells of a line; quotes may hold a separator. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

const bounds: Readonly<Record<'price' | 'carbon' | 'solar', readonly [number, number]>> = {
  price: [-100, 100],
  carbon: [0, 5000],
  solar: [0, 1e6],
};

function readRow(
  line: string,
  number: number,
  separator: string,
  width: number,
  columns: readonly Column[],
): Row {
  const cells = cellsOf(line, separator);
  if (cells.length !== width) {
    throw new Refused({ kind: 'cells', row: number, found: cells.length, wanted: width });
  }
  const cell = (name: ColumnName): string | null => {
    const column = columns.find((one) => one.name === name);
    return column === undefined ? null : (cells[column.at] ?? '');
  };
  const amount = (name: 'price' | 'carbon' | 'solar'): number | null => {
    const text = cell(name);
    if (text === null || (text === '' && name !== 'price')) return null;
    const value = numberOf(text, separator !== ',');
    if (value === null) {
      throw new Refused({ kind: 'number', row: number, column: name, text: text.slice(0, 40) });
    }
    const scaled = value * (columns.find((one) => one.name === name)?.scale ?? 1);
    const [least, most] = bounds[name];
    if (scaled < least || scaled > most) {
      throw new Refused({ kind: 'range', row: number, column: name, text, least, most });
    }
    return scaled;
  };
  return {
    start: cell('start') ?? '',
    end: cell('end'),
    price: amount('price') ?? 0,
    carbon: amount('carbon'),
    solar: amount('solar'),
    line: number,
  };
}

/** A decimal comma counts where a comma does not separate. Digit groups are not taken: "1,234" could be either. */
function numberOf(text: string, hasDecimalComma: boolean): number | null {
  const plain = (hasDecimalComma ? text.replace(',', '.') : text).replace('−', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

interface Timed extends Row {
  readonly startMs: number;
  readonly endMs: number | null;
}

/** Rows with their moments, earliest first. */
function inTime(rows: readonly Row[], clock: LocalClock): readonly Timed[] {
  const isNewestFirst = rows.length > 1 && (rows[0]?.start ?? '') > (rows.at(-1)?.start ?? '');
  const ordered = isNewestFirst ? [...rows].reverse() : rows;
  let before = Number.NEGATIVE_INFINITY;
  const timed = ordered.map((row) => {
    const startMs = momentOf(row.start, row.line, clock, before);
    before = startMs;
    const endMs = row.end === null ? null : momentOf(row.end, row.line, clock, startMs);
    if (endMs !== null && endMs <= startMs) {
      throw new Refused({ kind: 'end', row: row.line, atMs: startMs });
    }
    return { ...row, startMs, endMs };
  });
  return timed.sort((a, b) => a.startMs - b.startMs);
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** The moment a cell names, after `afterMs` where a clock change repeats the hour. */
function momentOf(text: string, row: number, clock: LocalClock, afterMs: number): number {
  const refuse = (kind: 'time' | 'no-such-time') =>
    new Refused({ kind, row, text: text.slice(0, 40) });
  const match = pattern.exec(text.trim());
  if (match === null) throw refuse('time');
  const [year, month, day, hour, minute] = match.slice(1, 6).map((part) => Number(part ?? 0));
  const wallMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
  const isDay = new Date(wallMs).getUTCDate() === (hour === 24 ? (day ?? 0) + 1 : day);
  if (!isDay || (hour ?? 0) > 23 || (minute ?? 0) > 59) throw refuse('time');
  const zone = match[6];
  if (zone !== undefined) return wallMs - offsetOf(zone);
  const dayMs = 86_400_000;
  const candidates = [wallMs - dayMs, wallMs + dayMs]
    .map((near) => wallMs - (wallOf(clock, near) - near))
    .filter((at) => wallOf(clock, at) === wallMs)
    .sort((a, b) => a - b);
  const chosen = candidates.find((at) => at > afterMs) ?? candidates[0];
  if (chosen === undefined) throw refuse('no-such-time');
  return chosen;
}

function offsetOf(zone: string): number {
  if (/z/i.test(zone)) return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

function wallOf(clock: LocalClock, utcMs: number): number {
  const { day, minute } = clock.at(utcMs);
  return day * 86_400_000 + minute * 60_000;
}

/** Slots side by side without a gap; the last one is as long as the shortest where no end is told. */
function withLengths(rows: readonly Timed[]): readonly PriceSlot[] {
  const steps = rows.slice(1).map(({ startMs }, at) => startMs - (rows[at]?.startMs ?? startMs));
  const usual = Math.min(...steps.filter((step) => step > 0), 3_600_000);
  return rows.map((row, at) => {
    const next = rows[at + 1];
    const endMs = row.endMs ?? row.startMs + usual;
    if (next !== undefined && next.startMs < endMs) {
      throw new Refused({ kind: 'overlap', atMs: next.startMs });
    }
    if (next !== undefined && next.startMs > endMs) {
      throw new Refused({ kind: 'gap', fromMs: endMs, toMs: next.startMs });
    }
    return {
      startMs: row.startMs,
      minutes: Math.max(1, Math.round((endMs - row.startMs) / 60_000)),
      pricePerKwh: row.price,
      carbonGPerKwh: row.carbon,
      solarKw: row.solar,
    };
  });
}
