import { z } from 'zod';
import { CheckLine } from './source.ts';

/** What limits RandomX on this machine: the only algorithm here whose speed hangs on memory and caches. */
export const RandomxInfo = z.object({
  isLibraryThere: z.boolean(),
  /** The mode in use, or the one that the free memory allows; null: neither. */
  mode: z.enum(['fast', 'light']).nullable(),
  isRunning: z.boolean(),
  /** Memory of that mode that all threads share; null without a mode. */
  memoryBytes: z.number().nullable(),
  cores: z.number(),
  /** All third-level caches together; null where the system does not tell. */
  cacheBytes: z.number().nullable(),
  /** Threads while the user chose no number: as many as the cache feeds. */
  threads: z.number(),
  /** Library, memory, large pages and threads, each with the next step. */
  lines: z.array(CheckLine),
});
export type RandomxInfo = z.infer<typeof RandomxInfo>;
