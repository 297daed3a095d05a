import { fillPieces } from './kernel/randomx-dataset.ts';
import { loadRandomx } from './kernel/randomx-library.ts';
import { applyThreadPriority } from './priority.ts';
import type { FillStart } from './worker-protocol.ts';

/** Fills a share of a RandomX dataset and ends. */
export function fill(start: FillStart): void {
  applyThreadPriority(start.priority);
  fillPieces(loadRandomx(start.nativeFolder), start);
}
