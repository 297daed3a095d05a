import { wholeLanes } from './kernel/kernel.ts';

/**
 * How many nonces to test at once so that a batch lasts about 20 ms: a new job then preempts within 10 to
 * 50 ms, and the call's overhead (measured: 0.1 us for the native kernels) is far below a thousandth.
 */
const BATCH_MS = 20;

const MAX_BATCH = 2 ** 31;

/** The next batch's size from the last one's time; grows at most fourfold, so a hiccup is soon forgotten. */
export function adaptBatch(batch: number, scanned: number, elapsedMs: number): number {
  if (scanned === 0) return batch;
  const fitting = elapsedMs > 0 ? (scanned * BATCH_MS) / elapsedMs : Number.POSITIVE_INFINITY;
  return Math.max(1, wholeLanes(Math.floor(Math.min(fitting, batch * 4, MAX_BATCH))));
}
