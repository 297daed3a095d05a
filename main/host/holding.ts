import type { Reading } from '../../common/contract/devices.ts';
import type { HoldInfo } from '../../common/contract/guest.ts';
import { isFresh } from './sensor/sensor.ts';
import {
  beginHold,
  type HoldLoad,
  type HoldState,
  loadFromLevel,
  nextHold,
} from './temperature-hold.ts';

export interface HoldingDeps {
  readonly now: () => number;
  readonly temperature: () => Reading | undefined;
  /** null: nothing is to be held. */
  readonly targetC: () => number | null;
  /** What mining may use, by the settings alone. */
  readonly most: () => HoldLoad;
  /** Only while it mines, and undisturbed by a measurement, does a temperature tell about our load. */
  readonly isMining: () => boolean;
  readonly turned: () => void;
}

/** Eases mining off and on so that the processor keeps a temperature. */
export interface Holding {
  /** A new reading may be there. */
  follow(): void;
  /** The settings changed: begins anew from what they allow. */
  reset(): void;
  /** undefined while nothing is held. */
  load(): HoldLoad | undefined;
  info(load: HoldLoad): HoldInfo | null;
}

export function createHolding(deps: HoldingDeps): Holding {
  let state: HoldState | undefined;
  let readAtMs = 0;
  let load: HoldLoad | undefined;

  function set(next: HoldLoad | undefined): void {
    if (next?.threads === load?.threads && next?.dutyPercent === load?.dutyPercent) return;
    load = next;
    deps.turned();
  }

  return {
    follow() {
      const target = deps.targetC();
      if (target === null) {
        state = undefined;
        set(undefined);
        return;
      }
      const reading = deps.temperature();
      const atMs = deps.now();
      if (!deps.isMining() || !isFresh(reading, atMs) || reading.atMs === readAtMs) return;
      readAtMs = reading.atMs ?? atMs;
      state = nextHold(state ?? beginHold(atMs), reading.value, target, atMs);
      set(loadFromLevel(state.level, deps.most(), load?.threads ?? 1));
    },
    reset() {
      load = undefined;
      readAtMs = 0;
    },
    load: () => load,
    info(now) {
      const targetC = deps.targetC();
      if (targetC === null) return null;
      const reading = deps.temperature();
      const isSeen = isFresh(reading, deps.now());
      return {
        targetC,
        temperatureC: isSeen ? reading.value : null,
        ...now,
        from: isSeen ? reading.from : 'not held: no temperature sensor that this user may read',
      };
    },
  };
}
