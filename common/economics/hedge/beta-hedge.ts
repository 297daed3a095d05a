import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';

/**
 * Contracts that bring the market risk of a holding from one beta to another: `(b - b*) V_A / V_F`.
 *
 * Positive: sell. Vector: Hull's 5.05 million at beta 1.5 against contracts of 252,500: 30.
 */
export const betaHedgeModel = defineModel({
  id: 'beta-hedge',
  title: 'Contracts to change a beta',
  section: '6.2',
  formula: 'N = (β - β*) V_A / V_F',
  source: 'Hull, "Options, Futures, and Other Derivatives", section 3.5',
  wrongWhen: 'Beta was measured over a time unlike the one to come.',
  input: z.object({
    holding: quantity('Value of the holding', 'money', { min: 0, max: 1e15 }),
    contractValue: quantity('Value of one contract', 'money', { positive: true, max: 1e12 }),
    beta: quantity('Beta of the holding', '1', { min: -10, max: 10 }),
    targetBeta: quantity('Beta wanted', '1', { min: -10, max: 10 }).default(0),
  }),
  output: z.object({ contracts: quantity('Contracts to sell', '1') }),
  example: { holding: 5_050_000, contractValue: 252_500, beta: 1.5 },
  run: ({ holding, contractValue, beta, targetBeta }) => ({
    contracts: ((beta - targetBeta) * holding) / contractValue,
  }),
});
