import { battery, cpuCurrentSpeed, cpuTemperature, currentLoad, mem } from 'systeminformation';
import type { Reading } from '../../../common/contract/devices.ts';
import { measured, type Sensor, unavailable } from './sensor.ts';

/** A processor below 1 C or above 125 C is a broken sensor (constant or wrong values are common on Windows). */
const plausibleTemperatureC = { min: 1, max: 125 };
const intervalMs = 2000;
const batteryIntervalMs = 30_000;

/** Temperature, clock, load and memory as the operating system tells them without rights. */
export function processorSensor(now: () => number): Sensor {
  return {
    id: 'processor',
    intervalMs,
    async read() {
      const [temperature, speed, load, memory] = await Promise.all([
        cpuTemperature(),
        cpuCurrentSpeed(),
        currentLoad(),
        mem(),
      ]);
      const atMs = now();
      const stale = 3 * intervalMs;
      const readings: Reading[] = [];
      const { main, max } = temperature;
      readings.push(
        typeof main === 'number' &&
          main >= plausibleTemperatureC.min &&
          main <= plausibleTemperatureC.max
          ? measured(
              'cpu-temperature',
              'Processor temperature',
              Math.max(main, max ?? main),
              '°C',
              'operating system',
              atMs,
              stale,
            )
          : unavailable(
              'cpu-temperature',
              'Processor temperature',
              '°C',
              'no sensor that this user may read',
            ),
      );
      readings.push(
        speed.avg > 0
          ? measured(
              'cpu-clock',
              'Clock, mean of cores',
              speed.avg * 1e9,
              'Hz',
              'operating system',
              atMs,
              stale,
            )
          : unavailable('cpu-clock', 'Clock, mean of cores', 'Hz', 'the system does not tell it'),
      );
      readings.push(
        measured(
          'cpu-load',
          'Processor load',
          load.currentLoad,
          '%',
          'operating system',
          atMs,
          stale,
        ),
        measured(
          'memory-free',
          'Memory available',
          memory.available,
          'B',
          'operating system',
          atMs,
          stale,
        ),
      );
      return readings;
    },
  };
}

/** Charge and whether mains power is there; a desktop says that it has no battery. */
export function batterySensor(now: () => number): Sensor {
  return {
    id: 'battery',
    intervalMs: batteryIntervalMs,
    async read() {
      const state = await battery();
      const atMs = now();
      if (!state.hasBattery)
        return [unavailable('battery', 'Battery', '%', 'this machine has none')];
      const from = state.acConnected
        ? 'operating system, on mains'
        : 'operating system, on battery';
      return [
        measured('battery', 'Battery', state.percent, '%', from, atMs, 3 * batteryIntervalMs),
      ];
    },
  };
}
