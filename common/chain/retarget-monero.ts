/** Blocks whose times and work decide the next difficulty. */
export const MONERO_WINDOW_BLOCKS = 720;
/** Newest blocks that are left out. */
const LAG_BLOCKS = 15;
/** Times dropped at either end of the sorted window. */
const CUT_BLOCKS = 60;

const KEPT_BLOCKS = MONERO_WINDOW_BLOCKS - 2 * CUT_BLOCKS;

/** A block as the difficulty rule sees it. */
export interface MoneroBlockWork {
  readonly timeS: number;
  /** Sum of difficulties up to and including this block. */
  readonly cumulativeDifficulty: bigint;
}

/**
 * Monero's difficulty for the next block.
 *
 * Of the newest 735 blocks the newest 15 are dropped, the times sorted and 60 cut off at either end;
 * D' = ceil(work between the cuts * 120 / max(1, time between the cuts)). Work stays in chain order.
 * Source: monero src/cryptonote_basic/difficulty.cpp next_difficulty; vectors in test/vector/economics-chain.json.
 *
 * @param blocks - the chain's newest blocks, oldest first; more than 735 are ignored
 * @param blockIntervalS - 120 since 2016
 */
export function nextMoneroDifficulty(
  blocks: readonly MoneroBlockWork[],
  blockIntervalS: number,
): bigint {
  const window = blocks.slice(-(MONERO_WINDOW_BLOCKS + LAG_BLOCKS)).slice(0, MONERO_WINDOW_BLOCKS);
  const count = window.length;
  if (count <= 1) return 1n;
  const times = window.map((block) => block.timeS).sort((left, right) => left - right);
  const begin = count <= KEPT_BLOCKS ? 0 : Math.ceil((count - KEPT_BLOCKS) / 2);
  const end = count <= KEPT_BLOCKS ? count : begin + KEPT_BLOCKS;
  const spanS = BigInt(Math.max(1, times[end - 1]! - times[begin]!));
  const work = window[end - 1]!.cumulativeDifficulty - window[begin]!.cumulativeDifficulty;
  return (work * BigInt(blockIntervalS) + spanS - 1n) / spanS;
}
