import { gammaQuantile, lowerGamma, poissonTerm, upperGamma } from './gamma.ts';

/** P(N = count) for N ~ Poisson(mean). `count` is a whole number of at least 0, mean at least 0. */
export function poissonProbability(count: number, mean: number): number {
  checkPoisson(count, mean);
  return poissonTerm(count, mean);
}

/** P(N <= count): the chance of seeing at most `count` events when `mean` are expected. */
export function poissonAtMost(count: number, mean: number): number {
  checkPoisson(count, mean);
  return upperGamma(count + 1, mean);
}

/** P(N >= count): the chance of seeing at least `count` events when `mean` are expected. */
export function poissonAtLeast(count: number, mean: number): number {
  checkPoisson(count, mean);
  return count === 0 ? 1 : lowerGamma(count, mean);
}

/**
 * Garwood's exact two-sided interval for the mean of a Poisson variable seen once.
 *
 * lower = chi2(alpha/2; 2n)/2, and 0 for n = 0; upper = chi2(1 - alpha/2; 2n + 2)/2.
 * Source: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936.
 *
 * @param count - events seen, a whole number of at least 0
 * @param confidence - coverage, strictly between 0 and 1; at least that much is guaranteed
 * @throws {@link RangeError} outside those ranges
 */
export function garwoodInterval(
  count: number,
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  checkPoisson(count, 0);
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence must lie between 0 and 1, got ${confidence}`);
  }
  const tail = (1 - confidence) / 2;
  return {
    lower: count === 0 ? 0 : gammaQuantile(count, tail),
    upper: gammaQuantile(count + 1, 1 - tail),
  };
}

function checkPoisson(count: number, mean: number): void {
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`a Poisson count is a whole number of at least 0, got ${count}`);
  }
  if (!(mean >= 0)) throw new RangeError(`a Poisson mean is at least 0, got ${mean}`);
}
