import { z } from 'zod';
import { type Ask, defineFeed, type FeedContext, FeedProblem, parseAnswer } from './feed.ts';
import { type OpenAdrEvent, OpenAdrEvents, restsOf, valuesOf } from './openadr-event.ts';
import { dueReports, reportOf, sendReports } from './openadr-report.ts';

const Token = z.object({ access_token: z.string().max(8000), expires_in: z.number().optional() });

const dayMs = 86_400_000;
/** A report that was refused is tried again after this long. */
const retryMs = 600_000;

/**
 * A virtual end node of OpenADR 3 that polls: GET /events with a token of the client-credentials grant.
 *
 * An interval asks for rest with SIMPLE above 0, with a DISPATCH_SETPOINT or IMPORT_CAPACITY_LIMIT of 0, or
 * with an alert of the grid. PRICE and GHG are prices and carbon for the plan. Reports that an event asks for
 * (USAGE, BASELINE, DEMAND) are posted when they are due.
 *
 * Source: OpenADR 3.0.1, User Guide and openadr3.yaml.
 */
export const openadr = defineFeed({
  id: 'openadr',
  kind: 'event',
  label: 'OpenADR 3',
  baseUrl: '',
  learns: 'that this computer takes part, when it asks, and what it used if an event asks for that',
  attribution: '',
  area: { label: 'Program id; empty for all', standard: '', pattern: /^[\w.:-]{0,128}$/ },
  key: 'optional',
  refreshMs: 30_000,
  leastMs: 10_000,
  staleAfterMs: dayMs,
  async read(ask, context) {
    const { area, currency, host, nowMs } = context;
    const token = await tokenFor(ask, context);
    const headers: Record<string, string> =
      token === undefined ? {} : { authorization: `Bearer ${token}` };
    const program = area === '' ? '' : `programID=${encodeURIComponent(area)}&`;
    const text = await ask({ path: `/events?${program}limit=50`, headers });
    const events = parseAnswer(OpenAdrEvents, text);
    const prices = valuesOf(events, 'PRICE');
    const rests = events.flatMap((event) => restsOf(event, host));
    await report(ask, headers, events, context);
    return {
      kind: 'event',
      events: rests.filter(({ endMs }) => endMs > nowMs),
      prices: { currency: prices.currency ?? currency, slots: [...prices.slots] },
      carbon: [...valuesOf(events, 'GHG').slots],
    };
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

/** Posts what is due. What the server refuses is no reason to miss its events: it is tried again later. */
async function report(
  ask: Ask,
  headers: Readonly<Record<string, string>>,
  events: readonly OpenAdrEvent[],
  context: FeedContext,
): Promise<void> {
  const { memo, nowMs, energyUse } = context;
  const clientName = context.user === '' ? 'adit' : context.user;
  for (const event of events) {
    const key = (name: string): string => `report ${event.id} ${name}`;
    const due = dueReports(event, nowMs)
      .filter(({ name }) => nowMs >= (memo.get(key(name))?.untilMs ?? 0))
      .flatMap((each) => {
        const body = reportOf(event, each, clientName, energyUse);
        return body === null ? [] : [{ name: each.name, body }];
      });
    if (due.length === 0) continue;
    let untilMs = Number.POSITIVE_INFINITY;
    try {
      await sendReports(ask, headers, event, due, clientName);
    } catch (error) {
      if (!(error instanceof FeedProblem)) throw error;
      untilMs = nowMs + retryMs;
    }
    for (const { name } of due) memo.set(key(name), { value: '', untilMs });
  }
}
