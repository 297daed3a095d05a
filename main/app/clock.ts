import type { Clock } from '../work/source/source.ts';

/** setTimeout takes at most 2^31 - 1 ms. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The system's time; tests pass another. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), longestTimeoutMs));
    return () => clearTimeout(timer);
  },
};
