import { app, powerMonitor } from 'electron';
import type { FrameSignals } from '../host/probe/frame-signals.ts';

/** Asks Electron of the system, and hears from it what can only be heard. Call it once the app is ready. */
export function frameSignals(): FrameSignals {
  let isLocked = false;
  let speedLimitPercent = 100;
  powerMonitor.on('lock-screen', () => {
    isLocked = true;
  });
  powerMonitor.on('unlock-screen', () => {
    isLocked = false;
  });
  powerMonitor.on('speed-limit-change', ({ limit }) => {
    speedLimitPercent = limit;
  });
  return {
    idleS: () => powerMonitor.getSystemIdleTime(),
    isLocked: () => isLocked,
    isOnBattery: () => powerMonitor.isOnBatteryPower(),
    thermal: () => ({ state: powerMonitor.getCurrentThermalState(), speedLimitPercent }),
    othersOfUsMs() {
      const others = app.getAppMetrics().filter(({ pid }) => pid !== process.pid);
      return others.reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0) * 1000, 0);
    },
  };
}
