import { z } from 'zod';
import { normalCdf, normalPdf } from '../../stats/normal.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { lognormalPayoff, moneyness } from './black-76.ts';
import {
  correlationField,
  finiteOrNull,
  priceField,
  rateField,
  volatilityField,
  yearsField,
} from './field.ts';

/** Volatility of the ratio of two lognormal prices, `sqrt(v1^2 + v2^2 - 2 rho v1 v2)`, at least 0. */
export function ratioVolatility(first: number, second: number, correlation: number): number {
  return Math.sqrt(Math.max(0, first * first + second * second - 2 * correlation * first * second));
}

/**
 * The right to exchange one thing for another: give power, take hashes, with no other cost.
 *
 * `S1 e^-q1T N(d1) - S2 e^-q2T N(d2)`, `v^2 = v1^2 + v2^2 - 2 rho v1 v2`; no interest rate enters. Equal
 * volatilities with correlation 1 leave the discounted intrinsic value. Vectors: Haug p. 52.
 */
export const margrabeModel = defineModel({
  id: 'margrabe',
  title: 'Right to exchange power for hashes',
  section: '5.1',
  formula: 'S1 e^(-q1 T) N(d1) - S2 e^(-q2 T) N(d2), σ² = σ1² + σ2² - 2ρσ1σ2',
  source: 'Margrabe 1978, "The value of an option to exchange one asset for another"',
  wrongWhen: 'There is a cost besides the thing given up; then it is a spread option.',
  input: z.object({
    received: priceField('Value of what is received'),
    given: priceField('Value of what is given'),
    receivedYield: rateField.meta({ label: 'Yield of what is received', unit: '1/a' }),
    givenYield: rateField.meta({ label: 'Yield of what is given', unit: '1/a' }),
    years: yearsField,
    receivedVolatility: volatilityField('Volatility of what is received'),
    givenVolatility: volatilityField('Volatility of what is given'),
    correlation: correlationField,
  }),
  output: z.object({
    value: quantity('Value', 'money'),
    receivedDelta: quantity('Delta to what is received', '1'),
    givenDelta: quantity('Delta to what is given', '1'),
    receivedGamma: quantityOrNull('Gamma to what is received', '1/money', 'infinite at the kink'),
    givenGamma: quantityOrNull('Gamma to what is given', '1/money', 'infinite at the kink'),
    theta: quantityOrNull('Theta per year', 'money/a', 'infinite at the kink'),
    volatility: quantity('Volatility of the ratio', '1/√a'),
  }),
  example: {
    received: 22,
    given: 20,
    receivedYield: 0.06,
    givenYield: 0.04,
    years: 0.5,
    receivedVolatility: 0.2,
    givenVolatility: 0.15,
    correlation: 0.5,
  },
  run: (input) => {
    const { received, given, receivedYield, givenYield, years } = input;
    const volatility = ratioVolatility(
      input.receivedVolatility,
      input.givenVolatility,
      input.correlation,
    );
    const root = Math.sqrt(years);
    const deviation = volatility * root;
    const receivedForward = received * Math.exp(-receivedYield * years);
    const givenForward = given * Math.exp(-givenYield * years);
    const { d1, d2 } = moneyness(receivedForward, givenForward, deviation);
    // n(d1) S1 = n(d2) S2, so either serves for both gammas.
    const kink = received === 0 || given === 0 ? 0 : receivedForward * normalPdf(d1);
    const decay = kink === 0 || volatility === 0 ? 0 : (kink * volatility) / (2 * root);
    return {
      value: lognormalPayoff('call', receivedForward, givenForward, deviation),
      receivedDelta: Math.exp(-receivedYield * years) * normalCdf(d1),
      givenDelta: -Math.exp(-givenYield * years) * normalCdf(d2),
      receivedGamma: kink === 0 ? 0 : finiteOrNull(kink / (received * received * deviation)),
      givenGamma: kink === 0 ? 0 : finiteOrNull(kink / (given * given * deviation)),
      theta: finiteOrNull(
        receivedYield * receivedForward * normalCdf(d1) -
          givenYield * givenForward * normalCdf(d2) -
          decay,
      ),
      volatility,
    };
  },
});
