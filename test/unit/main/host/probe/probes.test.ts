import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommandRunner, runCommand } from '../../../../../main/host/command.ts';
import { idleFromSessions, idleProbe } from '../../../../../main/host/probe/idle.ts';
import { lidProbe } from '../../../../../main/host/probe/lid.ts';
import {
  otherLoadPercent,
  otherLoadProbe,
  readProcessorTime,
} from '../../../../../main/host/probe/other-load.ts';
import {
  displayKeeper,
  idleBlocker,
  presenceProbe,
} from '../../../../../main/host/probe/presence.ts';
import { supplyProbe } from '../../../../../main/host/probe/supply.ts';

const nowMs = 1_800_000_000_000;

/** A system that answers some programs; the key is a part of the command line. */
function systemOf(answers: Readonly<Record<string, string>>): CommandRunner {
  return async (program, words) => {
    const line = [program, ...words].join(' ');
    return Object.entries(answers).find(([part]) => line.includes(part))?.[1];
  };
}
const now = (): number => nowMs;

const frameOf = ({ idleS = 0, isLocked = false, isOnBattery = false }) => ({
  idleS: () => idleS,
  isLocked: () => isLocked,
  isOnBattery: () => isOnBattery,
});

describe('idleProbe', () => {
  it('asks the compositor before the frame, and counts a locked screen as nobody', async () => {
    const frame = frameOf({ idleS: 42 });
    const wayland = { idleS: async () => 7 as number | undefined, close: () => undefined };
    const look = (tellers: Parameters<typeof idleProbe>[3]) =>
      idleProbe('linux', systemOf({}), now, tellers).look();
    expect(await look({ frame, wayland })).toMatchObject({ value: 7, from: 'Wayland' });
    const silent = { ...wayland, idleS: async () => undefined };
    expect(await look({ frame, wayland: silent })).toMatchObject({ value: 42, from: 'the system' });
    const locked = frameOf({ isLocked: true });
    expect(await look({ frame: locked, wayland })).toMatchObject({ value: Infinity });
    for (const platform of ['darwin', 'win32'] as const) {
      const probe = idleProbe(platform, systemOf({}), now, { frame: locked });
      expect(await probe.look(), platform).toMatchObject({ value: Infinity });
    }
  });

  it('asks the X server before GNOME where there is no frame', async () => {
    const x11 = { idleS: async () => 9 as number | undefined };
    const look = (tellers: Parameters<typeof idleProbe>[3]) =>
      idleProbe('linux', systemOf({ GetIdletime: '{"data":[5000]}' }), now, tellers).look();
    expect(await look({ x11 })).toMatchObject({ value: 9, from: 'X11' });
    expect(await look({ x11, frame: frameOf({ idleS: 42 }) })).toMatchObject({ value: 42 });
    expect(await look({ x11: { idleS: async () => undefined } })).toMatchObject({ from: 'GNOME' });
  });

  it('asks Windows itself without a frame', async () => {
    const windows = { idleMs: async () => 90_500, fullScreen: async () => 'a game' };
    const probe = idleProbe('win32', systemOf({}), now, { windows });
    expect(await probe.look()).toEqual({ ok: true, value: 90.5, from: 'Windows' });
    const presence = presenceProbe('win32', systemOf({}), false, windows);
    expect(await presence.look()).toEqual({ ok: true, value: 'a game', from: 'Windows' });
  });

  it('asks the window frame where there is one', async () => {
    const probe = idleProbe('win32', systemOf({}), now, { frame: frameOf({ idleS: 42 }) });
    expect(await probe.look()).toMatchObject({ ok: true, value: 42 });
  });

  it('asks GNOME first', async () => {
    const run = systemOf({ GetIdletime: '{"type":"t","data":[90500]}' });
    const look = idleProbe('linux', run, now, {}).look();
    expect(await look).toEqual({ ok: true, value: 90.5, from: 'GNOME' });
  });

  it('asks logind of every session of a person', async () => {
    const run = systemOf({
      'list-sessions': ' 2 1000 ada seat0 tty2\n 5 1001 ben - -\n',
      'show-session 2 5': `Class=user\nState=active\nIdleHint=yes\nIdleSinceHint=${(nowMs - 300_000) * 1000}\n\nClass=user\nState=online\nIdleHint=yes\nIdleSinceHint=${(nowMs - 60_000) * 1000}\n`,
    });
    const look = idleProbe('linux', run, now, {}).look();
    expect(await look).toEqual({ ok: true, value: 60, from: 'logind' });
  });

  it('is blind, and says so, where nothing tells', async () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const seen = await idleProbe(platform, systemOf({}), now, {}).look();
      expect(seen, platform).toMatchObject({ ok: false, reason: expect.stringMatching(/\w{4}/) });
    }
  });

  it('reads the idle time of a Mac', async () => {
    const run = systemOf({ ioreg: '    | |   "HIDIdleTime" = 5250000000\n' });
    expect(await idleProbe('darwin', run, now, {}).look()).toMatchObject({ value: 5.25 });
  });
});

describe('idleFromSessions', () => {
  it('is the time since the start when nobody is logged in', () => {
    expect(idleFromSessions('', nowMs, 500)).toBe(500);
    expect(idleFromSessions('Class=greeter\nIdleHint=no\n', nowMs, 500)).toBe(500);
    expect(idleFromSessions('Class=user\nState=closing\nIdleHint=no\n', nowMs, 500)).toBe(500);
  });

  it('knows nothing of a desktop that never marks itself idle', () => {
    const kde = 'Class=user\nState=active\nIdleHint=no\nIdleSinceHint=0\nDesktop=KDE\n';
    expect(idleFromSessions(kde, nowMs, 500)).toBeUndefined();
  });

  it('takes a session that is not marked idle for one in use', () => {
    expect(
      idleFromSessions('Class=user\nState=active\nIdleHint=no\nIdleSinceHint=0\n', nowMs, 500),
    ).toBe(0);
  });
});

describe('presenceProbe', () => {
  const inhibitors = (what: string, mode: string): string =>
    JSON.stringify({
      type: 'a(ssssuu)',
      data: [[[what, 'Firefox', 'video-playing', mode, 1000, 4711]]],
    });

  it('finds who blocks idleness with logind', async () => {
    expect(idleBlocker(inhibitors('sleep:idle', 'block'))).toBe('Firefox: video-playing');
    expect(idleBlocker(inhibitors('sleep', 'block'))).toBeUndefined();
    expect(idleBlocker(inhibitors('idle', 'delay'))).toBeUndefined();
    for (const odd of ['', '{}', '{"data":[7]}', '{"data":[[[]]]}'])
      expect(idleBlocker(odd)).toBeUndefined();
    const run = systemOf({ ListInhibitors: inhibitors('idle', 'block') });
    expect(await presenceProbe('linux', run, false).look()).toMatchObject({
      value: 'Firefox: video-playing',
      from: 'logind',
    });
  });

  it('asks GNOME and X11', async () => {
    const gnome = systemOf({ IsInhibited: '{"type":"b","data":[true]}' });
    expect(await presenceProbe('linux', gnome, false).look()).toMatchObject({
      ok: true,
      from: 'GNOME',
    });
    const full = systemOf({
      '-root': '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00007',
      '-id 0x3a00007': '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN, _NET_WM_STATE_FOCUSED',
    });
    expect(await presenceProbe('linux', full, true).look()).toMatchObject({
      value: 'a window fills the screen',
    });
    const desktop = systemOf({ '-root': '_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0' });
    expect(await presenceProbe('linux', desktop, true).look()).toEqual({
      ok: true,
      value: '',
      from: 'X11',
    });
  });

  it('is blind where nothing tells', async () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const look = presenceProbe(platform, systemOf({}), true).look();
      expect(await look, platform).toMatchObject({ ok: false });
    }
  });

  it('reads the assertions of a Mac', () => {
    const listing =
      'Assertion status system-wide:\n   PreventUserIdleDisplaySleep    1\nListed by owning process:\n' +
      '   pid 512(Google Chrome): [0x0001] 00:12:01 PreventUserIdleDisplaySleep named: "Playing audio"\n';
    expect(displayKeeper(listing)).toBe('Google Chrome keeps the screen on');
    expect(
      displayKeeper('   pid 99(powerd): [0x1] 00:00:02 PreventUserIdleSystemSleep named: "x"\n'),
    ).toBe('');
  });
});

describe('lidProbe', () => {
  it('reads ACPI, then logind', async () => {
    const root = mkdtempSync(join(tmpdir(), 'adit-lid-'));
    mkdirSync(join(root, 'LID0'));
    writeFileSync(join(root, 'LID0', 'state'), 'state:      closed\n');
    expect(await lidProbe('linux', systemOf({}), root).look()).toEqual({
      ok: true,
      value: true,
      from: 'ACPI',
    });
    writeFileSync(join(root, 'LID0', 'state'), 'state:      open\n');
    expect(await lidProbe('linux', systemOf({}), root).look()).toMatchObject({ value: false });
    const bus = systemOf({ LidClosed: '{"type":"b","data":true}' });
    expect(await lidProbe('linux', bus, join(root, 'none')).look()).toMatchObject({
      value: true,
      from: 'logind',
    });
    expect(await lidProbe('linux', systemOf({}), join(root, 'none')).look()).toMatchObject({
      ok: false,
    });
  });
});

describe('supplyProbe', () => {
  it('believes the frame where the kernel knows no battery', async () => {
    const none = join(tmpdir(), 'adit-no-such-supplies');
    const look = (isOnBattery: boolean) =>
      supplyProbe('linux', frameOf({ isOnBattery }), none).look();
    expect(await look(false)).toMatchObject({ value: { battery: null } });
    expect(await look(true)).toEqual({
      ok: true,
      value: { battery: { isDischarging: true, percent: null }, isUpsBridging: null },
      from: 'the desktop',
    });
  });
});

describe('otherLoadPercent', () => {
  const first = { totalMs: 0, busyMs: 0, ownMs: 0 };

  it('is busy time that was not ours', () => {
    expect(otherLoadPercent(first, { totalMs: 1000, busyMs: 800, ownMs: 500 })).toBe(30);
    expect(otherLoadPercent(first, { totalMs: 1000, busyMs: 500, ownMs: 505 })).toBe(0);
    expect(otherLoadPercent(first, first)).toBeUndefined();
  });

  it('is not fooled by a page of ours that was closed', () => {
    const before = { totalMs: 0, busyMs: 0, ownMs: 9000 };
    const after = { totalMs: 1000, busyMs: 400, ownMs: 100 };
    expect(otherLoadPercent(before, after)).toBe(40);
  });

  it('counts the pages as ours', () => {
    const alone = readProcessorTime();
    expect(readProcessorTime(5000).ownMs - alone.ownMs).toBeGreaterThanOrEqual(5000);
  });

  it('waits for two counts far enough apart', async () => {
    const counts = [
      first,
      { totalMs: 100, busyMs: 100, ownMs: 0 },
      { totalMs: 1000, busyMs: 250, ownMs: 0 },
    ];
    const probe = otherLoadProbe(() => counts.shift()!);
    expect(await probe.look()).toMatchObject({ ok: false });
    expect(await probe.look()).toMatchObject({ ok: false });
    expect(await probe.look()).toMatchObject({ ok: true, value: 25 });
  });
});

describe('runCommand', () => {
  it('gives what a program printed, and undefined when it is absent, fails or hangs', async () => {
    const node = process.execPath;
    expect(await runCommand(node, ['-e', 'console.log(7)'])).toBe('7\n');
    expect(await runCommand('adit-no-such-program', [])).toBeUndefined();
    expect(await runCommand(node, ['-e', 'process.exit(3)'])).toBeUndefined();
    expect(await runCommand(node, ['-e', 'setTimeout(() => {}, 1e5)'])).toBeUndefined();
    expect(await runCommand(node, ['-e', 'process.stdout.write("x".repeat(3e5))'])).toBeUndefined();
  });
});
