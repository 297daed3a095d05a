import type { Reading } from '../../../common/contract/devices.ts';
import type { CommandRunner } from '../command.ts';
import type { SignalName, Signals } from '../guard/guard.ts';
import { isFresh } from '../sensor/sensor.ts';
import { idleProbe } from './idle.ts';
import { lidProbe } from './lid.ts';
import { otherLoadProbe } from './other-load.ts';
import { presenceProbe } from './presence.ts';
import { type Probe, seen, unseen } from './probe.ts';
import { supplyProbe } from './supply.ts';

export type Probes = {
  readonly [Name in SignalName]: Probe<Extract<Signals[Name], { ok: true }>['value']>;
};

export interface ProbeContext {
  readonly platform: NodeJS.Platform;
  readonly run: CommandRunner;
  readonly now: () => number;
  /** Seconds since the last input, where a window frame can tell. */
  readonly idleS: (() => number) | undefined;
  readonly hasX11: boolean;
  readonly temperature: () => Reading | undefined;
}

/** A probe for every signal on this platform. */
export function systemProbes(context: ProbeContext): Probes {
  const { platform, run, now } = context;
  return {
    idleS: idleProbe(platform, run, now, context.idleS),
    presence: presenceProbe(platform, run, context.hasX11),
    otherLoad: otherLoadProbe(),
    supply: supplyProbe(platform),
    isLidClosed: lidProbe(platform, run),
    temperatureC: {
      intervalMs: 1000,
      async look() {
        const reading = context.temperature();
        if (isFresh(reading, now())) return seen(reading.value, reading.from);
        return unseen(
          reading === undefined || reading.value === null
            ? 'no temperature sensor that this user may read'
            : 'the temperature sensor has fallen silent',
        );
      },
    },
  };
}
