import { findRoot } from '../../stats/root.ts';

/**
 * Lundberg's adjustment coefficient of a lump-paying business: the y > 0 with 1 - e^-y = (1 - margin) y.
 *
 * Money drips out and comes back in lumps of one unit: a pool that pays every share at once, a solo miner
 * who pays for power. Ruin from a reserve of u units has chance e^(-y u); y is about 2 * margin for small
 * margins. Source: Rosenfeld 2011 section 3; Albrecher, Finger & Goffard 2021.
 *
 * @param margin - part of the expected flow that is kept, in (0, 1)
 */
export function adjustmentCoefficient(margin: number): number {
  return findRoot(
    (y) => margin - lostShare(y),
    margin,
    1 / (1 - margin),
    Math.max(margin * 1e-15, 1e-300),
  );
}

/** 1 - (1 - e^-y)/y, by its series y/2 - y^2/6 + ... where the difference would cancel. */
function lostShare(y: number): number {
  if (y > 0.1) return 1 + Math.expm1(-y) / y;
  let sum = 0;
  let term = -1;
  for (let n = 2; n < 16; n++) {
    term *= -y / n;
    sum += term;
  }
  return sum;
}
