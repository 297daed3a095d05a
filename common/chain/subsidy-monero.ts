const MONEY_SUPPLY = (1n << 64n) - 1n;
const EMISSION_SHIFT_PER_MINUTE = 20;
const TAIL_PER_MINUTE = 300_000_000_000n;

/** Tail emission per two-minute block: 0.6 XMR. */
export const MONERO_TAIL_SUBSIDY = 2n * TAIL_PER_MINUTE;

/** Main-network height from which every block makes the tail emission (June 2022). */
export const MONERO_TAIL_HEIGHT = 2_641_623;

/** Block weight, in bytes, below which nothing is taken from the reward. */
const FULL_REWARD_WEIGHT = 300_000;

/**
 * Monero's subsidy for a block that is not over the median weight.
 *
 * (2^64 - 1 - A) >> (20 - (m - 1)), at least 0.3 XMR * m, with m minutes between blocks.
 * Source: monero src/cryptonote_basic/cryptonote_basic_impl.cpp get_block_reward; vectors in test/vector/economics-chain.json.
 *
 * @param generatedAtomic - piconero made so far
 * @param blockMinutes - 2 since 2016, 1 before
 * @returns piconero
 */
export function moneroSubsidy(generatedAtomic: bigint, blockMinutes: 1 | 2 = 2): bigint {
  const shift = BigInt(EMISSION_SHIFT_PER_MINUTE - (blockMinutes - 1));
  const subsidy = (MONEY_SUPPLY - generatedAtomic) >> shift;
  const tail = TAIL_PER_MINUTE * BigInt(blockMinutes);
  return subsidy > tail ? subsidy : tail;
}

/**
 * What is left of a subsidy when the block is heavier than the median.
 *
 * w <= M: all; M < w <= 2M: floor(floor(subsidy * (2M - w) * w / M) / M).
 *
 * @param weight - of the block, bytes
 * @param medianWeight - of recent blocks, bytes
 * @param fullRewardWeight - median used when the real one is smaller
 * @throws {@link RangeError} over twice the median: no such block is valid
 */
export function penalizedMoneroSubsidy(
  subsidyAtomic: bigint,
  weight: number,
  medianWeight: number,
  fullRewardWeight: number = FULL_REWARD_WEIGHT,
): bigint {
  const median = BigInt(Math.max(medianWeight, fullRewardWeight));
  const size = BigInt(weight);
  if (size <= median) return subsidyAtomic;
  if (size > 2n * median) throw new RangeError('a block may weigh twice the median at most');
  return (subsidyAtomic * (2n * median - size) * size) / median / median;
}
