import { z } from 'zod';
import { findRoot } from '../../stats/root.ts';
import { defineModel, quantity } from '../model.ts';
import { priceField } from './field.ts';
import { fundamentalRoots } from './real-option.ts';

/** What {@link investTrigger} decides about. */
interface Investment {
  readonly rate: number;
  readonly shortfall: number;
  readonly volatility: number;
  /** Running cost per year; production is suspended for free while price is below it. */
  readonly operatingCost: number;
  readonly investmentCost: number;
}

/**
 * The yearly earning P at which it is right to pay I for an endless rig that earns P and costs C per year
 * while it runs, and can be suspended and resumed for free.
 *
 * Below C the rig is worth K1 P^b1, above it B2 P^b2 + P/d - C/r; the right to buy it is A P^b1, and value and
 * slope meet at P*. Without running cost P* = b1/(b1-1) d I.
 *
 * @returns trigger and Marshallian trigger per year; K1 C^b1 and B2 C^b2, the two option values at P = C
 */
export function investTrigger(investment: Investment) {
  const { rate, shortfall, operatingCost: cost, investmentCost } = investment;
  const { rise, fall } = fundamentalRoots(rate, shortfall, investment.volatility);
  const marshallian = shortfall * (cost / rate + investmentCost);
  if (cost === 0) {
    const multiple = rise / (rise - 1);
    return { trigger: multiple * marshallian, marshallian, idleAtCost: 0, suspensionAtCost: 0 };
  }
  const slope = (root: number) => root / rate - (root - 1) / shortfall;
  /** K1 C^b1 and B2 C^b2: in units of the cost no power overflows. */
  const idle = (cost / (rise - fall)) * slope(fall);
  const suspension = (cost / (rise - fall)) * slope(rise);
  const condition = (x: number) =>
    (rise - fall) * suspension * x ** fall +
    ((rise - 1) * x * cost) / shortfall -
    rise * (cost / rate + investmentCost);
  let high = Math.max(1, marshallian / cost);
  while (condition(high) < 0) high *= 2;
  return {
    trigger: cost * findRoot(condition, 1, high),
    marshallian,
    idleAtCost: idle,
    suspensionAtCost: suspension,
  };
}

/**
 * At what earning it is right to buy a rig, waiting being possible.
 *
 * Dixit and Pindyck's chapter 6 (and 5 for running cost 0). The right to wait raises the trigger above the
 * Marshallian `d (C/r + I)`; the right to suspend lowers it.
 */
export const investTriggerModel = defineModel({
  id: 'invest-trigger',
  title: 'When to buy a rig',
  section: '5.5',
  formula: '(b1-b2) B2 P^b2 + (b1-1) P/δ - b1 (C/r + I) = 0',
  source: 'Dixit and Pindyck 1994, "Investment under Uncertainty", chapters 5 and 6',
  wrongWhen:
    'The rig wears out or difficulty grows faster than the shortfall allows for: it is endless here.',
  input: z.object({
    rate: quantity('Interest rate', '1/a', { min: 0.001, max: 1 }),
    shortfall: quantity('Shortfall of growth against the rate', '1/a', { min: 0.001, max: 2 }),
    volatility: quantity('Volatility of the earning', '1/√a', { min: 0.01, max: 3 }),
    operatingCost: priceField('Cost of running', 'money/a'),
    investmentCost: quantity('Price of the rig', 'money', { positive: true, max: 1e12 }),
  }),
  output: z.object({
    trigger: quantity('Buy when it earns', 'money/a'),
    marshallian: quantity('Without the right to wait', 'money/a'),
    multiple: quantity('Trigger over that', '1'),
    rise: quantity('Root above 1', '1'),
    fall: quantity('Root below 0', '1'),
  }),
  example: { rate: 0.04, shortfall: 0.04, volatility: 0.2, operatingCost: 10, investmentCost: 100 },
  run: (input) => {
    const { trigger, marshallian } = investTrigger(input);
    return {
      trigger,
      marshallian,
      multiple: trigger / marshallian,
      ...fundamentalRoots(input.rate, input.shortfall, input.volatility),
    };
  },
});
