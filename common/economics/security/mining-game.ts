import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';

/** The equilibrium of the mining contest. */
export interface MiningEquilibrium {
  /** Cost above which nobody mines, c*. */
  readonly limitCost: number;
  readonly shares: readonly number[];
  readonly active: number;
}

/**
 * Nash equilibrium of the contest in which each miner's share of the reward is its share of the hash rate:
 * s_i = max(0, 1 - c_i/c*), c* = sum of active costs/(k - 1).
 *
 * The k cheapest are active, k the largest with c_k < c*(k). Needs two miners: alone one would mine ever less.
 *
 * @param costs - cost of a unit of hash rate, each above 0
 * @throws {@link RangeError} for fewer than two
 */
export function miningEquilibrium(costs: readonly number[]): MiningEquilibrium {
  if (costs.length < 2) throw new RangeError(`"costs" expected at least two, got ${costs.length}`);
  const sorted = costs.toSorted((a, b) => a - b);
  let sum = sorted[0]! + sorted[1]!;
  let active = 2;
  while (active < sorted.length && sorted[active]! < (sum + sorted[active]!) / active) {
    sum += sorted[active]!;
    active++;
  }
  const limitCost = sum / (active - 1);
  return { limitCost, active, shares: costs.map((cost) => Math.max(0, 1 - cost / limitCost)) };
}

/**
 * Who mines how much when everybody answers everybody else's hash rate.
 *
 * A contest for a reward R: Q = R/c* in all, profit R s_i^2, and of the rent sum c_i s_i/c* is burnt. Whoever is
 * 20 % cheaper than some active miner has at least 20 % of all hash rate: that is how costs concentrate mining.
 * Counter-view: limits to capacity hold it back (Capponi, Olafsson and Alsabah, arXiv:2106.09783).
 */
export const miningGame = defineModel({
  id: 'mining-game',
  title: 'The mining game',
  section: '9.6',
  formula: 's_i = max(0, 1 - c_i/c*); c* = sum_active c/(k-1); Q = R/c*; profit_i = R*s_i^2',
  source:
    'Tullock contest; Arnosti and Weinberg, Management Science 68(7), 2022 (arXiv:1811.08572)',
  wrongWhen:
    'Machines are scarce, power is capped, or miners already own machines and count only energy.',
  input: z.object({
    costs: z
      .array(quantity('Cost', 'money/hash', { positive: true, max: 1e12 }))
      .min(2, { error: 'must hold at least two miners' })
      .max(10_000, { error: 'must hold at most 10000 miners' })
      .meta({ label: 'Cost of a unit of hash rate for each miner', unit: 'money/hash' }),
    reward: quantity('Reward to be won', 'money', { min: 0, max: 1e15 }).default(1),
  }),
  output: z.object({
    active: quantity('Miners that stay', '1'),
    limitCost: quantity('Cost above which nobody mines', 'money/hash'),
    totalHashrate: quantity('Hash rate of all', 'hash'),
    rentBurnt: quantity('Share of the reward spent on winning it', '1'),
    miners: z
      .array(
        z.object({
          share: quantity('Share of the hash rate', '1'),
          hashrate: quantity('Hash rate', 'hash'),
          profit: quantity('Profit', 'money'),
        }),
      )
      .meta({ label: 'Each miner, in the order given', unit: '1' }),
  }),
  example: { costs: [0.04, 0.05, 0.06, 0.07, 0.08] },
  run: ({ costs, reward }) => {
    const { limitCost, shares, active } = miningEquilibrium(costs);
    const totalHashrate = reward / limitCost;
    return {
      active,
      limitCost,
      totalHashrate,
      rentBurnt: shares.reduce((sum, share, i) => sum + (costs[i]! * share) / limitCost, 0),
      miners: shares.map((share) => ({
        share,
        hashrate: share * totalHashrate,
        profit: reward * share * share,
      })),
    };
  },
});
