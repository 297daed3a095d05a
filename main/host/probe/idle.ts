import { uptime } from 'node:os';
import type { CommandRunner } from '../command.ts';
import type { Seen } from '../guard/guard.ts';
import { type Probe, seen, unseen } from './probe.ts';

/**
 * Seconds since the last key or pointer.
 *
 * The window frame asks Electron, which knows Windows, macOS, X11 and Wayland. Without a window: GNOME's idle
 * monitor, then logind on Linux; ioreg on macOS; Windows tells it to programs with a window only.
 */
export function idleProbe(
  platform: NodeJS.Platform,
  run: CommandRunner,
  now: () => number,
  fromFrame: (() => number) | undefined,
): Probe<number> {
  if (fromFrame !== undefined) {
    return { intervalMs: 2000, look: async () => seen(fromFrame(), 'the system') };
  }
  switch (platform) {
    case 'linux':
      return { intervalMs: 5000, look: () => linuxIdle(run, now) };
    case 'darwin':
      return { intervalMs: 5000, look: () => macIdle(run) };
    default:
      return {
        intervalMs: 60_000,
        look: async () => unseen('without its window Adit can not see keys and pointer here'),
      };
  }
}

async function linuxIdle(run: CommandRunner, now: () => number): Promise<Seen<number>> {
  const words = ['org.gnome.Mutter.IdleMonitor', '/org/gnome/Mutter/IdleMonitor/Core'];
  const answer = await run('busctl', [
    ...['--user', '--json=short', 'call', ...words],
    ...['org.gnome.Mutter.IdleMonitor', 'GetIdletime'],
  ]);
  const idleMs = answer === undefined ? undefined : numberFromBus(answer);
  if (idleMs !== undefined) return seen(idleMs / 1000, 'GNOME');
  const sessions = await run('loginctl', ['list-sessions', '--no-legend']);
  if (sessions === undefined) {
    return unseen('neither GNOME nor logind tells whether somebody is there');
  }
  const ids = sessions.split('\n').flatMap((line) => /^\s*(\S+)/.exec(line)?.[1] ?? []);
  const properties = ['IdleHint', 'IdleSinceHint', 'Class', 'State', 'Desktop'].flatMap((name) => [
    '-p',
    name,
  ]);
  const shown =
    ids.length === 0 ? '' : await run('loginctl', ['show-session', ...ids, ...properties]);
  if (shown === undefined) return unseen('logind does not tell about its sessions');
  const idleS = idleFromSessions(shown, now(), uptime());
  return idleS === undefined
    ? unseen(
        'this desktop does not tell logind whether somebody is there; the window of Adit can see it',
      )
    : seen(idleS, 'logind');
}

/** The one number of a `busctl --json=short` answer such as {"type":"t","data":[1234]}. */
function numberFromBus(answer: string): number | undefined {
  const found = /"data":\[?(\d{1,16})\]?/.exec(answer)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Desktops that never mark their session idle: their "in use" says nothing. */
const silentDesktops = /kde|plasma|sway|hyprland|i3/i;

/**
 * The shortest idle time of all people's sessions, from the blocks that `loginctl show-session` prints. A
 * session that is not marked idle is in use now. Nobody logged in: since the computer started.
 *
 * @param upS - seconds since the start
 * @returns undefined when a session that nothing is known of may be in use
 */
export function idleFromSessions(shown: string, nowMs: number, upS: number): number | undefined {
  let idleS = upS;
  for (const block of shown.split(/\n\s*\n/)) {
    const value = (key: string): string => new RegExp(`^${key}=(.*)$`, 'm').exec(block)?.[1] ?? '';
    if (value('Class') !== 'user' || value('State') === 'closing') continue;
    const isIdle = value('IdleHint') === 'yes';
    if (!isIdle && silentDesktops.test(value('Desktop'))) return undefined;
    // Microseconds since 1970.
    const sinceMs = Number(value('IdleSinceHint')) / 1000;
    const own = isIdle && sinceMs > 0 ? (nowMs - sinceMs) / 1000 : 0;
    idleS = Math.min(idleS, Math.max(0, own));
  }
  return idleS;
}

async function macIdle(run: CommandRunner): Promise<Seen<number>> {
  const output = await run('/usr/sbin/ioreg', ['-c', 'IOHIDSystem', '-d', '4']);
  const nanoseconds = /"HIDIdleTime" = (\d+)/.exec(output ?? '')?.[1];
  return nanoseconds === undefined
    ? unseen('ioreg does not tell the idle time')
    : seen(Number(nanoseconds) / 1e9, 'macOS');
}
