import type { CommandRunner } from '../command.ts';
import { batteryPowerSensor } from './battery-power.ts';
import { graphicsSensor } from './graphics.ts';
import { powermetricsSensor } from './powermetrics.ts';
import { raplSensor } from './rapl.ts';
import type { Sensor } from './sensor.ts';
import { batterySensor, processorSensor } from './systeminformation.ts';

/** What sensors need of the machine and its user. */
export interface SensorContext {
  readonly now: () => number;
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number;
  readonly platform: NodeJS.Platform;
  readonly groupId: number;
  readonly run: CommandRunner;
  /** W of the processor's design power, once it is known. */
  readonly tdpW: () => number | null;
  readonly mayAskPowermetrics: () => boolean;
}

/** Every sensor of the machine itself; meters come with the settings. A new one is one file and a line here. */
export function machineSensors(context: SensorContext): readonly Sensor[] {
  const { now, platform } = context;
  return [
    processorSensor(now),
    batterySensor(now),
    batteryPowerSensor(now),
    graphicsSensor(now),
    ...(platform === 'linux' ? [raplSensor(context)] : []),
    ...(platform === 'darwin'
      ? [powermetricsSensor(now, context.mayAskPowermetrics, context.run)]
      : []),
  ];
}
