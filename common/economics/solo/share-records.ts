import { z } from 'zod';
import { defineModel, fraction, quantity } from '../model.ts';

const EULER_GAMMA = 0.5772156649015329;

/**
 * Harmonic number H_n = 1 + 1/2 + ... + 1/n, for any n of at least 0.
 *
 * Summed to 200, then ln n + gamma + 1/(2n) - 1/(12 n^2) + 1/(120 n^4): error below 1e-15.
 */
export function harmonicNumber(n: number): number {
  if (n > 200) {
    const y = 1 / (n * n);
    return Math.log(n) + EULER_GAMMA + 1 / (2 * n) - y * (1 / 12 - y / 120);
  }
  let sum = 0;
  for (let k = n; k >= 1; k--) sum += 1 / k;
  return sum;
}

/**
 * How often a new best share appears: the k-th share is a record with chance 1/k.
 *
 * Expected records in n shares = H_n, about ln n + 0.577: a new best ever more rarely.
 * Source: records of exchangeable draws (Renyi 1962).
 */
export const shareRecords = defineModel({
  id: 'share-records',
  title: 'How many best shares to expect',
  section: '2.3',
  formula: 'E[records in n shares] = H_n; P(the next share is a record) = 1 / (n + 1)',
  source: 'A. Renyi, Theorie des elements saillants, 1962',
  wrongWhen:
    'The share difficulty was changed on the way: count shares above the highest one only.',
  input: z.object({
    shares: quantity('Shares of one difficulty', '1', { min: 0, max: 1e18 }).int({
      error: 'must be a whole number',
    }),
  }),
  output: z.object({
    expectedRecords: quantity('Expected new bests', '1', { min: 0 }),
    chanceNextIsRecord: fraction('Chance the next share is a new best'),
  }),
  example: { shares: 1000 },
  run: ({ shares }) => ({
    expectedRecords: harmonicNumber(shares),
    chanceNextIsRecord: 1 / (shares + 1),
  }),
});
