import { z } from 'zod';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';
import { blockRate, DAYS_PER_YEAR, SECONDS_PER_DAY, workFields } from '../work.ts';
import { chanceOfAtLeastOne } from './solo-odds.ts';

/** Growth over the whole horizon that a double cannot tell from none. */
const NO_GROWTH = 1e-17;

/**
 * Blocks expected within `years` when difficulty grows as e^(growth t): rate (1 - e^(-g t)) / g.
 *
 * @param rate - blocks per year at the start, at least 0
 * @param growth - continuous growth per year, ln(1 + annual growth)
 * @param years - Infinity means for ever
 * @returns Infinity only for a positive rate, growth of at most 0 and an infinite horizon
 */
export function expectedBlocksGrowing(rate: number, growth: number, years: number): number {
  if (rate === 0 || years === 0) return 0;
  if (years === Number.POSITIVE_INFINITY) return growth > 0 ? rate / growth : years;
  if (Math.abs(growth * years) < NO_GROWTH) return rate * years;
  return (rate * -Math.expm1(-growth * years)) / growth;
}

/** The same with difficulty standing still within an epoch and stepping by (1 + annual)^epoch after it. */
export function expectedBlocksStepped(
  rate: number,
  growth: number,
  years: number,
  epochYears: number,
): number {
  const epochs = Math.floor(years / epochYears);
  const shrink = -growth * epochYears;
  const whole = shrink === 0 ? epochs : Math.expm1(epochs * shrink) / Math.expm1(shrink);
  const rest = (years - epochs * epochYears) * Math.exp(epochs * shrink);
  return rate * (whole * epochYears + rest);
}

/**
 * Years until the first block with probability `quantile`: -ln(1 - x g / rate) / g, x = -ln(1 - q).
 *
 * @returns null when growth outruns the machine: never at this confidence
 */
export function waitQuantileGrowing(rate: number, growth: number, quantile: number): number | null {
  if (rate === 0) return null;
  const needed = -Math.log1p(-quantile) / rate;
  if (Math.abs(needed * growth) < NO_GROWTH) return needed;
  return needed * growth < 1 ? -Math.log1p(-needed * growth) / growth : null;
}

/**
 * Coins expected within `years`, the subsidy halving on its schedule while the fees stay.
 *
 * @param yearsToHalving - null when the chain halves no more
 */
function expectedCoinGrowing(
  rate: number,
  growth: number,
  years: number,
  pay: {
    readonly subsidyCoin: number;
    readonly feesCoin: number;
    readonly yearsToHalving: number | null;
    readonly halvingYears: number;
  },
): number {
  const blocksBy = (until: number) => expectedBlocksGrowing(rate, growth, until);
  let coin = pay.feesCoin > 0 ? pay.feesCoin * blocksBy(years) : 0;
  let subsidy = pay.subsidyCoin;
  let from = 0;
  for (let next = pay.yearsToHalving; next !== null && next < years; next += pay.halvingYears) {
    coin += subsidy * (blocksBy(next) - blocksBy(from));
    subsidy /= 2;
    from = next;
    if (subsidy < 1e-18 * pay.subsidyCoin) return coin;
  }
  return subsidy > 0 ? coin + subsidy * (blocksBy(years) - blocksBy(from)) : coin;
}

/**
 * Odds of a fixed machine while difficulty grows: possibly never, even running for ever.
 *
 * Non-homogeneous Poisson with D(t) = D0 e^(gt): L(t) = lambda0 (1 - e^(-gt)) / g, P = 1 - e^(-L). With
 * g > 0 the chance of ever finding a block is 1 - e^(-lambda0/g) < 1. Halvings change pay, not odds. The
 * stepped figure holds difficulty still within each epoch, as the chain does.
 * Source: Poisson process with a time-dependent rate (e.g. Ross, Stochastic Processes, 2.4); our derivation.
 */
export const soloOddsGrowing = defineModel({
  id: 'solo-odds-growing',
  title: 'Odds while difficulty grows, even if for ever',
  section: '2.2',
  formula: 'P(t) = 1 - exp(-lambda0 (1 - e^(-g t)) / g); for ever: 1 - exp(-lambda0 / g)',
  source: 'Non-homogeneous Poisson process with exponentially growing difficulty; our derivation',
  wrongWhen: 'Difficulty does not grow at a steady rate, which over decades it will not.',
  input: z.object({
    ...workFields,
    annualGrowth: quantity('Growth of difficulty per year', '1', { min: -0.99, max: 1e6 }),
    years: quantity('Horizon', 'a', { min: 0, max: 1e6 })
      .nullable()
      .meta({ label: 'Horizon', unit: 'a', absent: 'for ever' }),
    confidence: quantity('Confidence of the wait', '1', { min: 0, max: 0.999999999 }).default(0.5),
    epochDays: quantity('Days between difficulty adjustments', 'd', {
      min: 1e-4,
      max: 3650,
    }).default(14),
    subsidyCoin: quantity('Block subsidy', 'coin', { min: 0, max: 1e15 }).default(0),
    feesCoin: quantity('Fees per block', 'coin', { min: 0, max: 1e15 }).default(0),
    yearsToHalving: quantity('Years to the next halving', 'a', { min: 0, max: 1e6 })
      .nullable()
      .meta({ label: 'Years to the next halving', unit: 'a', absent: 'no halving' })
      .default(null),
    halvingYears: quantity('Years between halvings', 'a', { min: 0.01, max: 1000 }).default(4),
  }),
  output: z.object({
    blocksPerYearNow: quantity('Expected blocks per year at first', '1/a', { min: 0 }),
    expectedBlocks: quantityOrNull('Expected blocks within the horizon', '1', 'without bound'),
    chanceWithinHorizon: fraction('Chance of a block within the horizon'),
    chanceEver: fraction('Chance of a block ever'),
    expectedBlocksEver: quantityOrNull('Expected blocks ever', '1', 'without bound'),
    expectedBlocksStepped: quantityOrNull(
      'Expected blocks, difficulty stepping by epoch',
      '1',
      'without bound, or no finite horizon',
    ),
    waitYears: quantityOrNull('Wait at the chosen confidence', 'a', 'never at this confidence'),
    expectedCoin: quantityOrNull('Expected reward within the horizon', 'coin', 'without bound'),
  }),
  example: {
    hashrateHps: 1.071e12,
    difficulty: 144.4e12,
    annualGrowth: 0.5,
    years: 5,
    subsidyCoin: 3.125,
    feesCoin: 0.03,
    yearsToHalving: 2,
  },
  run: (input) => {
    const rate = blockRate(input) * SECONDS_PER_DAY * DAYS_PER_YEAR;
    const growth = Math.log1p(input.annualGrowth);
    const years = input.years ?? Number.POSITIVE_INFINITY;
    const expected = expectedBlocksGrowing(rate, growth, years);
    const ever = expectedBlocksGrowing(rate, growth, Number.POSITIVE_INFINITY);
    return {
      blocksPerYearNow: rate,
      expectedBlocks: finiteOrNull(expected),
      chanceWithinHorizon: chanceOfAtLeastOne(expected),
      chanceEver: chanceOfAtLeastOne(ever),
      expectedBlocksEver: finiteOrNull(ever),
      expectedBlocksStepped:
        input.years === null
          ? null
          : finiteOrNull(
              expectedBlocksStepped(rate, growth, input.years, input.epochDays / DAYS_PER_YEAR),
            ),
      waitYears: waitQuantileGrowing(rate, growth, input.confidence),
      expectedCoin: finiteOrNull(expectedCoinGrowing(rate, growth, years, input)),
    };
  },
});

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
