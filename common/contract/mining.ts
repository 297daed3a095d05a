import { z } from 'zod';

/** Schemas of the mining area: state, telemetry, shares, kernels. Hash counts are doubles (exact to 2^53). */

export const AlgorithmIdSchema = z.enum(['sha256d', 'scrypt', 'randomx']);

/** Why mining rests. `until` (Unix ms) when known. */
export const PauseReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), untilMs: z.number().nullable() }),
  z.object({ kind: z.literal('no-source') }),
  z.object({ kind: z.literal('waiting-for-job'), sinceMs: z.number() }),
  z.object({
    kind: z.literal('guard'),
    guard: z.string(),
    detail: z.string(),
    untilMs: z.number().nullable(),
  }),
  z.object({ kind: z.literal('payout-proof'), detail: z.string() }),
]);
export type PauseReason = z.infer<typeof PauseReason>;

export const WireErrorSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  retry: z.enum(['no', 'same', 'later']),
});

/** The engine's life as one tagged union. */
export const MiningState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('self-testing') }),
  z.object({
    kind: z.literal('preparing'),
    what: z.string(),
    /** 0 to 1. */
    progress: z.number(),
  }),
  z.object({ kind: z.literal('mining'), sinceMs: z.number() }),
  z.object({ kind: z.literal('paused'), reason: PauseReason, sinceMs: z.number() }),
  z.object({ kind: z.literal('failed'), error: WireErrorSchema }),
]);
export type MiningState = z.infer<typeof MiningState>;

export const MiningStatus = z.object({
  state: MiningState,
  algorithm: AlgorithmIdSchema.nullable(),
  /** Kernel id in use, for example 'avx512'. */
  kernel: z.string().nullable(),
  threads: z.number(),
  dutyPercent: z.number(),
});
export type MiningStatus = z.infer<typeof MiningStatus>;

/** A mean over a window that may not be full yet: `filledMs` < `windowMs` then. */
export const WindowRate = z.object({
  /** H/s; null with less than a second of data. */
  hps: z.number().nullable(),
  windowMs: z.number(),
  filledMs: z.number(),
});
export type WindowRate = z.infer<typeof WindowRate>;

/** Sent at most four times a second while mining. */
export const Telemetry = z.object({
  atMs: z.number(),
  rate10s: WindowRate,
  rate60s: WindowRate,
  rate15min: WindowRate,
  /** Highest 10 s mean of the session, H/s. */
  maxHps: z.number().nullable(),
  /** 10 s mean of each thread, H/s. */
  threads: z.array(z.object({ index: z.number(), hps: z.number().nullable(), kernel: z.string() })),
  hashesSession: z.number(),
  miningMsSession: z.number(),
});
export type Telemetry = z.infer<typeof Telemetry>;

export const ShareCounts = z.object({
  accepted: z.number(),
  rejected: z.number(),
  stale: z.number(),
  /** Sent, not answered yet. */
  pending: z.number(),
  /** Reject code or word -> how often. */
  reasons: z.array(z.object({ code: z.string(), meaning: z.string(), count: z.number() })),
});
export type ShareCounts = z.infer<typeof ShareCounts>;

/** Best share by difficulty, decimal strings because they may exceed a double's exactness. */
export const BestShare = z.object({
  session: z.number().nullable(),
  allTime: z.number().nullable(),
  /** Expected hashes of the share difficulties that were checked, session and all time. */
  hashesSession: z.number(),
  hashesAllTime: z.number(),
});
export type BestShare = z.infer<typeof BestShare>;

export const KernelInfo = z.object({
  algorithm: AlgorithmIdSchema,
  id: z.string(),
  label: z.string(),
  selfTest: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('untested') }),
    z.object({ kind: z.literal('passed') }),
    z.object({ kind: z.literal('failed'), problem: z.string() }),
    z.object({ kind: z.literal('unavailable'), reason: z.string() }),
  ]),
  /** One thread's speed in the last micro-benchmark, H/s. */
  hps: z.number().nullable(),
  /** Cycles of the core clock per hash, where the clock could be measured. */
  cyclesPerHash: z.number().nullable(),
  memoryBytes: z.number().nullable(),
  inUse: z.boolean(),
  pinned: z.boolean(),
});
export type KernelInfo = z.infer<typeof KernelInfo>;

export const PauseArgument = z.strictObject({
  /** Minutes until it resumes by itself; null: until told. */
  minutes: z
    .number()
    .int()
    .min(1)
    .max(7 * 24 * 60)
    .nullable(),
});
