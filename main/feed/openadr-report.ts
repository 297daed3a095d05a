import { z } from 'zod';
import { type Ask, type EnergyUse, FeedProblem, parseAnswer } from './feed.ts';
import {
  type OpenAdrEvent,
  type ReportDescriptor,
  type TimedInterval,
  timedIntervals,
} from './openadr-event.ts';

/** A report that is due. */
export interface DueReport {
  /** Tells it from every other of the event. */
  readonly name: string;
  readonly descriptor: ReportDescriptor;
  readonly intervals: readonly TimedInterval[];
}

/**
 * The reports that an event asks for and whose time has come.
 *
 * A report on what was is due when the interval it names begins, or after the last, and tells of those before;
 * then again every so many intervals. Forecasts (`historical` false) are not given: what mining will draw is
 * decided by prices that are still to come.
 */
export function dueReports(event: OpenAdrEvent, nowMs: number): DueReport[] {
  const intervals = timedIntervals(event);
  const count = intervals.length;
  return (event.reportDescriptors ?? []).flatMap((descriptor, at): DueReport[] => {
    const { payloadType, startInterval, numIntervals, historical, frequency, repeat } = descriptor;
    if (!historical || !(payloadType in quantities) || count === 0) return [];
    const many = numIntervals < 0 ? count : numIntervals;
    const step = Math.max(1, frequency < 0 ? many : frequency);
    const first = startInterval < 0 ? count : startInterval;
    const due: DueReport[] = [];
    for (let end = first, time = 0; end <= count; end += step, time += 1) {
      if (repeat >= 0 && time >= repeat) break;
      const dueMs = end < count ? intervals[end]!.startMs : intervals[count - 1]!.endMs;
      const told = intervals.slice(Math.max(0, end - many), end);
      if (dueMs > nowMs || told.length === 0) continue;
      due.push({ name: `${payloadType}-${at}-${time}`, descriptor, intervals: told });
    }
    return due;
  });
}

/** What can be reported, in its unit of energy or power; null where it is not known. */
const quantities: Readonly<
  Record<string, (use: ReturnType<EnergyUse>, hours: number) => number | null>
> = {
  USAGE: ({ usedKwh }) => usedKwh,
  BASELINE: ({ baselineKwh }) => baselineKwh,
  DEMAND: ({ usedKwh }, hours) => usedKwh / hours,
};
const units: Readonly<Record<string, number>> = { KWH: 1, WH: 1000, KW: 1, W: 1000 };

/** The body of POST /reports; null when none of its values is known, or its unit is not ours. */
export function reportOf(
  event: OpenAdrEvent,
  { name, descriptor, intervals }: DueReport,
  clientName: string,
  energyUse: EnergyUse,
): object | null {
  const { payloadType } = descriptor;
  const unit = descriptor.units ?? (payloadType === 'DEMAND' ? 'KW' : 'KWH');
  const scale = units[unit];
  if (scale === undefined) return null;
  const told = intervals.flatMap(({ id, startMs, endMs }) => {
    const hours = (endMs - startMs) / 3_600_000;
    const value = quantities[payloadType]?.(energyUse(startMs, endMs), hours) ?? null;
    if (value === null) return [];
    return [
      {
        id,
        intervalPeriod: {
          start: new Date(startMs).toISOString(),
          duration: `PT${Math.round((endMs - startMs) / 1000)}S`,
        },
        payloads: [{ type: payloadType, values: [Number((value * scale).toPrecision(9))] }],
      },
    ];
  });
  if (told.length === 0) return null;
  const { readingType } = descriptor;
  return {
    programID: event.programID ?? '',
    eventID: event.id,
    clientName,
    reportName: name,
    payloadDescriptors: [
      {
        objectType: 'REPORT_PAYLOAD_DESCRIPTOR',
        payloadType,
        units: unit,
        ...(readingType ? { readingType } : {}),
      },
    ],
    resources: [{ resourceName: 'mining', intervals: told }],
  };
}

const Known = z
  .array(z.object({ eventID: z.string().nullish(), reportName: z.string().nullish() }))
  .max(1000);

/** Sends what is due and not there yet. A server that lists no reports is taken to have none. */
export async function sendReports(
  ask: Ask,
  headers: Readonly<Record<string, string>>,
  event: OpenAdrEvent,
  reports: readonly { readonly name: string; readonly body: object }[],
  clientName: string,
): Promise<void> {
  const known = await knownReports(ask, headers, event, clientName);
  for (const { name, body } of reports) {
    if (known.has(name)) continue;
    await ask({
      method: 'POST',
      path: '/reports',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      mayExist: true,
    });
  }
}

async function knownReports(
  ask: Ask,
  headers: Readonly<Record<string, string>>,
  event: OpenAdrEvent,
  clientName: string,
): Promise<ReadonlySet<string>> {
  const query = new URLSearchParams({ clientName, limit: '50' });
  if (event.programID) query.set('programID', event.programID);
  try {
    const text = await ask({ path: `/reports?${query}`, headers, mayBeMissing: true });
    const reports = text === undefined ? [] : parseAnswer(Known, text);
    return new Set(
      reports.flatMap(({ eventID, reportName }) =>
        eventID === event.id && reportName ? [reportName] : [],
      ),
    );
  } catch (error) {
    if (error instanceof FeedProblem) return new Set();
    throw error;
  }
}
