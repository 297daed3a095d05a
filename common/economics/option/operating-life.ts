import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import type { Progress } from '../progress.ts';
import { DAYS_PER_YEAR } from '../work.ts';
import { rateField } from './field.ts';
import { valueAtPrice, valueOperatingLife } from './operating-value.ts';

const perHash = 'money/(PH/s)/d';

/**
 * When to suspend, restart and scrap if only running uses up the machine.
 *
 * Brennan and Schwartz's copper mine with a rig in place of the ore: a suspended rig keeps its operating hours,
 * so waiting for a better hashprice costs standby and interest but no life. The thresholds are nodes of the
 * grid, 1 to 2 % apart.
 */
export const operatingLifeModel = defineModel({
  id: 'operating-life',
  title: 'Suspend and restart when only running wears the rig',
  section: '5.4',
  formula:
    'V_Q = σ²/2 h² V_hh + μ h V_h - rV + income; 0 = σ²/2 h² W_hh + μ h W_h - rW - standby; V ≥ W - k_off, W ≥ V - k_on',
  source:
    'Brennan and Schwartz 1985, "Evaluating natural resource investments", Journal of Business 58',
  wrongWhen:
    'Time alone makes the rig worthless, as growing difficulty does: then use the switching lattice.',
  input: z
    .object({
      hashprice: quantity('Hashprice now', perHash, { min: 0, max: 1e12 }),
      cost: quantity('Cost of running', perHash, { positive: true, max: 1e12 }),
      hashratePhs: quantity('Hash rate', 'PH/s', { min: 1e-9, max: 1e9 }).default(1),
      standbyPerDay: quantity('Cost of standing by', 'money/d', { min: 0, max: 1e9 }).default(1),
      suspendCost: quantity('Cost of suspending', 'money', { min: 0, max: 1e9 }).default(500),
      restartCost: quantity('Cost of restarting', 'money', { min: 0, max: 1e9 }).default(500),
      drift: quantity('Drift of hashprice under pricing', '1/a', { min: -5, max: 0.5 }),
      rate: rateField.min(0.002, { error: 'must be at least 0.002 1/a' }).meta({
        label: 'Interest rate',
        unit: '1/a',
      }),
      volatility: quantity('Hashprice volatility', '1/√a', { min: 0.02, max: 3 }),
      years: quantity('Running time left', 'a', { min: 0.01, max: 20 }),
    })
    .refine((input) => input.drift <= input.rate - 0.001, {
      path: ['drift'],
      error: 'must be at least 0.001 below the interest rate, or waiting forever is best',
    }),
  output: z.object({
    running: quantity('Value while running', 'money'),
    suspended: quantity('Value while suspended', 'money'),
    suspendBelow: quantityOrNull('Suspend below', perHash, 'at no hashprice within reach'),
    restartAbove: quantityOrNull('Restart above', perHash, 'at no hashprice within reach'),
  }),
  example: { hashprice: 45, cost: 34.6, drift: -0.26, rate: 0.04, volatility: 0.65, years: 3 },
  run: ({ hashprice, cost, hashratePhs, standbyPerDay, ...rig }, progress?: Progress) => {
    const perYear = hashratePhs * DAYS_PER_YEAR;
    const value = valueOperatingLife(
      {
        ...rig,
        earningPerPrice: perYear,
        runningCost: perYear * cost,
        standbyCost: standbyPerDay * DAYS_PER_YEAR,
      },
      progress,
    );
    return {
      running: valueAtPrice(value.prices, value.running, hashprice),
      suspended: valueAtPrice(value.prices, value.suspended, hashprice),
      suspendBelow: value.suspendBelow,
      restartAbove: value.restartAbove,
    };
  },
});
