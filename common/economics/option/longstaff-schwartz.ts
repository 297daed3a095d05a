import { z } from 'zod';
import { createRandom } from '../../stats/random.ts';
import { defineModel, quantity } from '../model.ts';
import { type Progress, report } from '../progress.ts';
import { europeanOption } from './european-option.ts';
import { countField, priceField, rateField, volatilityField, yearsField } from './field.ts';
import { exerciseByRegression } from './regression-exercise.ts';

/** A put that can be exercised at `dates` equally spaced dates, the last at `years`. */
interface BermudanPut {
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly carryYield: number;
  readonly volatility: number;
  readonly dates: number;
  /** Rounded up to even: each path has its mirror image. */
  readonly paths: number;
  readonly seed: number;
  /** Degree of the regression's polynomial. */
  readonly degree: number;
}

/**
 * Values the put by Longstaff and Schwartz's least squares Monte Carlo on antithetic geometric paths.
 *
 * Memory: 8 bytes * paths * dates. @throws {@link StoppedError} if `progress` says so
 */
export function valueBermudanPut(put: BermudanPut, progress?: Progress) {
  const pairs = Math.ceil(put.paths / 2);
  const { dates, strike } = put;
  const dt = put.years / dates;
  const drift = (put.rate - put.carryYield - 0.5 * put.volatility ** 2) * dt;
  const jump = put.volatility * Math.sqrt(dt);
  const random = createRandom(put.seed);
  /** One row per date: prices of every path, in units of the strike. */
  const prices = Array.from({ length: dates }, () => new Float64Array(2 * pairs));
  const logStart = Math.log(put.spot / strike);
  const logs = new Float64Array(2 * pairs).fill(logStart);
  for (const [date, row] of prices.entries()) {
    for (let pair = 0; pair < pairs; pair++) {
      const shock = jump * random.normal();
      const first = (logs[2 * pair] as number) + drift + shock;
      const second = (logs[2 * pair + 1] as number) + drift - shock;
      logs[2 * pair] = first;
      logs[2 * pair + 1] = second;
      row[2 * pair] = Math.exp(first);
      row[2 * pair + 1] = Math.exp(second);
    }
    report(progress, (0.5 * (date + 1)) / dates);
  }
  const cash = exerciseByRegression({
    prices,
    payoff: (price) => Math.max(0, 1 - price),
    discount: Math.exp(-put.rate * dt),
    degree: put.degree,
    progress: (done) => progress?.(0.5 + 0.5 * done) !== false,
  });
  let sum = 0;
  let squares = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const mean = 0.5 * ((cash[2 * pair] as number) + (cash[2 * pair + 1] as number));
    sum += mean;
    squares += mean * mean;
  }
  const mean = sum / pairs;
  const variance = Math.max(0, squares / pairs - mean * mean) / pairs;
  const now = Math.max(0, strike - put.spot);
  return { value: Math.max(now, mean * strike), standardError: Math.sqrt(variance) * strike };
}

/**
 * The right to sell early, by simulation: a put on a coin or on a rig's resale price.
 *
 * Paths are simulated, then from the last date back the value of waiting is regressed on a polynomial of
 * the price over the paths that are in the money, and a path is exercised where that is less than what it
 * pays now. A lower bound in the limit of many paths. Vectors: the paper's eight paths and Table 1.
 */
export const longstaffSchwartzModel = defineModel({
  id: 'longstaff-schwartz',
  title: 'Right to sell early, by simulation',
  section: '5.5',
  formula: 'exercise where K - S > E[later | S], E by least squares on 1, S, S², …',
  source:
    'Longstaff and Schwartz 2001, "Valuing American options by simulation: a simple least-squares approach"',
  wrongWhen: 'Few paths or a high degree: the regression fits noise and the value is biased up.',
  input: z.object({
    spot: priceField('Price today').positive({ error: 'must be above 0' }).meta({
      label: 'Price today',
      unit: 'money',
    }),
    strike: priceField('Price it can be sold at')
      .positive({ error: 'must be above 0' })
      .meta({ label: 'Price it can be sold at', unit: 'money' }),
    years: yearsField,
    rate: rateField,
    carryYield: rateField.meta({ label: 'Yield of holding it', unit: '1/a' }).default(0),
    volatility: volatilityField('Volatility of the price'),
    dates: countField('Dates at which it can be sold', '1', { min: 1, max: 200 }).default(50),
    paths: countField('Paths', '1', { min: 100, max: 100_000 }).default(50_000),
    degree: countField('Degree of the regression', '1', { min: 1, max: 6 }).default(3),
    seed: countField('Seed', '1', { min: 0, max: Number.MAX_SAFE_INTEGER }).default(11),
  }),
  output: z.object({
    value: quantity('Value', 'money'),
    standardError: quantity('Standard error of the simulation', 'money'),
    european: quantity('Value without the right to sell early', 'money'),
    earlyPremium: quantity('What selling early adds', 'money'),
  }),
  example: { spot: 36, strike: 40, years: 1, rate: 0.06, volatility: 0.2, paths: 20_000 },
  run: (input, progress?: Progress) => {
    const { value, standardError } = valueBermudanPut(input, progress);
    const european = europeanOption({ ...input, side: 'put' });
    return { value, standardError, european, earlyPremium: value - european };
  },
});
