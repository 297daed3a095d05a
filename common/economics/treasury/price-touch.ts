import { z } from 'zod';
import { defineModel, fraction, quantity } from '../model.ts';
import { priceField, volatilityField, yearsField } from '../option/field.ts';
import { chanceOfFalling, chanceOfRising } from './barrier.ts';

/**
 * Chance that a price touches a level at any time within a horizon, from above or below.
 *
 * First passage of a geometric Brownian motion; higher than the chance of ending beyond it, about twice
 * without a trend. Used for liquidation, margin calls and ruin.
 */
export const priceTouchModel = defineModel({
  id: 'price-touch',
  title: 'Chance that a price touches a level',
  section: '7.2',
  formula: 'N((x-νT)/(σ√T)) + e^(2νx/σ²) N((x+νT)/(σ√T)), ν = μ - σ²/2, x = ln(b/S)',
  source:
    'Harrison 1985, "Brownian Motion and Stochastic Flow Systems"; Hull, chapter on barrier options',
  wrongWhen: 'The price jumps over the level, or is only looked at now and then.',
  input: z.object({
    price: quantity('Price now', 'money', { positive: true, max: 1e12 }),
    level: priceField('Level'),
    drift: quantity('Expected growth of the price', '1/a', { min: -5, max: 5 }).default(0),
    volatility: volatilityField('Volatility of the price'),
    years: yearsField,
  }),
  output: z.object({
    chance: fraction('Chance to touch it'),
    distance: quantity('Move needed', '1'),
  }),
  example: { price: 100, level: 50, volatility: 0.6, years: 1 },
  run: ({ price, level, drift, volatility, years }) => {
    const barrier = { start: price, level, drift, volatility, years };
    return {
      chance: level <= price ? chanceOfFalling(barrier) : chanceOfRising(barrier),
      distance: level / price - 1,
    };
  },
});
