import { z } from 'zod';
import { normalCdf, normalPdf } from '../../stats/normal.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { finiteOrNull, type OptionSide, rateField, sideField, yearsField } from './field.ts';

/**
 * Undiscounted value of an option on a normally distributed price: `phi (F-K) N(phi d) + s n(d)`, `d = (F-K)/s`.
 *
 * @param excess - forward minus strike, of either sign
 * @param deviation - standard deviation of the price at expiry in money, at least 0
 */
export function bachelierPayoff(side: OptionSide, excess: number, deviation: number): number {
  const gain = side === 'call' ? excess : -excess;
  if (deviation === 0) return Math.max(0, gain);
  const d = gain / deviation;
  return Math.max(0, gain * normalCdf(d) + deviation * normalPdf(d));
}

/**
 * An option on a price that may be negative: a power price, or the spread between hashprice and cost.
 *
 * `e^-rT (phi (F-K) N(phi d) + s n(d))`, `s = sigma_N sqrt T`, d = (F-K)/s.
 */
export const bachelierModel = defineModel({
  id: 'bachelier',
  title: 'Option on a price that can be negative',
  section: '5.1',
  formula: 'e^(-rT) ((F-K) N(d) + σ√T n(d)), d = (F-K) / (σ√T)',
  source: 'Bachelier 1900, "Théorie de la spéculation"; Haug 2007, section 1.3.1',
  wrongWhen: 'The price cannot be negative and moves by a share of itself; then Black-76 applies.',
  input: z.object({
    side: sideField,
    forward: quantity('Forward price', 'money', { min: -1e12, max: 1e12 }),
    strike: quantity('Strike', 'money', { min: -1e12, max: 1e12 }),
    years: yearsField,
    rate: rateField,
    volatility: quantity('Volatility in money per root year', 'money/√a', { min: 0, max: 1e12 }),
  }),
  output: z.object({
    value: quantity('Value', 'money'),
    delta: quantity('Delta', '1'),
    gamma: quantityOrNull('Gamma', '1/money', 'infinite at the strike'),
    vega: quantity('Vega per 1 of volatility', '√a'),
  }),
  example: { side: 'call', forward: 10.4, strike: 0, years: 1, rate: 0.04, volatility: 25 },
  run: ({ side, forward, strike, years, rate, volatility }) => {
    const sign = side === 'call' ? 1 : -1;
    const discount = Math.exp(-rate * years);
    const root = Math.sqrt(years);
    const deviation = volatility * root;
    const excess = forward - strike;
    const d = excess === 0 ? 0 : excess / deviation;
    const density = normalPdf(d);
    return {
      value: discount * bachelierPayoff(side, excess, deviation),
      delta: sign * discount * normalCdf(sign * d),
      gamma: density === 0 ? 0 : finiteOrNull((discount * density) / deviation),
      vega: discount * root * density,
    };
  },
});
