import { z } from 'zod';
import { AppError } from '../../../common/contract/errors.ts';
import { MAX_TARGET, targetFromBigint } from '../../../common/quantity/target.ts';
import { hexBytes } from './hex-schema.ts';
import { parseResult } from './json-rpc.ts';

/** monerod's JSON-RPC: text in, values out. Errors come with HTTP 200. */

/** Error codes of monero src/rpc/core_rpc_server_error_codes.h that mean something to a miner. */
const WRONG_WALLET_ADDRESS = -4;
const CORE_BUSY = -9;
const MINING_TO_SUBADDRESS = -12;
const NO_SUCH_METHOD = -32601;

const Reply = z.object({
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});

/** Bytes of the largest template: 100,000 transaction ids as hex, and room. */
export const MONERO_TEMPLATE_MAX_BYTES = 8 * 1024 * 1024;

export function encodeMoneroRequest(id: number, method: string, params: unknown): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params });
}

/**
 * Reads an answer to any call.
 *
 * @returns the `result`, unknown until its own parser has seen it
 * @throws {@link AppError} `rpc.*`, with a retry hint
 */
export function parseMoneroReply(
  status: number,
  text: string,
  { host, method }: { readonly host: string; readonly method: string },
): unknown {
  const later = { retry: 'later' } as const;
  if (status === 401 || status === 403) {
    throw new AppError('rpc.unauthorized', { host, method: 'password' }, { retry: 'no' });
  }
  if (status === 404) throw new AppError('rpc.no-such-method', { host, method }, later);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    const begins = text.trim().slice(0, 60) || `(nothing, HTTP status ${status})`;
    throw new AppError('rpc.not-json', { host, begins }, { ...later, cause: error });
  }
  const reply = Reply.safeParse(body);
  const { error, result } = reply.success ? reply.data : {};
  if (error) throw moneroErrorFrom(error.code, error.message.slice(0, 300), host, method);
  if (result === undefined) {
    const problem = 'it has neither result nor error';
    throw new AppError('rpc.bad-answer', { host, method, problem }, later);
  }
  requireStatus(result, host, method);
  return result;
}

function moneroErrorFrom(code: number, message: string, host: string, method: string): AppError {
  const later = { retry: 'later' } as const;
  switch (code) {
    case CORE_BUSY:
      return new AppError('rpc.syncing', { host, detail: message }, later);
    case NO_SUCH_METHOD:
      return new AppError('rpc.no-such-method', { host, method }, later);
    case WRONG_WALLET_ADDRESS:
    case MINING_TO_SUBADDRESS:
      return new AppError('work.bad-address', {
        address: '',
        chain: 'the network of your node',
        problem: `The node said: ${message}.`,
      });
    default:
      return new AppError('rpc.failed', { host, method, code, message }, later);
  }
}

/** Some calls report being busy in a field of the result. */
function requireStatus(result: unknown, host: string, method: string): void {
  const status = (result as { status?: unknown } | null)?.status;
  if (typeof status !== 'string' || status === 'OK') return;
  const later = { retry: 'later' } as const;
  if (status === 'BUSY') throw new AppError('rpc.syncing', { host, detail: 'Core is busy' }, later);
  const message = status.slice(0, 300);
  throw new AppError('rpc.failed', { host, method, code: 0, message }, later);
}

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'not a hash');
const HashBytes = hexBytes(32).refine((bytes) => bytes.length === 32, 'not 32 bytes');
const Count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const WideDifficulty = z
  .string()
  .regex(/^0x[0-9a-f]{1,32}$/, 'not a difficulty')
  .transform(BigInt)
  .refine((difficulty) => difficulty > 0n, 'not above zero');

const Template = z.object({
  blockhashing_blob: hexBytes(200),
  blocktemplate_blob: hexBytes(MONERO_TEMPLATE_MAX_BYTES / 2),
  wide_difficulty: WideDifficulty,
  height: Count,
  prev_hash: Hash,
  reserved_offset: Count,
  seed_hash: HashBytes,
  next_seed_hash: z.union([z.literal(''), HashBytes]).optional(),
  expected_reward: Count.transform(BigInt),
});

export interface MoneroTemplate {
  readonly hashingBlob: Uint8Array;
  readonly templateBlob: Uint8Array;
  /** Expected hashes; up to 128 bits. */
  readonly difficulty: bigint;
  readonly height: number;
  /** As printed. */
  readonly previousId: string;
  /** Byte offset of the reserve in `templateBlob`. */
  readonly reservedOffset: number;
  readonly seedHash: Uint8Array;
  readonly nextSeedHash: Uint8Array | null;
  readonly expectedRewardAtomic: bigint;
}

/** `get_block_template`. @throws {@link AppError} `rpc.bad-answer` */
export function parseMoneroTemplate(result: unknown, host: string): MoneroTemplate {
  const raw = parseResult(Template, result, { host, method: 'get_block_template' });
  const next = raw.next_seed_hash;
  return {
    hashingBlob: raw.blockhashing_blob,
    templateBlob: raw.blocktemplate_blob,
    difficulty: raw.wide_difficulty,
    height: raw.height,
    previousId: raw.prev_hash,
    reservedOffset: raw.reserved_offset,
    seedHash: raw.seed_hash,
    nextSeedHash: next === undefined || next === '' ? null : next,
    expectedRewardAtomic: raw.expected_reward,
  };
}

/**
 * The target of a difficulty: a digest counts when digest * difficulty < 2^256.
 *
 * @returns 32 bytes, little-endian
 */
export function targetFromMoneroDifficulty(difficulty: bigint): Uint8Array {
  return targetFromBigint(MAX_TARGET / difficulty);
}

const Info = z.object({
  nettype: z.string().max(40),
  version: z.string().max(100).optional(),
  synchronized: z.boolean().optional(),
  height: Count,
  target_height: Count.optional(),
});

/** `get_info`. */
export function parseMoneroInfo(result: unknown, host: string) {
  const info = parseResult(Info, result, { host, method: 'get_info' });
  const version = info.version ?? '';
  return {
    networkType: info.nettype,
    /** A restricted node keeps its version to itself. */
    name: version === '' ? 'monerod' : `monerod ${version}`.slice(0, 60),
    height: info.height,
    /** 0 when the node knows of nobody ahead. */
    targetHeight: info.target_height ?? 0,
    isSynchronized: info.synchronized ?? true,
  };
}

const HeaderAnswer = z.object({
  block_header: z.object({ hash: Hash, height: Count, depth: Count }),
});

/** `get_last_block_header`, `get_block_header_by_height`; depth counts the blocks on top. */
export function parseMoneroHeader(result: unknown, host: string, method: string) {
  return parseResult(HeaderAnswer, result, { host, method }).block_header;
}
