import { z } from 'zod';
import type { GridEvent } from '../../common/contract/plan.ts';
import { type Ask, defineFeed, type FeedContext, parseAnswer } from './feed.ts';
import { instant } from './slot.ts';

const Period = z.object({ start: instant.nullish(), duration: z.string().max(40).nullish() });
const Interval = z.object({
  intervalPeriod: Period.nullish(),
  payloads: z
    .array(
      z.object({
        type: z.string().max(128),
        values: z.array(z.union([z.number(), z.string(), z.boolean(), z.object({})])).max(100),
      }),
    )
    .max(20),
});
const Events = z
  .array(
    z.object({
      id: z.string().max(128),
      programID: z.string().max(128).nullish(),
      eventName: z.string().max(200).nullish(),
      intervalPeriod: Period.nullish(),
      intervals: z.array(Interval).max(500),
    }),
  )
  .max(200);
const Token = z.object({ access_token: z.string().max(8000), expires_in: z.number().optional() });

const dayMs = 86_400_000;
/** Longer than any event: "until told otherwise" is said with a duration of 9999 years. */
const longestMs = 366 * dayMs;

/**
 * A virtual end node of OpenADR 3 that polls: GET /events with a token of the client-credentials grant. An
 * interval asks for rest with SIMPLE above 0, or with a DISPATCH_SETPOINT or IMPORT_CAPACITY_LIMIT of 0.
 *
 * Source: OpenADR 3.0.1, User Guide and openadr3.yaml.
 */
export const openadr = defineFeed({
  id: 'openadr',
  kind: 'event',
  label: 'OpenADR 3',
  baseUrl: '',
  learns: 'that this computer takes part, and when it asks',
  attribution: '',
  area: { label: 'Program id; empty for all', standard: '', pattern: /^[\w.:-]{0,128}$/ },
  key: 'optional',
  refreshMs: 30_000,
  leastMs: 10_000,
  staleAfterMs: dayMs,
  async read(ask, context) {
    const token = await tokenFor(ask, context);
    const program = context.area === '' ? '' : `programID=${encodeURIComponent(context.area)}&`;
    const text = await ask({
      path: `/events?${program}limit=50`,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    const events = parseAnswer(Events, text).flatMap((event) => restsOf(event, context.host));
    return { kind: 'event', events: events.filter(({ endMs }) => endMs > context.nowMs) };
  },
});

async function tokenFor(ask: Ask, context: FeedContext): Promise<string | undefined> {
  const { user, key, memo, nowMs } = context;
  if (key === '') return undefined;
  // Without a client id the secret is the token itself.
  if (user === '') return key;
  const kept = memo.get('token');
  if (kept !== undefined && nowMs < kept.untilMs) return kept.value;
  const text = await ask({
    method: 'POST',
    path: '/auth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: user,
      client_secret: key,
    }).toString(),
  });
  const { access_token, expires_in = 300 } = parseAnswer(Token, text);
  memo.set('token', { value: access_token, untilMs: nowMs + (expires_in * 1000 * 9) / 10 });
  return access_token;
}

function restsOf(event: z.infer<typeof Events>[number], host: string): GridEvent[] {
  let cursorMs = event.intervalPeriod?.start ?? null;
  const standard = event.intervalPeriod?.duration ?? null;
  const rests: GridEvent[] = [];
  for (const [at, interval] of event.intervals.entries()) {
    const startMs = interval.intervalPeriod?.start ?? cursorMs;
    const lengthMs = durationMs(interval.intervalPeriod?.duration ?? standard ?? '');
    if (startMs === null || lengthMs === undefined) continue;
    cursorMs = startMs + lengthMs;
    if (!asksForRest(interval)) continue;
    const last = rests.at(-1);
    if (last !== undefined && last.endMs === startMs) {
      rests[rests.length - 1] = { ...last, endMs: cursorMs };
      continue;
    }
    rests.push({
      id: `${event.id}/${at}`,
      name: event.eventName ?? '',
      startMs,
      endMs: cursorMs,
      from: host,
    });
  }
  return rests;
}

function asksForRest({ payloads }: z.infer<typeof Interval>): boolean {
  return payloads.some(({ type, values }) => {
    const value = Number(values[0]);
    if (type === 'SIMPLE') return value > 0;
    return (type === 'DISPATCH_SETPOINT' || type === 'IMPORT_CAPACITY_LIMIT') && value === 0;
  });
}

/** An ISO 8601 duration in ms, at most a year; undefined when it is none. Months and years count 30 and 365 days. */
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
