import { battery } from 'systeminformation';
import type { SupplyState } from '../guard/guard.ts';
import { type PowerSupply, readPowerSupplies } from '../sensor/power-supply.ts';
import type { FrameSignals } from './frame-signals.ts';
import { type Probe, seen } from './probe.ts';

/** How the computer is fed: from the kernel's list on Linux, as the system tells it elsewhere, and the window frame. */
export function supplyProbe(
  platform: NodeJS.Platform,
  frame?: Pick<FrameSignals, 'isOnBattery'>,
  root?: string,
): Probe<SupplyState> {
  if (platform !== 'linux') {
    return {
      intervalMs: 10_000,
      async look() {
        const state = await systemSupply();
        const { battery: own } = state;
        if (own === null || frame?.isOnBattery() !== true) return seen(state, 'operating system');
        return seen({ ...state, battery: { ...own, isDischarging: true } }, 'operating system');
      },
    };
  }
  return {
    intervalMs: 2000,
    async look() {
      const supplies = await readPowerSupplies(root);
      // A kernel without the list runs a desktop or a server: nothing to hold for, unless the desktop knows better.
      const state = supplyFrom(supplies ?? []);
      const isSilent = state.battery === null && state.isUpsBridging === null;
      if (!isSilent || frame?.isOnBattery() !== true) return seen(state, 'kernel');
      return seen({ ...state, battery: { isDischarging: true, percent: null } }, 'the desktop');
    },
  };
}

/**
 * Sums up the supplies. On battery: no adapter gives power and a battery drains. A portable that drains its
 * battery beside a weak adapter is on mains; its charge is another guard's matter.
 */
export function supplyFrom(supplies: readonly PowerSupply[]): SupplyState {
  const of = (type: PowerSupply['type']) => supplies.filter((supply) => supply.type === type);
  const batteries = of('battery');
  const isAdapterOn = of('mains').some(({ isOnline }) => isOnline === true);
  const percents = batteries.flatMap(({ percent }) => (percent === null ? [] : [percent]));
  const upses = of('ups');
  return {
    battery:
      batteries.length === 0
        ? null
        : {
            isDischarging: !isAdapterOn && batteries.some(({ isDischarging }) => isDischarging),
            percent:
              percents.length === 0
                ? null
                : percents.reduce((sum, each) => sum + each, 0) / percents.length,
          },
    isUpsBridging:
      upses.length === 0
        ? null
        : upses.some(({ isDischarging, isOnline }) => isDischarging || isOnline === false),
  };
}

async function systemSupply(): Promise<SupplyState> {
  const state = await battery();
  return {
    battery: state.hasBattery
      ? { isDischarging: !state.acConnected && !state.isCharging, percent: state.percent }
      : null,
    isUpsBridging: null,
  };
}
