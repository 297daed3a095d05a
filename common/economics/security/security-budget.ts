import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';

const DAYS_PER_YEAR = 365.25;

/**
 * What a chain pays for its security, and the largest attack that still does not pay.
 *
 * Zero profit makes the cost of hash rate equal to the block reward (N c = p_block); an attack that costs `alpha`
 * block rewards is not worth it while alpha p_block > V. Both together: security is bought by the block, and the
 * value it protects is bounded by a constant times the reward.
 */
export const securityBudget = defineModel({
  id: 'security-budget',
  title: 'The security budget and what it protects',
  section: '9.3',
  formula: 'per block = (subsidy + fees)*price; no attack while alpha*per block > V',
  source:
    'Budish 2018 (NBER 24717); Budish 2022, "The economic limits of Bitcoin and the blockchain"',
  wrongWhen:
    'Machines have no other use and lose their worth with the coin: then an attacker risks capital too, and alpha is far higher.',
  input: z.object({
    subsidyCoin: quantity('Block subsidy', 'coin', { min: 0, max: 1e15 }),
    feesCoin: quantity('Fees per block', 'coin', { min: 0, max: 1e15 }).default(0),
    coinPrice: quantity('Coin price', 'money/coin', { min: 0, max: 1e12 }),
    blocksPerDay: quantity('Blocks per day', '1/d', { positive: true, max: 86_400 }).default(144),
    supplyCoin: quantity('Coins that exist', 'coin', { min: 0, max: 1e18 }),
    attackBlocks: quantity('Cost of an attack, in block rewards', '1', {
      positive: true,
      max: 1e6,
    }).default(10),
    attackValue: quantity('Value of an attack', 'money', { min: 0, max: 1e15 }).default(0),
  }),
  output: z.object({
    perBlock: quantity('Per block', 'money'),
    perDay: quantity('Per day', 'money/d'),
    perYear: quantity('Per year', 'money/a'),
    shareOfMarketValue: quantityOrNull('Of market value, a year', '1/a', 'the coins have no value'),
    feeShare: quantityOrNull('Share that fees pay', '1', 'nothing is paid'),
    perBlockAfterHalving: quantity('Per block after the next halving', 'money'),
    largestSafeValue: quantity('Largest attack that does not pay', 'money'),
    neededPerBlock: quantity('Budget that the value of an attack asks for', 'money'),
    neededFeesCoin: quantityOrNull(
      'Fees per block that would pay it',
      'coin',
      'the coin has no price',
    ),
    secure: flag('Does no attack of that value pay?'),
  }),
  example: {
    subsidyCoin: 3.125,
    feesCoin: 0.05,
    coinPrice: 60_000,
    supplyCoin: 19_900_000,
    attackValue: 1_000_000,
  },
  run: (input) => {
    const { subsidyCoin, feesCoin, coinPrice, attackBlocks, attackValue } = input;
    const perBlock = (subsidyCoin + feesCoin) * coinPrice;
    const perDay = perBlock * input.blocksPerDay;
    const perYear = perDay * DAYS_PER_YEAR;
    const marketValue = input.supplyCoin * coinPrice;
    const neededPerBlock = attackValue / attackBlocks;
    return {
      perBlock,
      perDay,
      perYear,
      shareOfMarketValue: marketValue > 0 ? perYear / marketValue : null,
      feeShare: subsidyCoin + feesCoin > 0 ? feesCoin / (subsidyCoin + feesCoin) : null,
      perBlockAfterHalving: (subsidyCoin / 2 + feesCoin) * coinPrice,
      largestSafeValue: attackBlocks * perBlock,
      neededPerBlock,
      neededFeesCoin: coinPrice > 0 ? Math.max(0, neededPerBlock / coinPrice - subsidyCoin) : null,
      secure: attackBlocks * perBlock > attackValue,
    };
  },
});
