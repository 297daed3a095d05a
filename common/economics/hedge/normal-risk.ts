import { z } from 'zod';
import { normalCdf, normalPdf, normalQuantile } from '../../stats/normal.ts';
import { defineModel, fraction, quantity } from '../model.ts';

/**
 * Value at risk and expected shortfall of a normal gain, both as losses above 0:
 * `VaR = z s - m`, `ES = s n(z)/(1-a) - m`.
 *
 * @param confidence - a in (0, 1): 0.95
 */
function normalRisk(mean: number, deviation: number, confidence: number) {
  const quantile = normalQuantile(confidence);
  return {
    valueAtRisk: quantile * deviation - mean,
    expectedShortfall: (deviation * normalPdf(quantile)) / (1 - confidence) - mean,
  };
}

/** Value at risk and expected shortfall if gains are normal: the check beside the simulation. */
export const normalRiskModel = defineModel({
  id: 'normal-risk',
  title: 'Value at risk, normal gains',
  section: '6.4',
  formula: 'VaR = z_a σ - μ; ES = σ n(z_a) / (1 - a) - μ',
  source: 'Hull, "Options, Futures, and Other Derivatives", chapter 22; Acerbi and Tasche 2002',
  wrongWhen: 'Gains are skewed or fat-tailed, as those of a miner are: use the hedge report.',
  input: z.object({
    mean: quantity('Expected gain', 'money', { min: -1e12, max: 1e12 }).default(0),
    deviation: quantity('Standard deviation', 'money', { min: 0, max: 1e12 }),
    confidence: quantity('Confidence', '1', { min: 0.5, max: 0.99999 }).default(0.95),
  }),
  output: z.object({
    valueAtRisk: quantity('Loss exceeded with chance 1 - confidence', 'money'),
    expectedShortfall: quantity('Mean loss beyond that', 'money'),
    lossChance: fraction('Chance of a loss'),
  }),
  example: { mean: 0, deviation: 1, confidence: 0.95 },
  run: ({ mean, deviation, confidence }) => ({
    ...normalRisk(mean, deviation, confidence),
    lossChance: deviation === 0 ? (mean < 0 ? 1 : 0) : normalCdf(-mean / deviation),
  }),
});
