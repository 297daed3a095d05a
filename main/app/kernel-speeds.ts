import { z } from 'zod';
import type { KernelStore } from '../mining/kernel-store.ts';
import { openJsonRecord } from '../record/json-record.ts';

const Speeds = z.record(
  z.string(),
  z.object({ hps: z.number().positive(), cyclesPerHash: z.number().nullable() }),
);

/** Measured kernel speeds, kept per processor model so that a start need not measure again. */
export function openKernelSpeeds(path: string, problem: (error: unknown) => void): KernelStore {
  return openJsonRecord(
    path,
    (value): value is z.infer<typeof Speeds> => Speeds.safeParse(value).success,
    problem,
  );
}
