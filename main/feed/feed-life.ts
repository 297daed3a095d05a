import type { FeedInfo, FeedSettings, FeedState } from '../../common/contract/feed.ts';
import { delayBefore } from '../net/backoff.ts';
import { isAbort } from '../net/socket-error.ts';
import {
  type EnergyUse,
  type FeedContext,
  type FeedData,
  type FeedDefinition,
  FeedProblem,
} from './feed.ts';
import { readFeedAddress } from './feed-address.ts';
import { createAsker, type Validators } from './feed-asker.ts';
import type { FeedMemory, FeedRecord } from './feed-record.ts';

export interface FeedClock {
  now(): number;
  after(ms: number, run: () => void): () => void;
}

export interface FeedLifeDeps {
  readonly clock: FeedClock;
  readonly random: () => number;
  readonly record: FeedRecord;
  readonly userAgent: string;
  readonly key: string;
  /** What else decides the answer: currency and coins, as far as the feed depends on them. */
  readonly scope: string;
  readonly currency: () => string;
  readonly chains: () => readonly string[];
  readonly energyUse: EnergyUse;
  readonly changed: () => void;
  /** A fault of ours, for the log. */
  readonly problem: (id: string, error: unknown) => void;
}

/** A feed that is on. */
export interface FeedLife {
  /** What it gave last, while that still counts. */
  data(): FeedData | undefined;
  /** What it gave last, however old: prices that are over may still stand in for the same hour of today. */
  last(): FeedData | undefined;
  info(): Pick<
    FeedInfo,
    'state' | 'problem' | 'askedAtMs' | 'gotAtMs' | 'nextAtMs' | 'throughMs' | 'host'
  >;
  close(): void;
}

/** A minute at first, an hour at most: prices change by the hour. What is read often is tried often. */
const failurePlan = { firstMs: 60_000, capMs: 3_600_000, stableMs: 0 };
const mostMissedReads = 10;
/** With less known ahead, tomorrow's prices are due: they come out between 13:00 and 16:00. */
const dueAheadMs = 11.5 * 3_600_000;
/** With tomorrow known there is no hurry. */
const restMs = 3 * 3_600_000;
/** Clocks further apart than this put prices into the wrong hour. */
const mostSkewMs = 600_000;

/** Keeps one feed: asks when it is due, rests when told to, never calls old what is new. */
export function startFeed(
  feed: FeedDefinition,
  settings: FeedSettings,
  deps: FeedLifeDeps,
): FeedLife {
  const { clock } = deps;
  const area = settings.area === '' ? (feed.area?.standard ?? '') : settings.area;
  const url = settings.url === '' ? feed.baseUrl : settings.url;
  const source = `${url} ${area} ${deps.scope}`;
  const capMs = Math.min(failurePlan.capMs, mostMissedReads * feed.refreshMs);
  const firstMs = Math.min(failurePlan.firstMs, feed.refreshMs);
  const plan = { ...failurePlan, firstMs, capMs };
  const closing = new AbortController();
  const memo: FeedContext['memo'] = new Map();
  const kept = remembered();
  const validators: Validators = new Map(
    kept?.validators.map(({ path, etag, text }) => [path, { etag, text }]),
  );
  let data = kept?.given?.data;
  let gotAtMs = kept?.given?.gotAtMs ?? null;
  let lastAskedAtMs = kept?.askedAtMs ?? null;
  let nextAtMs: number | null = null;
  let failures = 0;
  let problem = '';
  let skewMs = 0;
  let cancel: (() => void) | undefined;

  /** A memory from the future is one of another clock: it is not trusted to be new. */
  function remembered(): FeedMemory | undefined {
    const memory = deps.record.load(feed.id);
    if (memory === undefined || memory.source !== source) return undefined;
    if (memory.given !== null && memory.given.data.kind !== feed.kind) return undefined;
    return memory.askedAtMs > clock.now() + mostSkewMs ? undefined : memory;
  }

  const address = url === '' ? 'no address was typed' : readFeedAddress(url, deps.key !== '');
  const asker =
    typeof address === 'string'
      ? undefined
      : createAsker({
          address,
          clock,
          userAgent: deps.userAgent,
          validators,
          signal: closing.signal,
          skew: (aheadMs) => {
            skewMs = aheadMs;
          },
        });
  const host = typeof address === 'string' ? '' : address.host;
  const refusal = refusalOf();

  function refusalOf(): string {
    if (typeof address === 'string') return address;
    if (feed.area !== null && !feed.area.pattern.test(area)) {
      return `"${area}" is not what it takes: ${feed.area.label}`;
    }
    return feed.key === 'required' && deps.key === '' ? 'it needs a key' : '';
  }

  async function read(): Promise<void> {
    if (asker === undefined) return;
    const askedAtMs = clock.now();
    lastAskedAtMs = askedAtMs;
    try {
      const next = await feed.read(asker.ask, {
        area,
        user: settings.user,
        key: deps.key,
        currency: deps.currency(),
        chains: deps.chains(),
        nowMs: askedAtMs,
        host,
        memo,
        energyUse: deps.energyUse,
      });
      if (closing.signal.aborted) return;
      failures = 0;
      data = next;
      gotAtMs = clock.now();
      problem =
        Math.abs(skewMs) > mostSkewMs
          ? `its clock and this computer's are ${Math.round(Math.abs(skewMs) / 60_000)} min apart: prices may fall into the wrong hour`
          : '';
      remember(askedAtMs, 0);
      schedule(askedAtMs, nextDelay(next));
    } catch (error) {
      if (closing.signal.aborted || isAbort(error)) return;
      failures += 1;
      if (error instanceof FeedProblem) problem = error.message;
      else {
        problem = 'it could not be read';
        deps.problem(feed.id, error);
      }
      // A token that is refused is not used again.
      memo.clear();
      const rest = error instanceof FeedProblem ? (error.retryAfterMs ?? 0) : 0;
      if (rest > 0) remember(askedAtMs, clock.now() + rest);
      schedule(askedAtMs, Math.max(rest, delayBefore(failures, deps.random(), plan)));
    }
    deps.changed();
  }

  function remember(askedAtMs: number, notBeforeMs: number): void {
    const isLasting = feed.kind !== 'temperature' && feed.kind !== 'event';
    if (!isLasting && notBeforeMs === 0) return;
    for (const path of [...validators.keys()].slice(0, -20)) validators.delete(path);
    deps.record.save(feed.id, {
      source,
      given: isLasting && data !== undefined && gotAtMs !== null ? { data, gotAtMs } : null,
      askedAtMs,
      notBeforeMs,
      // A key that travels in the address stays out of the file.
      validators: [...validators]
        .filter(([path]) => deps.key === '' || !path.includes(encodeURIComponent(deps.key)))
        .map(([path, value]) => ({ path, ...value })),
    });
  }

  function nextDelay(next: FeedData): number {
    const end = throughOf(next);
    const isEnough = end !== null && next.kind === 'tariff' && end - clock.now() > dueAheadMs;
    // Spread a little, so that not every program asks at the same second.
    return (isEnough ? restMs : feed.refreshMs) * (1 + 0.1 * deps.random());
  }

  function schedule(askedAtMs: number, delayMs: number): void {
    const wanted = Math.max(delayMs, askedAtMs + feed.leastMs - clock.now());
    nextAtMs = clock.now() + wanted;
    cancel = clock.after(wanted, () => void read());
  }

  function throughOf(value: FeedData | undefined): number | null {
    return value !== undefined && 'slots' in value ? (value.slots.at(-1)?.endMs ?? null) : null;
  }

  function counts(): boolean {
    if (data === undefined || gotAtMs === null) return false;
    const now = clock.now();
    const end = throughOf(data);
    return end === null ? now - gotAtMs <= feed.staleAfterMs : now < end;
  }

  function stateNow(): FeedState {
    if (refusal !== '') return counts() ? 'failing' : 'stale';
    if (data === undefined) return problem === '' ? 'waiting' : 'failing';
    if (!counts()) return 'stale';
    return problem === '' ? 'fresh' : 'failing';
  }

  if (refusal === '') {
    const now = clock.now();
    const due = kept?.given ? kept.given.gotAtMs + nextDelay(kept.given.data) - now : 0;
    const rest = kept === undefined ? 0 : kept.notBeforeMs - now;
    const least = kept === undefined ? 0 : kept.askedAtMs + feed.leastMs - now;
    const delay = Math.max(0, Math.min(due, restMs * 1.1), rest, Math.min(least, feed.leastMs));
    nextAtMs = now + delay;
    cancel = clock.after(delay, () => void read());
  }

  return {
    data: () => (counts() ? data : undefined),
    last: () => data,
    info: () => ({
      state: stateNow(),
      problem: refusal === '' ? problem : refusal,
      askedAtMs: lastAskedAtMs,
      gotAtMs,
      nextAtMs,
      throughMs: throughOf(data),
      host,
    }),
    close() {
      closing.abort();
      cancel?.();
      asker?.close();
    },
  };
}
