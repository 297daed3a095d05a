import type { Reading } from '../../common/contract/devices.ts';
import type { MarginalInfo } from '../../common/contract/energy.ts';
import { defaultGuardSettings, type GuardId, type GuardInfo } from '../../common/contract/guest.ts';

const dayMs = 86_400_000;

/** What every guard sees on a calm desktop; `held` tells of one that holds. */
export function guardsOf(
  nowMs: number,
  held: Partial<Record<GuardId, Pick<GuardInfo, 'detail' | 'release' | 'untilMs'>>> = {},
): GuardInfo[] {
  const seen: Partial<Record<GuardId, string>> = {
    battery: 'this computer has no battery',
    mains: 'no uninterruptible supply reports to this computer',
    wake: 'awake',
    temperature: '71 °C (operating system)',
  };
  return (Object.keys(defaultGuardSettings) as GuardId[]).map((id) => {
    const isComfort = id !== 'temperature' && id !== 'mains';
    const base = { id, label: id, release: '', sinceMs: nowMs - dayMs, untilMs: null, isComfort };
    const hold = held[id];
    if (hold !== undefined) return { ...base, ...hold, state: 'holding' };
    if (!defaultGuardSettings[id].enabled) return { ...base, state: 'off', detail: '' };
    return { ...base, state: 'clear', detail: seen[id] ?? '' };
  });
}

/** A guided measurement of a desktop with 32 threads. */
export function measuredMarginal(nowMs: number): MarginalInfo {
  const idleW = 72;
  const points = (
    [
      [1, 11, 12.1],
      [8, 44, 96.2],
      [16, 78, 192.4],
      [24, 118, 288],
      [32, 142, 386.2],
    ] as const
  ).map(([threads, addedW, mega]) => ({
    threads,
    powerW: idleW + addedW,
    errorW: 0.4,
    addedW,
    hashrateHps: mega * 1e6,
    jPerHash: addedW / (mega * 1e6),
  }));
  return {
    state: { kind: 'none' },
    result: {
      atMs: nowMs - 3 * dayMs,
      algorithm: 'sha256d',
      kernel: 'avx512',
      machineThreads: 32,
      source: 'meter-plug',
      from: 'Desk plug, wall meter',
      provenance: 'measured',
      idleW,
      driftW: 0.6,
      points,
      efficientThreads: 32,
    },
    profitThreads: 0,
  };
}

/** The same machine while it is being measured. */
export const measuringNow: MarginalInfo['state'] = {
  kind: 'running',
  step: 4,
  steps: 7,
  threads: 16,
  phase: 'reading',
  progress: 0.52,
  remainingMs: 201_000,
  from: 'Desk plug, wall meter',
};

/** An energy counter that this user may not read yet. */
export const refusedPackage: Reading = {
  id: 'package-power',
  label: 'Processor package',
  value: null,
  unit: 'W',
  provenance: 'unavailable',
  from: 'only root may read it since 2020 (CVE-2020-8694)',
  atMs: null,
  staleAfterMs: null,
  fix: "echo 'z /sys/devices/virtual/powercap/intel-rapl/intel-rapl:*/energy_uj 0440 root 1000' | sudo tee /etc/tmpfiles.d/adit-power.conf && sudo systemd-tmpfiles --create adit-power.conf",
};
