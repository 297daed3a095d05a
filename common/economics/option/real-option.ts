/**
 * The two roots of the fundamental quadratic `s^2/2 b(b-1) + (r-d) b - r = 0`: how a perpetual claim on a
 * lognormal price bends above and below its trigger. Dixit and Pindyck 1994, chapter 5.
 *
 * @param rate - r above 0
 * @param shortfall - d, how far expected growth falls short of the rate, above 0
 * @param volatility - s above 0
 * @returns rise above 1, fall below 0
 */
export function fundamentalRoots(rate: number, shortfall: number, volatility: number) {
  const variance = volatility * volatility;
  const half = (rate - shortfall) / variance - 0.5;
  const root = Math.sqrt(half * half + (2 * rate) / variance);
  // The direct formula of one root cancels when |half| is large; their product is -2r/s^2.
  const product = (-2 * rate) / variance;
  return half > 0
    ? { rise: product / (-half - root), fall: -half - root }
    : { rise: root - half, fall: product / (root - half) };
}
