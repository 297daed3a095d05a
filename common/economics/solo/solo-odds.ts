import { z } from 'zod';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';
import { blockRate, DAYS_PER_YEAR, SECONDS_PER_DAY, workFields } from '../work.ts';

/** Chance of at least one event when `expected` are expected: 1 - e^-x, exact for the smallest x. */
export function chanceOfAtLeastOne(expected: number): number {
  return -Math.expm1(-expected);
}

/**
 * Waiting time by which a steady process has produced its first event with probability `quantile`:
 * -ln(1 - q) / rate, in the unit of 1/rate; null ("never") at rate 0.
 *
 * @param quantile - in [0, 1)
 */
export function waitQuantile(rate: number, quantile: number): number | null {
  return rate > 0 ? -Math.log1p(-quantile) / rate : null;
}

/**
 * What a steady hash rate against a steady difficulty finds alone.
 *
 * N(t) ~ Poisson(lambda t) with lambda = H / (2^32 D), H / D for Monero; the wait is exponential. The
 * process has no memory: being due does not exist. At hash rate 0 every wait is null, meaning never.
 * Source: Nakamoto 2008; Rosenfeld, "Analysis of Bitcoin Pooled Mining Reward Systems", 2011, section 2.
 */
export const soloOdds = defineModel({
  id: 'solo-odds',
  title: 'Odds of finding a block alone',
  section: '2.1',
  formula: 'P(at least one in t) = 1 - exp(-H t / (2^32 D)); wait at q = -ln(1-q) 2^32 D / H',
  source: 'Rosenfeld 2011, arXiv:1112.4980, section 2 (block finding as a Poisson process)',
  wrongWhen:
    'Difficulty or hash rate changes during the horizon; then the growing-difficulty odds apply.',
  input: z.object({
    ...workFields,
    rewardCoin: quantity('Block reward (subsidy and fees)', 'coin', { min: 0, max: 1e15 }),
    horizonDays: quantity('Horizon', 'd', { min: 0, max: 1e9 }).default(30),
    confidence: quantity('Confidence of the wait', '1', { min: 0, max: 0.999999999 }).default(0.95),
  }),
  output: z.object({
    blocksPerDay: quantity('Expected blocks per day', '1/d', { min: 0 }),
    chancePerDay: fraction('Chance of a block per day'),
    oneInPerDay: quantityOrNull('One in this many, per day', '1', 'never'),
    expectedBlocks: quantity('Expected blocks within the horizon', '1', { min: 0 }),
    chanceWithinHorizon: fraction('Chance of a block within the horizon'),
    meanWaitDays: quantityOrNull('Average wait', 'd', 'never'),
    medianWaitDays: quantityOrNull('Wait in half of all worlds', 'd', 'never'),
    wait5Days: quantityOrNull('Wait, lucky 5 %', 'd', 'never'),
    wait95Days: quantityOrNull('Wait, unlucky 5 %', 'd', 'never'),
    waitAtConfidenceDays: quantityOrNull('Wait at the chosen confidence', 'd', 'never'),
    meanWaitYears: quantityOrNull('Average wait', 'a', 'never'),
    expectedCoin: quantity('Expected reward within the horizon', 'coin', { min: 0 }),
    spreadCoin: quantity('Standard deviation of the reward', 'coin', { min: 0 }),
    relativeSpread: quantityOrNull('Standard deviation over mean', '1', 'nothing is expected'),
  }),
  example: { hashrateHps: 1.071e12, difficulty: 144.4e12, rewardCoin: 3.155 },
  run: ({ rewardCoin, horizonDays, confidence, ...work }) => {
    const blocksPerDay = blockRate(work) * SECONDS_PER_DAY;
    const expectedBlocks = blocksPerDay * horizonDays;
    const chancePerDay = chanceOfAtLeastOne(blocksPerDay);
    const meanWaitDays = blocksPerDay > 0 ? 1 / blocksPerDay : null;
    return {
      blocksPerDay,
      chancePerDay,
      oneInPerDay: chancePerDay > 0 ? 1 / chancePerDay : null,
      expectedBlocks,
      chanceWithinHorizon: chanceOfAtLeastOne(expectedBlocks),
      meanWaitDays,
      medianWaitDays: waitQuantile(blocksPerDay, 0.5),
      wait5Days: waitQuantile(blocksPerDay, 0.05),
      wait95Days: waitQuantile(blocksPerDay, 0.95),
      waitAtConfidenceDays: waitQuantile(blocksPerDay, confidence),
      meanWaitYears: meanWaitDays === null ? null : meanWaitDays / DAYS_PER_YEAR,
      expectedCoin: expectedBlocks * rewardCoin,
      spreadCoin: Math.sqrt(expectedBlocks) * rewardCoin,
      relativeSpread: expectedBlocks > 0 ? 1 / Math.sqrt(expectedBlocks) : null,
    };
  },
});
