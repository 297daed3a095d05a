import { z } from 'zod';
import { defineModel, flag, fraction, quantity, quantityOrNull } from '../model.ts';
import { blockRate, SECONDS_PER_DAY, type Work, workFields } from '../work.ts';

/** Coins a machine earns per day before any pool fee. */
export function coinPerDay(work: Work, rewardCoin: number): number {
  return blockRate(work) * SECONDS_PER_DAY * rewardCoin;
}

/** Energy per day at a constant power with a facility overhead (PUE), in kWh. */
function energyPerDayKwh(powerW: number, pue: number): number {
  return (powerW * pue * 24) / 1000;
}

/**
 * Revenue of 1 PH/s for a day: 1e15 * 86400 * R * P / (D * hashes per difficulty).
 *
 * @returns money/(PH/s)/day
 */
export function hashprice(
  network: Omit<Work, 'hashrateHps'>,
  rewardCoin: number,
  coinPrice: number,
): number {
  return coinPerDay({ ...network, hashrateHps: 1e15 }, rewardCoin) * coinPrice;
}

/**
 * Energy cost of 1 PH/s for a day: 24 * efficiency * PUE * electricity price.
 *
 * @param efficiencyJPerTh - J/TH
 * @returns money/(PH/s)/day
 */
export function hashcost(efficiencyJPerTh: number, pricePerKwh: number, pue = 1): number {
  return 24 * efficiencyJPerTh * pue * pricePerKwh;
}

const perHash = 'money/(PH/s)/d';

/**
 * What a machine earns and costs per day, and every input at which the two would meet.
 *
 * Power is the wall power that mining adds: for a computer that would run anyway, the difference to idle.
 * A break-even is null when no value of that input makes earning and cost meet (no work, no cost).
 * "Switch off" looks at the marginal cost only; what the machine once cost is gone either way.
 * The break-even efficiency is the profitability threshold of the Cambridge Bitcoin Electricity Consumption
 * Index. Source: hashprice as Luxor and Bitnomial define it; CBECI methodology.
 */
export const profit = defineModel({
  id: 'profit',
  title: 'Earning, cost and every break-even',
  section: '4.1',
  formula:
    'revenue = 86400 H R P u (1-rejects)(1-fee) / (2^32 D); energy cost = 24 W PUE u price / 1000',
  source: 'Luxor hashprice definition; CBECI methodology (Cambridge 2019), profitability threshold',
  wrongWhen:
    'The tariff changes with the hour, or the power figure is not the wall power mining adds.',
  input: z.object({
    ...workFields,
    rewardCoin: quantity('Block reward (subsidy and fees)', 'coin', { min: 0, max: 1e15 }),
    coinPrice: quantity('Coin price', 'money/coin', { min: 0, max: 1e30 }),
    powerW: quantity('Wall power that mining adds', 'W', { min: 0, max: 1e12 }),
    pue: quantity('Facility overhead (PUE)', '1', { min: 1, max: 10 }).default(1),
    pricePerKwh: quantity('Electricity price', 'money/kWh', { min: -1e9, max: 1e9 }),
    poolFee: quantity('Pool fee', '1', { min: 0, max: 0.999 }).default(0),
    uptime: fraction('Uptime').default(1),
    rejectRate: quantity('Rejected shares', '1', { min: 0, max: 0.999 }).default(0),
    depreciationPerDay: quantity('Depreciation', 'money/d', { min: 0, max: 1e15 }).default(0),
    otherCostPerDay: quantity('Rent, upkeep, interest', 'money/d', { min: 0, max: 1e15 }).default(
      0,
    ),
  }),
  output: z.object({
    coinPerDay: quantity('Coins per day before fee', 'coin/d', { min: 0 }),
    revenuePerDay: quantity('Revenue per day', 'money/d', { min: 0 }),
    energyPerDayKwh: quantity('Energy per day', 'kWh/d', { min: 0 }),
    energyCostPerDay: quantity('Energy cost per day', 'money/d'),
    profitPerDay: quantity('Profit per day over energy', 'money/d'),
    profitPerDayAfterAll: quantity('Profit per day after every cost', 'money/d'),
    worthRunning: flag('Earns at least its energy'),
    efficiencyJPerTh: quantityOrNull('Efficiency', 'J/TH', 'no hash rate'),
    hashprice: quantity('Hashprice', perHash, { min: 0 }),
    hashcost: quantityOrNull('Hashcost', perHash, 'no hash rate'),
    breakEvenPricePerKwh: quantityOrNull('Switch off above', 'money/kWh', 'uses no energy'),
    revenuePerMwh: quantityOrNull('Revenue per MWh', 'money/MWh', 'uses no energy'),
    breakEvenCoinPrice: quantityOrNull(
      'Break-even coin price (marginal cost per coin)',
      'money/coin',
      'earns no coin at any price',
    ),
    averageCostPerCoin: quantityOrNull('Average cost per coin', 'money/coin', 'earns no coin'),
    breakEvenDifficulty: quantityOrNull(
      'Break-even difficulty',
      '1',
      'energy costs nothing: worth it at every difficulty',
    ),
    breakEvenHashrateHps: quantityOrNull(
      'Break-even hash rate at this power',
      'H/s',
      'no hash rate suffices, or energy costs nothing',
    ),
    breakEvenEfficiencyJPerTh: quantityOrNull(
      'Break-even efficiency',
      'J/TH',
      'electricity costs nothing: every machine is worth running',
    ),
  }),
  example: {
    hashrateHps: 200e12,
    difficulty: 144.4e12,
    rewardCoin: 3.155,
    coinPrice: 65_000,
    powerW: 3500,
    pricePerKwh: 0.1,
  },
  run: (input) => {
    const { rewardCoin, coinPrice, pue, pricePerKwh, poolFee, uptime, rejectRate } = input;
    const keep = 1 - poolFee;
    const yieldShare = uptime * (1 - rejectRate);
    const coins = coinPerDay(input, rewardCoin) * yieldShare;
    const revenue = coins * coinPrice * keep;
    const energy = energyPerDayKwh(input.powerW, pue) * uptime;
    const energyCost = energy * pricePerKwh;
    const fixed = input.depreciationPerDay + input.otherCostPerDay;
    const efficiency = input.hashrateHps > 0 ? input.powerW / (input.hashrateHps / 1e12) : null;
    const grossPrice = hashprice(input, rewardCoin, coinPrice);
    const netPrice = grossPrice * keep * (1 - rejectRate);
    // Revenue of one unit of hash rate at this uptime, from which the needed hash rate follows.
    const revenuePerHps = (netPrice / 1e15) * uptime;
    return {
      coinPerDay: coins,
      revenuePerDay: revenue,
      energyPerDayKwh: energy,
      energyCostPerDay: energyCost,
      profitPerDay: revenue - energyCost,
      profitPerDayAfterAll: revenue - energyCost - fixed,
      worthRunning: revenue >= energyCost,
      efficiencyJPerTh: efficiency,
      hashprice: grossPrice,
      hashcost: efficiency === null ? null : hashcost(efficiency, pricePerKwh, pue),
      breakEvenPricePerKwh: energy > 0 ? revenue / energy : null,
      revenuePerMwh: energy > 0 ? (revenue / energy) * 1000 : null,
      breakEvenCoinPrice: coins > 0 ? energyCost / (coins * keep) : null,
      averageCostPerCoin: coins > 0 ? (energyCost + fixed) / (coins * keep) : null,
      breakEvenDifficulty: energyCost > 0 ? (input.difficulty * revenue) / energyCost : null,
      breakEvenHashrateHps: energyCost > 0 && revenuePerHps > 0 ? energyCost / revenuePerHps : null,
      breakEvenEfficiencyJPerTh: pricePerKwh > 0 ? netPrice / hashcost(1, pricePerKwh, pue) : null,
    };
  },
});
