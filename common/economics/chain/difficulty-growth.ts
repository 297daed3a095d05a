import { z } from 'zod';
import { normalQuantile } from '../../stats/normal.ts';
import { defineModel, quantity, quantityOrNull, refuseInput } from '../model.ts';
import { DAYS_PER_YEAR, difficultyField, SECONDS_PER_DAY } from '../work.ts';
import { timeField } from './bits.ts';

const YEAR_S = DAYS_PER_YEAR * SECONDS_PER_DAY;

/** Growth per year from growth per epoch: (1 + g)^(365.25 / epochDays) - 1. */
export function annualFromEpochGrowth(perEpoch: number, epochDays = 14): number {
  return Math.expm1((Math.log1p(perEpoch) * DAYS_PER_YEAR) / epochDays);
}

/** Growth per epoch from growth per year; the inverse of {@link annualFromEpochGrowth}. */
export function epochFromAnnualGrowth(annual: number, epochDays = 14): number {
  return Math.expm1((Math.log1p(annual) * epochDays) / DAYS_PER_YEAR);
}

/** A straight line through ln D over years. */
export interface GrowthFit {
  /** Continuous growth per year. */
  readonly growth: number;
  /** Standard error of `growth`; null with two points. */
  readonly standardError: number | null;
  /** Scatter of ln D around the line; null with two points. */
  readonly residual: number | null;
  readonly count: number;
  readonly meanYears: number;
  readonly meanLog: number;
  readonly sumSquares: number;
}

/**
 * Least squares of ln D on time.
 *
 * @param points - at least two, at different times; years on any origin
 */
export function fitGrowth(
  points: readonly { readonly years: number; readonly difficulty: number }[],
): GrowthFit {
  const count = points.length;
  const logs = points.map((point) => Math.log(point.difficulty));
  const meanYears = points.reduce((sum, point) => sum + point.years, 0) / count;
  const meanLog = logs.reduce((sum, log) => sum + log, 0) / count;
  let sumSquares = 0;
  let sumProducts = 0;
  for (const [index, point] of points.entries()) {
    sumSquares += (point.years - meanYears) ** 2;
    sumProducts += (point.years - meanYears) * (logs[index]! - meanLog);
  }
  const growth = sumProducts / sumSquares;
  let squares = 0;
  for (const [index, point] of points.entries()) {
    squares += (logs[index]! - meanLog - growth * (point.years - meanYears)) ** 2;
  }
  const residual = count > 2 ? Math.sqrt(squares / (count - 2)) : null;
  return {
    growth,
    standardError: residual === null ? null : residual / Math.sqrt(sumSquares),
    residual,
    count,
    meanYears,
    meanLog,
    sumSquares,
  };
}

/** Retargets of 3, 6 and 12 months of Bitcoin. */
const WINDOWS = [6, 13, 26] as const;

/**
 * How fast difficulty grew, over three windows, and where that leads with the band of the fit.
 *
 * ln D is fitted on time; prediction spread s sqrt(1 + 1/k + (t - mean)^2 / Sxx). Difficulty is closer to a
 * random walk than to a line with noise, so the band is the least one can say.
 */
export const difficultyGrowth = defineModel({
  id: 'difficulty-growth',
  title: 'Growth of difficulty, fitted and projected',
  section: '1.10',
  formula: 'ln D = a + g t by least squares over the last 6, 13, 26 retargets; 1 + annual = e^g',
  source: 'Ordinary least squares; prediction interval of a regression line',
  wrongWhen: 'Growth changes: machines, prices and halvings do not follow a line.',
  input: z.object({
    retargets: z
      .array(z.object({ timeS: timeField('Time'), difficulty: difficultyField }))
      .min(2, { error: 'must hold at least two adjustments' })
      .max(10_000, { error: 'must hold at most 10000 adjustments' })
      .meta({ label: 'Adjustments, oldest first', unit: '1' }),
    horizonYears: quantity('Horizon', 'a', { min: 0, max: 20 }).default(1),
    confidence: quantity('Confidence of the band', '1', { min: 0.5, max: 0.9999 }).default(0.9),
  }),
  output: z.object({
    fits: z
      .array(
        z.object({
          retargets: quantity('Adjustments used', '1', { min: 2 }),
          annualGrowth: quantity('Growth per year', '1', { min: -1 }),
          annualLow: quantityOrNull('Lower end', '1', 'too few adjustments'),
          annualHigh: quantityOrNull('Upper end', '1', 'too few adjustments'),
          growthPerEpoch: quantity('Growth per 14 days', '1', { min: -1 }),
          standardError: quantityOrNull('Standard error of ln growth', '1/a', 'too few'),
          projected: quantity('Projected difficulty', '1', { min: 0 }),
          projectedLow: quantityOrNull('Projected, lower end', '1', 'too few adjustments'),
          projectedHigh: quantityOrNull('Projected, upper end', '1', 'too few adjustments'),
        }),
      )
      .meta({ label: 'Fits, shortest window first', unit: '1' }),
  }),
  example: {
    retargets: Array.from({ length: 27 }, (_, index) => ({
      timeS: 1_700_000_000 + 1_209_600 * index,
      difficulty: 65e12 * 1.0157 ** index * (1 + 0.03 * Math.sin(index)),
    })),
  },
  run: ({ retargets, horizonYears, confidence }) => {
    const last = retargets.at(-1)!.timeS;
    const points = retargets.map(({ timeS, difficulty }) => ({
      years: (timeS - last) / YEAR_S,
      difficulty,
    }));
    for (const [index, { timeS }] of retargets.entries()) {
      if (index > 0 && timeS <= retargets[index - 1]!.timeS) {
        refuseInput(
          'difficulty-growth',
          `retargets.${index}.timeS`,
          timeS,
          'must be later than the adjustment before it',
        );
      }
    }
    const z = normalQuantile(0.5 + confidence / 2);
    const sizes = [...new Set(WINDOWS.map((size) => Math.min(size + 1, points.length)))];
    return {
      fits: sizes.map((size) => {
        const fit = fitGrowth(points.slice(-size));
        const centre = fit.meanLog + fit.growth * (horizonYears - fit.meanYears);
        const spread =
          fit.residual === null
            ? null
            : z *
              fit.residual *
              Math.sqrt(1 + 1 / fit.count + (horizonYears - fit.meanYears) ** 2 / fit.sumSquares);
        const error = fit.standardError === null ? null : z * fit.standardError;
        const annualGrowth = Math.expm1(fit.growth);
        return {
          retargets: size,
          annualGrowth,
          annualLow: error === null ? null : Math.expm1(fit.growth - error),
          annualHigh: error === null ? null : Math.expm1(fit.growth + error),
          growthPerEpoch: epochFromAnnualGrowth(annualGrowth),
          standardError: fit.standardError,
          projected: Math.exp(centre),
          projectedLow: spread === null ? null : Math.exp(centre - spread),
          projectedHigh: spread === null ? null : Math.exp(centre + spread),
        };
      }),
    };
  },
});
