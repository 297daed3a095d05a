import { FleetDevice, type FleetKind } from '../../common/contract/fleet.ts';
import { message } from '../message/message.ts';

/** Another miner as it is being typed. */
export interface FleetDraft {
  readonly id: string;
  readonly kind: FleetKind;
  readonly label: string;
  readonly enabled: boolean;
  readonly address: string;
  readonly algorithm: 'sha256d' | 'scrypt';
  readonly secret: string;
}

export const fleetKinds = Object.keys(message.trust.fleet.kind) as readonly FleetKind[];

export function newFleetDraft(taken: readonly string[]): FleetDraft {
  let count = 1;
  while (taken.includes(`miner-${count}`)) count += 1;
  return {
    id: `miner-${count}`,
    kind: 'axeos',
    label: '',
    enabled: true,
    address: '',
    algorithm: 'sha256d',
    secret: '',
  };
}

export function draftFromDevice(device: FleetDevice): FleetDraft {
  return { ...newFleetDraft([]), ...device };
}

/** The settings, or by field what can not be right. A miner without a name is called by its address. */
export function deviceFromDraft(
  draft: FleetDraft,
):
  | { readonly ok: true; readonly settings: FleetDevice }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> } {
  const { id, kind, enabled, address, algorithm } = draft;
  const label = draft.label.trim() === '' ? address.trim().slice(0, 60) : draft.label;
  const parsed = FleetDevice.safeParse({
    id,
    kind,
    label,
    enabled,
    address,
    ...(kind === 'cgminer' ? { algorithm } : {}),
  });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const names = parsed.error.issues.map(({ path }) => String(path[0]));
  const { bad } = message.trust.fleet.field;
  return { ok: false, problems: Object.fromEntries(names.map((name) => [name, bad])) };
}
