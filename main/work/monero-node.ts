import { randomBytes } from 'node:crypto';
import { AppError } from '../../common/contract/errors.ts';
import { createHttpClient } from '../net/http.ts';
import type { Route } from '../net/route.ts';
import type { Endpoint } from '../net/url.ts';
import type { NodeCall } from './node-rpc.ts';
import {
  type DigestChallenge,
  digestAuthorization,
  readDigestChallenge,
} from './protocol/monero-digest.ts';
import { encodeMoneroRequest, parseMoneroHeader, parseMoneroReply } from './protocol/monero-rpc.ts';
import type { BlockDelivery, BlockStanding, BlockVerdict, Clock } from './source/source.ts';

const TIMEOUT_MS = 15_000;
const SUBMIT_TIMEOUT_MS = 60_000;
const ANSWER_MAX_BYTES = 1024 * 1024;
const PATH = '/json_rpc';

/** `submit_block`: the bytes are no block; the block breaks a rule. Both are final. */
const WRONG_BLOCK_BLOB = -6;
const BLOCK_NOT_ACCEPTED = -7;
/** `get_block_header_by_height` above the best block. */
const TOO_BIG_HEIGHT = -2;

/** Calls one monerod. */
export interface MoneroNode {
  readonly host: string;
  /**
   * @returns the `result`, to be read by the method's own parser
   * @throws {@link AppError} `net.*`, `rpc.*`, `work.bad-address`; an AbortError
   */
  call(method: string, params: unknown, options: NodeCall): Promise<unknown>;
  close(): Promise<void>;
}

export function createMoneroNode(options: {
  readonly endpoint: Endpoint;
  /** null: no user name was given. The password is read at each call. */
  readonly login: { readonly user: string; readonly password: () => string } | null;
  readonly route?: Route;
  readonly clock: Clock;
  readonly userAgent: string;
}): MoneroNode {
  const { endpoint, login, userAgent } = options;
  const { host } = endpoint;
  // monerod ties a challenge to its connection: with a password, all calls go over one.
  const http = createHttpClient(
    endpoint,
    options.clock,
    login === null ? undefined : 1,
    options.route,
  );
  let nextId = 1;
  let challenge: DigestChallenge | undefined;
  let uses = 0;

  function authorization(): Record<string, string> {
    if (challenge === undefined || login === null) return {};
    uses += 1;
    const value = digestAuthorization(challenge, {
      user: login.user,
      password: login.password(),
      method: 'POST',
      uri: PATH,
      count: uses,
      clientNonce: randomBytes(8).toString('hex'),
    });
    return { authorization: value };
  }

  return {
    host,
    async call(method, params, { signal, timeoutMs, maxBytes }) {
      const send = () =>
        http.send({
          method: 'POST',
          path: PATH,
          headers: {
            'content-type': 'application/json',
            'user-agent': userAgent,
            ...authorization(),
          },
          body: encodeMoneroRequest(nextId++, method, params),
          timeoutMs: timeoutMs ?? TIMEOUT_MS,
          maxBytes: maxBytes ?? ANSWER_MAX_BYTES,
          signal,
        });
      let answer = await send();
      if (answer.status === 401 && login !== null) {
        // The first call of this connection.
        challenge = readDigestChallenge(answer.headers['www-authenticate'] ?? '');
        uses = 0;
        if (challenge !== undefined) answer = await send();
      }
      return parseMoneroReply(answer.status, answer.text, { host, method });
    },
    close: () => http.close(),
  };
}

/**
 * Gives blocks to monerod and looks for them in its best chain. `submit_block` answers OK for duplicates and for
 * blocks without a parent too: only the header at the height tells.
 *
 * @param open - may throw: the node is `unreachable` then
 */
export function createMoneroDelivery(open: () => MoneroNode): BlockDelivery {
  return {
    async submitBlock(block, signal): Promise<BlockVerdict> {
      try {
        const call = { signal, timeoutMs: SUBMIT_TIMEOUT_MS };
        await open().call('submit_block', [block.blockHex], call);
        return { kind: 'taken', reason: null };
      } catch (error) {
        signal.throwIfAborted();
        const { code, message } = failureOf(error);
        return code === WRONG_BLOCK_BLOB || code === BLOCK_NOT_ACCEPTED
          ? { kind: 'refused', reason: message }
          : { kind: 'unreachable', problem: message };
      }
    },
    async standing(block, signal): Promise<BlockStanding> {
      try {
        const node = open();
        const method = 'get_block_header_by_height';
        const answer = await node.call(method, { height: block.height }, { signal });
        const { hash, depth } = parseMoneroHeader(answer, node.host, method);
        return hash === block.hash
          ? { kind: 'in-chain', confirmations: depth + 1 }
          : { kind: 'side-branch', depth: depth + 1 };
      } catch (error) {
        signal.throwIfAborted();
        const { code, message } = failureOf(error);
        return code === TOO_BIG_HEIGHT
          ? { kind: 'unknown' }
          : { kind: 'unreachable', problem: message };
      }
    },
  };
}

/** The node's own code and words of a failed call; code null when it was not the node's. */
function failureOf(error: unknown): { readonly code: number | null; readonly message: string } {
  if (!(error instanceof AppError)) return { code: null, message: String(error) };
  if (error.code !== 'rpc.failed') return { code: null, message: error.code };
  return (error as AppError<'rpc.failed'>).params;
}
