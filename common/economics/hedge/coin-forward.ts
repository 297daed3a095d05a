import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { priceField, rateField, yearsField } from '../option/field.ts';

/** Forward price that leaves no riskless gain: `S e^((r-y)T)`, y the yield of holding the coin. */
export function fairForward(spot: number, rate: number, carryYield: number, years: number): number {
  return spot * Math.exp((rate - carryYield) * years);
}

/**
 * Coins sold forward: the price is fixed today, the gain if it rises is given up.
 *
 * The seller's gain is q (F - S); what remains open is what was not sold. Fair value F = S e^((r-y)T).
 */
export const coinForwardModel = defineModel({
  id: 'coin-forward',
  title: 'Coins sold forward',
  section: '6.1',
  formula: 'F = S e^((r-y)T); gain = q (F - S_T)',
  source: 'Hull, "Options, Futures, and Other Derivatives", chapter 5 (cost of carry)',
  wrongWhen: 'The coins do not come: then the sale is a bet that the price falls.',
  input: z.object({
    spot: priceField('Coin price now'),
    settlementPrice: priceField('Coin price at settlement'),
    forward: priceField('Forward price agreed'),
    coinsSold: quantity('Coins sold forward', 'coin', { min: 0, max: 1e12 }),
    coinsMined: quantity('Coins there will be', 'coin', { min: 0, max: 1e12 }),
    years: yearsField,
    rate: rateField.default(0.04),
    carryYield: rateField.meta({ label: 'Yield of holding the coin', unit: '1/a' }).default(0),
  }),
  output: z.object({
    fairForward: quantity('Fair forward price', 'money'),
    premium: quantity('Agreed over fair', 'money'),
    gain: quantity('Gain of the forward', 'money'),
    revenue: quantity('Revenue with the forward', 'money'),
    revenueUnhedged: quantity('Revenue without it', 'money'),
    coinsShort: quantity('Coins sold that are not there', 'coin'),
  }),
  example: {
    spot: 60000,
    settlementPrice: 45000,
    forward: 61200,
    coinsSold: 0.3,
    coinsMined: 0.4,
    years: 0.5,
  },
  run: (input) => {
    const fair = fairForward(input.spot, input.rate, input.carryYield, input.years);
    const gain = input.coinsSold * (input.forward - input.settlementPrice);
    const revenueUnhedged = input.coinsMined * input.settlementPrice;
    return {
      fairForward: fair,
      premium: input.forward - fair,
      gain,
      revenue: revenueUnhedged + gain,
      revenueUnhedged,
      coinsShort: Math.max(0, input.coinsSold - input.coinsMined),
    };
  },
});
