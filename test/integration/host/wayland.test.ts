import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWaylandIdle } from '../../../main/host/probe/wayland-idle.ts';
import { findPeer } from '../../peer.ts';

const sway = findPeer('sway');
const swaymsg = findPeer('swaymsg');
/** Sway refuses to run as root; then it runs as nobody, whose number is the same everywhere. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe.skipIf(sway === null || swaymsg === null)('a real compositor (sway)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adit-sway-'));
  const environment = {
    ...process.env,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    WLR_BACKENDS: 'headless',
    WLR_LIBINPUT_NO_DEVICES: '1',
    WLR_RENDERER: 'pixman',
  };
  let running: ChildProcess;

  const find = (name: RegExp): string | undefined => {
    const file = readdirSync(folder).find((each) => name.test(each));
    return file === undefined ? undefined : join(folder, file);
  };

  beforeAll(async () => {
    if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
    const options = { env: environment, stdio: 'ignore', ...nobody } as const;
    running = spawn(sway!, ['-c', '/dev/null'], options);
    for (let tries = 0; tries < 100 && find(/^wayland-\d+$/) === undefined; tries += 1)
      await wait(50);
  });

  afterAll(() => {
    running?.kill('SIGKILL');
  });

  it('tells how long nobody has touched anything, and when somebody does', async () => {
    const idle = createWaylandIdle(find(/^wayland-\d+$/)!, Date.now);
    expect(await idle.idleS()).toBe(0);
    for (let tries = 0; tries < 100 && (await idle.idleS()) === 0; tries += 1) await wait(100);
    expect(await idle.idleS()).toBeGreaterThanOrEqual(3);
    expect(await idle.idleS()).toBeLessThan(5);
    const words = ['-s', find(/^sway-ipc/)!, 'seat', '-', 'cursor', 'move', '5', '5'];
    execFileSync(swaymsg!, words, { env: environment });
    for (let tries = 0; tries < 40 && (await idle.idleS()) !== 0; tries += 1) await wait(50);
    expect(await idle.idleS()).toBe(0);
    idle.close();
  });
});
