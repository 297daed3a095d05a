import type { Clock } from './source/source.ts';

/**
 * Resolves after `ms` of the given clock.
 *
 * @throws the signal's reason as soon as it aborts
 */
export function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    function onAbort(): void {
      cancel();
      reject(signal.reason);
    }
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Never resolves. @throws the signal's reason when it aborts */
export function untilAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/**
 * Runs tasks side by side until the first one ends or throws, then aborts the others and waits for them.
 *
 * @throws what the first one threw, or the outer signal's reason
 */
export async function raceTasks(
  signal: AbortSignal,
  tasks: ReadonlyArray<(signal: AbortSignal) => Promise<void>>,
): Promise<void> {
  const others = new AbortController();
  const inner = AbortSignal.any([signal, others.signal]);
  const running = tasks.map((task) => task(inner));
  try {
    await Promise.race(running);
  } finally {
    others.abort();
    await Promise.allSettled(running);
  }
}
