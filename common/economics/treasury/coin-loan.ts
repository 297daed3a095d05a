import { z } from 'zod';
import { defineModel, flag, fraction, quantity } from '../model.ts';
import { volatilityField, yearsField } from '../option/field.ts';
import { chanceOfFalling } from './barrier.ts';

/**
 * Currency borrowed against coins: at what price the lender calls, and sells.
 *
 * LTV = L / (C P); a margin call at L / (C m), liquidation at L / (C l); the chances are those of a geometric
 * Brownian price touching the level within the term. Interest grows the loan and both levels with it, which
 * is the same as taking it off the growth of the price.
 */
export const coinLoanModel = defineModel({
  id: 'coin-loan',
  title: 'Loan against coins',
  section: '7.4',
  formula:
    'LTV = L/(C P); margin call at L/(C m), liquidation at L/(C l); chances by first passage',
  source: 'Loan-to-value accounting; Harrison 1985 for the chances',
  wrongWhen: 'Price jumps, the lender re-uses the coins, or sells before the level.',
  input: z.object({
    loan: quantity('Borrowed', 'money', { min: 0, max: 1e15 }),
    coins: quantity('Coins pledged', 'coin', { positive: true, max: 1e12 }),
    coinPrice: quantity('Coin price now', 'money', { positive: true, max: 1e12 }),
    marginCallLtv: quantity('Loan to value at the margin call', '1', { min: 0.01, max: 1 }).default(
      0.7,
    ),
    liquidationLtv: quantity('Loan to value at liquidation', '1', { min: 0.01, max: 1 }).default(
      0.8,
    ),
    interest: quantity('Interest per year, added to the loan', '1/a', { min: 0, max: 2 }).default(
      0,
    ),
    drift: quantity('Expected growth of the price', '1/a', { min: -2, max: 2 }).default(0),
    volatility: volatilityField('Volatility of the coin'),
    years: yearsField,
  }),
  output: z.object({
    ltv: quantity('Loan to value now', '1'),
    marginCallPrice: quantity('Margin call at', 'money'),
    liquidationPrice: quantity('Liquidation at', 'money'),
    marginCallFall: quantity('Fall until the margin call', '1'),
    liquidationFall: quantity('Fall until liquidation', '1'),
    owedAtEnd: quantity('Owed at the end', 'money'),
    marginCallChance: fraction('Chance of a margin call'),
    liquidationChance: fraction('Chance of liquidation'),
    isCalled: flag('The margin call is due now'),
  }),
  example: { loan: 20_000, coins: 1, coinPrice: 60_000, volatility: 0.6, years: 1 },
  run: ({ loan, coins, coinPrice, marginCallLtv, liquidationLtv, interest, ...price }) => {
    const owedAtEnd = loan * Math.exp(interest * price.years);
    const callPrice = loan / (coins * marginCallLtv);
    const sellPrice = loan / (coins * liquidationLtv);
    const drift = price.drift - interest;
    const chance = (level: number) => chanceOfFalling({ ...price, drift, start: coinPrice, level });
    const ltv = loan / (coins * coinPrice);
    return {
      ltv,
      marginCallPrice: callPrice,
      liquidationPrice: sellPrice,
      marginCallFall: 1 - callPrice / coinPrice,
      liquidationFall: 1 - sellPrice / coinPrice,
      owedAtEnd,
      marginCallChance: chance(callPrice),
      liquidationChance: chance(sellPrice),
      isCalled: ltv >= marginCallLtv,
    };
  },
});
