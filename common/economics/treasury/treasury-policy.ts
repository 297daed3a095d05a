import { z } from 'zod';
import { defineModel, flag, quantity, refuseInput } from '../model.ts';
import { priceField } from '../option/field.ts';
import { deepestDrawdown } from './drawdown.ts';
import { policyField, policyFields, stepTreasury, type Treasury } from './policy.ts';

/**
 * What a policy would have done with a known path of prices.
 *
 * Each period: mine, pay the cost, trade by the policy; if the currency is used up, coins are sold to pay; if
 * they do not suffice the treasury is insolvent and ends.
 */
export const treasuryPolicyModel = defineModel({
  id: 'treasury-policy',
  title: 'A treasury policy on a path of prices',
  section: '7.1',
  formula: 'coins += q; fiat -= cost; sell by policy; forced sale if fiat < 0',
  source: 'Our definition of the policies; accounting identity',
  wrongWhen: 'Sales move the price, or are taxed.',
  input: z.object({
    policy: policyField,
    ...policyFields,
    prices: z
      .array(priceField('Coin price'), { error: 'must be a list of prices' })
      .min(1, { error: 'must hold at least 1 price' })
      .max(100_000, { error: 'must hold at most 100000 prices' })
      .meta({ label: 'Coin price per period', unit: 'money' }),
    coinsPerPeriod: quantity('Coins mined per period', 'coin', { min: 0, max: 1e9 }),
    costPerPeriod: quantity('Cost per period', 'money', { min: 0, max: 1e12 }),
    startCoins: quantity('Coins at the start', 'coin', { min: 0, max: 1e9 }).default(0),
    startFiat: quantity('Currency at the start', 'money', { min: 0, max: 1e12 }).default(0),
  }),
  output: z.object({
    wealth: quantity('Wealth at the end', 'money'),
    coins: quantity('Coins at the end', 'coin'),
    fiat: quantity('Currency at the end', 'money'),
    isInsolvent: flag('Insolvent on the way'),
    deepestDrawdown: quantity('Deepest fall of wealth', '1'),
    path: z
      .array(
        z.object({
          coins: quantity('Coins', 'coin'),
          fiat: quantity('Currency', 'money'),
          wealth: quantity('Wealth', 'money'),
        }),
      )
      .meta({ label: 'After each period', unit: 'money' }),
  }),
  example: {
    policy: 'cover',
    prices: [100, 120, 80, 150],
    coinsPerPeriod: 1,
    costPerPeriod: 90,
    startFiat: 200,
  },
  run: ({ prices, coinsPerPeriod, costPerPeriod, startCoins, startFiat, policy, ...rules }) => {
    let treasury: Treasury = { coins: startCoins, fiat: startFiat, isInsolvent: false };
    const path = prices.map((price) => {
      treasury = stepTreasury(
        treasury,
        { name: policy, ...rules },
        price,
        coinsPerPeriod,
        costPerPeriod,
      );
      const { coins, fiat } = treasury;
      return { coins, fiat, wealth: coins * price + fiat };
    });
    const last =
      path.at(-1) ?? refuseInput('treasury-policy', 'prices', prices, 'must hold at least 1 price');
    return {
      ...last,
      isInsolvent: treasury.isInsolvent,
      deepestDrawdown: deepestDrawdown(path.map(({ wealth }) => wealth)).deepest,
      path,
    };
  },
});
