import type { ThermalPressure } from '../guard/guard.ts';

/** What a window frame knows of the system without asking a program. */
export interface FrameSignals {
  /** Seconds since the last key or pointer. */
  idleS(): number;
  isLocked(): boolean;
  isOnBattery(): boolean;
  thermal(): ThermalPressure;
  /** Processor time of the app's other processes (pages, graphics) so far, ms; one that ended no longer counts. */
  othersOfUsMs(): number;
}
