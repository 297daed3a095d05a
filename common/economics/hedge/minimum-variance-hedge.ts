import { z } from 'zod';
import { defineModel, quantity, quantityOrNull, refuseInput } from '../model.ts';
import { covariance, standardDeviation } from '../option/estimate.ts';

/** The ratio that leaves least variance, `cov(S, F) / var(F)`; null if the hedge does not move. */
export function minimumVarianceRatio(
  spotChanges: readonly number[],
  hedgeChanges: readonly number[],
): number | null {
  const variance = covariance(hedgeChanges, hedgeChanges);
  return variance > 0 ? covariance(spotChanges, hedgeChanges) / variance : null;
}

const still = 'the hedge does not move';

function changes(label: string) {
  return z
    .array(quantity(label, '1', { min: -1e6, max: 1e6 }), { error: 'must be a list of changes' })
    .min(3, { error: 'must hold at least 3 changes' })
    .max(100_000, { error: 'must hold at most 100000 changes' })
    .meta({ label, unit: '1' });
}

/**
 * How much of a hedge to hold if it does not move exactly with what is hedged.
 *
 * `h* = rho s_S / s_F`, effectiveness rho^2 is the share of variance it removes, contracts N* = h* Q_A / Q_F.
 * Vector: Hull's table 3.2 (heating oil for jet fuel).
 */
export const minimumVarianceHedgeModel = defineModel({
  id: 'minimum-variance-hedge',
  title: 'Hedge ratio with the least variance',
  section: '6.2',
  formula: 'h* = ρ σ_S / σ_F; N* = h* Q_A / Q_F; effectiveness ρ²',
  source: 'Hull, "Options, Futures, and Other Derivatives", section 3.4; Ederington 1979',
  wrongWhen: 'The two moved together by chance, or few changes were measured.',
  input: z.object({
    spotChanges: changes('Changes of what is hedged'),
    hedgeChanges: changes('Changes of the hedge'),
    exposure: quantity('Amount to be hedged', '1', { min: 0, max: 1e15 }).default(1),
    contractSize: quantity('Amount of one contract', '1', { positive: true, max: 1e15 }).default(1),
  }),
  output: z.object({
    spotDeviation: quantity('Standard deviation of what is hedged', '1'),
    hedgeDeviation: quantity('Standard deviation of the hedge', '1'),
    correlation: quantityOrNull('Correlation', '1', 'one of them does not move'),
    ratio: quantityOrNull('Hedge ratio', '1', still),
    effectiveness: quantity('Share of variance removed', '1'),
    contracts: quantityOrNull('Contracts', '1', still),
    hedgedDeviation: quantity('Standard deviation left', '1'),
  }),
  example: {
    spotChanges: [0.029, 0.02, -0.044, 0.008, 0.026, -0.019, -0.01],
    hedgeChanges: [0.021, 0.035, -0.046, 0.001, 0.044, -0.029, -0.026],
    exposure: 2_000_000,
    contractSize: 42_000,
  },
  run: ({ spotChanges, hedgeChanges, exposure, contractSize }) => {
    if (spotChanges.length !== hedgeChanges.length) {
      refuseInput(
        'minimum-variance-hedge',
        'hedgeChanges',
        hedgeChanges.length,
        `must hold as many changes as the other series, ${spotChanges.length}`,
      );
    }
    const spotDeviation = standardDeviation(spotChanges);
    const hedgeDeviation = standardDeviation(hedgeChanges);
    const ratio = minimumVarianceRatio(spotChanges, hedgeChanges);
    const correlation =
      ratio === null || spotDeviation === 0
        ? null
        : Math.max(-1, Math.min(1, (ratio * hedgeDeviation) / spotDeviation));
    const effectiveness = correlation === null ? 0 : correlation * correlation;
    return {
      spotDeviation,
      hedgeDeviation,
      correlation,
      ratio,
      effectiveness,
      contracts: ratio === null ? null : (ratio * exposure) / contractSize,
      hedgedDeviation: spotDeviation * Math.sqrt(1 - effectiveness),
    };
  },
});
