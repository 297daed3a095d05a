import { normalQuantile } from './normal.ts';

/**
 * The gamma function and the gamma distribution, from which Poisson, chi-square and Erlang follow.
 *
 * Prefixes are computed the saddle-point way (C. Loader, "Fast and Accurate Computation of Binomial
 * Probabilities", 2000), so a shape of a million loses no digits to cancelling logarithms.
 */

const LANCZOS_G = 7;
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * Natural logarithm of the gamma function for x > 0, to about 1e-14 of max(1, |result|).
 *
 * Source: C. Lanczos 1964 with g = 7, n = 9; Stirling's series above 15.
 *
 * @throws {@link RangeError} for x <= 0 or NaN
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs x above 0, got ${x}`);
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  if (x > 15) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  const z = x - 1;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (z + i);
  const t = z + LANCZOS_G + 0.5;
  return HALF_LOG_TWO_PI + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * m^k e^-m / Gamma(k + 1) for real k >= 0 and m >= 0: the Poisson probability of k when k is whole.
 *
 * Source: Loader 2000, the deviance form; exact to a few ulps for any size of k.
 */
export function poissonTerm(k: number, mean: number): number {
  if (mean === 0) return k === 0 ? 1 : 0;
  if (k === 0) return Math.exp(-mean);
  if (k < 1e-300 * mean || !Number.isFinite(mean)) return 0;
  return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k);
}

/**
 * P(a, x), the regularised lower incomplete gamma function: the chance that a gamma variable of shape
 * `a` and scale 1 is at most x.
 *
 * Series below x = a + 1, Lentz's continued fraction above (Numerical Recipes 6.2). Cost grows with
 * sqrt(a): about 1 ms at a = 1e9.
 *
 * @throws {@link RangeError} for a <= 0, x < 0 or NaN
 */
export function lowerGamma(a: number, x: number): number {
  checkGamma(a, x);
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Q(a, x) = 1 - P(a, x) without the cancellation; see {@link lowerGamma}. */
export function upperGamma(a: number, x: number): number {
  checkGamma(a, x);
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/**
 * The x with P(a, x) = p: quantile of the gamma distribution of shape `a` and scale 1.
 *
 * Newton's steps on the smaller tail, kept inside a shrinking bracket.
 *
 * @param p - probability in [0, 1]; 0 gives 0 and 1 gives Infinity
 * @throws {@link RangeError} for a <= 0 or p outside [0, 1]
 */
export function gammaQuantile(a: number, p: number): number {
  if (!(a > 0)) throw new RangeError(`gammaQuantile needs a shape above 0, got ${a}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`gammaQuantile needs p in 0..1, got ${p}`);
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const excess = (x: number) => (p < 0.5 ? lowerGamma(a, x) - p : 1 - p - upperGamma(a, x));
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = quantileGuess(a, p);
  if (x === 0) return 0;
  for (let i = 0; i < 400; i++) {
    const error = excess(x);
    if (error === 0) return x;
    if (error < 0) low = x;
    else high = x;
    const density = (poissonTerm(a, x) * a) / x;
    let next = x - error / density;
    if (!(next > low && next < high))
      next = high === Number.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return next;
    x = next;
  }
  return x;
}

/** Wilson and Hilferty's cube of a normal for shapes from 1, the first term of the series below. */
function quantileGuess(a: number, p: number): number {
  const z = normalQuantile(p);
  const cube = a * (1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))) ** 3;
  if (a >= 1 && cube > 0) return cube;
  return Math.min(a, Math.exp((Math.log(p) + logGamma(a + 1)) / a));
}

function checkGamma(a: number, x: number): void {
  if (!(a > 0)) throw new RangeError(`incomplete gamma needs a shape above 0, got ${a}`);
  if (!(x >= 0)) throw new RangeError(`incomplete gamma needs x of at least 0, got ${x}`);
}

function gammaSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-18; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return poissonTerm(a, x) * sum;
}

function gammaFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10_000_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return poissonTerm(a, x) * a * h;
}

/** log Gamma(k + 1) minus Stirling's formula. */
function stirlingError(k: number): number {
  return k > 15
    ? stirlingSeries(k)
    : logGamma(k + 1) - (k + 0.5) * Math.log(k) + k - HALF_LOG_TWO_PI;
}

function stirlingSeries(x: number): number {
  const y = 1 / (x * x);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - y / 1188) * y) * y) * y) / x;
}

/** k ln(k/m) + m - k without cancellation near k = m (Loader's bd0). */
function deviance(k: number, mean: number): number {
  if (Math.abs(k - mean) >= 0.1 * (k + mean)) return k * Math.log(k / mean) + mean - k;
  const v = (k - mean) / (k + mean);
  let sum = (k - mean) * v;
  let term = 2 * k * v;
  for (let j = 1; j < 1000; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
