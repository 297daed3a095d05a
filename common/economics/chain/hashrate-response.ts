import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { difficultyField } from '../work.ts';

/** Difficulty k epochs after revenue moved, relative to before: ratio^(1 - e^(-k/tau)). */
export function responseFactor(ratio: number, epochs: number, tauEpochs: number): number {
  return ratio ** -Math.expm1(-epochs / tauEpochs);
}

/**
 * Difficulty following a change of revenue with a lag of weeks.
 *
 * Hash rate goes where revenue goes, one to six weeks later; the path approaches the same ratio
 * exponentially in ln D. A scenario, not a forecast.
 */
export const hashrateResponse = defineModel({
  id: 'hashrate-response',
  title: 'How difficulty follows revenue',
  section: '1.10',
  formula: 'D_k = D_0 ratio^(1 - exp(-k / tau))',
  source: 'Lag after Fantazzini & Kolodin 2020, JRFM 13(11):263; the form is ours',
  wrongWhen:
    'Machines can not be bought or are all running already: then hash rate can not follow.',
  input: z.object({
    difficulty: difficultyField.default(1),
    ratio: quantity('Revenue after over before', '1', { positive: true, max: 1e6 }),
    tauEpochs: quantity('Lag', 'epochs', { positive: true, max: 1000 }).default(2),
    epochs: quantity('Epochs to show', '1', { min: 0, max: 1000 })
      .int({ error: 'must be a whole number' })
      .default(10),
  }),
  output: z.object({
    path: z
      .array(quantity('Difficulty', '1', { min: 0 }))
      .meta({ label: 'Difficulty, epoch by epoch', unit: '1' }),
  }),
  example: { ratio: 0.7, epochs: 5 },
  run: ({ difficulty, ratio, tauEpochs, epochs }) => ({
    path: Array.from(
      { length: epochs + 1 },
      (_, k) => difficulty * responseFactor(ratio, k, tauEpochs),
    ),
  }),
});
