import { z } from 'zod';
import { normalQuantile } from '../../stats/normal.ts';
import { defineModel, quantity, quantityOrNull, refuseInput } from '../model.ts';
import { correlationOf, logReturns } from './estimate.ts';
import { countField } from './field.ts';
import { pricesField } from './volatility.ts';

const still = 'a series does not move';

/**
 * Correlation of two price series, at once and with the second lagging the first.
 *
 * Difficulty follows price with weeks of delay, so the same-day figure understates how they move together:
 * look at lags of 0 to 6 weeks. The 95 % band is Fisher's: atanh(r) +- 1.96/sqrt(n-3).
 */
export const correlationModel = defineModel({
  id: 'correlation',
  title: 'Correlation of two series',
  section: '5.6',
  formula: 'ρ_k = corr(ln returns of first, ln returns of second k periods later)',
  source: 'Pearson; Fisher 1921 for the interval',
  wrongWhen: 'The link changed within the series, or both follow a third thing.',
  input: z.object({
    first: pricesField('First series (price)', 5),
    second: pricesField('Second series (difficulty, hashprice or power)', 5),
    lags: countField('Lags to try', '1', { min: 0, max: 60 }).default(6),
  }),
  output: z.object({
    correlation: quantityOrNull('Correlation at once', '1', still),
    low: quantityOrNull('Low end, 95 %', '1', still),
    high: quantityOrNull('High end, 95 %', '1', still),
    bestLag: quantityOrNull('Lag with the strongest correlation', '1', still),
    byLag: z
      .array(quantityOrNull('Correlation', '1', still))
      .meta({ label: 'Correlation by lag', unit: '1' }),
    returns: quantity('Returns used', '1'),
  }),
  example: {
    first: [100, 102, 101, 105, 103, 108, 110, 107, 111, 115],
    second: [100, 100, 101, 101, 103, 103, 106, 108, 107, 110],
    lags: 3,
  },
  run: ({ first, second, lags }) => {
    if (first.length !== second.length) {
      refuseInput(
        'correlation',
        'second',
        second.length,
        `must hold as many prices as the first series, ${first.length}`,
      );
    }
    const [a, b] = [logReturns(first), logReturns(second)];
    const most = Math.min(lags, a.length - 3);
    const byLag = Array.from({ length: most + 1 }, (_, lag) =>
      correlationOf(a.slice(0, a.length - lag), b.slice(lag)),
    );
    const correlation = byLag[0] ?? null;
    const reach = normalQuantile(0.975) / Math.sqrt(Math.max(1, a.length - 3));
    const strength = byLag.map((value) => Math.abs(value ?? -1));
    const strongest = Math.max(...strength);
    return {
      correlation,
      low: correlation === null ? null : Math.tanh(Math.atanh(correlation) - reach),
      high: correlation === null ? null : Math.tanh(Math.atanh(correlation) + reach),
      bestLag: strongest < 0 || byLag.every((v) => v === null) ? null : strength.indexOf(strongest),
      byLag,
      returns: a.length,
    };
  },
});
