import { chainWorkFromTarget } from '../quantity/difficulty.ts';
import { bigintFromBits, bitsFromBigint, targetFromBigint } from '../quantity/target.ts';

/** A block as the practice rule sees it. */
export interface PracticeBlock {
  readonly timeS: number;
  readonly bits: number;
}

/** Seconds between practice blocks. */
export const PRACTICE_INTERVAL_S = 20;

/**
 * About 262,000 hashes: a second or two even for the slowest kernel, so that a newcomer sees a block at once.
 */
export const PRACTICE_POW_LIMIT = 1n << 238n;

/** Blocks remembered: few enough to follow a changed thread count within two or three minutes. */
const WINDOW_BLOCKS = 8;

/** Largest step either way per block: a fast machine climbs 2^14 in seven blocks, a lucky block does little harm. */
const STEP = 4n;

/** A solve time counts for at most this: a night's pause says nothing about the hashrate. */
const SOLVE_TIME_MAX_S = 6 * PRACTICE_INTERVAL_S;

/** Waiting this long for a block starts to make it easier, doubling the target with every further interval. */
const PATIENCE_S = 3 * PRACTICE_INTERVAL_S;

/**
 * The practice chain's `bits` for a block of this time.
 *
 * The hashrate is taken from the last 8 blocks, work / solve times; the target is what it meets in 20 s, at
 * most four times easier or harder than the last, at most 2^238. When nobody finds a block for a minute (fewer
 * threads, a slower kernel), the target doubles every further 20 s: both template and check compute it from
 * the candidate's own time.
 *
 * @param recent - newest blocks, oldest first, genesis included; one more than the window is used
 * @param timeS - of the candidate, seconds
 * @throws {@link RangeError} without any block
 */
export function nextPracticeBits(recent: readonly PracticeBlock[], timeS: number): number {
  const window = recent.slice(-(WINDOW_BLOCKS + 1));
  const last = window.at(-1);
  if (!last) throw new RangeError('the practice chain begins with its genesis block');
  const target = relax(steadyTarget(window, last), timeS - last.timeS);
  return bitsFromBigint(target > PRACTICE_POW_LIMIT ? PRACTICE_POW_LIMIT : target);
}

function steadyTarget(window: readonly PracticeBlock[], last: PracticeBlock): bigint {
  const lastTarget = bigintFromBits(last.bits);
  let work = 0n;
  let elapsedS = 0;
  for (const [index, block] of window.entries()) {
    const previous = window[index - 1];
    if (!previous) continue;
    work += chainWorkFromTarget(targetFromBigint(bigintFromBits(block.bits)));
    elapsedS += Math.min(Math.max(block.timeS - previous.timeS, 0), SOLVE_TIME_MAX_S);
  }
  if (work === 0n) return lastTarget;
  // Blocks within one second count as one second; at least one hash is wanted.
  const hashesWanted = (work * BigInt(PRACTICE_INTERVAL_S)) / BigInt(Math.max(elapsedS, 1)) + 1n;
  const target = (1n << 256n) / hashesWanted;
  if (target > lastTarget * STEP) return lastTarget * STEP;
  return target < lastTarget / STEP ? lastTarget / STEP : target;
}

function relax(target: bigint, waitedS: number): bigint {
  const doublings = Math.floor((waitedS - PATIENCE_S) / PRACTICE_INTERVAL_S);
  return doublings <= 0 ? target : target << BigInt(Math.min(doublings, 256));
}
