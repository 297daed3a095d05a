import { monitorEventLoopDelay } from 'node:perf_hooks';
import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from '../net/deadline.ts';

/** The part of Node's histogram that is needed; times in nanoseconds. */
export interface DelayMeter {
  readonly max: number;
  enable(): unknown;
  disable(): unknown;
  reset(): void;
}

/** Watches whether this process answers: a stall makes shares late and the window still. */
export interface StallWatch {
  start(): void;
  stop(): void;
  /** The computer slept: what was missed was no stall. */
  forgive(): void;
}

const LOOK_MS = 5000;
/** Longer than this is a fault; a share that waits a second is still in time. */
const STALL_MS = 1000;
/** The notice goes after so many looks without another. */
const CALM_LOOKS = 12;
/** How finely the delay is sampled; it costs one timer. */
const RESOLUTION_MS = 50;

/** @param told - with the stall, once each time one begins to be shown; null when it is over */
export function createStallWatch(options: {
  readonly clock: DeadlineClock;
  readonly told: (error: AppError<'app.stalled'> | null) => void;
  /** For tests; Node's own otherwise. */
  readonly meter?: DelayMeter;
}): StallWatch {
  const { clock, told } = options;
  const meter = options.meter ?? monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let cancel: (() => void) | undefined;
  let calmLooks = CALM_LOOKS;

  function look(): void {
    const stalledMs = Math.round(meter.max / 1e6);
    meter.reset();
    cancel = clock.after(LOOK_MS, look);
    if (stalledMs > STALL_MS) {
      if (calmLooks >= CALM_LOOKS) told(new AppError('app.stalled', { stalledMs }));
      calmLooks = 0;
    } else if (calmLooks < CALM_LOOKS) {
      calmLooks += 1;
      if (calmLooks === CALM_LOOKS) told(null);
    }
  }

  return {
    start() {
      meter.enable();
      cancel ??= clock.after(LOOK_MS, look);
    },
    stop() {
      cancel?.();
      cancel = undefined;
      meter.disable();
    },
    forgive: () => meter.reset(),
  };
}
