import { z } from 'zod';
import { normalCdf } from '../../stats/normal.ts';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';

/** What attacks are worth and how often they could be tried: judgements, not measurements. */
export interface AttackOutlook {
  /** Opportunities per day, nu. */
  readonly attemptsPerDay: number;
  /** Cost of an attack in block rewards, alpha. */
  readonly attackBlocks: number;
  /** Median value of an attack, m; values are lognormal. */
  readonly medianValue: number;
  /** Standard deviation of the logarithm of the value, sigma > 0. */
  readonly sigma: number;
  readonly blocksPerDay: number;
}

/** Loss per day to attacks worth more than they cost, nu E[V 1{V > alpha s}], at a budget s per block. */
export function attackLossPerDay(outlook: AttackOutlook, perBlock: number): number {
  const { attemptsPerDay, medianValue, sigma } = outlook;
  const everything = attemptsPerDay * medianValue * Math.exp((sigma * sigma) / 2);
  if (perBlock === 0) return everything;
  const distance = Math.log(medianValue / (outlook.attackBlocks * perBlock));
  return everything * normalCdf(distance / sigma + sigma);
}

/**
 * Loss that one more unit of money per block prevents, per unit spent: nu alpha^2 s f_V(alpha s) / n.
 * Above 1 the chain is under-secured, below 1 over-secured; 0 at no budget at all.
 */
export function marginalSecurity(outlook: AttackOutlook, perBlock: number): number {
  if (perBlock === 0) return 0;
  const { attackBlocks, medianValue, sigma } = outlook;
  const distance = Math.log((attackBlocks * perBlock) / medianValue) / sigma;
  return existenceRatio(outlook) * Math.exp(-0.5 * distance * distance);
}

/** The largest that {@link marginalSecurity} can be; below 1 no budget pays for itself. */
function existenceRatio(outlook: AttackOutlook): number {
  return (
    (outlook.attemptsPerDay * outlook.attackBlocks) /
    (outlook.blocksPerDay * outlook.sigma * Math.sqrt(2 * Math.PI))
  );
}

/**
 * The budget per block at which one more unit prevents exactly one unit of loss, going down:
 * s* = (m/alpha) exp(sigma sqrt(2 ln(nu alpha/(n sigma sqrt(2 pi))))).
 *
 * @returns null where no budget pays for itself
 */
export function balancedBudget(outlook: AttackOutlook): number | null {
  const ratio = existenceRatio(outlook);
  if (ratio < 1) return null;
  const { medianValue, attackBlocks, sigma } = outlook;
  return (medianValue / attackBlocks) * Math.exp(sigma * Math.sqrt(2 * Math.log(ratio)));
}

/**
 * The closing question: where the marginal cost of security exceeds the value it protects.
 *
 * Total cost per day n s + nu E[V 1{V > alpha s}] is least at s* or at no security at all; beyond s* a unit of
 * security buys less than a unit of protection. Built on Budish's incentive constraint; every parameter is a
 * judgement, and the answer moves with it: that is what the dial is for.
 */
export const securityValue = defineModel({
  id: 'security-value',
  title: 'Is the security worth its price?',
  section: '9.8',
  formula:
    's* = (m/alpha) exp(sigma sqrt(2 ln(nu alpha/(n sigma sqrt(2 pi))))); least of n s + nu E[V 1{V > alpha s}]',
  source:
    'Ours, on the incentive constraint of Budish 2018 (NBER 24717); checked by root search, grid and quadrature',
  wrongWhen:
    'Attacks are not independent, values are not lognormal, or security is worth having for itself.',
  input: z.object({
    attemptsPerDay: quantity('Attempts a day', '1/d', { min: 0, max: 1e9 }),
    attackBlocks: quantity('Blocks to win back', '1', { positive: true, max: 1e6 }),
    medianValue: quantity('Value at stake, median', 'money', { positive: true, max: 1e15 }),
    sigma: quantity('Spread of values, sigma', '1', { min: 0.01, max: 10 }),
    blocksPerDay: quantity('Blocks per day', '1/d', { positive: true, max: 86_400 }).default(144),
    budgetPerBlock: quantity('Security budget per block now', 'money', {
      min: 0,
      max: 1e15,
    }).default(0),
  }),
  output: z.object({
    balancedPerBlock: quantityOrNull(
      'Balance point, per block',
      'money',
      'no budget pays for itself under these judgements',
    ),
    existenceRatio: quantity('Most that a unit of security can prevent', '1'),
    beatsNoSecurity: flag('Is the balance point better than no security?'),
    bestBudgetPerDay: quantity('Best budget', 'money/d'),
    bestLossPerDay: quantity('Loss that remains at it', 'money/d'),
    noSecurityLossPerDay: quantity('Loss without security', 'money/d'),
    marginalRatio: quantity('Loss that one more unit prevents now', '1'),
    lossPerDay: quantity('Loss now', 'money/d'),
    costPerDay: quantity('Budget and loss now', 'money/d'),
  }),
  example: {
    attemptsPerDay: 144,
    attackBlocks: 10,
    medianValue: 100_000,
    sigma: 2,
    budgetPerBlock: 205_075,
  },
  run: (input) => {
    const balanced = balancedBudget(input);
    const nothing = attackLossPerDay(input, 0);
    const cost = (perBlock: number) =>
      input.blocksPerDay * perBlock + attackLossPerDay(input, perBlock);
    const beats = balanced !== null && cost(balanced) < nothing;
    const best = beats ? balanced : 0;
    return {
      balancedPerBlock: balanced,
      existenceRatio: existenceRatio(input),
      beatsNoSecurity: beats,
      bestBudgetPerDay: input.blocksPerDay * best,
      bestLossPerDay: attackLossPerDay(input, best),
      noSecurityLossPerDay: nothing,
      marginalRatio: marginalSecurity(input, input.budgetPerBlock),
      lossPerDay: attackLossPerDay(input, input.budgetPerBlock),
      costPerDay: cost(input.budgetPerBlock),
    };
  },
});
