import type { Reading } from '../../../common/contract/devices.ts';
import type { CommandRunner } from '../command.ts';
import type { SignalName, Signals } from '../guard/guard.ts';
import { isFresh } from '../sensor/sensor.ts';
import type { FrameSignals } from './frame-signals.ts';
import { idleProbe } from './idle.ts';
import { lidProbe } from './lid.ts';
import { otherLoadProbe, readProcessorTime } from './other-load.ts';
import { presenceProbe } from './presence.ts';
import { type Probe, seen, unseen } from './probe.ts';
import { supplyProbe } from './supply.ts';
import type { WaylandIdle } from './wayland-idle.ts';
import type { WindowsInput } from './windows-input.ts';
import type { X11Idle } from './x11-idle.ts';

export type Probes = {
  readonly [Name in SignalName]: Probe<Extract<Signals[Name], { ok: true }>['value']>;
};

export interface ProbeContext {
  readonly platform: NodeJS.Platform;
  readonly run: CommandRunner;
  readonly now: () => number;
  /** What a window frame can tell; undefined without one. */
  readonly frame: FrameSignals | undefined;
  /** Where a Wayland compositor listens; undefined without one. */
  readonly wayland: WaylandIdle | undefined;
  /** The X server of this session; undefined without one, or where it is only a guest of Wayland's. */
  readonly x11: X11Idle | undefined;
  /** Windows' own word on input and full screen; undefined elsewhere. */
  readonly windows: WindowsInput | undefined;
  readonly hasX11: boolean;
  readonly temperature: () => Reading | undefined;
}

/** A probe for every signal on this platform. */
export function systemProbes(context: ProbeContext): Probes {
  const { platform, run, now, frame } = context;
  return {
    idleS: idleProbe(platform, run, now, context),
    presence: presenceProbe(platform, run, context.hasX11, context.windows),
    otherLoad: otherLoadProbe(() => readProcessorTime(frame?.othersOfUsMs() ?? 0)),
    supply: supplyProbe(platform, frame),
    thermal: {
      intervalMs: frame === undefined ? 60_000 : 2000,
      look: async () =>
        frame === undefined
          ? unseen('without its window Adit does not hear of the system’s heat')
          : seen(frame.thermal(), 'the system'),
    },
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
