import { createContext, useContext, useSyncExternalStore } from 'react';

/** The time as components see it: it moves once a second, and not at all while the page is hidden. */
export interface Clock {
  readonly now: () => number;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A clock on the system's time. */
export function createClock(document: Document): Clock {
  const listeners = new Set<() => void>();
  let nowMs = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = (): void => {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  };
  const adjust = (): void => {
    const isWanted = listeners.size > 0 && !document.hidden;
    if (isWanted && timer === undefined) {
      tick();
      timer = setInterval(tick, 1000);
    } else if (!isWanted && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  document.addEventListener('visibilitychange', adjust);
  return {
    now: () => nowMs,
    subscribe: (listener) => {
      listeners.add(listener);
      adjust();
      return () => {
        listeners.delete(listener);
        adjust();
      };
    },
  };
}

/** A clock that stands still, for the gallery. */
export function frozenClock(atMs: number): Clock {
  return { now: () => atMs, subscribe: () => () => undefined };
}

export const ClockContext = createContext<Clock | null>(null);

/** Unix milliseconds, renewed every second. */
export function useNow(): number {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error('no clock is provided above this component');
  return useSyncExternalStore(clock.subscribe, clock.now);
}
