import { z } from 'zod';
import { scaledExponentialIntegral } from '../../stats/exponential-integral.ts';
import { defineModel, flag, quantity } from '../model.ts';

/**
 * Round length, in units of the difficulty, at which a proportional pool pays exactly what a share is
 * worth: the root of e^x E1(x) = 1, first published by Raulo and Rosenfeld as 43.5 %.
 */
export const HOPPING_THRESHOLD = 0.434818204384904;

/**
 * What a share is worth in a proportional pool when the round already holds x = shares / D.
 *
 * Expected pay over fair pay = e^x E1(x): early shares are overpaid by the late ones.
 * Source: Rosenfeld 2011 section 3.2; Raulo 2011.
 */
export const poolHopping = defineModel({
  id: 'pool-hopping',
  title: 'What a share is worth late in a proportional round',
  section: '3.2',
  formula: 'multiplier = e^x E1(x), x = shares of the round / D; 1 at x = 0.4348',
  source: 'Rosenfeld 2011, section 3.2 (pool hopping)',
  wrongWhen: 'The pool pays by any scheme other than PROP, or hides the length of the round.',
  input: z.object({
    roundEffort: quantity('Shares of the round over difficulty', '1', { min: 1e-12, max: 1e6 }),
  }),
  output: z.object({
    multiplier: quantity('Pay over fair pay', '1', { min: 0 }),
    belowFair: flag('Pays less than the share is worth'),
    threshold: quantity('Round effort where it turns', '1', { min: 0 }),
  }),
  example: { roundEffort: 0.25 },
  run: ({ roundEffort }) => ({
    multiplier: scaledExponentialIntegral(roundEffort),
    belowFair: roundEffort > HOPPING_THRESHOLD,
    threshold: HOPPING_THRESHOLD,
  }),
});
