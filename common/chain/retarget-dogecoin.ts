import { bigintFromBits, bitsFromBigint } from '../quantity/target.ts';
import type { EpochTimes } from './retarget-epoch.ts';

/** First block of the DigiShield rule. */
export const DIGISHIELD_HEIGHT = 145_000;

const BLOCK_TIMESPAN_S = 60;
const EARLY_TIMESPAN_S = 4 * 60 * 60;

/**
 * Dogecoin's `bits` for the next block since height 145000 (DigiShield).
 *
 * m = 60 + trunc((dt - 60) / 8), clamped to 45..90; T' = floor(T * m / 60), at most powLimit.
 * Source: Dogecoin Core src/dogecoin.cpp CalculateDogecoinNextWorkRequired; vectors in test/vector/economics-chain.json.
 *
 * @param last - `firstTimeS` is the time of the block before the last one
 */
export function nextDigishieldBits(last: EpochTimes, powLimit: bigint): number {
  const elapsedS = last.lastTimeS - last.firstTimeS;
  const modulatedS = BLOCK_TIMESPAN_S + Math.trunc((elapsedS - BLOCK_TIMESPAN_S) / 8);
  const spanS = Math.min(Math.max(modulatedS, 45), 90);
  return scaleBits(last.bits, spanS, BLOCK_TIMESPAN_S, powLimit);
}

/**
 * Dogecoin's `bits` after an epoch of 240 blocks, before height 145000.
 *
 * Four hours for 240 blocks, at most four times easier, at most 16 (to height 5000), 8 (to 10000) or 4 times
 * harder.
 *
 * @param lastHeight - height of the epoch's last block
 */
export function nextEarlyDogecoinBits(
  epoch: EpochTimes,
  lastHeight: number,
  powLimit: bigint,
): number {
  const nextHeight = lastHeight + 1;
  const hardest = nextHeight > 10_000 ? 4 : nextHeight > 5_000 ? 8 : 16;
  const elapsedS = epoch.lastTimeS - epoch.firstTimeS;
  const spanS = Math.min(Math.max(elapsedS, EARLY_TIMESPAN_S / hardest), EARLY_TIMESPAN_S * 4);
  return scaleBits(epoch.bits, spanS, EARLY_TIMESPAN_S, powLimit);
}

function scaleBits(bits: number, spanS: number, timespanS: number, powLimit: bigint): number {
  const target = (bigintFromBits(bits) * BigInt(spanS)) / BigInt(timespanS);
  return bitsFromBigint(target > powLimit ? powLimit : target);
}
