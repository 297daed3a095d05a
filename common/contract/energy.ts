import { z } from 'zod';

/** Schemas of the energy account: what mining adds at each thread count, and the ledger by the hour. */

/** One thread count of a guided measurement. */
export const MeasuredPoint = z.object({
  threads: z.number(),
  /** Mean of the whole reading, W, and the standard error of that mean. */
  powerW: z.number(),
  errorW: z.number(),
  /** Above the idle baseline, W. */
  addedW: z.number(),
  hashrateHps: z.number(),
  /** null where nothing measurable was added. */
  jPerHash: z.number().nullable(),
});
export type MeasuredPoint = z.infer<typeof MeasuredPoint>;

export const MeasuredPower = z.object({
  atMs: z.number(),
  algorithm: z.string(),
  kernel: z.string(),
  /** Threads the machine had. */
  machineThreads: z.number(),
  /** Id and words of the instrument. */
  source: z.string(),
  from: z.string(),
  provenance: z.enum(['measured', 'estimated']),
  /** Baseline, and how far it had drifted by the end, W. */
  idleW: z.number(),
  driftW: z.number(),
  points: z.array(MeasuredPoint),
  /** Most hashes per joule. */
  efficientThreads: z.number().nullable(),
});
export type MeasuredPower = z.infer<typeof MeasuredPower>;

export const MeasurementState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('running'),
    /** Of this many steps, counted from 1. */
    step: z.number(),
    steps: z.number(),
    threads: z.number(),
    phase: z.enum(['settling', 'reading']),
    /** 0 to 1, of the whole. */
    progress: z.number(),
    remainingMs: z.number(),
    from: z.string(),
  }),
  z.object({ kind: z.literal('failed'), problem: z.string(), atMs: z.number() }),
]);
export type MeasurementState = z.infer<typeof MeasurementState>;

/** What is known of the watts that mining adds. */
export const MarginalInfo = z.object({
  state: MeasurementState,
  result: MeasuredPower.nullable(),
  /** Thread count of most profit at the present price and reward: 0 when none pays; null when one of them is unknown. */
  profitThreads: z.number().nullable(),
});
export type MarginalInfo = z.infer<typeof MarginalInfo>;

/** One hour of the ledger. Sums of what was known; `knownS` of `miningS` seconds had a power reading. */
export const EnergyHour = z.object({
  /** Start of the hour, Unix ms. */
  atMs: z.number(),
  miningS: z.number(),
  knownS: z.number(),
  /** Seconds whose power was measured, not estimated or typed. */
  measuredS: z.number(),
  miningKwh: z.number(),
  /** Whole machine while mining; null when never known. */
  machineKwh: z.number().nullable(),
  /** null when no price was known in that hour. */
  cost: z.number().nullable(),
  currency: z.string(),
  /** null when no carbon intensity was known. */
  gCo2: z.number().nullable(),
});
export type EnergyHour = z.infer<typeof EnergyHour>;

export const EnergyRange = z.strictObject({ fromMs: z.number(), toMs: z.number() });

export const ExportedFile = z.object({ name: z.string(), type: z.string(), text: z.string() });
