const EULER_GAMMA = 0.5772156649015329;

/**
 * e^x E1(x) with E1 the exponential integral, for x > 0; about 1/x for large x.
 *
 * Series below 1, Lentz's continued fraction above. Source: Abramowitz & Stegun 5.1.11 and 5.1.22.
 *
 * @throws {@link RangeError} for x <= 0 or NaN
 */
export function scaledExponentialIntegral(x: number): number {
  if (!(x > 0)) throw new RangeError(`the exponential integral needs x above 0, got ${x}`);
  if (x < 1) {
    let sum = -EULER_GAMMA - Math.log(x);
    let power = -1;
    for (let n = 1; n < 30; n++) {
      power *= -x / n;
      sum += power / n;
    }
    return Math.exp(x) * sum;
  }
  let b = x + 1;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 500; i++) {
    const a = -i * i;
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return h;
}
