import { z } from 'zod';
import { poissonTerm } from '../../stats/gamma.ts';
import { findRoot } from '../../stats/root.ts';
import { defineModel, flag, fraction, quantity, quantityOrNull, refuseInput } from '../model.ts';
import { blockRate, workFields } from '../work.ts';
import { adjustmentCoefficient } from './adjustment.ts';

/** A miner living on savings: money drips out, blocks drop in. */
export interface Burn {
  /** Money at the start. */
  readonly cash: number;
  /** Money per hour, at least 0. */
  readonly costPerHour: number;
  /** Money per block, at least 0. */
  readonly blockValue: number;
  /** Own blocks per hour, at least 0. */
  readonly blocksPerHour: number;
}

/** Chance of ever running out of cash: e^(-theta u); 1 when blocks do not cover the cost on average. */
export function ruinEver({ cash, costPerHour, blockValue, blocksPerHour }: Burn): number {
  if (costPerHour === 0) return 0;
  const income = blocksPerHour * blockValue;
  if (cash <= 0 || income <= costPerHour) return 1;
  return Math.exp((-adjustmentCoefficient(1 - costPerHour / income) * cash) / blockValue);
}

/** How an undertaking ends within its horizon. */
export interface Outcome {
  /** Chance of running out of cash. */
  readonly ruin: number;
  /** Expected cash at the end, nothing when ruined before. */
  readonly expectedCash: number;
}

/**
 * Ruin within `hours`, and the cash expected at their end.
 *
 * psi = sum over k = 0 .. floor((c t - u)/b) of u/(u + b k) Poisson(k; L (u + b k)/c), each term the chance
 * to run dry after the k-th block at (u + b k)/c; 0 while c t < u. Cost grows with the number of terms.
 * Source: Albrecher, Finger & Goffard, arXiv:2010.12577.
 */
export function ruinWithin(burn: Burn, hours: number): Outcome {
  const { cash, costPerHour, blockValue, blocksPerHour } = burn;
  const drift = blocksPerHour * blockValue - costPerHour;
  if (costPerHour === 0) return { ruin: 0, expectedCash: cash + drift * hours };
  if (cash <= 0) return { ruin: 1, expectedCash: 0 };
  if (blockValue === 0) {
    const left = cash - costPerHour * hours;
    return left > 0 ? { ruin: 0, expectedCash: left } : { ruin: 1, expectedCash: 0 };
  }
  const terms = ruinTerms(burn, hours);
  let ruin = 0;
  let hoursLost = 0;
  for (let k = 0; k < terms; k++) {
    const spent = cash + blockValue * k;
    const chance = (cash / spent) * poissonTerm(k, (blocksPerHour * spent) / costPerHour);
    ruin += chance;
    hoursLost += chance * (hours - spent / costPerHour);
  }
  return {
    ruin: Math.min(1, ruin),
    expectedCash: Math.max(0, cash + drift * (hours - hoursLost)),
  };
}

/** Ruin before a horizon of exponential length, and the expected money at its end. */
export function ruinWithinExponential(
  { cash, costPerHour, blockValue, blocksPerHour }: Burn,
  meanHours: number,
): Outcome {
  const drift = (blocksPerHour * blockValue - costPerHour) * meanHours;
  if (costPerHour === 0 || meanHours === 0) return { ruin: 0, expectedCash: cash + drift };
  if (cash <= 0) return { ruin: 1, expectedCash: 0 };
  const blocks = blocksPerHour * meanHours;
  const slowest = (1 + blocks) / (costPerHour * meanHours);
  // rho = -slowest z solves c t rho + (1 + L t) = L t e^(b rho) with z in (0, 1].
  const z = findRoot(
    (y) => (1 + blocks) * (1 - y) - blocks * Math.exp(-blockValue * slowest * y),
    0,
    1,
    1e-16,
  );
  const ruin = Math.exp(-slowest * z * cash);
  return { ruin, expectedCash: cash + drift - drift * ruin };
}

/** Summed directly; a million terms take about a tenth of a second. */
const MOST_TERMS = 1_000_000;

function ruinTerms({ cash, costPerHour, blockValue }: Burn, hours: number): number {
  const spare = costPerHour * hours - cash;
  if (spare < 0) return 0;
  return Math.floor(spare / blockValue) + 1;
}

/**
 * Solo mining on savings: the chance of burning them before blocks carry the cost.
 *
 * Dual risk model: cash falls by c per hour and jumps by b at a Poisson rate L. For a home miner b is the
 * value of a block, c the energy per hour, u what one is willing to burn: the chance of ruin is the chance
 * of having burnt it all. Every chance is 0 when mining costs nothing and 1 when u is 0.
 * Source: Albrecher, Finger & Goffard 2021, arXiv:2109.03085 and 2010.12577.
 */
export const soloRuin = defineModel({
  id: 'solo-ruin',
  title: 'Burning savings before a block',
  section: '3.4',
  formula:
    'psi(u) = exp(-theta u), c theta = L (1 - e^(-b theta)); psi(u,t) = sum of u/(u+bk) Poisson',
  source: 'Albrecher, Finger, Goffard, Blockchain mining in pools, arXiv:2109.03085, 2010.12577',
  wrongWhen: 'Price, difficulty or cost changes; difficulty alone makes ruin likelier with time.',
  input: z.object({
    ...workFields,
    powerW: quantity('Wall power that mining adds', 'W', { min: 0, max: 1e12 }),
    pricePerKwh: quantity('Electricity price', 'money/kWh', { min: 0, max: 1e6 }),
    rewardCoin: quantity('Block reward', 'coin', { min: 0, max: 1e15 }),
    coinPrice: quantity('Coin price', 'money/coin', { min: 0, max: 1e15 }),
    cash: quantity('Money you are willing to burn', 'money', { min: 0, max: 1e18 }),
    horizonDays: quantity('Horizon', 'd', { min: 0, max: 1e6 }).default(365),
  }),
  output: z.object({
    costPerHour: quantity('Cost per hour', 'money/h', { min: 0 }),
    coversItsCost: flag('Blocks cover the cost on average'),
    breakEvenPricePerKwh: quantityOrNull('Break-even electricity price', 'money/kWh', 'no power'),
    lastsDays: quantityOrNull('Lasts without any block', 'd', 'for ever: it costs nothing'),
    ruinWithinHorizon: fraction('Chance of burning it all within the horizon'),
    ruinEver: fraction('Chance of ever burning it all'),
    chanceItPays: fraction('Chance that it carries itself for ever'),
    expectedCash: quantity('Expected money at the horizon', 'money', { min: 0 }),
    expectedCashWithoutRuin: quantity('The same if debt were allowed', 'money'),
    ruinWithinRandomHorizon: fraction('Chance of ruin over a horizon of random length'),
    expectedCashAtRandomHorizon: quantity('Expected money at a random horizon', 'money'),
  }),
  example: {
    hashrateHps: 200e12,
    difficulty: 144.4e12,
    powerW: 3500,
    pricePerKwh: 0.04,
    rewardCoin: 3.155,
    coinPrice: 65_000,
    cash: 20_000,
  },
  run: (input) => {
    const kilowatts = input.powerW / 1000;
    const burn: Burn = {
      cash: input.cash,
      costPerHour: kilowatts * input.pricePerKwh,
      blockValue: input.rewardCoin * input.coinPrice,
      blocksPerHour: blockRate(input) * 3600,
    };
    const hours = input.horizonDays * 24;
    const income = burn.blocksPerHour * burn.blockValue;
    if (burn.costPerHour > 0 && burn.blockValue > 0 && ruinTerms(burn, hours) > MOST_TERMS) {
      refuseInput(
        'solo-ruin',
        'horizonDays',
        input.horizonDays,
        'too long: the cost within it must stay below the value of a million blocks',
      );
    }
    const within = ruinWithin(burn, hours);
    const random = ruinWithinExponential(burn, hours);
    const ever = ruinEver(burn);
    return {
      costPerHour: burn.costPerHour,
      coversItsCost: income > burn.costPerHour,
      breakEvenPricePerKwh: kilowatts > 0 ? income / kilowatts : null,
      lastsDays: burn.costPerHour > 0 ? burn.cash / burn.costPerHour / 24 : null,
      ruinWithinHorizon: within.ruin,
      ruinEver: ever,
      chanceItPays: 1 - ever,
      expectedCash: within.expectedCash,
      expectedCashWithoutRuin: burn.cash + (income - burn.costPerHour) * hours,
      ruinWithinRandomHorizon: random.ruin,
      expectedCashAtRandomHorizon: random.expectedCash,
    };
  },
});
