import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '../../../common/contract/devices.ts';
import { counterPowerW } from '../../../common/economics/energy/energy-counter.ts';
import { measured, type Sensor, unavailable } from './sensor.ts';

/** Reading id of the processor package. */
export const packagePowerId = 'package-power';

const label = 'Processor package';
const intervalMs = 2000;
/** Above four times its design power no package goes: the counter jumped. */
const mostTdps = 4;
/** The same bound where the design power is unknown: two sockets of the hungriest servers. */
const mostW = 2000;

export interface RaplOptions {
  readonly now: () => number;
  /** A clock that never jumps, ms: what two counts are divided by. */
  readonly monotonic: () => number;
  readonly tdpW: () => number | null;
  /** Numeric group of this user, named in the permission fix. */
  readonly groupId: number;
  /** Where Linux shows its power capping zones. */
  readonly root?: string;
  /** How its files are read; a test refuses some. */
  readonly read?: (file: string) => Promise<string>;
}

type Read = (file: string) => Promise<string>;

const readText: Read = (file) => readFile(file, 'utf8');

interface Zone {
  readonly folder: string;
  readonly wrapJ: number;
}

interface Sample {
  readonly atMs: number;
  readonly joules: readonly number[];
}

/**
 * Power of the processor packages from the energy counters that Linux shows through powercap (Intel since
 * Sandy Bridge, AMD Zen since 5.8).
 *
 * Only top-level `package-N` zones are added: cores, uncore and DRAM lie inside them or beside them, `psys`
 * around them. Since 2020 (CVE-2020-8694) only root may read the counters; the reading then says what gives
 * this user the right.
 */
export function raplSensor(options: RaplOptions): Sensor {
  const { now, monotonic, tdpW, groupId, root = '/sys/class/powercap', read = readText } = options;
  let last: Sample | undefined;
  const none = (reason: string): readonly Reading[] => {
    last = undefined;
    return [unavailable(packagePowerId, label, 'W', reason)];
  };
  return {
    id: 'rapl',
    intervalMs,
    async read() {
      const zones = await packageZones(root, read);
      if (zones.length === 0) return none('this computer shows no energy counters');
      let joules: number[];
      try {
        joules = await Promise.all(
          zones.map(({ folder }) => microjoules(read, join(folder, 'energy_uj'))),
        );
      } catch (error) {
        last = undefined;
        const code = (error as NodeJS.ErrnoException).code;
        if (code !== 'EACCES' && code !== 'EPERM') {
          return none(`the energy counter can not be read (${code ?? String(error)})`);
        }
        const reason = 'only root may read it since 2020 (CVE-2020-8694)';
        return [
          { ...unavailable(packagePowerId, label, 'W', reason), fix: permissionFix(groupId) },
        ];
      }
      const before = last;
      last = { atMs: monotonic(), joules };
      if (before === undefined || before.joules.length !== joules.length) {
        return [unavailable(packagePowerId, label, 'W', 'needs two readings of the counter')];
      }
      const seconds = (last.atMs - before.atMs) / 1000;
      const tdp = tdpW();
      const highestW = tdp === null ? mostW : mostTdps * tdp;
      const watts = zones.map(({ wrapJ }, at) =>
        // In a longer gap (sleep) it may have wrapped twice.
        seconds > 0 && seconds * highestW < wrapJ
          ? counterPowerW(before.joules[at]!, joules[at]!, seconds, wrapJ)
          : undefined,
      );
      const sum = watts.reduce<number>((total, each) => total + (each ?? Number.NaN), 0);
      if (!(sum <= highestW)) {
        return [
          unavailable(packagePowerId, label, 'W', 'the counter jumped; the next reading tells'),
        ];
      }
      const from = `RAPL energy counter of ${zones.length === 1 ? 'the package' : `${zones.length} packages`}, without supply losses`;
      return [measured(packagePowerId, label, sum, 'W', from, now(), 3 * intervalMs)];
    },
  };
}

/** One line for a terminal; holds until it is removed, through restarts. */
export function permissionFix(groupId: number): string {
  const rule = `z /sys/devices/virtual/powercap/intel-rapl/intel-rapl:*/energy_uj 0440 root ${groupId}`;
  return `echo '${rule}' | sudo tee /etc/tmpfiles.d/adit-power.conf && sudo systemd-tmpfiles --create adit-power.conf`;
}

async function packageZones(root: string, read: Read): Promise<readonly Zone[]> {
  let names: string[];
  try {
    names = await readdir(root);
  } catch {
    // No such kernel driver: a virtual machine, another processor.
    return [];
  }
  const zones: Zone[] = [];
  for (const name of names.sort()) {
    if (!/^intel-rapl:\d+$/.test(name)) continue;
    const folder = join(root, name);
    try {
      const title = await read(join(folder, 'name'));
      if (!title.startsWith('package-')) continue;
      zones.push({ folder, wrapJ: await microjoules(read, join(folder, 'max_energy_range_uj')) });
    } catch {
      // A zone that went away while we looked.
    }
  }
  return zones;
}

/** @returns J */
async function microjoules(read: Read, file: string): Promise<number> {
  const text = (await read(file)).trim();
  if (!/^\d{1,20}$/.test(text)) throw new Error(`not a count: ${text.slice(0, 20)}`);
  return Number(text) / 1e6;
}
