import type { AlgorithmId } from '../../common/mining/job.ts';
import { targetFromBigint } from '../../common/quantity/target.ts';

/**
 * How easy a local share is, so that a solo miner learns its best difficulty from a few shares a minute
 * and not from a flood of them.
 */
export interface SharePace {
  readonly hashesPerShare: number;
  readonly sinceMs: number;
  readonly shares: number;
}

/** Seconds between local shares: often enough to see that work goes on, rare enough to cost nothing. */
export const SHARE_INTERVAL_MS = 5000;

/** Hashes of the first share: within a second for the slowest kernel of each algorithm. */
const FIRST_HASHES: Readonly<Record<AlgorithmId, number>> = {
  sha256d: 2 ** 20,
  scrypt: 2 ** 9,
  randomx: 2 ** 9,
};

const HASHES_MIN = 2 ** 6;
const HASHES_MAX = 2 ** 60;
/** Shares that make a rate worth believing: its error is about a third. */
const ENOUGH_SHARES = 8;

export function firstPace(algorithm: AlgorithmId, nowMs: number): SharePace {
  return { hashesPerShare: FIRST_HASHES[algorithm], sinceMs: nowMs, shares: 0 };
}

export function paceAfterShare(pace: SharePace): SharePace {
  return { ...pace, shares: pace.shares + 1 };
}

/**
 * Looks whether the pace fits. It changes by powers of two, at most 256 at once, after eight shares that came
 * more than twice too fast, or after a wait of eight intervals with less than two.
 *
 * @returns the same object when nothing is to change
 */
export function reviewPace(pace: SharePace, nowMs: number): SharePace {
  const elapsedMs = Math.max(nowMs - pace.sinceMs, 1);
  const ratio = (pace.shares * SHARE_INTERVAL_MS) / elapsedMs;
  if (pace.shares >= ENOUGH_SHARES && ratio >= 2) return stepped(pace, ratio, nowMs);
  if (elapsedMs >= 8 * SHARE_INTERVAL_MS) {
    if (pace.shares < 2) return stepped(pace, 1 / 8, nowMs);
    if (ratio <= 0.5) return stepped(pace, ratio, nowMs);
    return { ...pace, shares: 0, sinceMs: nowMs };
  }
  return pace;
}

/** 2^256 / hashes, little-endian. */
export function targetOfPace(pace: SharePace): Uint8Array {
  return targetFromBigint((1n << 256n) / BigInt(pace.hashesPerShare));
}

function stepped(pace: SharePace, ratio: number, nowMs: number): SharePace {
  const exponent = Math.max(-8, Math.min(8, Math.round(Math.log2(ratio))));
  const hashes = pace.hashesPerShare * 2 ** exponent;
  return {
    hashesPerShare: Math.max(HASHES_MIN, Math.min(HASHES_MAX, hashes)),
    sinceMs: nowMs,
    shares: 0,
  };
}
