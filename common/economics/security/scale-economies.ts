import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';

/**
 * How many miners economies of scale leave room for.
 *
 * If hash rate grows as the power `alpha` of what is spent, every active miner holds at least 1 - 1/alpha, so at
 * most alpha/(alpha - 1) fit.
 */
export const scaleEconomies = defineModel({
  id: 'scale-economies',
  title: 'How many miners scale leaves room for',
  section: '9.6',
  formula: 'share >= 1 - 1/alpha; miners <= alpha/(alpha - 1)',
  source: 'Arnosti and Weinberg, Management Science 68(7), 2022 (arXiv:1811.08572)',
  wrongWhen: 'The advantage ends at some size: then it holds only up to there.',
  input: z.object({
    alpha: quantity('Returns to scale', '1', { min: 1, max: 100 }),
  }),
  output: z.object({
    leastShare: quantity('Least share of an active miner', '1'),
    mostMiners: quantityOrNull('Most miners', '1', 'no limit: size brings no advantage'),
  }),
  example: { alpha: 1.25 },
  run: ({ alpha }) => ({
    leastShare: 1 - 1 / alpha,
    mostMiners: alpha > 1 ? Math.floor(alpha / (alpha - 1) + 1e-9) : null,
  }),
});
