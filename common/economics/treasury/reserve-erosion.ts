import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';

/**
 * What time does to a reserve: currency loses to inflation, a coin's share to new supply.
 *
 * Real value `fiat / (1+i)^t`; share of supply kept `1 / (1+s)^t`. The second says nothing about price.
 */
export const reserveErosionModel = defineModel({
  id: 'reserve-erosion',
  title: 'Reserve in currency, reserve in coins',
  section: '7.2',
  formula: 'real = fiat / (1+π)^t; share kept = 1 / (1+s)^t',
  source: 'Compound interest; coin supply growth from the subsidy schedule (section 1.8)',
  wrongWhen: 'Inflation is not what was assumed; and price moves far more than supply.',
  input: z.object({
    fiat: quantity('Currency', 'money', { min: 0, max: 1e15 }),
    inflation: quantity('Inflation per year', '1/a', { min: -0.5, max: 10 }).default(0.03),
    supplyGrowth: quantity('Growth of the coin’s supply per year', '1/a', {
      min: 0,
      max: 10,
    }).default(0.0084),
    years: quantity('Years', 'a', { min: 0, max: 100 }),
  }),
  output: z.object({
    realFiat: quantity('Currency in today’s money', 'money'),
    lostFiat: quantity('Lost to inflation', 'money'),
    coinShareKept: quantity('Share of the supply that a coin keeps', '1'),
  }),
  example: { fiat: 6000, years: 4 },
  run: ({ fiat, inflation, supplyGrowth, years }) => {
    const realFiat = fiat * Math.exp(-years * Math.log1p(inflation));
    return {
      realFiat,
      lostFiat: fiat - realFiat,
      coinShareKept: Math.exp(-years * Math.log1p(supplyGrowth)),
    };
  },
});
