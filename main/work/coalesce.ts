import type { Clock } from './source/source.ts';

/** Tells at once, and then at most once in an interval however often it is asked; the last state is never kept back. */
export interface Coalescer {
  ask(): void;
  /** Tells what is still owed and stops. */
  stop(): void;
}

export function createCoalescer(clock: Clock, intervalMs: number, tell: () => void): Coalescer {
  let cancel: (() => void) | null = null;
  let isOwed = false;
  let isOver = false;

  function rest(): void {
    cancel = clock.after(intervalMs, () => {
      cancel = null;
      if (!isOwed) return;
      isOwed = false;
      tell();
      rest();
    });
  }

  return {
    ask() {
      if (cancel) {
        isOwed = true;
        return;
      }
      tell();
      if (!isOver) rest();
    },
    stop() {
      isOver = true;
      cancel?.();
      cancel = null;
      if (isOwed) tell();
      isOwed = false;
    },
  };
}
