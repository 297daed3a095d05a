import { z } from 'zod';
import { WireErrorSchema } from './mining.ts';
import { PayoutAction, PayoutExpect, SourceSettings } from './settings.ts';

/** Schemas of the work area: sources, jobs, blocks, coinbase view, diagnosis. */

/** A source's life. */
export const SourceState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('connecting'), sinceMs: z.number() }),
  z.object({ kind: z.literal('working'), sinceMs: z.number() }),
  z.object({
    kind: z.literal('waiting'),
    error: WireErrorSchema,
    /** Unix ms of the next attempt, for the countdown. */
    retryAtMs: z.number(),
    attempt: z.number(),
  }),
  /** Needs the user: wrong password, wrong address. Retried after a change only. */
  z.object({ kind: z.literal('failed'), error: WireErrorSchema }),
]);
export type SourceState = z.infer<typeof SourceState>;

export const SourceInfo = z.object({
  settings: SourceSettings,
  /** A password is saved; it never comes back. */
  hasSecret: z.boolean(),
  state: SourceState,
  /** For example 'Litecoin Core 0.21.2' or the pool's host. */
  peer: z.string().nullable(),
  latencyMs: z.number().nullable(),
  lastJobAtMs: z.number().nullable(),
});
export type SourceInfo = z.infer<typeof SourceInfo>;

export const JobInfo = z.object({
  id: z.string(),
  sourceId: z.string(),
  chainId: z.string().nullable(),
  algorithm: z.enum(['sha256d', 'scrypt', 'randomx']),
  height: z.number().nullable(),
  shareDifficulty: z.number(),
  /** Difficulty of a block on this chain's own scale. */
  networkDifficulty: z.number().nullable(),
  transactions: z.number().nullable(),
  receivedAtMs: z.number(),
});
export type JobInfo = z.infer<typeof JobInfo>;

/** What the source knows of its chain; amounts in atomic units as decimal strings. */
export const NetworkInfo = z.object({
  chainId: z.string(),
  /** Of the block that is being looked for. */
  height: z.number().nullable(),
  difficulty: z.number().nullable(),
  /** Hashes expected for one block. */
  hashesPerBlock: z.number().nullable(),
  networkHashrateHps: z.number().nullable(),
  subsidyAtomic: z.string().nullable(),
  feesAtomic: z.string().nullable(),
  /** Time of the block that began the epoch of the tip; only an own node of a chain with epochs tells it. */
  adjustedAtMs: z.number().nullable().optional(),
  /** 'own node', 'pool', 'practice'. */
  from: z.string(),
  atMs: z.number(),
});
export type NetworkInfo = z.infer<typeof NetworkInfo>;

/**
 * What a coinbase proves about who is paid:
 * `proven` - it pays the address at least as much as expected; `short` - less; `missing` - nothing;
 * `none-expected` - a shared pool, which pays from its own wallet later; `unchecked` - nothing was expected.
 */
export const PayoutProof = z.object({
  level: z.enum(['proven', 'short', 'missing', 'none-expected', 'unchecked']),
  expect: PayoutExpect,
  /** 0 to 1 of the value; null where there is no address to look for. */
  paidShare: z.number().nullable(),
  /** 0 to 1; null where nothing is expected. */
  minShare: z.number().nullable(),
  /** What follows from this level; null: mined as usual. */
  action: PayoutAction.nullable(),
  /** The own node's word on the whole block (a proposal); null where it gave none or there is no node. */
  isNodeSatisfied: z.boolean().nullable(),
});
export type PayoutProof = z.infer<typeof PayoutProof>;

/** A coinbase decoded by code separate from the one that built it. */
export const CoinbaseView = z.object({
  jobId: z.string(),
  sourceId: z.string(),
  height: z.number().nullable(),
  sizeBytes: z.number(),
  /** Printable part of the scriptSig. */
  text: z.string(),
  outputs: z
    .array(
      z.object({
        index: z.number(),
        scriptType: z.string(),
        address: z.string().nullable(),
        valueAtomic: z.string(),
        /** 0 to 1 of the total. */
        share: z.number(),
        yours: z.boolean(),
      }),
    )
    .max(200),
  totalAtomic: z.string(),
  /** 0 to 1, null when no payout address is expected here. */
  yoursShare: z.number().nullable(),
  /** Absent where nobody but this program made the chain (practice). */
  proof: PayoutProof.optional(),
});
export type CoinbaseView = z.infer<typeof CoinbaseView>;

/** A found block from finding to maturity. */
export const BlockState = z.enum([
  /** On disk, not yet answered by a node. */
  'submitting',
  /** A node accepted it; no header has confirmed it yet. */
  'accepted',
  /** In the best chain by its header. */
  'confirmed',
  /** Old enough to spend. */
  'matured',
  /** The network kept another block at this height. */
  'orphaned',
  /** Refused for good, with the reason. */
  'refused',
]);
export const BlockInfo = z.object({
  hash: z.string(),
  chainId: z.string(),
  sourceId: z.string(),
  height: z.number(),
  foundAtMs: z.number(),
  state: BlockState,
  confirmations: z.number(),
  maturityBlocks: z.number(),
  rewardAtomic: z.string().nullable(),
  address: z.string().nullable(),
  /** The node's last words: null, 'duplicate', 'high-hash', a network problem. */
  reason: z.string().nullable(),
  attempts: z.number(),
});
export type BlockInfo = z.infer<typeof BlockInfo>;

/** One line of a diagnosis. */
export const CheckLine = z.object({
  id: z.string(),
  label: z.string(),
  outcome: z.enum(['passed', 'attention', 'failed', 'skipped']),
  detail: z.string(),
  elapsedMs: z.number().nullable(),
  /** What failed, for a page to word; `detail` says it in English. */
  error: WireErrorSchema.optional(),
  /** SHA-256 of a certificate that nobody vouches for: what a pin would trust. */
  fingerprint: z.string().optional(),
});
export type CheckLine = z.infer<typeof CheckLine>;
export const CheckReport = z.object({
  sourceId: z.string(),
  atMs: z.number(),
  /** True only when a job could be mined. */
  mineable: z.boolean(),
  lines: z.array(CheckLine),
});
export type CheckReport = z.infer<typeof CheckReport>;

/** What an address is, before it is used. */
export const AddressReport = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('payable'),
    chainId: z.string(),
    chainLabel: z.string(),
    form: z.string(),
    scriptHex: z.string(),
    groups: z.array(z.string()),
  }),
  z.object({ kind: z.literal('refused'), problem: z.string() }),
]);
export type AddressReport = z.infer<typeof AddressReport>;
