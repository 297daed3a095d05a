import { AppError, wireErrorFrom } from '../../../common/contract/errors.ts';
import { attemptAfterFailure, delayBefore, RECONNECT } from '../../net/backoff.ts';
import { wait } from '../wait.ts';
import type { SourceDeps } from './source.ts';

/** One connection's life: resolves never, throws when it is over. Calls `working` when jobs may flow. */
export type Session = (signal: AbortSignal, working: () => void) => Promise<void>;

export interface SessionLoop {
  start(): void;
  /** Aborts the session; resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Runs sessions one after the other, with backoff between them, and tells the listener the state. An error
 * with `retry: 'no'` ends it as failed: only the user can help.
 */
export function createSessionLoop(
  deps: Pick<SourceDeps, 'listener' | 'clock' | 'random' | 'log'>,
  session: Session,
): SessionLoop {
  const { listener, clock, random, log } = deps;
  const ending = new AbortController();
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    const { signal } = ending;
    let attempt = 0;
    for (;;) {
      let workingSinceMs: number | null = null;
      listener.stateChanged({ kind: 'connecting', sinceMs: clock.now() });
      try {
        await session(signal, () => {
          if (workingSinceMs !== null) return;
          workingSinceMs = clock.now();
          listener.stateChanged({ kind: 'working', sinceMs: workingSinceMs });
        });
        if (signal.aborted) return;
        throw new Error('a session ended without a reason');
      } catch (thrown) {
        if (signal.aborted) return;
        const error = appErrorFrom(thrown);
        log(error.code === 'app.internal' ? 'warn' : 'debug', 'source session ended', {
          code: error.code,
          params: error.params,
          stack:
            error.code === 'app.internal' && thrown instanceof Error ? thrown.stack : undefined,
        });
        if (error.retry === 'no') {
          listener.stateChanged({ kind: 'failed', error: wireParams(error) });
          return;
        }
        const heldMs = workingSinceMs === null ? 0 : clock.now() - workingSinceMs;
        attempt = attemptAfterFailure(attempt, heldMs, RECONNECT);
        const delayMs = delayBefore(attempt, random(), RECONNECT);
        listener.stateChanged({
          kind: 'waiting',
          error: wireParams(error),
          retryAtMs: clock.now() + delayMs,
          attempt,
        });
        try {
          await wait(clock, delayMs, signal);
        } catch {
          // Only the end of the source interrupts the wait.
          return;
        }
      }
    }
  }

  return {
    start() {
      running ??= run();
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/** What is not coded is a fault of ours; trying again may still help the user. */
function appErrorFrom(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const what = error instanceof Error ? error.message : String(error);
  return new AppError('app.internal', { what }, { retry: 'later', cause: error });
}

function wireParams(error: AppError) {
  const wire = wireErrorFrom(error);
  return { ...wire, params: { ...wire.params } };
}
