import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandRunner } from '../command.ts';
import type { Seen } from '../guard/guard.ts';
import { type Probe, seen, unseen } from './probe.ts';

const noLid = 'this computer tells of no lid';

/** Whether the lid is closed: ACPI, then logind on Linux; ioreg on macOS. */
export function lidProbe(
  platform: NodeJS.Platform,
  run: CommandRunner,
  root = '/proc/acpi/button/lid',
): Probe<boolean> {
  switch (platform) {
    case 'linux':
      return { intervalMs: 3000, look: () => linuxLid(run, root) };
    case 'darwin':
      return { intervalMs: 5000, look: () => macLid(run) };
    default:
      return { intervalMs: 60_000, look: async () => unseen('this system does not tell it') };
  }
}

async function linuxLid(run: CommandRunner, root: string): Promise<Seen<boolean>> {
  try {
    for (const name of await readdir(root)) {
      const state = await readFile(join(root, name, 'state'), 'utf8');
      if (/\b(open|closed)\b/.test(state)) return seen(state.includes('closed'), 'ACPI');
    }
  } catch {
    // Newer kernels may leave it out: logind is asked instead.
  }
  const answer = await run('busctl', [
    ...['--json=short', 'get-property', 'org.freedesktop.login1', '/org/freedesktop/login1'],
    ...['org.freedesktop.login1.Manager', 'LidClosed'],
  ]);
  return answer === undefined ? unseen(noLid) : seen(answer.includes('true'), 'logind');
}

async function macLid(run: CommandRunner): Promise<Seen<boolean>> {
  const output = await run('/usr/sbin/ioreg', ['-r', '-k', 'AppleClamshellState', '-d', '4']);
  const state = /"AppleClamshellState" = (Yes|No)/.exec(output ?? '')?.[1];
  return state === undefined ? unseen(noLid) : seen(state === 'Yes', 'macOS');
}
