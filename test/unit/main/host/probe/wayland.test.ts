import { mkdtempSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createWaylandIdle, waylandSocket } from '../../../../../main/host/probe/wayland-idle.ts';
import { readWayland, waylandRequest } from '../../../../../main/host/probe/wayland-wire.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

interface Compositor {
  readonly path: string;
  /** Everything that was asked, as object, opcode and words. */
  readonly asked: string[];
  /** Sends an event to whoever is connected, a byte at a time. */
  tell(object: number, opcode: number, words?: readonly (number | string)[]): void;
  hangUp(): void;
  readonly connections: () => number;
}

/** A compositor with the globals named, strict about ids as libwayland is. */
async function startCompositor(globals: readonly string[]): Promise<Compositor> {
  const path = join(mkdtempSync(join(tmpdir(), 'adit-wl-')), 'wayland-0');
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const send = (socket: Socket, bytes: Buffer): void => {
    for (const byte of bytes) socket.write(Buffer.of(byte));
  };
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let rest = Buffer.alloc(0);
    let lastId = 1;
    const made = (id: number): void => {
      if (id !== lastId + 1) send(socket, waylandRequest(1, 0, [1, 0, `invalid new id ${id}`]));
      lastId = id;
    };
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (part) => {
      rest = Buffer.concat([rest, part]);
      const { messages, used } = readWayland(rest);
      rest = rest.subarray(used);
      for (const { object, opcode, body } of messages) {
        if (object === 1) {
          const id = body.uint();
          made(id);
          if (opcode === 1) {
            for (const [at, what] of globals.entries()) {
              send(socket, waylandRequest(id, 0, [at + 1, what, 1]));
            }
          } else {
            send(socket, waylandRequest(id, 0, [0]));
            send(socket, waylandRequest(1, 1, [id]));
          }
        } else if (object === 2) {
          const [name, what, version, id] = [body.uint(), body.text(), body.uint(), body.uint()];
          made(id);
          asked.push(`bind ${name} ${what} ${version} as ${id}`);
          // A seat tells what it has as soon as it is bound.
          if (what === 'wl_seat') send(socket, waylandRequest(id, 0, [3]));
        } else {
          const words = [body.uint(), body.uint(), body.uint()];
          made(words[0]!);
          asked.push(`${object}.${opcode} ${words.join(' ')}`);
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  endings.push(() => {
    hangUp();
    server.close();
  });
  return {
    path,
    asked,
    tell(object, opcode, words = []) {
      for (const socket of sockets) send(socket, waylandRequest(object, opcode, words));
    },
    hangUp,
    connections: () => connections,
  };
}

function openIdle(path: string) {
  const world = { nowMs: 1_000_000 };
  const idle = createWaylandIdle(path, () => world.nowMs);
  endings.push(() => idle.close());
  return { world, idle };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('did not happen');
}

describe('the wire', () => {
  it('gives back what was written, however the bytes are cut', () => {
    const word = fc.oneof(fc.nat(0xffff_ffff), fc.string({ maxLength: 30 }));
    const message = fc.record({
      object: fc.nat(0xffff_ffff),
      opcode: fc.nat(0xffff),
      words: fc.array(word, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), fc.nat(400), (sent, cut) => {
        const bytes = Buffer.concat(
          sent.map(({ object, opcode, words }) => waylandRequest(object, opcode, words)),
        );
        const first = readWayland(bytes.subarray(0, cut));
        const second = readWayland(bytes.subarray(first.used));
        const got = [...first.messages, ...second.messages];
        expect(first.used + second.used).toBe(bytes.length);
        expect(got.map(({ object, opcode }) => [object, opcode])).toEqual(
          sent.map(({ object, opcode }) => [object, opcode]),
        );
        got.forEach(({ body }, at) => {
          for (const each of sent[at]!.words) {
            expect(typeof each === 'number' ? body.uint() : body.text()).toBe(each);
          }
        });
      }),
    );
  });

  it('refuses what is no message, with an error of its own kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          for (const { body } of readWayland(Buffer.from(bytes)).messages) {
            body.uint();
            body.text();
          }
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe('createWaylandIdle', () => {
  it.each([
    ['ext_idle_notifier_v1', '4.1 6 3000 5'],
    ['org_kde_kwin_idle', '4.0 6 5 3000'],
  ])('asks %s to tell of quiet, and counts from there', async (protocol, request) => {
    const compositor = await startCompositor(['wl_compositor', 'wl_seat', protocol]);
    const { world, idle } = openIdle(compositor.path);
    expect(await idle.idleS()).toBe(0);
    await until(async () => compositor.asked.length === 3);
    expect(compositor.asked).toEqual([
      `bind 3 ${protocol} 1 as 4`,
      'bind 2 wl_seat 1 as 5',
      request,
    ]);
    world.nowMs += 60_000;
    expect(await idle.idleS()).toBe(0);
    compositor.tell(6, 0);
    await until(async () => (await idle.idleS()) === 3);
    world.nowMs += 57_000;
    expect(await idle.idleS()).toBe(60);
    compositor.tell(6, 1);
    await until(async () => (await idle.idleS()) === 0);
    expect(compositor.connections()).toBe(1);
  });

  it('takes the last of several seats', async () => {
    const compositor = await startCompositor(['wl_seat', 'wl_seat', 'ext_idle_notifier_v1']);
    const { world, idle } = openIdle(compositor.path);
    await idle.idleS();
    compositor.tell(6, 0);
    world.nowMs += 10_000;
    expect(await idle.idleS()).toBe(0);
    compositor.tell(8, 0);
    await until(async () => (await idle.idleS()) === 3);
  });

  it.each([
    ['without such a protocol', ['wl_seat']],
    ['without a seat', ['ext_idle_notifier_v1']],
  ])('knows nothing from a compositor %s, and asks it rarely', async (_name, globals) => {
    const compositor = await startCompositor(globals);
    const { world, idle } = openIdle(compositor.path);
    for (let look = 0; look < 5; look += 1) expect(await idle.idleS()).toBeUndefined();
    expect(compositor.connections()).toBe(1);
    world.nowMs += 60_000;
    expect(await idle.idleS()).toBeUndefined();
    expect(compositor.connections()).toBe(2);
  });

  it('comes back after the compositor hung up', async () => {
    const compositor = await startCompositor(['wl_seat', 'ext_idle_notifier_v1']);
    const { world, idle } = openIdle(compositor.path);
    await idle.idleS();
    compositor.tell(6, 0);
    await until(async () => (await idle.idleS()) === 3);
    compositor.hangUp();
    await until(async () => (await idle.idleS()) !== 3);
    world.nowMs += 60_000;
    expect(await idle.idleS()).toBe(0);
    expect(compositor.connections()).toBe(2);
  });

  it('knows nothing where nobody listens', async () => {
    const { idle } = openIdle(join(tmpdir(), 'adit-no-such-socket'));
    expect(await idle.idleS()).toBeUndefined();
  });
});

describe('waylandSocket', () => {
  it('follows the variables of the session', () => {
    const folder = { XDG_RUNTIME_DIR: '/run/user/7' };
    expect(waylandSocket({ ...folder, WAYLAND_DISPLAY: 'wayland-1' })).toBe(
      '/run/user/7/wayland-1',
    );
    expect(waylandSocket({ WAYLAND_DISPLAY: '/tmp/own' })).toBe('/tmp/own');
    expect(waylandSocket(folder)).toBeUndefined();
    expect(waylandSocket({ WAYLAND_DISPLAY: 'wayland-1' })).toBeUndefined();
  });
});
