import { z } from 'zod';

/** Schemas of the machine: readings with provenance and age. */

/** A value, its unit, where it comes from, and since when. Unknown is null with a reason, never 0. */
export const Reading = z.object({
  id: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  provenance: z.enum(['measured', 'estimated', 'typed', 'assumed', 'unavailable']),
  /** Instrument, formula or person: 'k10temp', 'TDP x load, +-30 %', 'you'. */
  from: z.string(),
  atMs: z.number().nullable(),
  /** Older than this it is stale. */
  staleAfterMs: z.number().nullable(),
  /** A line for a terminal that would make it readable, where there is one. */
  fix: z.string().optional(),
});
export type Reading = z.infer<typeof Reading>;

export const MachineInfo = z.object({
  cpu: z.string(),
  physicalCores: z.number().nullable(),
  threads: z.number(),
  memoryBytes: z.number(),
  os: z.string(),
  features: z.array(z.string()),
  /** W, when the processor was recognised. */
  tdpW: z.number().nullable(),
  readings: z.array(Reading),
});
export type MachineInfo = z.infer<typeof MachineInfo>;

/** The power account behind the money. */
export const PowerAccount = z.object({
  /** Whole machine now. */
  machine: Reading,
  /** What the machine draws when it does not mine. */
  idle: Reading,
  /** What mining adds: the cost that is counted. */
  marginal: Reading,
});
export type PowerAccount = z.infer<typeof PowerAccount>;
