import type { EnergyHour } from '../../../common/contract/energy.ts';
import type { GridEvent } from '../../../common/contract/plan.ts';
import {
  baselineKw,
  sameDayAdjustment,
} from '../../../common/economics/energy/demand-response-baseline.ts';

export type EventFile =
  | { readonly ok: true; readonly events: readonly GridEvent[] }
  | { readonly ok: false; readonly problem: string };

const mostEvents = 500;

/**
 * Reads events from text: a header `start,end[,name]`, instants as ISO 8601 with their zone, separated by
 * comma, semicolon or tab.
 */
export function readEventFile(text: string): EventFile {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ line, row: at + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const [head, ...body] = lines;
  if (head === undefined || body.length === 0) return refuse('there are no events in it');
  if (body.length > mostEvents) return refuse(`it has more than ${mostEvents} events`);
  const separator = [';', '\t', ','].find((sign) => head.line.includes(sign)) ?? ',';
  const cellsOf = (line: string) => line.split(separator).map((cell) => cell.trim());
  const names = cellsOf(head.line).map((name) => name.toLowerCase());
  const [start, end, name] = ['start', 'end', 'name'].map((word) => names.indexOf(word));
  if (start === undefined || end === undefined || start < 0 || end < 0) {
    return refuse('its first line must name the columns start and end');
  }
  const events: GridEvent[] = [];
  for (const { line, row } of body) {
    const cells = cellsOf(line);
    const startMs = instantOf(cells[start] ?? '');
    const endMs = instantOf(cells[end] ?? '');
    if (startMs === undefined || endMs === undefined) {
      return refuse(`row ${row}: a time must look like 2026-03-01T17:00:00+01:00`);
    }
    if (endMs <= startMs) return refuse(`row ${row}: it ends before it begins`);
    const words = name === undefined || name < 0 ? '' : (cells[name] ?? '').slice(0, 200);
    events.push({ id: `file/${startMs}-${endMs}`, name: words, startMs, endMs, from: 'file' });
  }
  return { ok: true, events };
}

function refuse(problem: string): EventFile {
  return { ok: false, problem };
}

function instantOf(text: string): number | undefined {
  const hasZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  const ms = hasZone ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  return Number.isFinite(ms) ? ms : undefined;
}

const hourMs = 3_600_000;
const dayMs = 86_400_000;
const similarDays = 10;
const adjustmentCap = 0.2;

/** What would have been drawn, kW, and how that is known. */
export interface Baseline {
  readonly kw: number | null;
  readonly from: string;
}

/**
 * Ten of ten with a same-day adjustment: the mean power of the same hours on the last ten days that mined at
 * all, scaled by the hour before the event, held within a fifth. Without such days, the power just before.
 *
 * @param hours - the ledger of at least those days
 * @param justBeforeKw - null when not known
 */
export function baselineOf(
  event: Pick<GridEvent, 'startMs' | 'endMs'>,
  hours: readonly EnergyHour[],
  justBeforeKw: number | null,
): Baseline {
  const kwhAt = new Map<number, number>();
  for (const { atMs, miningKwh } of hours) kwhAt.set(atMs, (kwhAt.get(atMs) ?? 0) + miningKwh);
  const firstMs = Math.floor(event.startMs / hourMs) * hourMs;
  const starts: number[] = [];
  for (let at = firstMs; at < event.endMs && starts.length < 48; at += hourMs) starts.push(at);
  const days: { readonly kw: number[]; readonly beforeKw: number }[] = [];
  for (let back = 1; back <= 3 * similarDays && days.length < similarDays; back += 1) {
    const shift = back * dayMs;
    const hasMined = hours.some(
      ({ atMs, miningS }) => miningS > 0 && Math.abs(atMs - (firstMs - shift)) < dayMs / 2,
    );
    if (!hasMined) continue;
    days.push({
      kw: starts.map((at) => kwhAt.get(at - shift) ?? 0),
      beforeKw: kwhAt.get(firstMs - hourMs - shift) ?? 0,
    });
  }
  if (days.length === 0) {
    return justBeforeKw === null
      ? { kw: null, from: 'nothing to compare with' }
      : { kw: justBeforeKw, from: 'the power just before; no earlier day is known' };
  }
  const before = days.reduce((sum, { beforeKw }) => sum + beforeKw, 0) / days.length;
  const today = kwhAt.get(firstMs - hourMs) ?? 0;
  const scale = sameDayAdjustment(today, before, adjustmentCap);
  const each = baselineKw(
    days.map(({ kw }) => kw),
    scale,
  );
  return {
    kw: each.reduce((sum, kw) => sum + kw, 0) / each.length,
    from: `mean of the same hours on ${days.length} earlier days, x${scale.toFixed(2)} for today`,
  };
}
