import type { NotifyEvent } from '../../common/contract/notify.ts';
import { type BackoffPlan, delayBefore } from '../net/backoff.ts';
import type { DeadlineClock } from '../net/http.ts';
import { isAbort } from '../net/socket-error.ts';
import type { NotifyMessage, OpenChannel } from './channel.ts';

export interface OutboxDeps {
  readonly clock: DeadlineClock & { now(): number };
  readonly random: () => number;
  readonly changed: () => void;
  /** A message was given up. */
  readonly failed: (problem: string) => void;
}

/** Messages of one channel, sent in order, each tried again for a while. */
export interface Outbox {
  put(message: NotifyMessage): void;
  standing(): {
    readonly waiting: number;
    readonly sentAtMs: number | null;
    readonly problem: string;
  };
  /** What waits is dropped. */
  close(): void;
}

/** With these delays the last try is some four hours after the first. */
export const resendPlan: BackoffPlan = { firstMs: 10_000, capMs: 3_600_000, stableMs: 0 };
export const mostTries = 12;
/** An outage of hours must not end in a flood; the newest count. */
export const mostWaiting = 50;
/** No honest day has more to say; a source that flaps would. Blocks and alarms always pass. */
export const mostPerHour = 20;
/** Of one kind, as best shares come one upon another after the first start. */
export const sameEventMs = 600_000;

const hourMs = 3_600_000;
const alwaysPass = new Set<NotifyMessage['event']>([
  'block-found',
  'block-matured',
  'block-orphaned',
  'payout-proof-failed',
] satisfies NotifyEvent[]);
const atMostRarely = new Set<NotifyMessage['event']>(['best-share', 'temperature']);

export function createOutbox(channel: OpenChannel, deps: OutboxDeps): Outbox {
  const { clock, random } = deps;
  const closing = new AbortController();
  const waiting: NotifyMessage[] = [];
  const takenAtMs: number[] = [];
  const lastOf = new Map<NotifyMessage['event'], number>();
  let withheld = 0;
  let tries = 0;
  let isSending = false;
  let cancelRetry: (() => void) | undefined;
  let sentAtMs: number | null = null;
  let problem = '';

  function isWithinLimits({ event }: NotifyMessage): boolean {
    if (alwaysPass.has(event)) return true;
    const nowMs = clock.now();
    const last = lastOf.get(event);
    if (atMostRarely.has(event) && last !== undefined && nowMs - last < sameEventMs) return false;
    while (takenAtMs[0] !== undefined && nowMs - takenAtMs[0] >= hourMs) takenAtMs.shift();
    if (takenAtMs.length >= mostPerHour) return false;
    takenAtMs.push(nowMs);
    lastOf.set(event, nowMs);
    return true;
  }

  async function sendFirst(): Promise<void> {
    const message = waiting[0];
    if (message === undefined || isSending || closing.signal.aborted) return;
    isSending = true;
    let delivery: Awaited<ReturnType<OpenChannel['send']>>;
    try {
      delivery = await channel.send(message, closing.signal);
    } catch (error) {
      if (isAbort(error) || closing.signal.aborted) return;
      const words = error instanceof Error ? error.name : 'an unknown fault';
      delivery = { ok: false, problem: words, mayRetry: false };
    } finally {
      isSending = false;
    }
    if (closing.signal.aborted) return;
    tries += 1;
    if (delivery.ok) {
      sentAtMs = clock.now();
      problem = '';
      next(message);
    } else {
      problem = delivery.problem;
      if (!delivery.mayRetry || tries >= mostTries) {
        deps.failed(problem);
        next(message);
      } else {
        const delayMs = delayBefore(tries, random(), resendPlan);
        cancelRetry = clock.after(Math.max(delayMs, delivery.retryAfterMs ?? 0), () => {
          cancelRetry = undefined;
          void sendFirst();
        });
      }
    }
    deps.changed();
  }

  function next(done: NotifyMessage): void {
    const at = waiting.indexOf(done);
    if (at >= 0) waiting.splice(at, 1);
    tries = 0;
    void sendFirst();
  }

  return {
    put(message) {
      if (!isWithinLimits(message)) {
        withheld += 1;
        return;
      }
      const note =
        withheld === 0
          ? ''
          : `\n(${withheld} less important message${withheld === 1 ? '' : 's'} not sent.)`;
      withheld = 0;
      waiting.push({ ...message, body: `${message.body}${note}` });
      // The one being sent stays; what a person needs least is the oldest of the others.
      if (waiting.length > mostWaiting) waiting.splice(1, 1);
      if (cancelRetry === undefined) void sendFirst();
      deps.changed();
    },
    standing: () => ({ waiting: waiting.length, sentAtMs, problem }),
    close() {
      closing.abort();
      cancelRetry?.();
      channel.close();
    },
  };
}
