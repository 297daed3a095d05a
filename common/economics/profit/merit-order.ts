import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { hashcost } from './profit.ts';

export interface Tranche {
  readonly hashrateEhps: number;
  readonly efficiencyJPerTh: number;
  readonly pricePerKwh: number;
}

export interface Clearing {
  readonly hashrateEhps: number;
  /** money/(PH/s)/day. */
  readonly hashprice: number;
  /** Hashcost of the first tranche that can not run in full; null when all do. */
  readonly marginalHashcost: number | null;
  /** Running part of each tranche in the order given, 0 to 1. */
  readonly running: readonly number[];
}

/**
 * The hash rate at which a fleet's dearest running machine just earns its energy.
 *
 * Tranches by rising hashcost; each runs while revenue / (H + h) covers it, the last in part, at hashprice
 * equal to its hashcost.
 *
 * @param revenuePerDay - block income of the whole network, money/day
 */
export function clearFleet(fleet: readonly Tranche[], revenuePerDay: number): Clearing {
  const running = fleet.map(() => 0);
  const order = fleet
    .map((tranche, index) => ({
      index,
      hashrate: tranche.hashrateEhps,
      cost: hashcost(tranche.efficiencyJPerTh, tranche.pricePerKwh),
    }))
    .sort((a, b) => a.cost - b.cost);
  const priceAt = (hashrateEhps: number) => revenuePerDay / (hashrateEhps * 1000);
  let total = 0;
  for (const { index, hashrate, cost } of order) {
    if (cost <= 0 || priceAt(total + hashrate) >= cost) {
      total += hashrate;
      running[index] = 1;
      continue;
    }
    const wanted = revenuePerDay / cost / 1000;
    if (total > 0 && priceAt(total) <= cost) {
      return { hashrateEhps: total, hashprice: priceAt(total), marginalHashcost: cost, running };
    }
    running[index] = (wanted - total) / hashrate;
    return { hashrateEhps: wanted, hashprice: cost, marginalHashcost: cost, running };
  }
  return { hashrateEhps: total, hashprice: priceAt(total), marginalHashcost: null, running };
}

/**
 * Attrition: who runs, who stops, and the hash rate and hashprice that leaves.
 *
 * Source: supply-stack clearing as in power markets (merit order); our application to hashprice.
 */
export const meritOrder = defineModel({
  id: 'merit-order',
  title: 'Merit order: who is driven out',
  section: '4.5',
  formula: 'add tranches by hashcost while R P 86400/spacing / (H + h) covers the next',
  source: 'Merit-order clearing of power markets, applied to hashprice; our derivation',
  wrongWhen:
    'Miners run at a loss for a while, hold fixed power contracts, or the fleet is guessed.',
  input: z.object({
    rewardCoin: quantity('Block reward (subsidy and fees)', 'coin', { min: 0, max: 1e15 }),
    coinPrice: quantity('Coin price', 'money/coin', { min: 0, max: 1e15 }),
    spacingS: quantity('Time between blocks', 's', { positive: true, max: 1e9 }).default(600),
    fleet: z
      .array(
        z.object({
          hashrateEhps: quantity('Hash rate', 'EH/s', { positive: true, max: 1e9 }),
          efficiencyJPerTh: quantity('Efficiency', 'J/TH', { positive: true, max: 1e9 }),
          pricePerKwh: quantity('Electricity price', 'money/kWh', { min: -1e3, max: 1e3 }),
        }),
      )
      .min(1, { error: 'must hold at least one tranche' })
      .max(1000, { error: 'must hold at most 1000 tranches' })
      .meta({ label: 'Fleet', unit: '1' }),
  }),
  output: z.object({
    hashrateEhps: quantity('Hash rate that stays', 'EH/s', { min: 0 }),
    hashprice: quantity('Hashprice then', 'money/(PH/s)/d', { min: 0 }),
    marginalHashcost: quantityOrNull(
      'Hashcost of the first tranche left out',
      'money/(PH/s)/d',
      'every machine runs',
    ),
    tranches: z
      .array(
        z.object({
          hashcost: quantity('Hashcost', 'money/(PH/s)/d'),
          running: quantity('Running part', '1', { min: 0, max: 1 }),
        }),
      )
      .meta({ label: 'Tranches, in the order given', unit: '1' }),
  }),
  example: {
    rewardCoin: 3.155,
    coinPrice: 65_000,
    fleet: [
      { hashrateEhps: 300, efficiencyJPerTh: 15, pricePerKwh: 0.05 },
      { hashrateEhps: 300, efficiencyJPerTh: 18, pricePerKwh: 0.06 },
      { hashrateEhps: 200, efficiencyJPerTh: 22, pricePerKwh: 0.06 },
      { hashrateEhps: 150, efficiencyJPerTh: 25, pricePerKwh: 0.07 },
    ],
  },
  run: ({ rewardCoin, coinPrice, spacingS, fleet }) => {
    const revenuePerDay = (86_400 / spacingS) * rewardCoin * coinPrice;
    const { hashrateEhps, hashprice, marginalHashcost, running } = clearFleet(fleet, revenuePerDay);
    return {
      hashrateEhps,
      hashprice,
      marginalHashcost,
      tranches: fleet.map((tranche, index) => ({
        hashcost: hashcost(tranche.efficiencyJPerTh, tranche.pricePerKwh),
        running: running[index]!,
      })),
    };
  },
});
