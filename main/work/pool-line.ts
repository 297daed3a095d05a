import { AppError } from '../../common/contract/errors.ts';
import { connectLines, type LineConnection } from '../net/line-connection.ts';
import type { Route } from '../net/route.ts';
import type { Endpoint } from '../net/url.ts';
import type { LineCodec, Reply } from './protocol/line-codec.ts';
import type { Clock } from './source/source.ts';

/** A reply, or that none came. */
export type PoolReply = Reply | { readonly kind: 'none'; readonly problem: string };

/** A connection to a pool: requests with answers, and everything the pool says by itself. */
export interface PoolLine {
  /**
   * Resolves with the reply, or with `none` after the time or when the line ends. Never rejects.
   *
   * @param heard - called as soon as the reply is read, before the line after it
   */
  ask(method: string, params: object, timeoutMs: number, heard?: () => void): Promise<PoolReply>;
  /** Sends a request whose answer nobody waits for. */
  tell(method: string, params: object): number;
  answer(id: unknown, result: unknown): void;
  /** When the pool last said anything, Unix ms. */
  lastHeardMs(): number;
  /** Rejects when the line ends, with the reason. */
  readonly ended: Promise<never>;
  /** Aborts when the line ends: for whatever waits beside it. */
  readonly over: AbortSignal;
  close(): void;
}

export interface PoolLineOptions<Message extends { readonly kind: string }> {
  readonly codec: LineCodec<Message>;
  readonly endpoint: Endpoint;
  readonly route: Route;
  readonly clock: Clock;
  readonly connectTimeoutMs: number;
  readonly signal: AbortSignal;
  /** Everything but the replies that `ask` waits for; an exception ends the line. */
  readonly onMessage: (message: Message) => void;
}

/** Requests without an answer yet; more is a pool that has stopped answering. */
const PENDING_MAX = 256;

/**
 * @throws {@link AppError} `net.*`; an AbortError
 */
export async function openPoolLine<Message extends { readonly kind: string }>(
  options: PoolLineOptions<Message>,
): Promise<PoolLine> {
  const { endpoint, clock, codec } = options;
  const pending = new Map<number, (reply: PoolReply) => void>();
  let nextId = 1;
  let heardMs = clock.now();
  let connection: LineConnection | undefined;
  let fail: (error: unknown) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const over = new AbortController();
  // Whoever waits for it is told; nobody waiting is no fault.
  ended.catch(() => undefined);

  function end(error: unknown): void {
    connection?.close();
    for (const settle of [...pending.values()]) settle({ kind: 'none', problem: nameOf(error) });
    fail(error);
    over.abort(error);
  }

  function onLine(line: string): void {
    heardMs = clock.now();
    try {
      const message = codec.parse(line, endpoint.host);
      const reply = isReply(message) ? message : undefined;
      const settle = reply && pending.get(reply.id);
      if (settle) settle(reply);
      else options.onMessage(message);
    } catch (error) {
      end(error);
    }
  }

  connection = await connectLines(
    {
      endpoint,
      route: options.route,
      timeoutMs: options.connectTimeoutMs,
      clock,
      signal: options.signal,
    },
    codec.lineMaxBytes,
    { onLine, onClose: end },
  );
  const onAbort = (): void => end(options.signal.reason);
  options.signal.addEventListener('abort', onAbort, { once: true });
  if (options.signal.aborted) onAbort();

  function send(method: string, params: object): number {
    const id = nextId++;
    connection?.send(codec.encodeRequest(id, method, params));
    return id;
  }

  return {
    ask(method, params, timeoutMs, heard) {
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
          heard?.();
          resolve(reply);
        }
        pending.set(id, settle);
      });
    },
    tell: send,
    answer: (id, result) => connection?.send(JSON.stringify({ id, result, error: null })),
    lastHeardMs: () => heardMs,
    ended,
    over: over.signal,
    close() {
      options.signal.removeEventListener('abort', onAbort);
      end(new AppError('net.closed', { host: endpoint.host, port: endpoint.port }));
    },
  };
}

function isReply(message: { readonly kind: string }): message is Reply {
  return message.kind === 'reply';
}

function nameOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'the connection ended';
}
