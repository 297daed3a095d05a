import type { HostClock } from '../../../../../main/host/clock.ts';

/** A clock that runs days in milliseconds: nothing in it waits for promises. */
export interface SimClock extends HostClock {
  /** Runs everything that falls due until then, in order. */
  runTo(atMs: number): void;
  readonly ran: () => number;
}

export function createSimClock(startMs: number): SimClock {
  let nowMs = startMs;
  let ran = 0;
  const due = new Set<{ readonly atMs: number; readonly run: () => void }>();
  return {
    now: () => nowMs,
    after(ms, run) {
      const one = { atMs: nowMs + Math.max(0, ms), run };
      due.add(one);
      return () => due.delete(one);
    },
    runTo(atMs) {
      for (;;) {
        let next: { readonly atMs: number; readonly run: () => void } | undefined;
        for (const one of due) if (next === undefined || one.atMs < next.atMs) next = one;
        if (next === undefined || next.atMs > atMs) break;
        due.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        ran += 1;
        next.run();
      }
      nowMs = atMs;
    },
    ran: () => ran,
  };
}
