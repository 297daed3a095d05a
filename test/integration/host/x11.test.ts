import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createX11Idle } from '../../../main/host/probe/x11-idle.ts';
import { findPeer } from '../../peer.ts';

const xvfb = findPeer('Xvfb');

describe.skipIf(xvfb === null)('a real X server (Xvfb)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adit-x-'));
  const authority = join(folder, 'authority');
  let server: ChildProcess;
  let display = 0;

  beforeAll(async () => {
    // Family 65535 is any host, the empty number any display.
    const name = 'MIT-MAGIC-COOKIE-1';
    const head = Buffer.from([0xff, 0xff, 0, 0, 0, 0, 0, name.length]);
    const cookie = Buffer.alloc(16, 0x5a);
    writeFileSync(authority, Buffer.concat([head, Buffer.from(name), Buffer.of(0, 16), cookie]));
    const words = ['-displayfd', '3', '-noreset', '-nolisten', 'tcp', '-auth', authority];
    server = spawn(xvfb!, words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    display = await new Promise<number>((resolve, reject) => {
      server.on('error', reject);
      server.stdio[3]?.once('data', (data) => resolve(Number(String(data))));
    });
    for (let tries = 0; tries < 50 && !existsSync(`/tmp/.X11-unix/X${display}`); tries += 1) {
      await wait(20);
    }
  });

  afterAll(() => {
    server?.kill('SIGKILL');
  });

  it('tells how long nobody has touched anything', async () => {
    const idle = createX11Idle(display, authority);
    const first = await idle.idleS();
    expect(first).toBeGreaterThanOrEqual(0);
    await wait(500);
    const grown = (await idle.idleS())! - first!;
    expect(grown).toBeGreaterThan(0.4);
    expect(grown).toBeLessThan(3);
  });

  it('tells nothing to whoever has no cookie, and nothing where there is no server', async () => {
    expect(await createX11Idle(display, '/nowhere').idleS()).toBeUndefined();
    expect(await createX11Idle(60_000, authority).idleS()).toBeUndefined();
  });
});
