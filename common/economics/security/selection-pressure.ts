import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';
import { clearFleet, type Tranche } from '../profit/merit-order.ts';
import { yearsToObsolescence } from '../profit/obsolescence.ts';
import { hashcost } from '../profit/profit.ts';
import { shockEpochs } from './hashrate-shock.ts';
import { miningEquilibrium } from './mining-game.ts';

/**
 * Share of a fleet's hash rate that costs more to run than a given hashcost; ties count half.
 *
 * @param cost - money/(PH/s)/day
 * @returns 0 for the dearest, near 1 for the cheapest
 */
export function efficiencyRank(fleet: readonly Tranche[], cost: number): number {
  let total = 0;
  let dearer = 0;
  for (const tranche of fleet) {
    const theirs = hashcost(tranche.efficiencyJPerTh, tranche.pricePerKwh);
    total += tranche.hashrateEhps;
    if (theirs > cost) dearer += tranche.hashrateEhps;
    else if (theirs === cost) dearer += tranche.hashrateEhps / 2;
  }
  return dearer / total;
}

/**
 * A price shock's work on the fleet: who leaves, what hashprice is left, where you stand, and how difficulty
 * carries it out.
 *
 * Merit order before and after the shock; the difference leaves at once and difficulty follows it epoch by epoch.
 * The game's shares say where the same costs lead when machines can be bought: each tranche is one player.
 */
export const selectionPressure = defineModel({
  id: 'selection-pressure',
  title: 'Who a price shock drives out',
  section: '9.7',
  formula:
    'merit order at P and at P(1+change); h = H_after/H_before through the retarget; rank by hashcost',
  source:
    'Merit order, obsolescence, retarget and mining game of sections 4.5, 4.4, 9.4 and 9.6 together',
  wrongWhen: 'Miners hold out at a loss, sell contracted power instead, or the fleet is guessed.',
  input: z.object({
    fleet: z
      .array(
        z.object({
          hashrateEhps: quantity('Hash rate', 'EH/s', { positive: true, max: 1e9 }),
          efficiencyJPerTh: quantity('Efficiency', 'J/TH', { positive: true, max: 1e9 }),
          pricePerKwh: quantity('Electricity price', 'money/kWh', { positive: true, max: 1e3 }),
        }),
      )
      .min(2, { error: 'must hold at least two tranches' })
      .max(1000, { error: 'must hold at most 1000 tranches' })
      .meta({ label: 'Fleet', unit: '1' }),
    rewardCoin: quantity('Block reward (subsidy and fees)', 'coin', { positive: true, max: 1e9 }),
    coinPrice: quantity('Coin price now', 'money/coin', { positive: true, max: 1e9 }),
    priceChange: quantity('Change of the coin price', '1', { min: -0.99, max: 100 }),
    blockSeconds: quantity('Time between blocks', 's', { positive: true, max: 86_400 }).default(
      600,
    ),
    blocksPerEpoch: quantity('Blocks per epoch', '1', { min: 1, max: 1e6 })
      .int({ error: 'must be a whole number of blocks' })
      .default(2016),
    yourEfficiencyJPerTh: quantity('Your efficiency', 'J/TH', { positive: true, max: 1e15 }),
    yourPricePerKwh: quantity('Your electricity price', 'money/kWh', { min: 0, max: 1e3 }),
    annualGrowth: quantity('Growth of difficulty per year, then', '1', {
      min: -0.99,
      max: 100,
    }).default(0),
  }),
  output: z.object({
    hashpriceBefore: quantity('Hashprice before', 'money/(PH/s)/d'),
    hashpriceAtOnce: quantity('Hashprice at once, difficulty unmoved', 'money/(PH/s)/d'),
    hashpriceAfter: quantity('Hashprice when difficulty has followed', 'money/(PH/s)/d'),
    hashrateBeforeEhps: quantity('Hash rate before', 'EH/s'),
    hashrateAfterEhps: quantity('Hash rate after', 'EH/s'),
    shareLost: quantity('Share that leaves; negative if it grows', '1'),
    tranches: z
      .array(
        z.object({
          hashcost: quantity('Hashcost', 'money/(PH/s)/d'),
          runningBefore: quantity('Running part before', '1'),
          runningAfter: quantity('Running part after', '1'),
          gameShare: quantity('Share in the long run', '1'),
        }),
      )
      .meta({ label: 'Tranches, in the order given', unit: '1' }),
    yourHashcost: quantity('Your hashcost', 'money/(PH/s)/d'),
    yourRank: quantity('Share of the fleet that costs more than you', '1'),
    youStayAtOnce: flag('Do you earn your energy at once?'),
    youStay: flag('Do you earn it when difficulty has followed?'),
    yearsLeft: quantityOrNull('Years until you no longer do', 'a', 'never at this growth'),
    epochs: z
      .array(
        z.object({
          blockSeconds: quantity('Time between blocks', 's'),
          epochDays: quantity('Days of the epoch', 'd'),
          difficulty: quantity('Difficulty after it', '1'),
        }),
      )
      .meta({ label: 'How difficulty follows', unit: '1' }),
  }),
  example: {
    fleet: [
      { hashrateEhps: 300, efficiencyJPerTh: 15, pricePerKwh: 0.05 },
      { hashrateEhps: 300, efficiencyJPerTh: 18, pricePerKwh: 0.06 },
      { hashrateEhps: 200, efficiencyJPerTh: 22, pricePerKwh: 0.06 },
      { hashrateEhps: 150, efficiencyJPerTh: 25, pricePerKwh: 0.07 },
      { hashrateEhps: 80, efficiencyJPerTh: 30, pricePerKwh: 0.06 },
      { hashrateEhps: 40, efficiencyJPerTh: 38, pricePerKwh: 0.08 },
    ],
    rewardCoin: 3.155,
    coinPrice: 65_000,
    priceChange: -0.4,
    yourEfficiencyJPerTh: 17,
    yourPricePerKwh: 0.07,
    annualGrowth: 0.4,
  },
  run: (input) => {
    const { fleet } = input;
    const revenuePerDay = (86_400 / input.blockSeconds) * input.rewardCoin * input.coinPrice;
    const before = clearFleet(fleet, revenuePerDay);
    const after = clearFleet(fleet, revenuePerDay * (1 + input.priceChange));
    const remaining = after.hashrateEhps / before.hashrateEhps;
    const costs = fleet.map((tranche) => hashcost(tranche.efficiencyJPerTh, tranche.pricePerKwh));
    const { shares } = miningEquilibrium(costs);
    const hashpriceAtOnce = before.hashprice * (1 + input.priceChange);
    const yours = hashcost(input.yourEfficiencyJPerTh, input.yourPricePerKwh);
    return {
      hashpriceBefore: before.hashprice,
      hashpriceAtOnce,
      hashpriceAfter: after.hashprice,
      hashrateBeforeEhps: before.hashrateEhps,
      hashrateAfterEhps: after.hashrateEhps,
      shareLost: 1 - remaining,
      tranches: costs.map((cost, i) => ({
        hashcost: cost,
        runningBefore: before.running[i]!,
        runningAfter: after.running[i]!,
        gameShare: shares[i]!,
      })),
      yourHashcost: yours,
      yourRank: efficiencyRank(fleet, yours),
      youStayAtOnce: hashpriceAtOnce >= yours,
      youStay: after.hashprice >= yours,
      yearsLeft: yearsToObsolescence(after.hashprice, yours, Math.log1p(input.annualGrowth), {
        yearsToHalving: null,
        halvingYears: 4,
        feeShare: 0,
      }),
      epochs: shockEpochs(input, remaining, 0, 6).map(
        ({ blockSeconds, epochDays, difficulty }) => ({ blockSeconds, epochDays, difficulty }),
      ),
    };
  },
});
