import { isAppError } from '../../common/contract/errors.ts';
import { basicAuthorization, createHttpClient } from '../net/http.ts';
import type { Route } from '../net/route.ts';
import type { Endpoint } from '../net/url.ts';
import { readCookieFile } from './node-cookie.ts';
import { encodeRpcRequest, parseRpcReply } from './protocol/json-rpc.ts';
import type { Clock } from './source/source.ts';

export type NodeAuth =
  | { readonly kind: 'none' }
  /** The password is read at each call: the user may have typed another. */
  | { readonly kind: 'password'; readonly user: string; readonly password: () => string }
  | { readonly kind: 'cookie'; readonly file: string };

export interface NodeCall {
  readonly signal: AbortSignal;
  /** Whole exchange; 15 s unless told. */
  readonly timeoutMs?: number;
  /** Largest answer; 1 MiB unless told. */
  readonly maxBytes?: number;
}

/** Calls a Bitcoin-like node. */
export interface NodeRpc {
  readonly host: string;
  /**
   * @returns the `result`, to be read by the method's own parser
   * @throws {@link AppError} `net.*`, `rpc.*`; an AbortError
   */
  call(method: string, params: readonly unknown[], options: NodeCall): Promise<unknown>;
  close(): Promise<void>;
}

/** Below the 20 s after which another source takes over; a node busy with a block answers within it. */
const TIMEOUT_MS = 15_000;
const ANSWER_MAX_BYTES = 1024 * 1024;

export function createNodeRpc(options: {
  readonly endpoint: Endpoint;
  readonly auth: NodeAuth;
  readonly route?: Route;
  readonly clock: Clock;
  readonly userAgent: string;
}): NodeRpc {
  const { endpoint, auth, userAgent } = options;
  const { host } = endpoint;
  const http = createHttpClient(endpoint, options.clock, undefined, options.route);
  let nextId = 1;
  let cookie: string | undefined;

  async function authorization(isCookieRefused: boolean): Promise<string | undefined> {
    if (auth.kind === 'none') return undefined;
    if (auth.kind === 'password') return basicAuthorization(auth.user, auth.password());
    if (cookie === undefined || isCookieRefused) {
      const { user, password } = await readCookieFile(auth.file);
      cookie = basicAuthorization(user, password);
    }
    return cookie;
  }

  async function callOnce(
    method: string,
    params: readonly unknown[],
    call: NodeCall,
    header: string | undefined,
  ): Promise<unknown> {
    const answer = await http.send({
      method: 'POST',
      path: endpoint.path,
      headers: {
        'content-type': 'application/json',
        'user-agent': userAgent,
        ...(header === undefined ? {} : { authorization: header }),
      },
      body: encodeRpcRequest(nextId++, method, params),
      timeoutMs: call.timeoutMs ?? TIMEOUT_MS,
      maxBytes: call.maxBytes ?? ANSWER_MAX_BYTES,
      signal: call.signal,
    });
    return parseRpcReply(answer.status, answer.text, { host, method, auth: auth.kind });
  }

  return {
    host,
    async call(method, params, call) {
      const header = await authorization(false);
      try {
        return await callOnce(method, params, call, header);
      } catch (error) {
        if (auth.kind !== 'cookie' || !isAppError(error, 'rpc.unauthorized')) throw error;
        // The node restarted and wrote a new cookie; the same one again would be refused again.
        const renewed = await authorization(true);
        if (renewed === header) throw error;
        return await callOnce(method, params, call, renewed);
      }
    },
    close: () => http.close(),
  };
}
