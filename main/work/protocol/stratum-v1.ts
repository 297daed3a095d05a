import { z } from 'zod';
import { hexFromBytes, swapWords } from '../../../common/block/bytes.ts';
import { AppError } from '../../../common/contract/errors.ts';
import { hexBytes } from './hex-schema.ts';
import type { LineCodec, Reply, ReplyError } from './line-codec.ts';

/** Stratum V1 as five real servers speak it: lines in, values out. No sockets, no timers. */

/** Bytes of one line; a job with a coinbase of a thousand outputs has about 100,000. */
const LINE_MAX_BYTES = 1024 * 1024;

/** A job as announced, not yet tied to an extranonce or a difficulty. */
export interface StratumJob {
  readonly jobId: string;
  /** 32 bytes, internal order. */
  readonly previousHash: Uint8Array;
  readonly coinbasePrefix: Uint8Array;
  readonly coinbaseSuffix: Uint8Array;
  readonly merkleBranch: readonly Uint8Array[];
  /** uint32. */
  readonly version: number;
  readonly bits: number;
  readonly ntime: number;
  readonly cleanJobs: boolean;
}

export type ServerMessage =
  | Reply
  | { readonly kind: 'job'; readonly job: StratumJob }
  | { readonly kind: 'difficulty'; readonly difficulty: number }
  | { readonly kind: 'extranonce'; readonly extranonce: Extranonce }
  | { readonly kind: 'version-mask'; readonly mask: number }
  | {
      readonly kind: 'reconnect';
      /** null: the same as now. */
      readonly host: string | null;
      readonly port: number | null;
    }
  | { readonly kind: 'message'; readonly text: string }
  /** The server wants an answer with this id, kept as it was. */
  | { readonly kind: 'request'; readonly id: unknown; readonly method: string }
  | { readonly kind: 'ignored'; readonly what: string };

export interface Extranonce {
  readonly extranonce1: Uint8Array;
  /** Bytes, 1 to 16. */
  readonly extranonce2Size: number;
}

export interface Subscription extends Extranonce {
  /** For taking the session up again after a lost connection; null when the server gives none. */
  readonly sessionId: string | null;
}

const Envelope = z.object({
  id: z.unknown().optional(),
  method: z.string().max(100).optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
  'reject-reason': z.unknown().optional(),
});

const Word = z
  .string()
  .regex(/^[0-9a-fA-F]{8}$/, 'not 8 hex digits')
  .transform((text) => Number.parseInt(text, 16));

const Hash = hexBytes(32).refine((bytes) => bytes.length === 32, 'not 32 bytes');

const Notify = z
  .tuple([
    z.string().min(1).max(200),
    Hash.transform(swapWords),
    hexBytes(100_000),
    hexBytes(400_000),
    z.array(Hash).max(32),
    Word,
    Word,
    Word,
    z.boolean(),
  ])
  .rest(z.unknown());

/** Also taken as text: some servers write it so. */
const DifficultyNumber = z.union([z.number(), z.string().max(60).transform(Number)]);
const Difficulty = z
  .tuple([DifficultyNumber.refine((value) => value > 0 && value < 1e300, 'not a difficulty')])
  .rest(z.unknown());

const Extranonce1 = hexBytes(32);
const Extranonce2Size = z.number().int().min(1).max(16);
const SetExtranonce = z.tuple([Extranonce1, Extranonce2Size]).rest(z.unknown());
const SubscribeResult = z.tuple([z.unknown(), Extranonce1, Extranonce2Size]).rest(z.unknown());
const MaskText = z
  .string()
  .regex(/^[0-9a-fA-F]{1,8}$/, 'not a mask')
  .transform((text) => Number.parseInt(text, 16) >>> 0);
const SetVersionMask = z.tuple([MaskText]).rest(z.unknown());
const Reconnect = z
  .tuple([])
  .rest(z.union([z.string().max(300), z.number(), z.null()]))
  .catch([]);
const Configured = z.object({
  'version-rolling': z.unknown().optional(),
  'version-rolling.mask': MaskText.optional(),
});

/**
 * Reads one line of a server.
 *
 * @param host - for the error
 * @throws {@link AppError} `stratum.bad-message` for what is not the protocol; unknown methods are `ignored`
 */
export function parseServerMessage(line: string, host: string): ServerMessage {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw badMessage(host, `not JSON: ${line.slice(0, 60)}`, error);
  }
  const envelope = parseAs(Envelope, json, host, 'message');
  const { id, method } = envelope;
  if (method === undefined) {
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) {
      return { kind: 'ignored', what: 'a reply without a number' };
    }
    const error = readError(envelope.error) ?? readRejectReason(envelope['reject-reason']);
    return { kind: 'reply', id, result: envelope.result ?? null, error };
  }
  return parseMethod(method, id, envelope.params, host);
}

function parseMethod(method: string, id: unknown, params: unknown, host: string): ServerMessage {
  switch (method) {
    case 'mining.notify': {
      const [jobId, previousHash, prefix, suffix, branch, version, bits, ntime, cleanJobs] =
        parseAs(Notify, params, host, method);
      const coinbase = { coinbasePrefix: prefix, coinbaseSuffix: suffix, merkleBranch: branch };
      return {
        kind: 'job',
        job: { jobId, previousHash, ...coinbase, version, bits, ntime, cleanJobs },
      };
    }
    case 'mining.set_difficulty':
      return { kind: 'difficulty', difficulty: parseAs(Difficulty, params, host, method)[0] };
    case 'mining.set_extranonce': {
      const [extranonce1, extranonce2Size] = parseAs(SetExtranonce, params, host, method);
      return { kind: 'extranonce', extranonce: { extranonce1, extranonce2Size } };
    }
    case 'mining.set_version_mask':
      return { kind: 'version-mask', mask: parseAs(SetVersionMask, params, host, method)[0] };
    case 'client.reconnect': {
      const [to, port] = Reconnect.parse(params);
      return {
        kind: 'reconnect',
        host: typeof to === 'string' && to !== '' ? to : null,
        port: portFrom(port),
      };
    }
    case 'client.show_message':
      return { kind: 'message', text: textFrom(Array.isArray(params) ? params[0] : params) };
    default:
      return id === undefined || id === null
        ? { kind: 'ignored', what: method }
        : { kind: 'request', id, method };
  }
}

/**
 * Reads the result of `mining.subscribe`.
 *
 * @throws {@link AppError} `stratum.bad-message`
 */
export function parseSubscription(result: unknown, host: string): Subscription {
  const [subscriptions, extranonce1, extranonce2Size] = parseAs(
    SubscribeResult,
    result,
    host,
    'mining.subscribe',
  );
  return { extranonce1, extranonce2Size, sessionId: sessionIdFrom(subscriptions) };
}

/** The mask a server granted in its answer to `mining.configure`; 0 when it granted none. */
export function readVersionMask(result: unknown): number {
  const { data } = Configured.safeParse(result);
  if (data?.['version-rolling'] !== true) return 0;
  return data['version-rolling.mask'] ?? 0;
}

/** One request as a line without its end. */
export function encodeRequest(id: number, method: string, params: object): string {
  return JSON.stringify({ id, method, params });
}

/** The dialect for a line to a pool. */
export const stratumV1Codec: LineCodec<ServerMessage> = {
  lineMaxBytes: LINE_MAX_BYTES,
  encodeRequest,
  parse: parseServerMessage,
};

/** What a share says. */
export interface ShareSubmission {
  readonly user: string;
  readonly jobId: string;
  readonly extranonce2: Uint8Array;
  readonly ntime: number;
  readonly nonce: number;
  /** Rolled bits within the mask; null when none were negotiated for this job. */
  readonly versionBits: number | null;
}

/** Parameters of `mining.submit`. */
export function submitParams(share: ShareSubmission): string[] {
  const { user, jobId, extranonce2, ntime, nonce, versionBits } = share;
  return [
    user,
    jobId,
    hexFromBytes(extranonce2),
    word(ntime),
    word(nonce),
    ...(versionBits === null ? [] : [word(versionBits)]),
  ];
}

/**
 * The bits that may be rolled in a job. None when the job's own version uses one of them: servers then differ
 * in what the submitted bits mean (or, exclusive or, replace).
 */
export function rollableMask(version: number, mask: number): number {
  return (version & mask) === 0 ? mask : 0;
}

function word(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** null, a string, [code, message, …] of any length, or an object. */
function readError(error: unknown): ReplyError | null {
  if (error === null || error === undefined || error === false) return null;
  if (typeof error === 'string') return error === '' ? null : { code: '', message: clip(error) };
  if (Array.isArray(error)) {
    return { code: textFrom(error[0]).slice(0, 60), message: textFrom(error[1]) };
  }
  if (typeof error === 'object') {
    const { code, message } = error as { code?: unknown; message?: unknown };
    return { code: textFrom(code).slice(0, 60), message: textFrom(message) };
  }
  return { code: '', message: textFrom(error) };
}

function readRejectReason(reason: unknown): ReplyError | null {
  return typeof reason === 'string' ? { code: '', message: clip(reason) } : null;
}

/** [["mining.notify", id], …] or ["mining.notify", id]. */
function sessionIdFrom(subscriptions: unknown): string | null {
  if (!Array.isArray(subscriptions)) return null;
  const pairs: unknown[] = Array.isArray(subscriptions[0]) ? subscriptions : [subscriptions];
  for (const pair of pairs.slice(0, 10)) {
    if (!Array.isArray(pair) || pair[0] !== 'mining.notify') continue;
    if (typeof pair[1] === 'string' && pair[1] !== '' && pair[1].length <= 200) return pair[1];
  }
  return null;
}

function portFrom(port: unknown): number | null {
  const number = Number(port ?? Number.NaN);
  return Number.isInteger(number) && number >= 1 && number <= 65535 ? number : null;
}

/** Arrays and objects give nothing: turning them into text would follow any depth. */
function textFrom(value: unknown): string {
  if (typeof value === 'string') return clip(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** For people: bounded, without control characters. */
function clip(text: string): string {
  return text
    .slice(0, 200)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
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
  const where = issue?.path.length ? ` ${issue.path.join('.')}` : '';
  throw badMessage(host, `${what}${where}: ${issue?.message ?? 'not as expected'}`);
}

function badMessage(host: string, problem: string, cause?: unknown): AppError {
  return new AppError(
    'stratum.bad-message',
    { host, problem: clip(problem) },
    { retry: 'later', cause },
  );
}
