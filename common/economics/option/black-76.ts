import { z } from 'zod';
import { normalCdf, normalPdf } from '../../stats/normal.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import {
  finiteOrNull,
  type OptionSide,
  priceField,
  rateField,
  sideField,
  volatilityField,
  yearsField,
} from './field.ts';

/**
 * The pair d1, d2 of lognormal pricing: `d = (ln(F/K) +- s^2/2) / s` for a log deviation s.
 *
 * At s = 0 the limit: plus or minus infinity, and 0 exactly at the money.
 */
export function moneyness(forward: number, strike: number, deviation: number) {
  const distance = forward === strike ? 0 : Math.log(forward / strike);
  if (deviation === 0) {
    const limit = distance === 0 ? 0 : distance * Number.POSITIVE_INFINITY;
    return { d1: limit, d2: limit };
  }
  const d1 = distance / deviation + 0.5 * deviation;
  return { d1, d2: d1 - deviation };
}

/**
 * Undiscounted value of a European option on a lognormal forward: `phi (F N(phi d1) - K N(phi d2))`.
 *
 * @param deviation - standard deviation of ln F at expiry, sigma sqrt T, at least 0
 * @returns at least 0; the intrinsic value at deviation 0
 */
export function lognormalPayoff(
  side: OptionSide,
  forward: number,
  strike: number,
  deviation: number,
): number {
  const { d1, d2 } = moneyness(forward, strike, deviation);
  const value =
    side === 'call'
      ? forward * normalCdf(d1) - strike * normalCdf(d2)
      : strike * normalCdf(-d2) - forward * normalCdf(-d1);
  return Math.max(0, value);
}

/** What {@link black76} prices; money, years, per year and per root year. */
interface ForwardOption {
  readonly side: OptionSide;
  readonly forward: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly volatility: number;
}

/** Discounted value of a European option on a forward. Black 1976. */
export function black76(option: ForwardOption): number {
  const { side, forward, strike, years, rate, volatility } = option;
  return (
    Math.exp(-rate * years) * lognormalPayoff(side, forward, strike, volatility * Math.sqrt(years))
  );
}

/**
 * A European option on a forward price.
 *
 * `e^-rT phi (F N(phi d1) - K N(phi d2))`, `d1,2 = (ln(F/K) +- sigma^2 T/2)/(sigma sqrt T)`. Volatility or
 * time 0 gives the discounted intrinsic value; a greek without a finite value (exactly at the strike with
 * nothing left to move) is null. Vega is per 1.00 of volatility, theta per year, rho per 1.00 of rate with
 * the forward held. Vectors: Hull's 4-month put, Haug's tables.
 */
export const black76Model = defineModel({
  id: 'black-76',
  title: 'Option on a forward',
  section: '5.1',
  formula: 'e^(-rT) (F N(d1) - K N(d2)), d1,2 = (ln(F/K) ± σ²T/2) / (σ√T)',
  source: 'Black 1976, "The pricing of commodity contracts"; Haug 2007, section 1.1.3',
  wrongWhen:
    'The forward can be negative, jumps, or has a smile; then one volatility is not enough.',
  input: z.object({
    side: sideField,
    forward: priceField('Forward price'),
    strike: priceField('Strike'),
    years: yearsField,
    rate: rateField,
    volatility: volatilityField('Volatility of the forward'),
  }),
  output: z.object({
    value: quantity('Value', 'money'),
    intrinsic: quantity('Discounted intrinsic value', 'money'),
    timeValue: quantity('Time value', 'money'),
    delta: quantity('Delta per unit of forward', '1'),
    gamma: quantityOrNull('Gamma', '1/money', 'infinite at the strike'),
    vega: quantity('Vega per 1.00 of volatility', 'money'),
    theta: quantityOrNull('Theta per year', 'money/a', 'infinite at the strike'),
    rho: quantity('Rho per 1.00 of rate', 'money'),
    exerciseChance: quantity('Chance of exercise under the pricing measure', '1'),
  }),
  example: { side: 'put', forward: 20, strike: 20, years: 1 / 3, rate: 0.09, volatility: 0.25 },
  run: (option) => {
    const { side, forward, strike, years, rate, volatility } = option;
    const sign = side === 'call' ? 1 : -1;
    const discount = Math.exp(-rate * years);
    const root = Math.sqrt(years);
    const deviation = volatility * root;
    const { d1, d2 } = moneyness(forward, strike, deviation);
    const value = black76(option);
    const intrinsic = discount * Math.max(0, sign * (forward - strike));
    const density = forward === 0 ? 0 : normalPdf(d1);
    const decay =
      density === 0 || volatility === 0 ? 0 : (forward * density * volatility) / (2 * root);
    return {
      value,
      intrinsic,
      timeValue: value - intrinsic,
      delta: sign * discount * normalCdf(sign * d1),
      gamma: density === 0 ? 0 : finiteOrNull((discount * density) / (forward * deviation)),
      vega: discount * forward * density * root,
      theta: finiteOrNull(rate * value - discount * decay),
      rho: -years * value,
      exerciseChance: normalCdf(sign * d2),
    };
  },
});
