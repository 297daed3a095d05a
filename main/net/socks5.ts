import { createHash } from 'node:crypto';
import { connect, isIPv4, isIPv6, type Socket } from 'node:net';
import { AppError, isAppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './deadline.ts';
import { discard, untilReady } from './until-ready.ts';
import { parseSocksAddress } from './url.ts';

/**
 * A SOCKS5 client (RFC 1928, RFC 1929) for CONNECT. A host name is always handed to the proxy as a name:
 * it is never resolved here.
 */
export interface SocksOptions {
  /** host:port of the proxy. */
  readonly proxy: string;
  /** Where the proxy is to connect to. */
  readonly host: string;
  readonly port: number;
  /** Names the stream: its hash is user name and password, by which Tor keeps circuits apart. */
  readonly isolation: string;
  readonly clock: DeadlineClock;
  readonly signal: AbortSignal;
}

/** Tor may need most of a minute for a circuit to a hidden service. */
export const SOCKS_TIMEOUT_MS = 60_000;

const VERSION = 5;
const METHOD = { none: 0, password: 2, nothing: 0xff };
const KIND = { ipv4: 1, name: 3, ipv6: 4 };

const REFUSALS = [
  'it connected',
  'it failed for a reason it does not name',
  'its rules do not allow this connection',
  'the network can not be reached from it',
  'it does not find the host, or the host can not be reached',
  'the host refused the connection',
  'the way is too long',
  'it does not know this command',
  'it does not know this kind of address',
];

/**
 * @returns a socket that carries the bytes to and from the host
 * @throws {@link AppError} `net.proxy` with the proxy's answer in words; an AbortError
 */
export async function connectThroughSocks(options: SocksOptions): Promise<Socket> {
  const { clock, signal } = options;
  const proxy = parseSocksAddress(options.proxy);
  const refuse = (problem: string, cause?: unknown): AppError =>
    new AppError(
      'net.proxy',
      { proxy: options.proxy, host: options.host, problem },
      { retry: 'later', cause },
    );
  signal.throwIfAborted();
  const socket = connect({ host: proxy.host, port: proxy.port });
  const timeout = new AbortController();
  const cancel = clock.after(SOCKS_TIMEOUT_MS, () =>
    timeout.abort(refuse(`no connection in ${SOCKS_TIMEOUT_MS / 1000} s`)),
  );
  const either = AbortSignal.any([signal, timeout.signal]);
  try {
    const reached = { ...proxy, timeoutMs: SOCKS_TIMEOUT_MS, clock, signal: either };
    await untilReady(socket, 'connect', reached);
    await shakeHands(socket, options, either, refuse);
    return socket;
  } catch (error) {
    discard(socket);
    either.throwIfAborted();
    if (isAppError(error, 'net.proxy')) throw error;
    throw refuse(error instanceof AppError ? wordsOf(error) : String(error), error);
  } finally {
    cancel();
  }
}

async function shakeHands(
  socket: Socket,
  { host, port, isolation }: SocksOptions,
  signal: AbortSignal,
  refuse: (problem: string) => AppError,
): Promise<void> {
  const read = (count: number): Promise<Buffer> => readExactly(socket, count, signal, refuse);
  socket.write(Uint8Array.of(VERSION, 2, METHOD.none, METHOD.password));
  const [version, method] = await read(2);
  if (version !== VERSION) throw refuse('it does not speak SOCKS5');
  if (method === METHOD.password) {
    const name = Buffer.from(createHash('sha256').update(isolation).digest('hex').slice(0, 32));
    const counted = Buffer.concat([Uint8Array.of(name.length), name]);
    socket.write(Buffer.concat([Uint8Array.of(1), counted, counted]));
    const [, status] = await read(2);
    if (status !== 0) throw refuse('it wants a user name and password of its own');
  } else if (method !== METHOD.none) {
    throw refuse('it wants a way to log in that Adit does not know');
  }
  const address = addressBytes(host);
  if (address === undefined) throw refuse('the host name is too long for it');
  const asked = [Uint8Array.of(VERSION, 1, 0), address, Uint8Array.of(port >> 8, port & 0xff)];
  socket.write(Buffer.concat(asked));
  const [, reply = 1, , kind] = await read(4);
  if (reply !== 0) throw refuse(REFUSALS[reply] ?? `it answered with code ${reply}`);
  // Where it connected from says nothing to us, but its bytes come before the host's.
  if (kind === KIND.ipv4) await read(4 + 2);
  else if (kind === KIND.ipv6) await read(16 + 2);
  else if (kind === KIND.name) await read(((await read(1))[0] ?? 0) + 2);
  else throw refuse('its answer can not be read');
}

function addressBytes(host: string): Uint8Array | undefined {
  if (isIPv4(host)) return Uint8Array.from([KIND.ipv4, ...host.split('.').map(Number)]);
  if (isIPv6(host)) return Buffer.concat([Uint8Array.of(KIND.ipv6), ipv6Bytes(host)]);
  const name = Buffer.from(host, 'utf8');
  if (name.length > 255) return undefined;
  return Buffer.concat([Uint8Array.of(KIND.name, name.length), name]);
}

/** Sixteen bytes of an address that `isIPv6` knows; a zone (`%eth0`) means nothing to a proxy. */
function ipv6Bytes(host: string): Uint8Array {
  const plain = host
    .replace(/%.*$/, '')
    .replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...quad: string[]) => {
      const [a = 0, b = 0, c = 0, d = 0] = quad.slice(0, 4).map(Number);
      return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
    });
  const [head = '', tail] = plain.split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = new Array<number>(8 - left.length - right.length).fill(0);
  return Uint8Array.from(
    [...left, ...zeros, ...right].flatMap((group) => [group >> 8, group & 0xff]),
  );
}

/** Takes so many bytes and leaves what follows to the next reader. */
function readExactly(
  socket: Socket,
  count: number,
  signal: AbortSignal,
  refuse: (problem: string) => AppError,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const bytes = socket.read(count) as Buffer | null;
      // At the end of the stream fewer bytes than asked for come.
      if (bytes?.length === count) finish(undefined, bytes);
    };
    const onEnd = (): void => finish(refuse('it closed the connection'));
    const onError = (error: Error): void => finish(refuse(error.message));
    const onAbort = (): void => finish(signal.reason);
    function finish(error: unknown, bytes?: Buffer): void {
      socket.off('readable', look).off('end', onEnd).off('close', onEnd).off('error', onError);
      signal.removeEventListener('abort', onAbort);
      if (bytes) resolve(bytes);
      else reject(error);
    }
    socket.on('readable', look).on('end', onEnd).on('close', onEnd).on('error', onError);
    signal.addEventListener('abort', onAbort, { once: true });
    look();
  });
}

function wordsOf(error: AppError): string {
  if (isAppError(error, 'net.refused')) return 'nothing listens there';
  if (isAppError(error, 'net.unknown-host')) return 'its own name is not known';
  if (isAppError(error, 'net.closed')) return 'it closed the connection';
  return error.code;
}
