import { normalCdf, normalPdf } from '../../stats/normal.ts';
import { tanhSinh } from '../../stats/quadrature.ts';
import { findRoot } from '../../stats/root.ts';
import { bachelierPayoff } from './bachelier.ts';
import { lognormalPayoff } from './black-76.ts';
import { ratioVolatility } from './margrabe.ts';

/**
 * The payoff `max(F1 - F2 - K, 0)` at one date: a day of mining, where F1 is hashprice, F2 the power it
 * burns and K every other cost. Log deviations are sigma sqrt T, at least 0.
 */
export interface Spread {
  readonly received: number;
  readonly given: number;
  readonly cost: number;
  readonly receivedDeviation: number;
  readonly givenDeviation: number;
  readonly correlation: number;
}

/** How to price a spread; 'exact' is quadrature and the truth the other two are judged by. */
export type SpreadMethod = 'kirk' | 'bjerksund-stensland' | 'exact';

/**
 * Undiscounted value of the spread, at least 0.
 *
 * A negative power price, or costs that turn into income (F2 + K <= 0), has no lognormal model; those dates
 * are priced by Bachelier with the same standard deviations in money.
 */
export function spreadPayoff(method: SpreadMethod, spread: Spread): number {
  const { received, given, cost } = spread;
  if (given < 0 || given + cost <= 0) return normalSpread(spread);
  if (received === 0) return 0;
  if (method === 'kirk') return kirkSpread(spread);
  if (method === 'bjerksund-stensland') return bjerksundStenslandSpread(spread);
  return exactSpread(spread).value;
}

/** The spread of two normal prices with deviations `F s`. */
function normalSpread(spread: Spread): number {
  const { received, given, cost, receivedDeviation, givenDeviation, correlation } = spread;
  const deviation = ratioVolatility(
    received * receivedDeviation,
    Math.abs(given) * givenDeviation,
    given < 0 ? -correlation : correlation,
  );
  return bachelierPayoff('call', received - given - cost, deviation);
}

/** Kirk 1995: Black-76 on F1 against F2 + K with `s^2 = s1^2 - 2 rho s1 s2 f + (s2 f)^2`, f = F2/(F2+K). */
function kirkSpread(spread: Spread): number {
  const { received, given, cost, receivedDeviation, givenDeviation, correlation } = spread;
  const strike = given + cost;
  const deviation = ratioVolatility(
    receivedDeviation,
    (givenDeviation * given) / strike,
    correlation,
  );
  return lognormalPayoff('call', received, strike, deviation);
}

/** Bjerksund and Stensland 2014, "Closed form spread option valuation": a lower bound, closer than Kirk. */
function bjerksundStenslandSpread(spread: Spread): number {
  const { received, given, cost, receivedDeviation: s1, givenDeviation: s2, correlation } = spread;
  const strike = given + cost;
  const share = given / strike;
  const deviation = ratioVolatility(s1, share * s2, correlation);
  const distance = received === strike ? 0 : Math.log(received / strike);
  const chance = (shift: number) => {
    const numerator = distance + shift;
    return normalCdf(numerator === 0 ? 0 : numerator / deviation);
  };
  const cross = correlation * s1 * s2;
  const own = 0.5 * s1 * s1;
  const other = 0.5 * share * share * s2 * s2;
  const value =
    received * chance(own - share * cross + other) -
    given * chance(-own + cross + other - share * s2 * s2) -
    cost * chance(-own + other);
  return Math.max(0, value);
}

/** The spread and its deltas; each is F1 P1 - F2 P2 - K P3 with P the chances of exercise by measure. */
interface ExactSpread {
  readonly value: number;
  /** Chance of exercise seen from each leg; also the undiscounted deltas to F1, -F2 and -K. */
  readonly receivedChance: number;
  readonly givenChance: number;
  readonly costChance: number;
}

/** Normal deviations integrated over: the mass outside is below 1e-18. */
const REACH = 9;

/**
 * Exact value for F1 > 0, F2 >= 0, F2 + K > 0: condition on the power price, which leaves a closed form, and
 * integrate over it.
 *
 * Each of the three exercise chances is taken under its own measure, so the integrand stays between 0 and
 * 1 at any volatility. Where it is smooth the trapezoidal rule is exact to rounding; where it is steep the
 * range is split where exercise turns from likely to unlikely (at most two points, found in closed form and
 * by Brent) and tanh-sinh takes over, so correlation +-1, where the integrand is a step, is exact too.
 */
export function exactSpread(spread: Spread): ExactSpread {
  const { received, given, cost, receivedDeviation: s1, givenDeviation: s2, correlation } = spread;
  const loading = correlation * s1;
  const residual = s1 * Math.sqrt(Math.max(0, 1 - correlation * correlation));
  const logReceived = Math.log(received) - 0.5 * loading * loading;

  /** ln of the expected F1 given z, minus ln(F2(z) + K); plus infinity where costs are an income. */
  const excess = (z: number) => {
    const strike = given * Math.exp(s2 * z - 0.5 * s2 * s2) + cost;
    return strike > 0 ? logReceived + loading * z - Math.log(strike) : Number.POSITIVE_INFINITY;
  };

  const step = smoothStep(spread, loading, residual);

  /** Chance of exercise when z is drawn around `centre` and ln F1's residual is shifted by `tilt` variances. */
  const chance = (centre: number, tilt: number) => {
    const shift = tilt * residual * residual;
    const shifted = (z: number) => excess(z) + shift;
    const conditional = (z: number) => {
      const numerator = shifted(z);
      return normalPdf(z - centre) * normalCdf(numerator === 0 ? 0 : numerator / residual);
    };
    if (step !== undefined) return Math.min(1, trapezoid(conditional, centre, step));
    const low = centre - REACH;
    const high = centre + REACH;
    const cuts = [low, ...crossings(shifted, low, high, turningPoint(spread, loading)), high];
    let sum = 0;
    for (let i = 1; i < cuts.length; i++) {
      sum += tanhSinh(conditional, cuts[i - 1] ?? low, cuts[i] ?? high, 1e-12);
    }
    return Math.min(1, Math.max(0, sum));
  };

  const receivedChance = chance(loading, 0.5);
  const givenChance = given === 0 ? 0 : chance(s2, -0.5);
  const costChance = chance(0, -0.5);
  const value = received * receivedChance - given * givenChance - cost * costChance;
  return { value: Math.max(0, value), receivedChance, givenChance, costChance };
}

/**
 * Step at which the trapezoidal rule is exact to about 1e-15, or undefined if the integrand is too steep.
 *
 * The error is the integrand's Fourier transform at 2 pi / step: a normal density times a normal
 * distribution of slope k decays like `exp(-w^2 / 2(1 + k^2))`, and the singularities of ln(F2(z) + K), which
 * lie pi / s2 off the real line, like `exp(-w pi / s2)`.
 */
function smoothStep(
  { cost, givenDeviation: s2 }: Spread,
  loading: number,
  residual: number,
): number | undefined {
  const slope = Math.max(Math.abs(loading), Math.abs(loading - s2)) / residual;
  if (cost < 0 || !(slope <= STEEPEST)) return undefined;
  const frequency = Math.max(Math.sqrt(70 * (1 + slope * slope)), (35 * s2) / Math.PI);
  return (2 * Math.PI) / frequency;
}

/** Beyond this slope the trapezoidal rule would need more points than tanh-sinh. */
const STEEPEST = 6;

/** Trapezoidal rule over the whole line for an integrand that vanishes beyond `REACH` of its centre. */
function trapezoid(f: (z: number) => number, centre: number, step: number): number {
  let sum = f(centre);
  for (let k = 1; k * step <= REACH; k++) sum += f(centre - k * step) + f(centre + k * step);
  return sum * step;
}

/** The z at which ln F1(z) - ln(F2(z) + K) has its one extremum, if it has one. */
function turningPoint({ given, cost, givenDeviation: s2 }: Spread, loading: number) {
  const share = loading / s2;
  const odds = ((cost / given) * share) / (1 - share);
  const z = Math.log(odds) / s2 + 0.5 * s2;
  return Number.isFinite(z) ? z : undefined;
}

/** Where a function with at most one turning point changes sign inside the interval, in order. */
function crossings(
  f: (z: number) => number,
  low: number,
  high: number,
  turning: number | undefined,
): number[] {
  const ends = [
    low,
    ...(turning !== undefined && turning > low && turning < high ? [turning] : []),
    high,
  ];
  const roots: number[] = [];
  for (let i = 1; i < ends.length; i++) {
    const [a = low, b = high] = [ends[i - 1], ends[i]];
    if (f(a) < 0 !== f(b) < 0) roots.push(findRoot((z) => clip(f(z)), a, b));
  }
  return roots;
}

/** Keeps a root finder's arithmetic finite. */
function clip(x: number): number {
  return Math.max(-1e6, Math.min(1e6, x));
}
