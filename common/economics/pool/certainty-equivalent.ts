import { z } from 'zod';
import { poissonTerm } from '../../stats/gamma.ts';
import { defineModel, flag, fraction, quantity, quantityOrNull } from '../model.ts';
import { blockRate, SECONDS_PER_DAY, workFields } from '../work.ts';

/**
 * Pool fee at which a miner of constant absolute risk aversion is indifferent: 1 - (1 - e^-z)/z, about
 * z/2, with z = aversion times the value of a block; 0 at z = 0.
 */
export function indifferentFeeCara(aversionTimesBlock: number): number {
  const z = aversionTimesBlock;
  // The series avoids cancellation; its fourth term is below 1e-19 where it is used.
  if (z < 1e-5) return z / 2 - (z * z) / 6;
  return 1 + Math.expm1(-z) / z;
}

/**
 * Sure money that a log-utility miner of wealth `wealth` would take instead of Poisson(expectedBlocks)
 * blocks of `blockValue`: W (exp(E ln(1 + B N / W)) - 1).
 *
 * Summed over counts within 12 standard deviations, exact for the smallest expectations.
 */
export function certaintyEquivalentLog(
  expectedBlocks: number,
  blockValue: number,
  wealth: number,
): number {
  if (expectedBlocks === 0) return 0;
  const reach = 12 * Math.sqrt(expectedBlocks) + 40;
  const from = Math.max(1, Math.floor(expectedBlocks - reach));
  const to = Math.ceil(expectedBlocks + reach);
  let utility = 0;
  for (let count = from; count <= to; count++) {
    utility += poissonTerm(count, expectedBlocks) * Math.log1p((blockValue * count) / wealth);
  }
  return wealth * Math.expm1(utility);
}

/**
 * What the solo dream costs: the sure income a risk-averse miner would accept instead.
 *
 * Log utility asks "how much does this move someone of my wealth"; constant absolute aversion a defaults
 * to 1/wealth and gives the rule of thumb: join a pool when its fee is below B / (2 W). The pleasure of a
 * lottery is deliberately not priced. Source: expected utility (Bernoulli 1738, Pratt 1964) on Poisson
 * blocks; our derivation.
 */
export const certaintyEquivalent = defineModel({
  id: 'certainty-equivalent',
  title: 'What the solo dream costs you',
  section: '3.5',
  formula: 'CE = exp(E ln(W + B N)) - W; CARA fee = 1 - (1 - e^(-aB)) / (aB)',
  source: 'Bernoulli 1738, Pratt 1964; applied to Poisson blocks',
  wrongWhen: 'Mining is fun: the value of hoping is not in it.',
  input: z.object({
    ...workFields,
    rewardCoin: quantity('Block reward', 'coin', { min: 0, max: 1e15 }),
    coinPrice: quantity('Coin price', 'money/coin', { min: 0, max: 1e15 }),
    horizonDays: quantity('Horizon', 'd', { min: 0, max: 1e6 }).default(365),
    wealth: quantity('Your wealth', 'money', { min: 1, max: 1e18 }),
    poolFee: fraction('Fee of the pool to compare with').default(0.01),
    riskAversion: quantity('Absolute risk aversion', '1/money', { min: 0, max: 1e6 })
      .nullable()
      .meta({ label: 'Absolute risk aversion', unit: '1/money', absent: 'one over wealth' })
      .default(null),
  }),
  output: z.object({
    expectedBlocks: quantity('Expected blocks', '1', { min: 0 }),
    expectedValue: quantity('Expected income', 'money', { min: 0 }),
    sureEquivalent: quantity('Sure income worth as much (log utility)', 'money', { min: 0 }),
    indifferentFee: quantityOrNull('Pool fee worth paying (log utility)', '1', 'nothing expected'),
    indifferentFeeCara: fraction('Pool fee worth paying (constant aversion)'),
    sureEquivalentCara: quantity('Sure income worth as much (constant aversion)', 'money', {
      min: 0,
    }),
    ruleOfThumbFee: quantity('Rule of thumb B / (2 W)', '1', { min: 0 }),
    pooledIncome: quantity('Income from the pool', 'money', { min: 0 }),
    costOfSolo: quantity('Cost of solo (pooled income over its sure equivalent)', 'money'),
    poolIsBetter: flag('The pool is worth its fee'),
  }),
  example: {
    hashrateHps: 200e12,
    difficulty: 144.4e12,
    rewardCoin: 3.155,
    coinPrice: 65_000,
    wealth: 100_000,
  },
  run: (input) => {
    const { wealth, poolFee } = input;
    const blockValue = input.rewardCoin * input.coinPrice;
    const expectedBlocks = blockRate(input) * SECONDS_PER_DAY * input.horizonDays;
    const expectedValue = expectedBlocks * blockValue;
    const aversion = input.riskAversion ?? 1 / wealth;
    const feeCara = indifferentFeeCara(aversion * blockValue);
    const sure =
      expectedBlocks > MOST_BLOCKS
        ? expectedValue
        : Math.min(expectedValue, certaintyEquivalentLog(expectedBlocks, blockValue, wealth));
    const pooledIncome = expectedValue * (1 - poolFee);
    return {
      expectedBlocks,
      expectedValue,
      sureEquivalent: sure,
      indifferentFee: expectedValue > 0 ? 1 - sure / expectedValue : null,
      indifferentFeeCara: feeCara,
      sureEquivalentCara: expectedValue * (1 - feeCara),
      ruleOfThumbFee: blockValue / (2 * wealth),
      pooledIncome,
      costOfSolo: pooledIncome - sure,
      poolIsBetter: pooledIncome > sure,
    };
  },
});

/** Beyond this many blocks chance evens out: what it costs is below one part in a billion. */
const MOST_BLOCKS = 1e9;
