import { uptime } from 'node:os';
import type { CommandRunner } from '../command.ts';
import type { Seen } from '../guard/guard.ts';
import type { FrameSignals } from './frame-signals.ts';
import { type Probe, seen, unseen } from './probe.ts';
import type { WaylandIdle } from './wayland-idle.ts';
import type { WindowsInput } from './windows-input.ts';
import type { X11Idle } from './x11-idle.ts';

/** Who may be asked for the idle time, besides programs of the system. */
export interface IdleTellers {
  readonly frame?: Pick<FrameSignals, 'idleS' | 'isLocked'> | undefined;
  readonly wayland?: WaylandIdle | undefined;
  readonly x11?: X11Idle | undefined;
  readonly windows?: WindowsInput | undefined;
}

/**
 * Seconds since the last key or pointer; Infinity while the window frame knows that the screen is locked.
 *
 * On Linux the Wayland compositor first, for what it does not tell nobody else there knows; then the window
 * frame (X11, and Windows and macOS with a window). Without a window: the X server, GNOME's idle monitor, then
 * logind on Linux; ioreg on macOS; the last input of the session on Windows.
 */
export function idleProbe(
  platform: NodeJS.Platform,
  run: CommandRunner,
  now: () => number,
  { frame, wayland, x11, windows }: IdleTellers,
): Probe<number> {
  const locked = seen(Number.POSITIVE_INFINITY, 'the system');
  switch (platform) {
    case 'linux':
      return {
        intervalMs: frame === undefined ? 5000 : 2000,
        async look() {
          if (frame?.isLocked() === true) return locked;
          const told = await wayland?.idleS();
          if (told !== undefined) return seen(told, 'Wayland');
          if (frame !== undefined) return seen(frame.idleS(), 'the system');
          const toX = await x11?.idleS();
          return toX === undefined ? linuxIdle(run, now) : seen(toX, 'X11');
        },
      };
    case 'darwin':
      if (frame === undefined) return { intervalMs: 5000, look: () => macIdle(run) };
      break;
    default:
      if (frame !== undefined) break;
      if (windows !== undefined) {
        return {
          intervalMs: 2000,
          look: async () => seen((await windows.idleMs()) / 1000, 'Windows'),
        };
      }

      return {
        intervalMs: 60_000,
        look: async () => unseen('without its window Adit can not see keys and pointer here'),
      };
  }
  return {
    intervalMs: 2000,
    look: async () => (frame.isLocked() ? locked : seen(frame.idleS(), 'the system')),
  };
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
