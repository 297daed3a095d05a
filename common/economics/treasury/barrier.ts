import { normalCdf } from '../../stats/normal.ts';

/** A lognormal price and a level it may touch. */
interface Barrier {
  readonly start: number;
  readonly level: number;
  /** Expected growth per year. */
  readonly drift: number;
  readonly volatility: number;
  readonly years: number;
}

/**
 * Chance that a geometric Brownian price falls to `level` at any time before `years`.
 *
 * `N((x - nT)/(s sqrt T)) + e^(2 n x / s^2) N((x + nT)/(s sqrt T))`, n = drift - s^2/2, x = ln(level/start). 1 if it is
 * there already; a level of 0 is never reached. Without volatility the path is known.
 * Source: Harrison 1985, "Brownian Motion and Stochastic Flow Systems", section 1.8.
 */
export function chanceOfFalling({ start, level, drift, volatility, years }: Barrier): number {
  if (level >= start) return 1;
  if (level <= 0) return 0;
  const distance = Math.log(level / start);
  const trend = drift - 0.5 * volatility * volatility;
  return firstPassage(distance, trend, volatility, years);
}

/** Chance that it rises to `level` before `years`: the mirror image of {@link chanceOfFalling}. */
export function chanceOfRising({ start, level, drift, volatility, years }: Barrier): number {
  if (level <= start) return 1;
  if (start <= 0) return 0;
  const distance = -Math.log(level / start);
  const trend = 0.5 * volatility * volatility - drift;
  return firstPassage(distance, trend, volatility, years);
}

/** Chance that a Brownian motion with `trend` falls to `distance` < 0. */
function firstPassage(distance: number, trend: number, volatility: number, years: number): number {
  const deviation = volatility * Math.sqrt(years);
  if (deviation === 0) return trend * years <= distance ? 1 : 0;
  const direct = normalCdf((distance - trend * years) / deviation);
  const mirrored = normalCdf((distance + trend * years) / deviation);
  // The factor may overflow exactly where its partner vanishes.
  const exponent = (2 * trend * distance) / (volatility * volatility);
  const reflected = mirrored === 0 ? 0 : Math.exp(exponent + Math.log(mirrored));
  return Math.min(1, direct + reflected);
}
