import type { PauseReason } from '../../common/contract/mining.ts';
import type { Clock } from '../work/source/source.ts';
import { shouldHash } from './mining-state.ts';

/** What the user asked for: to mine or not, and how long to rest from it. */
export interface UserWish {
  /** Asked to mine, and not taken back. */
  readonly wanted: boolean;
  /** The user's own pause while it lasts; `untilMs` null: until told. */
  readonly pause: { readonly untilMs: number | null } | null;
  /** True when the next start should mine again: a pause with an end is still a wish to mine. */
  readonly isLasting: boolean;
  /** Whether to hash, given what else makes mining rest. */
  isFor(rest: PauseReason | null): boolean;
  /** @returns what turned by it; null when it mined already */
  mine(): 'mining-started' | 'mining-resumed' | null;
  /** @param minutes - null: until told */
  pauseFor(minutes: number | null): void;
  /** Forgets the end of a pause, so that nothing wakes. */
  stop(): void;
}

/** @param ended - called when a pause with an end is over */
export function createUserWish(clock: Clock, ended: () => void): UserWish {
  let wanted = false;
  let pause: UserWish['pause'] = null;
  let cancel: (() => void) | undefined;
  return {
    get wanted() {
      return wanted;
    },
    get pause() {
      return pause;
    },
    get isLasting() {
      return wanted && (pause === null || pause.untilMs !== null);
    },
    isFor: (rest) => shouldHash({ wanted, pause, rest }),
    mine() {
      cancel?.();
      const turn = wanted ? (pause === null ? null : 'mining-resumed') : 'mining-started';
      wanted = true;
      pause = null;
      return turn;
    },
    pauseFor(minutes) {
      cancel?.();
      if (minutes === null) {
        pause = { untilMs: null };
        return;
      }
      pause = { untilMs: clock.now() + minutes * 60_000 };
      cancel = clock.after(minutes * 60_000, ended);
    },
    stop() {
      cancel?.();
    },
  };
}
