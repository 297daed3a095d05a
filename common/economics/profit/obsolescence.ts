import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';
import { type HalvingPath, rewardFactor } from './halving-factor.ts';
import { halvingFields } from './halving-fields.ts';
import { hashcost } from './profit.ts';

/** Halvings after which the subsidy is gone. */
const LAST_HALVING = 64;

/**
 * Years until hashprice has fallen to a machine's hashcost, halvings stepped.
 *
 * t = ln(hashprice / hashcost) / g between halvings. Negative when it already has: then the time since, at
 * the same growth and without halvings.
 *
 * @param growth - continuous growth of difficulty per year
 * @returns null for never (or, when already dead without growth, for an unknown moment in the past)
 */
export function yearsToObsolescence(
  price: number,
  cost: number,
  growth: number,
  path: HalvingPath,
): number | null {
  if (cost <= 0) return null;
  const margin = Math.log(price / cost);
  if (margin <= 0) return growth > 0 && price > 0 ? margin / growth : null;
  for (let halvings = 0; halvings <= LAST_HALVING; halvings++) {
    const starts = halvings === 0 ? 0 : path.yearsToHalving! + (halvings - 1) * path.halvingYears;
    const ends =
      path.yearsToHalving === null ? Infinity : path.yearsToHalving + halvings * path.halvingYears;
    const left = margin + Math.log(rewardFactor(path.feeShare, halvings));
    if (left - growth * starts <= 0) return starts;
    const dies = growth > 0 ? left / growth : Infinity;
    if (dies <= ends) return Number.isFinite(dies) ? dies : null;
  }
  return null;
}

/**
 * When a machine stops earning its electricity.
 *
 * Hashprice falls with difficulty growth and at each halving; the machine dies when it meets the hashcost.
 * Source: supply-stack view of hashprice and hashcost; our derivation, checked by stepping day by day.
 */
export const obsolescence = defineModel({
  id: 'obsolescence',
  title: 'The day a machine dies',
  section: '4.4',
  formula: 't = ln(hashprice * halving / hashcost) / g, hashcost = 24 J/TH PUE price',
  source: 'Our derivation from hashprice (Luxor) and hashcost',
  wrongWhen: 'The coin price trends, or you can move to cheaper electricity.',
  input: z.object({
    hashprice: quantity('Hashprice now', 'money/(PH/s)/d', { min: 0, max: 1e15 }),
    efficiencyJPerTh: quantity('Efficiency', 'J/TH', { positive: true, max: 1e15 }),
    pricePerKwh: quantity('Electricity price', 'money/kWh', { min: -1e6, max: 1e6 }),
    pue: quantity('Facility overhead (PUE)', '1', { min: 1, max: 10 }).default(1),
    annualGrowth: quantity('Growth of difficulty per year', '1', { min: -0.99, max: 1e4 }),
    ...halvingFields,
  }),
  output: z.object({
    hashcost: quantity('Hashcost', 'money/(PH/s)/d'),
    isDead: flag('Already costs more than it earns'),
    years: quantityOrNull('Years until it dies (negative: since)', 'a', 'never, or unknown'),
    breakEvenEfficiencyJPerTh: quantityOrNull(
      'Break-even efficiency now',
      'J/TH',
      'electricity costs nothing',
    ),
  }),
  example: {
    hashprice: 28.569287416677394,
    efficiencyJPerTh: 15,
    pricePerKwh: 0.05,
    annualGrowth: 0.4,
    yearsToHalving: 2,
    feeShare: 0.01,
  },
  run: (input) => {
    const cost = hashcost(input.efficiencyJPerTh, input.pricePerKwh, input.pue);
    return {
      hashcost: cost,
      isDead: cost > input.hashprice,
      years: yearsToObsolescence(input.hashprice, cost, Math.log1p(input.annualGrowth), input),
      breakEvenEfficiencyJPerTh:
        input.pricePerKwh > 0 ? input.hashprice / hashcost(1, input.pricePerKwh, input.pue) : null,
    };
  },
});
