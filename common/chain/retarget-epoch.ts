import { bigintFromBits, bitsFromBigint } from '../quantity/target.ts';

/** The times between which an epoch was mined, and what it was mined at. */
export interface EpochTimes {
  /** Compact target of the epoch's last block. */
  readonly bits: number;
  /** Time of the first block counted, seconds. */
  readonly firstTimeS: number;
  /** Time of the last block, seconds. */
  readonly lastTimeS: number;
}

/** Blocks between two adjustments of Bitcoin and Litecoin. */
export const EPOCH_BLOCKS = 2016;
/** Two weeks: Bitcoin's aim for 2016 blocks. */
export const BITCOIN_TIMESPAN_S = 1_209_600;
/** Three and a half days: Litecoin's aim for 2016 blocks. */
export const LITECOIN_TIMESPAN_S = 302_400;

/**
 * Bitcoin's next `bits` after an epoch of 2016 blocks.
 *
 * T' = floor(T * clamp(last - first, timespan/4, timespan*4) / timespan), at most powLimit. The first block
 * counted is 2015 back, so that the equilibrium spacing is 600.298 s.
 * Source: Bitcoin Core pow.cpp CalculateNextWorkRequired; vectors in test/vector/economics-chain.json.
 */
export function nextBitcoinBits(epoch: EpochTimes, powLimit: bigint): number {
  const span = clampSpan(epoch, BITCOIN_TIMESPAN_S);
  const target = (bigintFromBits(epoch.bits) * span) / BigInt(BITCOIN_TIMESPAN_S);
  return bitsFromBigint(target > powLimit ? powLimit : target);
}

/**
 * Litecoin's next `bits` after an epoch of 2016 blocks.
 *
 * As Bitcoin's with 302400 s, except that the first block counted is the full 2016 back (2015 at the first
 * adjustment), and that a target close to the limit loses its last bit to stay within 256 bits.
 * Source: Litecoin Core pow.cpp CalculateNextWorkRequired; vectors in test/vector/economics-chain.json.
 */
export function nextLitecoinBits(epoch: EpochTimes, powLimit: bigint): number {
  const span = clampSpan(epoch, LITECOIN_TIMESPAN_S);
  const old = bigintFromBits(epoch.bits);
  const shift = old >= 1n << BigInt(powLimit.toString(2).length - 1) ? 1n : 0n;
  const target = (((old >> shift) * span) / BigInt(LITECOIN_TIMESPAN_S)) << shift;
  return bitsFromBigint(target > powLimit ? powLimit : target);
}

function clampSpan({ firstTimeS, lastTimeS }: EpochTimes, timespanS: number): bigint {
  return BigInt(Math.min(Math.max(lastTimeS - firstTimeS, timespanS / 4), timespanS * 4));
}
