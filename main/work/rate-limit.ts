import type { Clock } from './source/source.ts';

/**
 * Makes a question that answers yes at most `most` times in each stretch of `windowMs`. A clock that was set
 * back begins a new stretch.
 */
export function createRateLimit(
  clock: Pick<Clock, 'now'>,
  most: number,
  windowMs: number,
): () => boolean {
  let sinceMs = Number.NEGATIVE_INFINITY;
  let used = 0;
  return () => {
    const nowMs = clock.now();
    if (nowMs - sinceMs >= windowMs || nowMs < sinceMs) {
      sinceMs = nowMs;
      used = 0;
    }
    used += 1;
    return used <= most;
  };
}
