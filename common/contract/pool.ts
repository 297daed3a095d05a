import { z } from 'zod';

/** A pool and the blocks it found. */
export const PoolBlocks = z.strictObject({
  name: z.string().trim().min(1).max(80),
  blocks: z.number().min(0).max(1e9),
});
export type PoolBlocks = z.infer<typeof PoolBlocks>;

/** More than any explorer lists. */
export const mostPools = 200;

/** Blocks by pool over some time, as the user put them: nobody is asked for them. */
export const PoolWeek = z.array(PoolBlocks).max(mostPools);
