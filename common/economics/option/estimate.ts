/** Natural log of each ratio of neighbours; prices above 0, one fewer returns than prices. */
export function logReturns(prices: readonly number[]): number[] {
  return prices.slice(1).map((price, i) => Math.log(price / (prices[i] as number)));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample covariance (n - 1) of two series of equal length, at least 2. */
export function covariance(first: readonly number[], second: readonly number[]): number {
  const [a, b] = [mean(first), mean(second)];
  const sum = first.reduce((total, x, i) => total + (x - a) * ((second[i] as number) - b), 0);
  return sum / (first.length - 1);
}

/** Sample standard deviation (n - 1) of at least 2 values. */
export function standardDeviation(values: readonly number[]): number {
  return Math.sqrt(covariance(values, values));
}

/** Pearson correlation in [-1, 1]; null if either series does not move. */
export function correlationOf(first: readonly number[], second: readonly number[]): number | null {
  const scale = standardDeviation(first) * standardDeviation(second);
  return scale > 0 ? Math.max(-1, Math.min(1, covariance(first, second) / scale)) : null;
}

/**
 * Exponentially weighted standard deviation, seeded with the first squared return:
 * `s^2 = lambda s^2 + (1 - lambda) u^2`. RiskMetrics 1996.
 *
 * @param decay - lambda in [0, 1)
 */
export function weightedDeviation(returns: readonly number[], decay: number): number {
  const [first = 0, ...rest] = returns;
  return Math.sqrt(rest.reduce((variance, u) => nextVariance(variance, u, decay), first * first));
}

/** One step of the exponentially weighted variance. */
export function nextVariance(variance: number, value: number, decay: number): number {
  return decay * variance + (1 - decay) * value * value;
}
