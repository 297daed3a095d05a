import { z } from 'zod';
import { normalQuantile } from '../../stats/normal.ts';
import { defineModel, flag, fraction, quantity, quantityOrNull } from '../model.ts';
import { priceField, volatilityField } from '../option/field.ts';
import { chanceOfRising } from '../treasury/barrier.ts';

/**
 * Cash a seller must be able to post before the coins or hashes arrive.
 *
 * Variation margin after an adverse move at one-sided confidence a: `F (e^(z_a s sqrt T) - 1)` per unit,
 * as the path's highest point may lie anywhere; the chance of a call beyond the cash in hand is that of
 * the price ever touching the level at which it is used up.
 */
export const forwardMarginModel = defineModel({
  id: 'forward-margin',
  title: 'Margin of a forward sale',
  section: '6.5',
  formula: 'peak = share F units + F (e^(z_a σ √T) - 1) units',
  source: 'Exchange margining (initial and variation margin); first-passage law as in section 7.2',
  wrongWhen: 'The exchange raises its margin share in the very move that hurts.',
  input: z.object({
    forward: priceField('Price sold at'),
    units: quantity('Units sold', '1', { min: 0, max: 1e12 }),
    marginShare: fraction('Initial margin of notional').default(0.35),
    volatility: volatilityField('Volatility of the price'),
    years: quantity('Time to delivery', 'a', { min: 0, max: 5 }),
    cash: quantity('Cash in hand', 'money', { min: 0, max: 1e15 }).default(0),
    confidence: quantity('Confidence', '1', { min: 0.5, max: 0.9999 }).default(0.95),
  }),
  output: z.object({
    initialMargin: quantity('Initial margin', 'money'),
    variationMargin: quantity('Variation margin at that confidence', 'money'),
    peakCash: quantity('Cash needed', 'money'),
    isCovered: flag('The cash in hand covers that'),
    runsOutAt: quantityOrNull('Price at which the cash is used up', 'money', 'nothing is sold'),
    runOutChance: fraction('Chance that the cash runs out before delivery'),
  }),
  example: { forward: 65, units: 4500, volatility: 0.65, years: 0.25, cash: 150_000 },
  run: ({ forward, units, marginShare, volatility, years, cash, confidence }) => {
    const initialMargin = marginShare * forward * units;
    const move = Math.expm1(normalQuantile(confidence) * volatility * Math.sqrt(years));
    const variationMargin = forward * move * units;
    const peakCash = initialMargin + variationMargin;
    const hasShort = units > 0 && forward > 0;
    const runsOutAt = hasShort ? forward + (cash - initialMargin) / units : null;
    return {
      initialMargin,
      variationMargin,
      peakCash,
      isCovered: cash >= peakCash,
      runsOutAt,
      runOutChance:
        runsOutAt === null
          ? 0
          : chanceOfRising({ start: forward, level: runsOutAt, drift: 0, volatility, years }),
    };
  },
});
