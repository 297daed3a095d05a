import type { FleetDevice } from '../../common/contract/fleet.ts';
import { axeos } from './device/axeos.ts';
import { cgminer } from './device/cgminer.ts';
import { xmrig } from './device/xmrig.ts';
import type { DeviceDefinition, DeviceDeps, OpenDevice } from './device.ts';

/** Every kind of device. A new one is one file, its settings in the contract and a line here. */
export const devices = [axeos, cgminer, xmrig] as const;

/** Opens a device as its settings say; it connects with the first reading. */
export function openDevice(settings: FleetDevice, deps: DeviceDeps): OpenDevice {
  const found = devices.find(({ kind }) => kind === settings.kind);
  if (found === undefined) throw new Error(`no device of kind ${settings.kind}`);
  // The kind was just matched: definition and settings belong together.
  return (found as unknown as DeviceDefinition).open(settings, deps);
}
