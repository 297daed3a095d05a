import { battery } from 'systeminformation';
import type { Reading } from '../../../common/contract/devices.ts';
import { readPowerSupplies } from './power-supply.ts';
import { measured, type Sensor, unavailable } from './sensor.ts';

/** Reading id of what leaves the battery. */
export const batteryPowerId = 'battery-power';

const label = 'Battery discharge';
const intervalMs = 10_000;
/** A charge is told in steps of about 10 mWh: over a minute at 10 W that is 6 % of error. */
const shortestMs = 60_000;
const msPerHour = 3_600_000;

interface Charge {
  readonly atMs: number;
  readonly wattHours: number;
}

/**
 * Power of the whole machine from charge that was lost: W = dWh/dt. 50.0 Wh to 49.5 Wh in 3 min is 10 W.
 *
 * @returns undefined when it did not fall, or the time is too short to tell
 */
export function dischargePowerW(first: Charge, last: Charge): number | undefined {
  const elapsedMs = last.atMs - first.atMs;
  const lostWh = first.wattHours - last.wattHours;
  return elapsedMs >= shortestMs && lostWh > 0 ? (lostWh * msPerHour) / elapsedMs : undefined;
}

/**
 * What a portable computer draws while it runs on its battery. Linux tells it (power_now); elsewhere it
 * follows from the charge.
 */
export function batteryPowerSensor(now: () => number, root?: string): Sensor {
  let first: Charge | undefined;
  let lastW: number | undefined;
  const none = (reason: string): readonly Reading[] => {
    first = undefined;
    lastW = undefined;
    return [unavailable(batteryPowerId, label, 'W', reason)];
  };
  const told = (watts: number, from: string): readonly Reading[] => [
    measured(batteryPowerId, label, watts, 'W', from, now(), 3 * intervalMs),
  ];
  return {
    id: 'battery-power',
    intervalMs,
    async read() {
      const supplies = await readPowerSupplies(root);
      const batteries = supplies?.filter(({ type }) => type === 'battery') ?? [];
      if (supplies !== null && batteries.length === 0) return none('this machine has no battery');
      const draining = batteries.filter(({ isDischarging }) => isDischarging);
      if (batteries.length > 0 && draining.length === 0) return none('not running on battery');
      const watts = draining.map(({ powerW }) => powerW);
      if (watts.length > 0 && watts.every((each) => each !== null && each > 0)) {
        const sum = watts.reduce<number>((total, each) => total + (each ?? 0), 0);
        return told(sum, 'battery of the machine, whole machine');
      }
      const state = await battery();
      if (!state.hasBattery) return none('this machine has no battery');
      if (state.acConnected || state.isCharging) return none('not running on battery');
      if (state.capacityUnit !== 'mWh' || !(state.currentCapacity > 0)) {
        return none('the battery does not tell its charge in mWh');
      }
      const charge = { atMs: now(), wattHours: state.currentCapacity / 1000 };
      first ??= charge;
      const fallen = dischargePowerW(first, charge);
      if (fallen !== undefined) {
        first = charge;
        lastW = fallen;
      }
      return lastW === undefined
        ? [unavailable(batteryPowerId, label, 'W', 'watching the charge fall for a minute')]
        : told(lastW, 'fall of the battery charge, whole machine');
    },
  };
}
