import { Agent, type buildConnector, request } from 'undici';
import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './deadline.ts';
import { isProxied, type Route } from './route.ts';
import { connectSocket } from './socket.ts';
import { isAbort, netErrorFrom } from './socket-error.ts';
import type { Endpoint } from './url.ts';

export type { DeadlineClock };

export interface HttpCall {
  readonly method: 'GET' | 'POST';
  /** Appended to nothing: the whole path, beginning with '/'. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number;
  /** Most bytes of answer; more is `net.too-long`. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names; the first value of each. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Keeps connections to one host. */
export interface HttpClient {
  /**
   * Sends one request; any status is an answer. Redirects are not followed.
   *
   * @throws {@link AppError} `net.*`; an AbortError when `signal` aborts
   */
  send(call: HttpCall): Promise<HttpAnswer>;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

/** A long poll holds one connection, submitting and polling must not wait behind it. */
const CONNECTIONS = 4;
/** For a connection of ours; each call has a deadline of its own besides. */
const CONNECT_TIMEOUT_MS = 30_000;

/**
 * Opens nothing yet: the first call connects.
 *
 * @param connections - at most so many at once; further calls wait
 * @param route - through which proxy, trusting whom; directly when absent
 */
export function createHttpClient(
  endpoint: Endpoint,
  clock: DeadlineClock,
  connections: number = CONNECTIONS,
  route?: Route,
): HttpClient {
  const { host, port, isTls } = endpoint;
  const ending = new AbortController();
  const isRouted = isProxied(route) || (isTls && route !== undefined);
  /** undici's own connector resolves names here, knows no proxy and no pin, and tells no fingerprint. */
  const connectRouted = (_: unknown, done: Parameters<buildConnector.connector>[1]): void => {
    const timeoutMs = CONNECT_TIMEOUT_MS;
    connectSocket({ endpoint, route, timeoutMs, clock, signal: ending.signal }).then(
      (socket) => done(null, socket),
      (error: unknown) => done(error as Error, null),
    );
  };
  // Deadlines are ours alone: undici's would measure with another clock.
  const agent = new Agent({
    connections,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: 16_384,
    connect: isRouted ? connectRouted : { timeout: 0 },
  });
  const origin = `${isTls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;

  async function send(call: HttpCall): Promise<HttpAnswer> {
    call.signal.throwIfAborted();
    const deadline = new AbortController();
    const cancel = clock.after(call.timeoutMs, () => deadline.abort());
    try {
      const response = await request(`${origin}${call.path}`, {
        dispatcher: agent,
        method: call.method,
        headers: call.headers,
        body: call.body ?? null,
        signal: AbortSignal.any([call.signal, deadline.signal]),
      });
      const chunks: Uint8Array[] = [];
      let sizeBytes = 0;
      // Leaving the loop by a throw destroys the body and its connection.
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
        sizeBytes += chunk.length;
        if (sizeBytes > call.maxBytes) {
          throw new AppError(
            'net.too-long',
            { host, limitBytes: call.maxBytes },
            { retry: 'later' },
          );
        }
        chunks.push(chunk);
      }
      return {
        status: response.statusCode,
        headers: firstValues(response.headers),
        text: Buffer.concat(chunks).toString('utf8'),
      };
    } catch (error) {
      call.signal.throwIfAborted();
      if (deadline.signal.aborted || isAbort(error)) {
        const params = { host, port, afterMs: call.timeoutMs };
        throw new AppError('net.timeout', params, { retry: 'later', cause: error });
      }
      throw netErrorFrom(error, host, port);
    } finally {
      cancel();
    }
  }

  return {
    send,
    close() {
      ending.abort();
      return agent.destroy();
    },
  };
}

/** The value of an `Authorization` header for HTTP Basic; UTF-8 as in RFC 7617. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function firstValues(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) values[name] = first;
  }
  return values;
}
