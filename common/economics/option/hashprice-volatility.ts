import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { correlationField, volatilityField } from './field.ts';
import { ratioVolatility } from './margrabe.ts';

/**
 * Volatility of hashprice composed from those of the coin price and of difficulty.
 *
 * Hashprice is price * reward / difficulty, so its log variance is that of a ratio,
 * `s_P^2 + s_D^2 - 2 rho s_P s_D`. Difficulty is constant within an epoch: measure it on 14-day returns.
 */
export const hashpriceVolatilityModel = defineModel({
  id: 'hashprice-volatility',
  title: 'Volatility of hashprice from price and difficulty',
  section: '5.6',
  formula: 'σ_h² = σ_P² + σ_D² - 2ρσ_Pσ_D',
  source: 'Variance of a log ratio; as in Margrabe 1978',
  wrongWhen: 'Fees move a large part of the reward: then use a series of hashprice itself.',
  input: z.object({
    priceVolatility: volatilityField('Volatility of the coin price'),
    difficultyVolatility: volatilityField('Volatility of difficulty'),
    correlation: correlationField,
  }),
  output: z.object({ volatility: quantity('Volatility of hashprice', '1/√a') }),
  example: { priceVolatility: 0.6, difficultyVolatility: 0.15, correlation: 0.2 },
  run: ({ priceVolatility, difficultyVolatility, correlation }) => ({
    volatility: ratioVolatility(priceVolatility, difficultyVolatility, correlation),
  }),
});
