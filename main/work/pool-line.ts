import { AppError } from '../../common/contract/errors.ts';
import { connectLines, type LineConnection } from '../net/line-connection.ts';
import type { Endpoint } from '../net/url.ts';
import {
  encodeReply,
  encodeRequest,
  LINE_MAX_BYTES,
  parseServerMessage,
  type ServerMessage,
} from './protocol/stratum-v1.ts';
import type { Clock } from './source/source.ts';

/** A reply, or that none came. */
export type PoolReply =
  | Extract<ServerMessage, { kind: 'reply' }>
  | { readonly kind: 'none'; readonly problem: string };

/** A connection to a pool: requests with answers, and everything the pool says by itself. */
export interface PoolLine {
  /** Resolves with the reply, or with `none` after the time or when the line ends. Never rejects. */
  ask(method: string, params: readonly unknown[], timeoutMs: number): Promise<PoolReply>;
  /** Sends a request whose answer nobody waits for. */
  tell(method: string, params: readonly unknown[]): number;
  answer(id: unknown, result: unknown): void;
  /** When the pool last said anything, Unix ms. */
  lastHeardMs(): number;
  /** Rejects when the line ends, with the reason. */
  readonly ended: Promise<never>;
  close(): void;
}

export interface PoolLineOptions {
  readonly endpoint: Endpoint;
  readonly tlsPin: string;
  readonly clock: Clock;
  readonly connectTimeoutMs: number;
  readonly signal: AbortSignal;
  /** Everything but the replies that `ask` waits for; an exception ends the line. */
  readonly onMessage: (message: ServerMessage) => void;
}

/** Requests without an answer yet; more is a pool that has stopped answering. */
const PENDING_MAX = 256;

/**
 * @throws {@link AppError} `net.*`; an AbortError
 */
export async function openPoolLine(options: PoolLineOptions): Promise<PoolLine> {
  const { endpoint, clock } = options;
  const pending = new Map<number, (reply: PoolReply) => void>();
  let nextId = 1;
  let heardMs = clock.now();
  let connection: LineConnection | undefined;
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever waits for it is told; nobody waiting is no fault.
  ended.catch(() => undefined);

  function end(error: unknown): void {
    connection?.close();
    for (const settle of [...pending.values()]) settle({ kind: 'none', problem: nameOf(error) });
    fail(error);
  }

  function onLine(line: string): void {
    heardMs = clock.now();
    try {
      const message = parseServerMessage(line, endpoint.host);
      const settle = message.kind === 'reply' ? pending.get(message.id) : undefined;
      if (settle && message.kind === 'reply') settle(message);
      else options.onMessage(message);
    } catch (error) {
      end(error);
    }
  }

  connection = await connectLines(
    {
      endpoint,
      tlsPin: options.tlsPin,
      timeoutMs: options.connectTimeoutMs,
      clock,
      signal: options.signal,
    },
    LINE_MAX_BYTES,
    { onLine, onClose: end },
  );
  const onAbort = (): void => end(options.signal.reason);
  options.signal.addEventListener('abort', onAbort, { once: true });
  if (options.signal.aborted) onAbort();

  function send(method: string, params: readonly unknown[]): number {
    const id = nextId++;
    connection?.send(encodeRequest(id, method, params));
    return id;
  }

  return {
    ask(method, params, timeoutMs) {
      if (pending.size >= PENDING_MAX) {
        return Promise.resolve({ kind: 'none', problem: 'too many requests are unanswered' });
      }
      return new Promise((resolve) => {
        const id = send(method, params);
        const cancel = clock.after(timeoutMs, () =>
          settle({ kind: 'none', problem: `no answer in ${Math.round(timeoutMs / 1000)} s` }),
        );
        function settle(reply: PoolReply): void {
          cancel();
          pending.delete(id);
          resolve(reply);
        }
        pending.set(id, settle);
      });
    },
    tell: send,
    answer: (id, result) => connection?.send(encodeReply(id, result)),
    lastHeardMs: () => heardMs,
    ended,
    close() {
      options.signal.removeEventListener('abort', onAbort);
      end(new AppError('net.closed', { host: endpoint.host, port: endpoint.port }));
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'the connection ended';
}
