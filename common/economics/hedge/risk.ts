/** Risk of a set of simulated gains; losses are above 0 in both value at risk figures. */
interface RiskReport {
  readonly mean: number;
  readonly deviation: number;
  /** 95 % error of the mean by simulation. */
  readonly meanError: number;
  /** Minus the quantile of the gains at 1 - confidence. */
  readonly valueAtRisk: number;
  readonly valueAtRiskError: number;
  /** Minus the mean of the gains below that quantile. */
  readonly expectedShortfall: number;
  readonly expectedShortfallError: number;
  readonly lossChance: number;
}

/** Two-sided 95 % of a normal. */
const TWO_SIDED = 1.959963984540054;

/**
 * Summarises gains.
 *
 * @param sorted - ascending, at least one
 * @param confidence - in (0, 1)
 */
export function riskOf(sorted: Float64Array, confidence: number): RiskReport {
  const count = sorted.length;
  const value = (i: number) => sorted[Math.max(0, Math.min(count - 1, i))] as number;
  let mean = 0;
  for (let i = 0; i < count; i++) mean += value(i) / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (value(i) - mean) ** 2;
  const deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;

  const tail = Math.max(1, Math.round(count * (1 - confidence)));
  let tailMean = 0;
  for (let i = 0; i < tail; i++) tailMean += value(i) / tail;
  const quantile = value(tail - 1);
  let tailSquares = 0;
  for (let i = 0; i < tail; i++) tailSquares += (value(i) - tailMean) ** 2;
  // Order statistics that bracket the quantile with 95 %: binomial with mean `tail`.
  const reach = Math.ceil(TWO_SIDED * Math.sqrt(count * confidence * (1 - confidence)));
  const tailVariance = tailSquares / tail + confidence * (quantile - tailMean) ** 2;
  return {
    mean,
    deviation,
    meanError: (TWO_SIDED * deviation) / Math.sqrt(count),
    valueAtRisk: -quantile,
    valueAtRiskError: 0.5 * (value(tail - 1 + reach) - value(tail - 1 - reach)),
    expectedShortfall: -tailMean,
    expectedShortfallError: TWO_SIDED * Math.sqrt(tailVariance / tail),
    lossChance: countBelow(sorted, 0) / count,
  };
}

/** How many of an ascending list are below `limit`. */
export function countBelow(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Shares of each list per bin, over bins that span all but the outermost 0.5 % of both lists; what lies
 * beyond is counted in the first and last bin.
 */
export function histogramOf(lists: readonly Float64Array[], bins: number) {
  const at = (list: Float64Array, share: number) =>
    list[Math.min(list.length - 1, Math.floor(list.length * share))] as number;
  const low = Math.min(...lists.map((list) => at(list, 0.005)));
  const high = Math.max(...lists.map((list) => at(list, 0.995)));
  const width = (high - low || 1) / bins;
  const edges = Array.from({ length: bins + 1 }, (_, i) => low + i * width);
  const shares = lists.map((list) =>
    Array.from({ length: bins }, (_, i) => {
      const from = i === 0 ? 0 : countBelow(list, edges[i] as number);
      const to = i === bins - 1 ? list.length : countBelow(list, edges[i + 1] as number);
      return (to - from) / list.length;
    }),
  );
  return { edges, shares };
}
