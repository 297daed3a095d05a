import { z } from 'zod';
import { type MoneroHeader, parseHashingBlob } from '../../../common/block/monero-blob.ts';
import { AppError } from '../../../common/contract/errors.ts';
import { hexBytes } from './hex-schema.ts';
import type { LineCodec, Reply, ReplyError } from './line-codec.ts';

/** The Stratum dialect of Monero pools, as P2Pool and xmrig-proxy speak it. No sockets, no timers. */

/** A job line has about 500 bytes. */
const LINE_MAX_BYTES = 64 * 1024;

/** RandomX v1, the only algorithm offered to a pool. */
export const MONERO_ALGORITHM = 'rx/0';

/** A job as announced. */
export interface MoneroPoolJob {
  readonly jobId: string;
  readonly blob: Uint8Array;
  readonly header: MoneroHeader & { readonly transactions: number };
  /** 2^64 / difficulty: the last eight bytes of a digest must be below, as a little-endian number. */
  readonly target64: bigint;
  /** null: the pool did not say. */
  readonly algorithm: string | null;
  readonly height: number | null;
  /** null: the pool did not say; RandomX can not be mined then. */
  readonly seedHash: Uint8Array | null;
  readonly nextSeedHash: Uint8Array | null;
}

export type MoneroServerMessage =
  | Reply
  | { readonly kind: 'job'; readonly job: MoneroPoolJob }
  | { readonly kind: 'ignored'; readonly what: string };

/** What a login brought. */
export interface MoneroLogin {
  /** Ours on this connection, to be sent with every share. */
  readonly sessionId: string;
  readonly job: MoneroPoolJob | null;
  readonly extensions: readonly string[];
}

const Envelope = z.object({
  id: z.unknown().optional(),
  method: z.string().max(100).optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});

const ErrorObject = z.object({
  code: z.union([z.number(), z.string().max(60)]).optional(),
  message: z.string().optional(),
});

const Hash = hexBytes(32).refine((bytes) => bytes.length === 32, 'not 32 bytes');

/** 4 bytes: 2^32 / difficulty; 8 bytes: 2^64 / difficulty; little-endian. */
const Target = hexBytes(8)
  .refine((bytes) => bytes.length === 4 || bytes.length === 8, 'not 4 or 8 bytes')
  .transform(target64From)
  .refine((target) => target > 0n, 'zero');

const Job = z.object({
  job_id: z.union([z.string().min(1).max(200), z.number().transform(String)]),
  blob: hexBytes(200),
  target: Target,
  algo: z.string().max(40).optional(),
  height: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  seed_hash: Hash.optional(),
  next_seed_hash: z.union([z.literal(''), Hash]).optional(),
});

const Login = z.object({
  id: z.union([z.string().max(200), z.number().transform(String)]),
  job: z.unknown().optional(),
  extensions: z.array(z.string().max(60)).max(30).optional(),
});

/** The dialect for a line to a pool. */
export const moneroStratumCodec: LineCodec<MoneroServerMessage> = {
  lineMaxBytes: LINE_MAX_BYTES,
  encodeRequest: (id, method, params) => JSON.stringify({ id, jsonrpc: '2.0', method, params }),
  parse: parseMoneroMessage,
};

function parseMoneroMessage(line: string, host: string): MoneroServerMessage {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw badMessage(host, `not JSON: ${line.slice(0, 60)}`, error);
  }
  const { id, method, params, result, error } = parseAs(Envelope, json, host, 'message');
  if (method === 'job') return { kind: 'job', job: parseMoneroJob(params, host) };
  if (method !== undefined) return { kind: 'ignored', what: method };
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) {
    return { kind: 'ignored', what: 'a reply without a number' };
  }
  return { kind: 'reply', id, result: result ?? null, error: readError(error) };
}

/** Reads the result of `login`. @throws {@link AppError} `stratum.bad-message` */
export function parseMoneroLogin(result: unknown, host: string): MoneroLogin {
  const { id, job, extensions } = parseAs(Login, result, host, 'login');
  return {
    sessionId: id,
    job: job === undefined || job === null ? null : parseMoneroJob(job, host),
    extensions: extensions ?? [],
  };
}

/**
 * Reads a job, of a login, a `job` notification or `getjob`.
 *
 * @throws {@link AppError} `stratum.bad-message`
 */
export function parseMoneroJob(params: unknown, host: string): MoneroPoolJob {
  const raw = parseAs(Job, params, host, 'job');
  const next = raw.next_seed_hash;
  return {
    jobId: raw.job_id,
    blob: raw.blob,
    header: headerOf(raw.blob, host),
    target64: raw.target,
    algorithm: raw.algo ?? null,
    height: raw.height ?? null,
    seedHash: raw.seed_hash ?? null,
    nextSeedHash: next === undefined || next === '' ? null : next,
  };
}

function headerOf(blob: Uint8Array, host: string): MoneroPoolJob['header'] {
  try {
    return parseHashingBlob(blob);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw badMessage(host, `the blob of a job: ${what}`, error);
  }
}

/** As the pools count: difficulty = floor(0xffffffff / u32), and the 64-bit target from that. */
function target64From(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length === 8) return view.getBigUint64(0, true);
  const target32 = BigInt(view.getUint32(0, true));
  if (target32 === 0n) return 0n;
  return 0xffff_ffff_ffff_ffffn / (0xffff_ffffn / target32);
}

function readError(error: unknown): ReplyError | null {
  if (error === undefined || error === null) return null;
  const read = ErrorObject.safeParse(error);
  if (!read.success) return { code: '', message: String(error).slice(0, 200) };
  const { code, message } = read.data;
  return {
    code: code === undefined ? '' : String(code),
    message: (message ?? '').slice(0, 200),
  };
}

function parseAs<Output>(
  schema: z.ZodType<Output>,
  value: unknown,
  host: string,
  what: string,
): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') || what;
  throw badMessage(host, `${field}: ${issue?.message ?? 'not as expected'}`.slice(0, 200));
}

function badMessage(host: string, problem: string, cause?: unknown): AppError {
  return new AppError('stratum.bad-message', { host, problem }, { retry: 'later', cause });
}
