/** How long to wait before trying again, and when to forget past failures. Pure: time and chance come in. */

export interface BackoffPlan {
  readonly firstMs: number;
  readonly capMs: number;
  /** A connection that held this long counts as good: the next failure starts from `firstMs` again. */
  readonly stableMs: number;
}

/**
 * One second at first, so that a restarted node is found at once; a minute at most, so that one that comes
 * back after hours is found within a minute; a stable minute before the count is forgotten, so that a server
 * that accepts and drops is not hammered.
 */
export const RECONNECT: BackoffPlan = { firstMs: 1000, capMs: 60_000, stableMs: 60_000 };

/**
 * Delay before the given attempt: firstMs * 2^(attempt-1), at most capMs, times 0.75 to 1.25 at random so
 * that many clients of one server do not come back together.
 *
 * @param attempt - 1 for the first retry
 * @param random - 0 <= x < 1
 */
export function delayBefore(attempt: number, random: number, plan: BackoffPlan): number {
  const exponent = Math.min(Math.max(attempt, 1) - 1, 30);
  const base = Math.min(plan.firstMs * 2 ** exponent, plan.capMs);
  return Math.round(base * (0.75 + 0.5 * random));
}

/**
 * The number of the attempt that follows a failure.
 *
 * @param previous - number of the attempt that just failed, 0 before the first
 * @param heldMs - how long the connection was good; 0 when it never was
 */
export function attemptAfterFailure(previous: number, heldMs: number, plan: BackoffPlan): number {
  return heldMs >= plan.stableMs ? 1 : previous + 1;
}
