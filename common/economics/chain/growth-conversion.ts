import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { annualFromEpochGrowth } from './difficulty-growth.ts';

/** Growth per adjustment in terms people plan by: per year, and the time to double. */
export const growthConversion = defineModel({
  id: 'growth-conversion',
  title: 'Growth per adjustment, per year, to double',
  section: '1.10',
  formula: 'annual = (1 + g)^(365.25 / epoch) - 1; doubling = epoch ln 2 / ln(1 + g)',
  source: 'Compound growth; 26.09 epochs of 14 days to a year',
  wrongWhen:
    'Epochs are shorter than aimed because hash rate grows: 26.07 a year at 600.298 s each.',
  input: z.object({
    growthPerEpoch: quantity('Growth per adjustment', '1', { min: -0.75, max: 3 }),
    epochDays: quantity('Days between adjustments', 'd', { min: 1e-4, max: 3650 }).default(14),
  }),
  output: z.object({
    annualGrowth: quantity('Growth per year', '1', { min: -1 }),
    epochsPerYear: quantity('Adjustments per year', '1/a', { min: 0 }),
    doublingDays: quantityOrNull('Doubles (negative: halves) within', 'd', 'it does not change'),
  }),
  example: { growthPerEpoch: 0.015663 },
  run: ({ growthPerEpoch, epochDays }) => ({
    annualGrowth: annualFromEpochGrowth(growthPerEpoch, epochDays),
    epochsPerYear: 365.25 / epochDays,
    doublingDays: growthPerEpoch === 0 ? null : (epochDays * Math.LN2) / Math.log1p(growthPerEpoch),
  }),
});
