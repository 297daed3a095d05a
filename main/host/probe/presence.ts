import type { CommandRunner } from '../command.ts';
import type { Seen } from '../guard/guard.ts';
import { type Probe, seen, unseen } from './probe.ts';
import type { WindowsInput } from './windows-input.ts';

/** Who asks that the screen stays on, or fills it: films, calls, presentations, games. */
export function presenceProbe(
  platform: NodeJS.Platform,
  run: CommandRunner,
  hasX11: boolean,
  windows?: WindowsInput,
): Probe<string> {
  switch (platform) {
    case 'linux':
      return { intervalMs: 5000, look: () => linuxPresence(run, hasX11) };
    case 'darwin':
      return { intervalMs: 5000, look: () => macPresence(run) };
    default:
      return windows === undefined
        ? { intervalMs: 60_000, look: async () => unseen('this system does not tell it') }
        : { intervalMs: 3000, look: async () => seen(await windows.fullScreen(), 'Windows') };
  }
}

/** GNOME's session manager counts those who hold off idleness with this flag. */
const inhibitsIdle = '8';

async function linuxPresence(run: CommandRunner, hasX11: boolean): Promise<Seen<string>> {
  const gnome = await run('busctl', [
    ...['--user', '--json=short', 'call', 'org.gnome.SessionManager', '/org/gnome/SessionManager'],
    ...['org.gnome.SessionManager', 'IsInhibited', 'u', inhibitsIdle],
  ]);
  if (gnome?.includes('true')) return seen('a program keeps the screen on', 'GNOME');
  const logind = await run('busctl', [
    ...['--json=short', 'call', 'org.freedesktop.login1', '/org/freedesktop/login1'],
    ...['org.freedesktop.login1.Manager', 'ListInhibitors'],
  ]);
  const blocker = logind === undefined ? undefined : idleBlocker(logind);
  if (blocker !== undefined) return seen(blocker, 'logind');
  const fullScreen = hasX11 ? await fullScreenOnX11(run) : undefined;
  if (fullScreen === true) return seen('a window fills the screen', 'X11');
  if (gnome === undefined && logind === undefined && fullScreen === undefined) {
    return unseen('neither GNOME, logind nor X11 tells about films and full screen');
  }
  return seen('', gnome !== undefined ? 'GNOME' : logind !== undefined ? 'logind' : 'X11');
}

/** Who blocks idleness, from logind's list of [what, who, why, mode, uid, pid]. */
export function idleBlocker(answer: string): string | undefined {
  try {
    const { data } = JSON.parse(answer) as { data: [unknown[]] };
    for (const entry of data[0]) {
      const [what, who, why, mode] = entry as string[];
      if (mode === 'block' && what?.split(':').includes('idle')) {
        return `${String(who).slice(0, 60)}: ${String(why).slice(0, 100)}`;
      }
    }
  } catch {
    // Another shape than documented tells nothing.
  }
  return undefined;
}

async function fullScreenOnX11(run: CommandRunner): Promise<boolean | undefined> {
  const root = await run('xprop', ['-root', '_NET_ACTIVE_WINDOW']);
  if (root === undefined) return undefined;
  const id = /0x[0-9a-f]+/i.exec(root)?.[0];
  if (id === undefined || Number(id) === 0) return false;
  const state = await run('xprop', ['-id', id, '_NET_WM_STATE']);
  return state?.includes('_NET_WM_STATE_FULLSCREEN') ?? false;
}

async function macPresence(run: CommandRunner): Promise<Seen<string>> {
  const output = await run('/usr/bin/pmset', ['-g', 'assertions']);
  if (output === undefined) return unseen('pmset does not tell');
  return seen(displayKeeper(output), 'macOS');
}

/** The process that keeps the display on, from `pmset -g assertions`; '' for none. */
export function displayKeeper(output: string): string {
  const line =
    /pid \d+\(([^)]{1,60})\).*\b(?:PreventUserIdleDisplaySleep|NoDisplaySleepAssertion)\b/;
  const name = line.exec(output)?.[1];
  return name === undefined ? '' : `${name} keeps the screen on`;
}
