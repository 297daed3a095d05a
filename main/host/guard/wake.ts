import { defineGuard } from './guard.ts';

/** Networks, disks and people come back in about this time. */
const restMs = 15_000;

/** Rests while the computer goes to sleep, and for a moment after it woke. */
export const wake = defineGuard({
  id: 'wake',
  label: 'Sleep and waking',
  needs: [],
  isComfort: true,
  holdAfterMs: 0,
  releaseAfterMs: 0,
  judge({ sleepsSinceMs, wokeAtMs, atMs }) {
    const release = `${restMs / 1000} s after waking`;
    if (sleepsSinceMs !== null) {
      return { kind: 'hold', detail: 'the computer goes to sleep', release, untilMs: null };
    }
    const untilMs = wokeAtMs === null ? 0 : wokeAtMs + restMs;
    if (atMs >= untilMs) return { kind: 'clear', detail: 'awake' };
    return {
      kind: 'hold',
      detail: 'the computer has just woken',
      release,
      untilMs,
    };
  },
});
