import { z } from 'zod';
import { upperGamma } from '../../stats/gamma.ts';
import { poissonAtLeast, poissonAtMost } from '../../stats/poisson.ts';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';
import { difficultyField } from '../work.ts';

/**
 * Chance that `blocks` rounds take at least this average effort: Q(n, n x), and e^-x for one round.
 *
 * @param blocks - finished rounds, a whole number of at least 1
 * @param averageEffort - work done over work expected, at least 0
 */
export function chanceOfWorseEffort(blocks: number, averageEffort: number): number {
  return upperGamma(blocks, blocks * averageEffort);
}

/**
 * Effort and luck of the work done so far, and whether chance explains them.
 *
 * Effort = work / (D n); luck is its inverse. With no block yet it is the effort of the open round and the
 * chance of having to wait longer is e^-x. The p-value is two-sided over the Poisson count of blocks given
 * the work; a small one means luck is a poor explanation.
 * Source: rounds are Exp(1) in units of D, their mean over n is Gamma(n, 1/n) (Rosenfeld 2011, section 2).
 */
export const luck = defineModel({
  id: 'luck',
  title: 'Effort, luck, and whether it is chance',
  section: '2.5',
  formula: 'effort = work / (n D); P(average effort of n rounds >= x) = Q(n, n x)',
  source: 'Rosenfeld 2011, section 2; Erlang law of n exponential rounds',
  wrongWhen:
    'Difficulty moved within the rounds and work was not weighed by the difficulty of its time.',
  input: z.object({
    work: quantity('Work done, as the sum of share difficulties', '1', { min: 0, max: 1e80 }),
    difficulty: difficultyField,
    blocks: quantity('Blocks found with it', '1', { min: 0, max: 1e7 }).int({
      error: 'must be a whole number',
    }),
  }),
  output: z.object({
    expectedBlocks: quantity('Blocks this work finds on average', '1', { min: 0 }),
    effort: quantity('Effort per block, or of the open round', '1', { min: 0 }),
    luck: quantityOrNull('Luck (inverse of effort)', '1', 'no block yet, or no work'),
    chanceOfWorse: fraction('Chance of at least this effort'),
    chanceOfFewerOrEqual: fraction('Chance of at most this many blocks'),
    chanceOfMoreOrEqual: fraction('Chance of at least this many blocks'),
    pValue: fraction('Two-sided p-value of "just chance"'),
  }),
  example: { work: 1_200e12, difficulty: 100e12, blocks: 10 },
  run: ({ work, difficulty, blocks }) => {
    const expectedBlocks = work / difficulty;
    const effort = expectedBlocks / Math.max(1, blocks);
    const atMost = poissonAtMost(blocks, expectedBlocks);
    const atLeast = poissonAtLeast(blocks, expectedBlocks);
    return {
      expectedBlocks,
      effort,
      luck: blocks > 0 && effort > 0 ? 1 / effort : null,
      chanceOfWorse: chanceOfWorseEffort(Math.max(1, blocks), effort),
      chanceOfFewerOrEqual: atMost,
      chanceOfMoreOrEqual: atLeast,
      pValue: Math.min(1, 2 * Math.min(atMost, atLeast)),
    };
  },
});
