import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A powercap tree in a temporary folder, with counters a test moves. */
export interface FakePowercap {
  readonly root: string;
  /** Sets a zone's counter, µJ. */
  setCounter(zone: string, microjoules: number): void;
  /** Makes a zone's counter refuse this user, as Linux does since 2020. */
  refuse(zone: string): void;
  /** Reads as the kernel would let this user; permissions alone do not stop root. */
  read(file: string): Promise<string>;
}

export function createFakePowercap(
  zones: Readonly<Record<string, string>>,
  wrapMicrojoules = 262_143_328_850,
): FakePowercap {
  const refused = new Set<string>();
  const root = mkdtempSync(join(tmpdir(), 'adit-powercap-'));
  const file = (zone: string, name: string): string => join(root, zone, name);
  for (const [zone, name] of Object.entries(zones)) {
    mkdirSync(join(root, zone));
    writeFileSync(file(zone, 'name'), `${name}\n`);
    writeFileSync(file(zone, 'energy_uj'), '0\n');
    writeFileSync(file(zone, 'max_energy_range_uj'), `${wrapMicrojoules}\n`);
  }
  return {
    root,
    setCounter: (zone, microjoules) => writeFileSync(file(zone, 'energy_uj'), `${microjoules}\n`),
    refuse: (zone) => void refused.add(file(zone, 'energy_uj')),
    async read(path) {
      if (refused.has(path))
        throw Object.assign(new Error('permission denied'), { code: 'EACCES' });
      return readFile(path, 'utf8');
    },
  };
}
