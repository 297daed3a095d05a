import { z } from 'zod';
import { concatBytes } from '../../../common/block/bytes.ts';
import {
  bigintFromBits,
  bigintFromTarget,
  targetFromBits,
} from '../../../common/quantity/target.ts';
import { hexBytes, RpcHash } from './hex-schema.ts';
import { parseResult } from './json-rpc.ts';

/** Block templates (BIP 22, 23, 145) as nodes give them. */

/** All rules ever asked for are named always: a node ignores those it does not know and refuses when one lacks. */
export const TEMPLATE_RULES = ['segwit', 'signet', 'mweb'] as const;

/** Bytes of the largest template: 4 MB of transactions as hex, their fields, and room. */
export const TEMPLATE_MAX_BYTES = 32 * 1024 * 1024;

export interface TemplateTransaction {
  /** Verbatim into the block. */
  readonly data: Uint8Array;
  /** 32 bytes, internal order. */
  readonly txid: Uint8Array;
  /** Atomic units; null where the node does not say. */
  readonly feeAtomic: bigint | null;
}

export interface BlockTemplate {
  readonly height: number;
  /** uint32. */
  readonly version: number;
  /** 32 bytes, internal order. */
  readonly previousHash: Uint8Array;
  readonly bits: number;
  /** 32 bytes, little-endian. */
  readonly target: Uint8Array;
  /** Most a coinbase may pay, atomic units. */
  readonly coinbaseValueAtomic: bigint;
  readonly transactions: readonly TemplateTransaction[];
  /** Script bytes some nodes ask to be carried in the coinbase, joined. */
  readonly auxiliary: Uint8Array;
  /** Whole script of the commitment output; null on chains without segwit. */
  readonly witnessCommitment: Uint8Array | null;
  /** Litecoin's extension block. */
  readonly mweb: Uint8Array | null;
  /** Seconds. */
  readonly minTime: number;
  readonly currentTime: number;
  readonly longPollId: string | null;
  readonly canPropose: boolean;
  /** Rule names in force, without the marks `!`. */
  readonly rules: readonly string[];
}

const Seconds = z.number().int().min(0).max(0xffffffff);
const Amount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).transform(BigInt);

const Transaction = z.object({
  data: hexBytes(4_000_000),
  txid: RpcHash.optional(),
  hash: RpcHash,
  fee: Amount.optional(),
});

const Template = z
  .object({
    height: z.number().int().min(0).max(0x7fffffff),
    version: z.number().int().min(-0x80000000).max(0xffffffff),
    previousblockhash: RpcHash,
    bits: z.string().regex(/^[0-9a-fA-F]{8}$/, 'not compact bits'),
    target: RpcHash,
    coinbasevalue: Amount,
    transactions: z.array(Transaction).max(100_000),
    coinbaseaux: z.record(z.string().max(100), hexBytes(100)).optional(),
    default_witness_commitment: hexBytes(100).optional(),
    mweb: hexBytes(4_000_000).optional(),
    mintime: Seconds,
    curtime: Seconds,
    longpollid: z.string().max(500).optional(),
    capabilities: z.array(z.string().max(100)).max(50).optional(),
    rules: z.array(z.string().max(100)).max(50).optional(),
  })
  .superRefine((raw, issues) => {
    const problem = targetProblem(raw.bits, raw.target);
    if (problem !== undefined)
      issues.addIssue({ code: 'custom', path: ['target'], message: problem });
  });

/**
 * Reads the result of `getblocktemplate`.
 *
 * Amounts come as JSON numbers; all that fit a block are exact in a double, others are refused.
 *
 * @throws {@link AppError} `rpc.bad-answer` when a field lacks, is out of bounds, or `bits` and `target` disagree
 */
export function parseTemplate(result: unknown, host: string): BlockTemplate {
  const context = { host, method: 'getblocktemplate' };
  const raw = parseResult(Template, result, context);
  const bits = Number.parseInt(raw.bits, 16);
  return {
    height: raw.height,
    version: raw.version >>> 0,
    previousHash: raw.previousblockhash,
    bits,
    target: targetFromBits(bits),
    coinbaseValueAtomic: raw.coinbasevalue,
    transactions: raw.transactions.map(({ data, txid, hash, fee }) => ({
      data,
      txid: txid ?? hash,
      feeAtomic: fee ?? null,
    })),
    auxiliary: concatBytes(...Object.values(raw.coinbaseaux ?? {})),
    witnessCommitment: raw.default_witness_commitment ?? null,
    mweb: raw.mweb ?? null,
    minTime: raw.mintime,
    currentTime: raw.curtime,
    longPollId: raw.longpollid ?? null,
    canPropose: raw.capabilities?.includes('proposal') ?? false,
    rules: (raw.rules ?? []).map((rule) => rule.replace(/^!/, '')),
  };
}

function targetProblem(bits: string, target: Uint8Array): string | undefined {
  try {
    const fromBits = bigintFromBits(Number.parseInt(bits, 16));
    return bigintFromTarget(target) === fromBits ? undefined : 'not the target of bits';
  } catch (error) {
    return error instanceof Error ? error.message : 'not a target';
  }
}
