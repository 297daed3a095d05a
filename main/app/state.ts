import type { AppSnapshot, AppState, StatePatch } from '../../common/contract/app.ts';
import type { Telemetry } from '../../common/contract/mining.ts';

/**
 * The state that clients mirror. Slices are replaced whole; changes within one turn of the event loop
 * leave as one numbered patch.
 */
export interface StateStore {
  readonly state: AppState;
  snapshot(): AppSnapshot;
  patch(slices: Partial<AppState>): void;
  /** Telemetry travels as an event of its own; the snapshot carries the newest. */
  setTelemetry(telemetry: Telemetry): void;
}

export function createStateStore(initial: AppState, send: (patch: StatePatch) => void): StateStore {
  let state = initial;
  let sequence = 0;
  let pending: Partial<AppState> | undefined;

  const flush = () => {
    if (pending === undefined) return;
    const patch = pending;
    pending = undefined;
    sequence += 1;
    send({ sequence, patch });
  };
  return {
    get state() {
      return state;
    },
    snapshot() {
      flush();
      return { sequence, state };
    },
    patch(slices) {
      state = { ...state, ...slices };
      if (pending === undefined) queueMicrotask(flush);
      pending = { ...pending, ...slices };
    },
    setTelemetry(telemetry) {
      state = { ...state, telemetry };
    },
  };
}
