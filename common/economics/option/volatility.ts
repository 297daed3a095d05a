import { z } from 'zod';
import { gammaQuantile } from '../../stats/gamma.ts';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';
import { logReturns, standardDeviation, weightedDeviation } from './estimate.ts';

/** Bounds outside which an estimate says more about its data than about the market. */
const PLAUSIBLE = { min: 0.05, max: 2.5 } as const;

/** Fewer returns than this make the estimate a guess. */
const ENOUGH_RETURNS = 20;

/** A list of prices above 0, oldest first. */
export function pricesField(label: string, least: number) {
  return z
    .array(quantity(label, 'money', { positive: true, max: 1e15 }), {
      error: 'must be a list of prices',
    })
    .min(least, { error: `must hold at least ${least} prices` })
    .max(100_000, { error: 'must hold at most 100000 prices' })
    .meta({ label, unit: 'money' });
}

/**
 * Volatility from a series of prices at equal distances.
 *
 * Close to close: the sample standard deviation of log returns times the root of the periods per year (365
 * for coins, which trade every day; 252 for power and shares). The 95 % band is the chi-square interval for
 * normal returns. `clamped` holds the estimate within 5 % to 250 % for use in the option models.
 */
export const volatilityModel = defineModel({
  id: 'volatility',
  title: 'Volatility from prices',
  section: '5.6',
  formula: 'σ = stdev(ln(P_i / P_(i-1))) √(periods per year); EWMA s² = λ s² + (1-λ) u²',
  source: 'Hull, "Options, Futures, and Other Derivatives", chapters 15 and 23; RiskMetrics 1996',
  wrongWhen:
    'Prices have gaps or volatility changed within the series; the future need not repeat it.',
  input: z.object({
    prices: pricesField('Prices, oldest first', 3),
    periodsPerYear: quantity('Prices per year', '1/a', { positive: true, max: 1e6 }).default(365),
    decay: quantity('Decay of the weighted estimate', '1', { min: 0, max: 0.9999 }).default(0.94),
  }),
  output: z.object({
    annual: quantity('Volatility per year', '1/√a'),
    low: quantityOrNull('Low end, 95 %', '1/√a', 'not enough returns'),
    high: quantityOrNull('High end, 95 %', '1/√a', 'not enough returns'),
    clamped: quantity('Volatility to use, within 5 % and 250 %', '1/√a'),
    perPeriod: quantity('Standard deviation per period', '1'),
    zeroMean: quantity('Standard deviation per period around 0', '1'),
    weighted: quantity('Weighted standard deviation per period', '1'),
    weightedAnnual: quantity('Weighted volatility per year', '1/√a'),
    returns: quantity('Returns used', '1'),
    isShort: flag('Fewer than 20 returns'),
  }),
  example: { prices: [100, 102, 101, 105, 103, 108] },
  run: ({ prices, periodsPerYear, decay }) => {
    const returns = logReturns(prices);
    const root = Math.sqrt(periodsPerYear);
    const perPeriod = standardDeviation(returns);
    const weighted = weightedDeviation(returns, decay);
    const annual = perPeriod * root;
    const freedom = returns.length - 1;
    const bound = (p: number) => annual * Math.sqrt(freedom / (2 * gammaQuantile(freedom / 2, p)));
    return {
      annual,
      low: bound(0.975),
      high: bound(0.025),
      clamped: Math.max(PLAUSIBLE.min, Math.min(PLAUSIBLE.max, annual)),
      perPeriod,
      zeroMean: Math.sqrt(returns.reduce((sum, u) => sum + u * u, 0) / returns.length),
      weighted,
      weightedAnnual: weighted * root,
      returns: returns.length,
      isShort: returns.length < ENOUGH_RETURNS,
    };
  },
});
