import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../main/work/source/source.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /**
   * Moves on and runs what falls due on the way, in order; between two of them pending promises and socket
   * events get their turn.
   */
  advance(ms: number): Promise<void>;
  /** Timers that wait. */
  readonly waiting: () => number;
}

export function createFakeClock(startMs = 1_800_000_000_000): FakeClock {
  let nowMs = startMs;
  let count = 0;
  const timers = new Map<number, { readonly atMs: number; readonly run: () => void }>();

  function nextDue(untilMs: number): number | undefined {
    let found: number | undefined;
    for (const [id, { atMs }] of timers) {
      if (atMs > untilMs) continue;
      if (found === undefined || atMs < timers.get(found)!.atMs) found = id;
    }
    return found;
  }

  return {
    now: () => nowMs,
    after(ms, run) {
      const id = count++;
      timers.set(id, { atMs: nowMs + Math.max(0, ms), run });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        await settle();
        const id = nextDue(untilMs);
        if (id === undefined) break;
        const { atMs, run } = timers.get(id)!;
        timers.delete(id);
        nowMs = Math.max(nowMs, atMs);
        run();
      }
      nowMs = untilMs;
      await settle();
    },
    waiting: () => timers.size,
  };
}

/** Turns of the event loop in which promises resolve. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await nextTurn();
}
