import { z } from 'zod';
import { findRoot } from '../../stats/root.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { priceField } from './field.ts';
import { fundamentalRoots } from './real-option.ts';

/** An endless rig: earns P and costs `cost` per year while it runs; changing state costs money. */
interface EntryExit {
  readonly rate: number;
  /** Expected growth of the earning per year, below the rate. */
  readonly growth: number;
  readonly volatility: number;
  readonly cost: number;
  readonly entryCost: number;
  readonly exitCost: number;
}

/**
 * Dixit's thresholds: enter at `high`, leave at `low`; null where leaving is never worth its cost.
 *
 * The difference of running and idle value, `G(P) = P/d - w/r + B P^b2 - A P^b1`, must reach entryCost at `high`
 * and -exitCost at `low` with slope 0 at both. For a trial ratio high/low the two slopes give A and B, and the
 * two heights then have a known ratio, `(w/r + entryCost) / (w/r - exitCost)`: one equation in one unknown.
 */
export function entryExit(rig: EntryExit): { high: number; low: number | null } {
  const { rate, cost, entryCost, exitCost } = rig;
  const shortfall = rate - rig.growth;
  const { rise, fall } = fundamentalRoots(rate, shortfall, rig.volatility);
  const perpetualCost = cost / rate;
  if (exitCost >= perpetualCost) {
    return { high: (rise / (rise - 1)) * shortfall * (perpetualCost + entryCost), low: null };
  }

  /** Heights of G + w/r at both thresholds for a log ratio, in units of low/d. */
  const heights = (logRatio: number) => {
    const bend = Math.expm1((fall - 1) * logRatio) / Math.expm1((fall - rise) * logRatio);
    const idle = (Math.exp((1 - rise) * logRatio) * bend) / rise;
    const active = (1 - rise * idle) / -fall;
    return {
      low: 1 + active - idle,
      high: Math.exp(logRatio) * (1 - bend / rise) + active * Math.exp(fall * logRatio),
    };
  };
  const wanted = Math.log((perpetualCost + entryCost) / (perpetualCost - exitCost));
  const excess = (logRatio: number) => {
    const { low, high } = heights(logRatio);
    return Math.log(high / low) - wanted;
  };

  /** Closer than this, both thresholds are the running cost. */
  const nearest = 1e-5 / (rise - fall);
  if (excess(nearest) >= 0) return { high: cost, low: cost };
  let most = 2 * nearest;
  while (excess(most) < 0) most *= 2;
  const logRatio = findRoot(excess, nearest, most, 1e-15);
  const low = (shortfall * (perpetualCost - exitCost)) / heights(logRatio).low;
  return { high: low * Math.exp(logRatio), low };
}

/**
 * Hysteresis without an end of life: at what earning to switch on and off if both cost something.
 *
 * Even tiny costs open a wide gap, because waiting is worth something; the Marshallian gap from
 * cost - r * exit to cost + r * entry is much narrower.
 */
export const entryExitModel = defineModel({
  id: 'entry-exit',
  title: 'When to switch on and off, for an endless rig',
  section: '5.5',
  formula: "G(P) = P/δ - w/r + B P^b2 - A P^b1; G(H) = k, G(L) = -l, G'(H) = G'(L) = 0",
  source:
    'Dixit 1989, "Entry and exit decisions under uncertainty", Journal of Political Economy 97',
  wrongWhen: 'The rig wears out or difficulty grows: use the switching lattice.',
  input: z
    .object({
      rate: quantity('Interest rate', '1/a', { min: 0.005, max: 1 }),
      growth: quantity('Expected growth of the earning', '1/a', { min: -1, max: 0.9 }).default(0),
      volatility: quantity('Volatility of the earning', '1/√a', { min: 0.01, max: 3 }),
      cost: quantity('Cost of running', 'money/a', { positive: true, max: 1e12 }),
      entryCost: priceField('Cost of switching on'),
      exitCost: priceField('Cost of switching off').default(0),
    })
    .refine((input) => input.growth <= input.rate - 0.001, {
      path: ['growth'],
      error: 'must be at least 0.001 below the interest rate',
    }),
  output: z.object({
    switchOnAbove: quantity('Switch on above', 'money/a'),
    switchOffBelow: quantityOrNull(
      'Switch off below',
      'money/a',
      'never: it costs more than running',
    ),
    marshallianHigh: quantity('Switch on above, without the worth of waiting', 'money/a'),
    marshallianLow: quantity('Switch off below, without the worth of waiting', 'money/a'),
  }),
  example: { rate: 0.025, growth: 0, volatility: 0.1, cost: 1, entryCost: 4, exitCost: 0 },
  run: (input) => {
    const { high, low } = entryExit(input);
    return {
      switchOnAbove: high,
      switchOffBelow: low,
      marshallianHigh: input.cost + input.rate * input.entryCost,
      marshallianLow: input.cost - input.rate * input.exitCost,
    };
  },
});
