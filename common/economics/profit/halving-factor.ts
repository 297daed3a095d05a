/** How a chain's reward shrinks: the fee share of the reward now, and when the subsidy halves. */
export interface HalvingPath {
  /** Part of today's reward that is fees, 0 to 1; it stays. */
  readonly feeShare: number;
  /** Years to the next halving; null when there is none. */
  readonly yearsToHalving: number | null;
  readonly halvingYears: number;
}

/** Reward after `halvings` over reward now: (1 - phi) / 2^n + phi; (1 + phi)/2 after one. */
export function rewardFactor(feeShare: number, halvings: number): number {
  return (1 - feeShare) * 2 ** -halvings + feeShare;
}

/** Halvings that have happened by `years` from now; one at that very moment counts. */
export function halvingsBy(years: number, path: HalvingPath): number {
  if (path.yearsToHalving === null || years < path.yearsToHalving) return 0;
  return 1 + Math.floor((years - path.yearsToHalving) / path.halvingYears);
}
