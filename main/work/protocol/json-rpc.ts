import { z } from 'zod';
import { AppError } from '../../../common/contract/errors.ts';

/** JSON-RPC as nodes speak it over HTTP. No sockets here: text in, values out. */

/** Whose answer is being read, for the errors. */
export interface RpcContext {
  readonly host: string;
  readonly method: string;
  /** How this client presented itself, for `rpc.unauthorized`. */
  readonly auth: 'none' | 'password' | 'cookie';
}

/**
 * Writes a request. Version 1.0: every Bitcoin-like node answers it, and its errors have a body whatever
 * the HTTP status.
 */
export function encodeRpcRequest(id: number, method: string, params: readonly unknown[]): string {
  return JSON.stringify({ jsonrpc: '1.0', id, method, params });
}

/** Error codes of Bitcoin Core (rpc/protocol.h) that mean something to a miner. */
const WARMING_UP = -28;
const NOT_CONNECTED = -9;
const INITIAL_DOWNLOAD = -10;
const NO_SUCH_METHOD = -32601;

const RpcReply = z.object({
  result: z.unknown().optional(),
  error: z.union([z.null(), z.object({ code: z.number(), message: z.string() })]).optional(),
});

/**
 * Reads an answer of any of the shapes in use: errors with HTTP 500 or 404 and a body (1.0), with HTTP 200
 * and no `result` (2.0), or no body at all (401, 403, 503).
 *
 * @returns the `result`, unknown until its own parser has seen it
 * @throws {@link AppError} `rpc.*`, with a retry hint
 */
export function parseRpcReply(status: number, text: string, context: RpcContext): unknown {
  const { host, method, auth } = context;
  if (status === 401 || status === 403) {
    const retry = auth === 'cookie' ? 'later' : 'no';
    const shown = auth === 'cookie' ? 'cookie' : 'password';
    throw new AppError('rpc.unauthorized', { host, method: shown }, { retry });
  }
  if (status === 503) throw new AppError('rpc.busy', { host }, { retry: 'later' });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    const begins = text.trim().slice(0, 60) || `(nothing, HTTP status ${status})`;
    throw new AppError('rpc.not-json', { host, begins }, { retry: 'later', cause: error });
  }
  const reply = RpcReply.safeParse(body);
  if (!reply.success) {
    const problem = 'it is not a JSON-RPC reply';
    throw new AppError('rpc.bad-answer', { host, method, problem }, { retry: 'later' });
  }
  const { error, result } = reply.data;
  if (error) throw rpcErrorFrom(error.code, error.message.slice(0, 300), context);
  if (result === undefined) {
    const problem = 'it has neither result nor error';
    throw new AppError('rpc.bad-answer', { host, method, problem }, { retry: 'later' });
  }
  return result;
}

function rpcErrorFrom(code: number, message: string, { host, method }: RpcContext): AppError {
  const later = { retry: 'later' } as const;
  switch (code) {
    case WARMING_UP:
      return new AppError('rpc.warming-up', { host, stage: message }, later);
    case NOT_CONNECTED:
      return new AppError('rpc.no-peers', { host }, later);
    case INITIAL_DOWNLOAD:
      return new AppError('rpc.syncing', { host, detail: message }, later);
    case NO_SUCH_METHOD:
      return new AppError('rpc.no-such-method', { host, method }, later);
    default:
      return new AppError('rpc.failed', { host, method, code, message }, later);
  }
}

/**
 * Reads a result with a schema.
 *
 * @throws {@link AppError} `rpc.bad-answer`, naming the first field that does not fit
 */
export function parseResult<Output>(
  schema: z.ZodType<Output>,
  result: unknown,
  { host, method }: Pick<RpcContext, 'host' | 'method'>,
): Output {
  const parsed = schema.safeParse(result);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || 'answer';
  throw new AppError(
    'rpc.bad-answer',
    { host, method, problem: `${field}: ${issue?.message ?? 'not as expected'}`.slice(0, 200) },
    { retry: 'later' },
  );
}
