import { z } from 'zod';
import type { GridEvent } from '../../common/contract/plan.ts';
import { FeedProblem, type FeedSlot } from './feed.ts';
import { inOrder, instant } from './slot.ts';

/**
 * Events of OpenADR 3: what a server may ask and tell.
 *
 * Source: OpenADR 3.0.1, openadr3.yaml (event, interval, reportDescriptor) and User Guide (payload types).
 */
const Period = z.object({ start: instant.nullish(), duration: z.string().max(80).nullish() });
const Payload = z.object({
  type: z.string().max(128),
  values: z.array(z.union([z.number(), z.string(), z.boolean(), z.object({})])).max(100),
});
const Interval = z.object({
  id: z.number().nullish(),
  intervalPeriod: Period.nullish(),
  payloads: z.array(Payload).max(20),
});
const PayloadDescriptor = z.object({
  payloadType: z.string().max(128),
  units: z.string().max(40).nullish(),
  currency: z.string().max(40).nullish(),
});
/** A wish for a report; -1 stands for the end, all, or the same as another. */
export const ReportDescriptor = z.object({
  payloadType: z.string().max(128),
  readingType: z.string().max(128).nullish(),
  units: z.string().max(40).nullish(),
  startInterval: z.number().int().default(-1),
  numIntervals: z.number().int().default(-1),
  historical: z.boolean().default(true),
  frequency: z.number().int().default(-1),
  repeat: z.number().int().default(1),
});
export type ReportDescriptor = z.infer<typeof ReportDescriptor>;
const Event = z.object({
  id: z.string().max(128),
  programID: z.string().max(128).nullish(),
  eventName: z.string().max(200).nullish(),
  priority: z.number().nullish(),
  intervalPeriod: Period.nullish(),
  payloadDescriptors: z.array(PayloadDescriptor).max(50).nullish(),
  reportDescriptors: z.array(ReportDescriptor).max(20).nullish(),
  intervals: z.array(Interval).max(500),
});
export type OpenAdrEvent = z.infer<typeof Event>;
export const OpenAdrEvents = z.array(Event).max(200);

const dayMs = 86_400_000;
/** Longer than any event: "until told otherwise" is said with no duration, or one of 9999 years. */
const longestMs = 366 * dayMs;

/** An interval with its time. */
export interface TimedInterval {
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly payloads: z.infer<typeof Payload>[];
}

/** Every interval with its time: its own, or one after the other from the event's start. One without a duration has no end. */
export function timedIntervals({ intervals, intervalPeriod }: OpenAdrEvent): TimedInterval[] {
  let cursorMs = intervalPeriod?.start ?? null;
  const timed: TimedInterval[] = [];
  for (const [at, interval] of intervals.entries()) {
    const startMs = interval.intervalPeriod?.start ?? cursorMs;
    if (startMs === null) continue;
    const told = interval.intervalPeriod?.duration ?? intervalPeriod?.duration ?? '';
    const endMs = startMs + (durationMs(told) ?? longestMs);
    cursorMs = endMs;
    timed.push({ id: interval.id ?? at, startMs, endMs, payloads: interval.payloads });
  }
  return timed;
}

/** The times in which an event wants less, neighbours as one. */
export function restsOf(event: OpenAdrEvent, host: string): GridEvent[] {
  const rests: GridEvent[] = [];
  for (const { id, startMs, endMs, payloads } of timedIntervals(event)) {
    if (!payloads.some(asksForRest)) continue;
    const last = rests.at(-1);
    if (last !== undefined && last.endMs === startMs) {
      rests[rests.length - 1] = { ...last, endMs };
      continue;
    }
    const name = event.eventName ?? '';
    rests.push({ id: `${event.id}/${id}`, name, startMs, endMs, from: host });
  }
  return rests;
}

/** Alerts in which whoever can uses less. */
const alerts = new Set(['ALERT_GRID_EMERGENCY', 'ALERT_POSSIBLE_OUTAGE', 'ALERT_FLEX_ALERT']);

function asksForRest({ type, values }: z.infer<typeof Payload>): boolean {
  if (alerts.has(type)) return true;
  const value = Number(values[0]);
  if (type === 'SIMPLE') return value > 0;
  return (type === 'DISPATCH_SETPOINT' || type === 'IMPORT_CAPACITY_LIMIT') && value === 0;
}

/** What a unit of the payload is in ours: money and grams for a kWh. Without a descriptor it is for a kWh. */
const scales: Readonly<Record<string, number>> = {
  KWH: 1,
  MWH: 0.001,
  WH: 1000,
  GHG: 1,
  G_PER_KWH: 1,
};

/**
 * Values of a type over time; where events tell of the same time the more urgent counts, then the first.
 *
 * @throws FeedProblem for a unit that is not known, a value that can not be right, or two currencies
 */
export function valuesOf(
  events: readonly OpenAdrEvent[],
  type: 'PRICE' | 'GHG',
): { readonly currency: string | null; readonly slots: readonly FeedSlot[] } {
  const currencies = new Set<string>();
  const byUrgency = [...events].sort(
    (a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || 0,
  );
  const slots = byUrgency.flatMap((event) => {
    const descriptor = event.payloadDescriptors?.find(({ payloadType }) => payloadType === type);
    const unit = descriptor?.units ?? 'KWH';
    return timedIntervals(event).flatMap(({ startMs, endMs, payloads }): FeedSlot[] => {
      const value = payloads.find((payload) => payload.type === type)?.values[0];
      if (typeof value !== 'number') return [];
      const scale = scales[unit];
      if (scale === undefined) throw new FeedProblem(`it tells ${type} for a ${unit}, not a kWh`);
      if (descriptor?.currency) currencies.add(descriptor.currency);
      // Prices of a year are none: whoever means "from now on" says so with no end.
      return [{ startMs, endMs, value: value * scale }];
    });
  });
  if (currencies.size > 1) throw new FeedProblem('it tells prices in more than one currency');
  const kind = type === 'PRICE' ? 'tariff' : 'carbon';
  return {
    currency: [...currencies][0] ?? null,
    slots: slots.length === 0 ? [] : inOrder(kind, slots),
  };
}

/** An ISO 8601 duration in ms, at most a year; undefined for none. Months and years count 30 and 365 days. */
export function durationMs(text: string): number | undefined {
  const match =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const units = [365 * dayMs, 30 * dayMs, 7 * dayMs, dayMs, 3_600_000, 60_000, 1000];
  const total = units.reduce((sum, unit, at) => sum + Number(match[at + 1] ?? 0) * unit, 0);
  return total > 0 ? Math.min(total, longestMs) : undefined;
}
