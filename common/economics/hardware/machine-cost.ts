import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { coinPerDay, hashcost, hashprice } from '../profit/profit.ts';
import { workFields } from '../work.ts';

/** Days of a year that a machine is written off over. */
const YEAR_DAYS = 365;

const VERDICTS = ['switch-off', 'run-until-it-dies', 'run-and-replace'] as const;

/**
 * Marginal against average cost: whether to run a machine, and whether to buy another.
 *
 * Running pays while the coin is above the marginal (energy) cost; buying pays only above the average cost,
 * which adds the straight-line loss of its price. Between the two one runs the machine until it dies and
 * does not replace it.
 * Source: short-run and long-run supply of a firm (Marshall); hashcost as the unit cost of hash rate.
 */
export const machineCost = defineModel({
  id: 'machine-cost',
  title: 'Marginal against average cost of a machine',
  section: '10',
  formula: 'marginal = energy / coins; average = (energy + (price - salvage)/life + other) / coins',
  source: 'Short-run and long-run cost of a firm (Marshall 1890), applied to hash rate',
  wrongWhen: 'Difficulty growth is strong: later days earn less than the first one shown.',
  input: z.object({
    ...workFields,
    rewardCoin: quantity('Block reward (subsidy and fees)', 'coin', { min: 0, max: 1e15 }),
    coinPrice: quantity('Coin price', 'money/coin', { min: 0, max: 1e30 }),
    powerW: quantity('Wall power', 'W', { min: 0, max: 1e12 }),
    pue: quantity('Facility overhead (PUE)', '1', { min: 1, max: 10 }).default(1),
    pricePerKwh: quantity('Electricity price', 'money/kWh', { min: -1e9, max: 1e9 }),
    price: quantity('Price of the machine', 'money', { min: 0, max: 1e15 }),
    salvage: quantity('Value at the end of its life', 'money', { min: 0, max: 1e15 }).default(0),
    lifeYears: quantity('Life', 'a', { positive: true, max: 100 }).default(4),
    otherCostPerDay: quantity('Rent, upkeep, interest', 'money/d', { min: 0, max: 1e15 }).default(
      0,
    ),
  }),
  output: z.object({
    efficiencyJPerTh: quantityOrNull('Efficiency', 'J/TH', 'no hash rate'),
    hashprice: quantity('Hashprice', 'money/(PH/s)/d', { min: 0 }),
    marginalHashcost: quantityOrNull('Hashcost, energy alone', 'money/(PH/s)/d', 'no hash rate'),
    averageHashcost: quantityOrNull('Hashcost with everything', 'money/(PH/s)/d', 'no hash rate'),
    marginalCostPerCoin: quantityOrNull('Marginal cost per coin', 'money/coin', 'earns no coin'),
    averageCostPerCoin: quantityOrNull('Average cost per coin', 'money/coin', 'earns no coin'),
    depreciationPerDay: quantity('Loss of value per day', 'money/d', { min: 0 }),
    pricePerTh: quantityOrNull('Price per TH/s', 'money/(TH/s)', 'no hash rate'),
    verdict: z.enum(VERDICTS).meta({ label: 'What to do', unit: '1' }),
  }),
  example: {
    hashrateHps: 200e12,
    difficulty: 144.4e12,
    rewardCoin: 3.155,
    coinPrice: 65_000,
    powerW: 3500,
    pricePerKwh: 0.05,
    price: 2699,
  },
  run: (input) => {
    const coins = coinPerDay(input, input.rewardCoin);
    const terahash = input.hashrateHps / 1e12;
    const energyCost = (input.powerW / 1000) * 24 * input.pue * input.pricePerKwh;
    const depreciationPerDay =
      Math.max(0, input.price - input.salvage) / (input.lifeYears * YEAR_DAYS);
    const fullCost = energyCost + depreciationPerDay + input.otherCostPerDay;
    const revenue = coins * input.coinPrice;
    const efficiency = terahash > 0 ? input.powerW / terahash : null;
    return {
      efficiencyJPerTh: efficiency,
      hashprice: hashprice(input, input.rewardCoin, input.coinPrice),
      marginalHashcost:
        efficiency === null ? null : hashcost(efficiency, input.pricePerKwh, input.pue),
      averageHashcost: terahash > 0 ? (fullCost / terahash) * 1000 : null,
      marginalCostPerCoin: coins > 0 ? energyCost / coins : null,
      averageCostPerCoin: coins > 0 ? fullCost / coins : null,
      depreciationPerDay,
      pricePerTh: terahash > 0 ? input.price / terahash : null,
      verdict: judge(revenue, energyCost, fullCost),
    };
  },
});

function judge(revenue: number, energyCost: number, fullCost: number): (typeof VERDICTS)[number] {
  if (revenue < energyCost) return 'switch-off';
  return revenue < fullCost ? 'run-until-it-dies' : 'run-and-replace';
}
