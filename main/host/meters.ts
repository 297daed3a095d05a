import type { MeterReport, MeterSettings } from '../../common/contract/meter.ts';
import type { HostClock } from './clock.ts';
import { meterReadingId, meterSensor } from './sensor/meter.ts';
import { openMeter } from './sensor/meter-registry.ts';
import type { Sensor } from './sensor/sensor.ts';

export interface MeterRoomDeps {
  readonly clock: HostClock;
  readonly random: () => number;
  /** Password or token of a meter, '' for none. */
  readonly secret: (meterId: string) => string;
  readonly add: (sensor: Sensor) => void;
  readonly remove: (sensorId: string) => void;
}

export interface MeterRoom {
  /** Opens new meters, closes those that went, reopens those whose settings or secret changed. */
  configure(settings: readonly MeterSettings[]): void;
  /** Reads once, without keeping the meter open. */
  check(settings: MeterSettings, secret: string, signal: AbortSignal): Promise<MeterReport>;
}

/** Keeps a sensor open for each meter that is switched on; without meters nothing is ever connected. */
export function createMeterRoom(deps: MeterRoomDeps): MeterRoom {
  const { clock, random } = deps;
  const open = new Map<string, string>();

  return {
    configure(settings) {
      const wanted = new Map(
        settings
          .filter(({ enabled }) => enabled)
          .map((each) => [each.id, JSON.stringify([each, deps.secret(each.id)])]),
      );
      for (const [id, key] of open) {
        if (wanted.get(id) === key) continue;
        deps.remove(meterReadingId(id));
        open.delete(id);
      }
      for (const each of settings) {
        const key = wanted.get(each.id);
        if (key === undefined || open.has(each.id)) continue;
        const opened = openMeter(each, { clock, random, secret: deps.secret(each.id) });
        deps.add(meterSensor(each, opened, clock.now));
        open.set(each.id, key);
      }
    },
    async check(settings, secret, signal) {
      const { meter } = openMeter(settings, { clock, random, secret });
      const beganMs = clock.now();
      try {
        const answer = await meter.read(signal);
        return answer.ok
          ? { ok: true, powerW: answer.powerW, elapsedMs: clock.now() - beganMs }
          : { ok: false, problem: answer.problem };
      } finally {
        meter.close();
      }
    },
  };
}
