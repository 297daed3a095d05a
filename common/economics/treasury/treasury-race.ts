import { z } from 'zod';
import { normalQuantile } from '../../stats/normal.ts';
import { defineModel, fraction, quantity } from '../model.ts';
import { countField, priceField, volatilityField } from '../option/field.ts';
import type { Progress } from '../progress.ts';
import { policyField, policyFields, policyNames } from './policy.ts';
import { runPolicy } from './race.ts';

const BAND_SHARES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

const wealthBand = (label: string) =>
  z.array(quantity(label, 'money')).meta({ label, unit: 'money' });

/**
 * Which treasury policy fares how, over thousands of simulated futures.
 *
 * Every policy sees the same prices and the same blocks. Ruin is the share of paths on which costs could not
 * be paid although everything was sold; wealth is 0 from then on. The rig is never switched off here, to show
 * the policy alone.
 */
export const treasuryRaceModel = defineModel({
  id: 'treasury-race',
  title: 'Treasury race',
  section: '7.2',
  formula:
    'dP/P = μ dt + σ dW, blocks ~ Poisson; each policy on the same paths; ruin = share insolvent',
  source: 'Monte Carlo; policies as section 7.1, price as Black and Scholes 1973',
  wrongWhen:
    'A rig that loses money would be switched off, or the price has fatter tails than assumed.',
  input: z.object({
    ...policyFields,
    coinPrice: priceField('Coin price now'),
    volatility: volatilityField('Volatility of the coin').default(0.6),
    drift: quantity('Expected growth of the price', '1/a', { min: -2, max: 2 }).default(0),
    months: countField('Months', 'months', { min: 0, max: 120 }).default(24),
    coinsPerMonth: quantity('Coins in the first month', 'coin', { min: 0, max: 1e9 }),
    blockCoins: quantity('Coins of a block if mining solo (0: pooled)', 'coin', {
      min: 0,
      max: 1e9,
    }).default(0),
    difficultyGrowth: quantity('Difficulty growth per year', '1', { min: -0.99, max: 100 }).default(
      0.3,
    ),
    costPerMonth: quantity('Cost per month', 'money', { min: 0, max: 1e12 }),
    startCoins: quantity('Coins now', 'coin', { min: 0, max: 1e9 }).default(0),
    startFiat: quantity('Currency now', 'money', { min: 0, max: 1e12 }).default(0),
    paths: countField('Paths', '1', { min: 200, max: 20_000 }).default(10_000),
    seed: countField('Seed', '1', { min: 0, max: Number.MAX_SAFE_INTEGER }).default(11),
  }),
  output: z.object({
    policies: z
      .array(
        z.object({
          policy: policyField,
          median: quantity('Median wealth', 'money'),
          low5: quantity('Wealth, worst 5 %', 'money'),
          high95: quantity('Wealth, best 5 %', 'money'),
          mean: quantity('Mean wealth', 'money'),
          ruinChance: fraction('Chance of ruin'),
          ruinError: quantity('95 % error of that chance', '1'),
          medianDrawdown: fraction('Median of the deepest fall'),
          bands: z
            .object({
              p10: wealthBand('10 % of paths lie below'),
              p25: wealthBand('25 % of paths lie below'),
              p50: wealthBand('Median'),
              p75: wealthBand('75 % of paths lie below'),
              p90: wealthBand('90 % of paths lie below'),
            })
            .meta({ label: 'Wealth by month', unit: 'money' }),
        }),
      )
      .meta({ label: 'Policies', unit: 'money' }),
  }),
  example: {
    coinPrice: 60000,
    coinsPerMonth: 0.0228,
    costPerMonth: 1054,
    startFiat: 6000,
    sellShare: 0.5,
    sellAbove: 90000,
    paths: 2000,
  },
  run: (input, progress?: Progress) => {
    const { sellShare, targetWeight, band, sellAbove, ...scenario } = input;
    const policies = policyNames.map((name, index) => {
      const { wealth, insolventPaths, drawdowns } = runPolicy(
        scenario,
        { name, sellShare, targetWeight, band, sellAbove },
        (done) => progress?.((index + done) / policyNames.length) !== false,
      );
      for (const row of wealth) row.sort();
      drawdowns.sort();
      const at = (row: Float32Array, share: number) =>
        row[Math.min(row.length - 1, Math.floor(share * row.length))] as number;
      const last = wealth[scenario.months] as Float32Array;
      const [p10, p25, p50, p75, p90] = BAND_SHARES.map((share) =>
        wealth.map((row) => at(row, share)),
      );
      const ruinChance = insolventPaths / scenario.paths;
      return {
        policy: name,
        median: at(last, 0.5),
        low5: at(last, 0.05),
        high95: at(last, 0.95),
        mean: last.reduce((sum, value) => sum + value, 0) / last.length,
        ruinChance,
        ruinError:
          normalQuantile(0.975) * Math.sqrt((ruinChance * (1 - ruinChance)) / scenario.paths),
        medianDrawdown: at(drawdowns, 0.5),
        bands: { p10: p10 ?? [], p25: p25 ?? [], p50: p50 ?? [], p75: p75 ?? [], p90: p90 ?? [] },
      };
    });
    return { policies };
  },
});
