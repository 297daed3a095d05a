import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { correlationField } from '../option/field.ts';

/**
 * What stays uncertain when the hedge settles on an index and the rig is paid by its pool.
 *
 * With the variance-minimal ratio `rho s_S / s_F` the variance left is `(1 - rho^2) s_S^2`; with any other ratio h it
 * is `s_S^2 - 2 h rho s_S s_F + h^2 s_F^2`.
 */
export const basisRiskModel = defineModel({
  id: 'basis-risk',
  title: 'Basis risk',
  section: '6.5',
  formula: 'variance left = σ_S² - 2hρσ_Sσ_F + h²σ_F²; at h* = ρσ_S/σ_F: (1-ρ²) σ_S²',
  source: 'Hull, "Options, Futures, and Other Derivatives", section 3.3',
  wrongWhen:
    'Pool and index drift apart for good, by a fee or by luck: that is not variance but cost.',
  input: z.object({
    spotDeviation: quantity('Standard deviation of own revenue', 'money', { min: 0, max: 1e12 }),
    hedgeDeviation: quantity('Standard deviation of the hedge', 'money', {
      positive: true,
      max: 1e12,
    }),
    correlation: correlationField,
    ratio: quantity('Hedge ratio used', '1', { min: -10, max: 10 }).default(1),
  }),
  output: z.object({
    bestRatio: quantity('Hedge ratio with the least variance', '1'),
    bestDeviation: quantity('Standard deviation left with that', 'money'),
    deviation: quantity('Standard deviation left with the ratio used', 'money'),
    effectiveness: quantity('Share of variance removed (negative: added)', '1'),
  }),
  example: { spotDeviation: 2000, hedgeDeviation: 2100, correlation: 0.95, ratio: 1 },
  run: ({ spotDeviation, hedgeDeviation, correlation, ratio }) => {
    const left = (h: number) =>
      Math.max(
        0,
        spotDeviation ** 2 -
          2 * h * correlation * spotDeviation * hedgeDeviation +
          (h * hedgeDeviation) ** 2,
      );
    const bestRatio = (correlation * spotDeviation) / hedgeDeviation;
    return {
      bestRatio,
      bestDeviation: spotDeviation * Math.sqrt(1 - correlation * correlation),
      deviation: Math.sqrt(left(ratio)),
      effectiveness: spotDeviation > 0 ? 1 - left(ratio) / spotDeviation ** 2 : 0,
    };
  },
});
