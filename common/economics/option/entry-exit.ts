import { z } from 'zod';
import { findRoot } from '../../stats/root.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { priceField } from './field.ts';
import { fundamentalRoots } from './real-option.ts';

/** An endless rig: earns P and costs `cost` per year while it runs; changing state costs money. */
export interface EntryExit {
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
 * and -exitCost at `low` with slope 0 at both. For a trial `low` the conditions there give A and B; the
 * height of the next maximum then decides whether `low` was too low.
 */
export function entryExit(rig: EntryExit): { high: number; low: number | null } {
  const { rate, cost, entryCost, exitCost } = rig;
  const shortfall = rate - rig.growth;
  const { rise, fall } = fundamentalRoots(rate, shortfall, rig.volatility);
  const perpetualCost = cost / rate;
  if (entryCost + exitCost === 0) return { high: cost, low: cost };
  if (exitCost >= perpetualCost) {
    return { high: (rise / (rise - 1)) * shortfall * (perpetualCost + entryCost), low: null };
  }

  /** Where the maximum after `low` lies and how far it is above the entry cost. */
  const maximumAfter = (low: number) => {
    const flow = low / shortfall;
    const gap = perpetualCost - exitCost - flow;
    const idle = (fall * gap + flow) / (rise - fall);
    const active = gap + idle;
    if (idle <= 0) return { ratio: Number.POSITIVE_INFINITY, excess: 1e9 };
    const slope = (logRatio: number) =>
      flow * Math.exp(logRatio) +
      fall * active * Math.exp(fall * logRatio) -
      rise * idle * Math.exp(rise * logRatio);
    let start = 1e-9;
    while (slope(start) <= 0 && start < 1) start *= 2;
    if (start >= 1) return { ratio: 1, excess: -exitCost / perpetualCost - 1e-12 };
    let end = 2 * start;
    while (slope(end) > 0) end *= 2;
    const logRatio = findRoot(slope, start, end);
    const height =
      flow * Math.exp(logRatio) -
      perpetualCost +
      active * Math.exp(fall * logRatio) -
      idle * Math.exp(rise * logRatio);
    return {
      ratio: Math.exp(logRatio),
      excess: Math.min(1e9, (height - entryCost) / perpetualCost),
    };
  };

  const most = cost - rate * exitCost;
  const low = findRoot((x) => maximumAfter(x * most).excess, 1e-12, 1 - 1e-12) * most;
  return { high: low * maximumAfter(low).ratio, low };
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
