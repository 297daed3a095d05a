/**
 * Standard deviation of a mean-reverting logarithm after `years`: `sigma sqrt((1 - e^-2kT) / 2k)`.
 *
 * At k = 0 the random walk, sigma sqrt T; for large k T it stops growing at sigma / sqrt(2k).
 * Source: Schwartz 1997, "The stochastic behavior of commodity prices", one-factor model.
 *
 * @param reversion - speed k per year, at least 0; ln 2 / k is the half-life of a shock
 */
export function revertingDeviation(volatility: number, reversion: number, years: number): number {
  const x = 2 * reversion * years;
  return volatility * Math.sqrt(x < 1e-12 ? years : (years * -Math.expm1(-x)) / x);
}
