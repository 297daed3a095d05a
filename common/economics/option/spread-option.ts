import { quantity } from '../model.ts';
import {
  correlationField,
  type OptionSide,
  priceField,
  rateField,
  sideField,
  volatilityField,
  yearsField,
} from './field.ts';
import { type Spread, type SpreadMethod, spreadPayoff } from './spread.ts';

/** What {@link spreadOption} prices: the right to F1 against F2 and a fixed cost K, once, at `years`. */
interface SpreadOption {
  readonly side: OptionSide;
  readonly received: number;
  readonly given: number;
  readonly cost: number;
  readonly years: number;
  readonly rate: number;
  readonly receivedVolatility: number;
  readonly givenVolatility: number;
  readonly correlation: number;
}

/** Inputs of every spread option model. */
export const spreadFields = {
  side: sideField.default('call'),
  received: priceField('Forward of what is received (hashprice)'),
  given: quantity('Forward of what is given (power)', 'money', { min: -1e12, max: 1e12 }),
  cost: quantity('Fixed cost besides', 'money', { min: -1e12, max: 1e12 }),
  years: yearsField,
  rate: rateField,
  receivedVolatility: volatilityField('Volatility of what is received'),
  givenVolatility: volatilityField('Volatility of what is given'),
  correlation: correlationField,
};

/** Outputs of every spread option model. */
export const spreadOutput = {
  value: quantity('Value', 'money'),
  intrinsic: quantity('Discounted intrinsic value', 'money'),
  timeValue: quantity('Time value', 'money'),
};

/** The worked example of every spread option model: Haug's table, p. 60. */
export const spreadExample = {
  received: 122,
  given: 120,
  cost: 3,
  years: 0.5,
  rate: 0.1,
  receivedVolatility: 0.2,
  givenVolatility: 0.2,
  correlation: 0.5,
};

/** The spread at expiry in log deviations. */
export function spreadAtExpiry(option: SpreadOption): Spread {
  const root = Math.sqrt(option.years);
  return {
    received: option.received,
    given: option.given,
    cost: option.cost,
    receivedDeviation: option.receivedVolatility * root,
    givenDeviation: option.givenVolatility * root,
    correlation: option.correlation,
  };
}

/**
 * Values a spread option; a put follows from parity, `put = call - e^-rT (F1 - F2 - K)`.
 *
 * @returns value, discounted intrinsic value and their difference
 */
export function spreadOption(method: SpreadMethod, option: SpreadOption) {
  const { side, received, given, cost, years, rate } = option;
  const discount = Math.exp(-rate * years);
  const excess = received - given - cost;
  const call = spreadPayoff(method, spreadAtExpiry(option));
  const value = discount * (side === 'call' ? call : Math.max(0, call - excess));
  const intrinsic = discount * Math.max(0, side === 'call' ? excess : -excess);
  return { value, intrinsic, timeValue: value - intrinsic };
}
