import { defineGuard } from './guard.ts';

/** Networks, disks and people come back in about this time. */
const restMs = 15_000;

/** Rests for a moment after the computer woke. */
export const wake = defineGuard({
  id: 'wake',
  label: 'Just woken',
  needs: [],
  isComfort: true,
  holdAfterMs: 0,
  releaseAfterMs: 0,
  judge({ wokeAtMs, atMs }) {
    const untilMs = wokeAtMs === null ? 0 : wokeAtMs + restMs;
    if (atMs >= untilMs) return { kind: 'clear', detail: 'awake' };
    return {
      kind: 'hold',
      detail: 'the computer has just woken',
      release: `${restMs / 1000} s after waking`,
      untilMs,
    };
  },
});
