import { AppError } from '../../common/contract/errors.ts';
import type { PoolLine, PoolReply } from './pool-line.ts';
import type { Clock } from './source/source.ts';
import { wait } from './wait.ts';

/** For greetings and shares; the pools measured answer within a second. */
export const ANSWER_TIMEOUT_MS = 20_000;
const LOOK_MS = 10_000;

/** Notices a pool that no longer answers, which a connection alone does not show. */
export interface PoolWatch {
  /** Asks about a share; a pool that lets one wait and says nothing since counts as silent. */
  askShare(method: string, params: object): Promise<PoolReply>;
  /**
   * Looks every ten seconds until the pool is silent.
   *
   * @param looked - after each look, with the milliseconds since the first
   * @throws AppError stratum.silent
   */
  untilSilent(looked: (waitedMs: number) => void): Promise<never>;
}

/** @param silenceMs - longer without a word than any honest pool */
export function watchPool(
  line: PoolLine,
  options: { readonly clock: Clock; readonly host: string; readonly silenceMs: number },
): PoolWatch {
  const { clock, host, silenceMs } = options;
  /** When the oldest share was sent that got no answer; null while all are answered. */
  let unansweredSinceMs: number | null = null;

  return {
    async askShare(method, params) {
      const sentMs = clock.now();
      const reply = await line.ask(method, params, ANSWER_TIMEOUT_MS);
      if (reply.kind === 'none') unansweredSinceMs ??= sentMs;
      else unansweredSinceMs = null;
      return reply;
    },
    async untilSilent(looked) {
      // Counted rather than read off the clock, which may jump or stand still while the machine sleeps.
      let silentMs = 0;
      let waitedMs = 0;
      let lastHeardMs = line.lastHeardMs();
      for (;;) {
        await wait(clock, LOOK_MS, line.over);
        const heardMs = line.lastHeardMs();
        silentMs = heardMs === lastHeardMs ? silentMs + LOOK_MS : 0;
        lastHeardMs = heardMs;
        waitedMs += LOOK_MS;
        const isIgnored = unansweredSinceMs !== null && heardMs <= unansweredSinceMs;
        if (isIgnored || silentMs >= silenceMs) {
          throw new AppError('stratum.silent', { host, afterMs: silentMs }, { retry: 'later' });
        }
        looked(waitedMs);
      }
    },
  };
}

/** Why a pool refused, in its own words. */
export function reasonOf(reply: Extract<PoolReply, { kind: 'reply' }>): string {
  return reply.error?.message || reply.error?.code || 'The pool gave no reason.';
}

/** A ban where the pool's words say so, otherwise the error given. */
export function refusal(host: string, reason: string, otherwise: AppError): AppError {
  return /\bban/i.test(reason)
    ? new AppError('stratum.banned', { host, reason }, { retry: 'later' })
    : otherwise;
}
