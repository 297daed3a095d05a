import { z } from 'zod';
import { normalCdf, normalPdf } from '../../stats/normal.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { black76, moneyness } from './black-76.ts';
import {
  finiteOrNull,
  type OptionSide,
  priceField,
  rateField,
  sideField,
  volatilityField,
  yearsField,
} from './field.ts';

/** What {@link europeanOption} prices: an option on something owned today, with a yield. */
interface SpotOption {
  readonly side: OptionSide;
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  /** Yield of holding it (dividend, lending), continuously compounded per year. */
  readonly carryYield: number;
  readonly volatility: number;
}

/** Black-Scholes-Merton value: {@link black76} on the forward `S e^((r-q)T)`. */
export function europeanOption(option: SpotOption): number {
  const { side, spot, strike, years, rate, carryYield, volatility } = option;
  const forward = spot * Math.exp((rate - carryYield) * years);
  return black76({ side, forward, strike, years, rate, volatility });
}

/**
 * A European option on a coin held today.
 *
 * `phi (S e^-qT N(phi d1) - K e^-rT N(phi d2))`, cost of carry b = r - q. Greeks as Haug defines them: vega
 * and rho per 1.00, theta per year. Volatility or time 0 gives the discounted intrinsic value.
 */
export const europeanOptionModel = defineModel({
  id: 'european-option',
  title: 'Option on the coin',
  section: '5.1',
  formula: 'S e^(-qT) N(d1) - K e^(-rT) N(d2), d1,2 = (ln(S/K) + (r-q ± σ²/2)T) / (σ√T)',
  source: 'Black and Scholes 1973, Merton 1973; Haug 2007, section 1.1.6 and chapter 2',
  wrongWhen: 'Prices jump, volatility moves with price, or the option can be exercised early.',
  input: z.object({
    side: sideField,
    spot: priceField('Price today'),
    strike: priceField('Strike'),
    years: yearsField,
    rate: rateField,
    carryYield: rateField.meta({ label: 'Yield of holding the coin', unit: '1/a' }).default(0),
    volatility: volatilityField('Volatility of the price'),
  }),
  output: z.object({
    value: quantity('Value', 'money'),
    delta: quantity('Delta', '1'),
    gamma: quantityOrNull('Gamma', '1/money', 'infinite at the strike'),
    vega: quantity('Vega per 1.00 of volatility', 'money'),
    theta: quantityOrNull('Theta per year', 'money/a', 'infinite at the strike'),
    rho: quantity('Rho per 1.00 of rate', 'money'),
  }),
  example: { side: 'call', spot: 42, strike: 40, years: 0.5, rate: 0.1, volatility: 0.2 },
  run: (option) => {
    const { side, spot, strike, years, rate, carryYield, volatility } = option;
    const sign = side === 'call' ? 1 : -1;
    const root = Math.sqrt(years);
    const held = Math.exp(-carryYield * years);
    const discount = Math.exp(-rate * years);
    const { d1, d2 } = moneyness(spot * held, strike * discount, volatility * root);
    const density = spot === 0 ? 0 : normalPdf(d1);
    const decay =
      density === 0 || volatility === 0 ? 0 : (spot * held * density * volatility) / (2 * root);
    return {
      value: europeanOption(option),
      delta: sign * held * normalCdf(sign * d1),
      gamma: density === 0 ? 0 : finiteOrNull((held * density) / (spot * volatility * root)),
      vega: spot * held * density * root,
      theta: finiteOrNull(
        -decay +
          sign *
            (carryYield * spot * held * normalCdf(sign * d1) -
              rate * strike * discount * normalCdf(sign * d2)),
      ),
      rho: sign * years * strike * discount * normalCdf(sign * d2),
    };
  },
});
