import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createByteQueue } from '../../net/byte-queue.ts';
import { connectLocal } from '../../net/local-socket.ts';

/** Asks an X server of this computer how long nobody has touched key or pointer. */
export interface X11Idle {
  /** Seconds without input; undefined where the server does not tell. */
  idleS(): Promise<number | undefined>;
}

/** A server that does not answer within this is none. */
const answerMs = 2000;
/** Every reply, error and event that can come here is this long. */
const replyBytes = 32;
/** Setup tells of every screen and visual: some kilobytes. */
const mostBytes = 1024 * 1024;

const cookieName = 'MIT-MAGIC-COOKIE-1';

/** The number of a display on this computer (":0", "unix:1.0"); undefined for one elsewhere, or none. */
export function localDisplay(display: string | undefined): number | undefined {
  const found = /^(?:unix)?:(\d{1,5})(?:\.\d+)?$/.exec(display ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * The idle time by the MIT-SCREEN-SAVER extension, asked anew each time over the server's own socket.
 *
 * Source: X Window System Protocol, version 11, sections 8 (connection setup) and 10; MIT-SCREEN-SAVER 1.1.
 *
 * @param authority - file with the cookies, as in XAUTHORITY
 */
export function createX11Idle(
  display: number,
  authority = process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority'),
  folder = '/tmp/.X11-unix',
): X11Idle {
  return {
    async idleS() {
      try {
        const cookie = cookieOf(await readFile(authority).catch(() => Buffer.alloc(0)), display);
        const socket = await connectLocal(join(folder, `X${display}`), answerMs);
        try {
          return (await askIdleMs(createTalk(socket), cookie)) / 1000;
        } finally {
          socket.destroy();
        }
      } catch {
        // No server there, one that refuses us, or one without the extension: others are asked instead.
        return undefined;
      }
    },
  };
}

/** The cookie for a display from a file of authorities; empty where there is none. */
export function cookieOf(file: Buffer, display: number): Buffer {
  let at = 0;
  const field = (): Buffer => {
    const length = file.readUInt16BE(at);
    const from = at + 2;
    at = from + length;
    if (at > file.length) throw new RangeError('an authority longer than its file');
    return file.subarray(from, at);
  };
  try {
    while (at < file.length) {
      at += 2;
      field();
      const number = field().toString('latin1');
      const name = field().toString('latin1');
      const data = field();
      if (name === cookieName && (number === '' || number === String(display))) return data;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return Buffer.alloc(0);
}

interface Talk {
  send(bytes: Buffer): void;
  /** @throws Error when the server hangs up or is silent */
  take(bytes: number): Promise<Buffer>;
}

function createTalk(socket: Socket): Talk {
  const queue = createByteQueue();
  let failure: Error | undefined;
  let look: (() => void) | undefined;
  socket.unref();
  socket.setTimeout(answerMs, () => socket.destroy(new Error('no answer')));
  socket.on('data', (part) => {
    queue.append(part);
    if (queue.size > mostBytes) socket.destroy(new Error('more than it should send'));
    look?.();
  });
  socket.on('error', (error) => {
    failure = error;
  });
  socket.on('close', () => {
    failure ??= new Error('the server hung up');
    look?.();
  });
  return {
    send: (bytes) => void socket.write(bytes),
    take: (bytes) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (queue.size >= bytes) {
            look = undefined;
            const taken = Buffer.from(queue.peek().subarray(0, bytes));
            queue.drop(bytes);
            resolve(taken);
          } else if (failure !== undefined) reject(failure);
        };
        look();
      }),
  };
}

async function askIdleMs(talk: Talk, cookie: Buffer): Promise<number> {
  const root = await begin(talk, cookie);
  const name = Buffer.from('MIT-SCREEN-SAVER');
  talk.send(request(98, 0, [u16(name.length), u16(0), name]));
  const extension = await reply(talk);
  const [isPresent, opcode] = [extension.readUInt8(8), extension.readUInt8(9)];
  if (isPresent === 0) throw new Error('no such extension');
  const [queryVersion, queryInfo] = [0, 1];
  talk.send(request(opcode, queryVersion, [Buffer.of(1, 1, 0, 0)]));
  await reply(talk);
  talk.send(request(opcode, queryInfo, [u32(root)]));
  return (await reply(talk)).readUInt32LE(16);
}

/** Introduces us, in little endian. @returns the root window of the first screen */
async function begin(talk: Talk, cookie: Buffer): Promise<number> {
  const name = Buffer.from(cookie.length === 0 ? '' : cookieName);
  const head = [Buffer.of(0x6c, 0), u16(11), u16(0), u16(name.length), u16(cookie.length), u16(0)];
  talk.send(Buffer.concat([...head, filled(name), filled(cookie)]));
  const answer = await talk.take(8);
  if (answer.readUInt8(0) !== 1) throw new Error('refused');
  const setup = await talk.take(4 * answer.readUInt16LE(6));
  const vendorBytes = setup.readUInt16LE(16);
  const formats = setup.readUInt8(21);
  return setup.readUInt32LE(32 + filledLength(vendorBytes) + 8 * formats);
}

/** The next reply; events that nobody asked for are passed over. */
async function reply(talk: Talk): Promise<Buffer> {
  for (;;) {
    const bytes = await talk.take(replyBytes);
    const kind = bytes.readUInt8(0);
    if (kind === 0) throw new Error(`refused with error ${bytes.readUInt8(1)}`);
    if (kind === 1) return bytes;
  }
}

function request(opcode: number, data: number, parts: readonly Buffer[]): Buffer {
  const body = filled(Buffer.concat(parts));
  return Buffer.concat([Buffer.of(opcode, data), u16(1 + body.length / 4), body]);
}

function filledLength(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

function filled(bytes: Buffer): Buffer {
  const whole = Buffer.alloc(filledLength(bytes.length));
  bytes.copy(whole);
  return whole;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
