import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { correlationField } from '../option/field.ts';

/**
 * How much of an uncertain output to sell forward: `h / E[Q] = 1 + rho CV_Q / CV_P`.
 *
 * If output is high when price is low (rho < 0), price times quantity hedges itself and less is sold; a
 * negative answer would mean buying forward. Variance is minimised; with log utility less still is sold
 * (Rolfo 1980).
 */
export const productionHedgeModel = defineModel({
  id: 'production-hedge',
  title: 'Forward sale of an uncertain output',
  section: '6.3',
  formula: 'h / E[Q] = 1 + ρ CV_Q / CV_P',
  source:
    'McKinnon 1967, "Futures markets, buffer stocks, and income stability", Journal of Political Economy',
  wrongWhen: 'Output comes in few large pieces, as solo blocks do: use the solo hedge.',
  input: z.object({
    correlation: correlationField,
    outputVariation: quantity('Coefficient of variation of output', '1', { min: 0, max: 1e6 }),
    priceVariation: quantity('Coefficient of variation of price', '1', { min: 1e-6, max: 1e6 }),
    expectedOutput: quantity('Expected output', 'coin', { min: 0, max: 1e12 }).default(1),
  }),
  output: z.object({
    ratio: quantity('Share of expected output to sell', '1'),
    amount: quantity('Amount to sell', 'coin'),
  }),
  example: { correlation: -0.3, outputVariation: 0.2, priceVariation: 0.5, expectedOutput: 1 },
  run: ({ correlation, outputVariation, priceVariation, expectedOutput }) => {
    const ratio = 1 + (correlation * outputVariation) / priceVariation;
    return { ratio, amount: ratio * expectedOutput };
  },
});
