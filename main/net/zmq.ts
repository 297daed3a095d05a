import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './deadline.ts';
import type { Route } from './route.ts';
import { connectSocket } from './socket.ts';
import { netErrorFrom } from './socket-error.ts';
import type { Endpoint } from './url.ts';
import {
  createFrameSplitter,
  encodeGreeting,
  encodeReady,
  encodeSubscription,
  GREETING_BYTES,
  greetingProblem,
} from './zmq-frames.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** A message about one block has some 300 bytes. */
const FRAME_MAX_BYTES = 1024 * 1024;

/**
 * Subscribes to a ZeroMQ publisher and calls `onMessage` for each message until the connection ends.
 *
 * @param onMessage - with the text of the first frame of each message
 * @returns never; it throws when the connection is over
 * @throws {@link AppError} `net.*`; the signal's reason
 */
export async function subscribeZmq(options: {
  readonly endpoint: Endpoint;
  readonly topic: string;
  readonly route?: Route;
  readonly clock: DeadlineClock;
  readonly signal: AbortSignal;
  readonly onMessage: (text: string) => void;
}): Promise<never> {
  const { endpoint, topic, clock, signal, onMessage } = options;
  const { host, port } = endpoint;
  const socket = await connectSocket({
    endpoint,
    route: options.route,
    timeoutMs: CONNECT_TIMEOUT_MS,
    clock,
    signal,
  });
  const splitter = createFrameSplitter(FRAME_MAX_BYTES);
  let greeting: Uint8Array | null = new Uint8Array();
  let isFirstFrame = true;

  /** @throws what ends the connection */
  function take(chunk: Uint8Array): void {
    let rest = chunk;
    if (greeting !== null) {
      greeting = Buffer.concat([greeting, chunk]);
      if (greeting.length < GREETING_BYTES) return;
      const problem = greetingProblem(greeting);
      if (problem !== null) throw new AppError('net.failed', { host, cause: problem });
      rest = greeting.subarray(GREETING_BYTES);
      greeting = null;
      socket.write(encodeReady());
      socket.write(encodeSubscription(topic));
    }
    const frames = splitter.push(rest);
    if (!frames) throw new AppError('net.too-long', { host, limitBytes: FRAME_MAX_BYTES });
    for (const { isCommand, hasMore, body } of frames) {
      if (isCommand) continue;
      if (isFirstFrame) onMessage(new TextDecoder().decode(body));
      isFirstFrame = !hasMore;
    }
  }

  try {
    return await new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      socket.on('error', (error) => reject(netErrorFrom(error, host, port)));
      socket.on('close', () => reject(new AppError('net.closed', { host, port })));
      socket.on('data', (chunk: Uint8Array) => {
        try {
          take(chunk);
        } catch (error) {
          reject(error);
        }
      });
      socket.write(encodeGreeting());
    });
  } finally {
    socket.destroy();
  }
}
