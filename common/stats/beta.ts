import { logGamma } from './gamma.ts';

/**
 * I_x(a, b), the regularised incomplete beta function: the chance that a beta variable of these shapes is at
 * most x.
 *
 * Lentz's continued fraction on the side where it converges fast (Numerical Recipes 6.4); about 1e-12
 * relative up to shapes of ten thousand.
 *
 * @throws {@link RangeError} for a shape of at most 0 or x outside [0, 1]
 */
export function lowerBeta(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`beta shapes must be above 0, got ${a} and ${b}`);
  if (!(x >= 0 && x <= 1)) throw new RangeError(`incomplete beta needs x in 0..1, got ${x}`);
  if (x === 0 || x === 1) return x;
  return x < (a + 1) / (a + b + 2) ? betaFraction(a, b, x) : 1 - betaFraction(b, a, 1 - x);
}

/**
 * The x with I_x(a, b) = p, by bisection on the whole unit interval: slow and certain.
 *
 * @param p - probability in [0, 1]
 */
export function betaQuantile(a: number, b: number, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`betaQuantile needs p in 0..1, got ${p}`);
  if (p === 0 || p === 1) return p;
  let low = 0;
  let high = 1;
  for (let i = 0; i < 1100 && high - low > 1e-16 * high; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (lowerBeta(a, b, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function betaFraction(a: number, b: number, x: number): number {
  const logPrefix =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let h = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    if (Math.abs(d) < tiny) d = tiny;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    if (Math.abs(d) < tiny) d = tiny;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return (Math.exp(logPrefix) * h) / a;
}
