import { z } from 'zod';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';
import { difficultyField, HASHES_PER_DIFFICULTY, hashesPerDifficultyField } from '../work.ts';

/**
 * Chance that the best of `work` (hashes / hashes per difficulty) shares stays at or below `difficulty`:
 * exp(-m/d), a Frechet law of shape 1. 1 when no work was done.
 */
export function chanceBestAtMost(work: number, difficulty: number): number {
  return Math.exp(-work / difficulty);
}

/** Best share difficulty that `work` stays below with probability `quantile` in (0, 1): m / -ln q. */
export function bestShareQuantile(work: number, quantile: number): number {
  return work / -Math.log(quantile);
}

/**
 * How good the best share of some amount of work should be, and how lucky a given one is.
 *
 * A hash reaches share difficulty d with probability 1/(2^32 d), d >= 1, so the best of m = N/2^32 units
 * of work follows P(best <= d) = exp(-m/d). Its mean is infinite: only the median and a band are shown.
 * Source: extreme value theory (Frechet 1927, shape 1); our derivation, checked against block odds.
 */
export const bestShare = defineModel({
  id: 'best-share',
  title: 'Best share: what to expect, and how lucky yours is',
  section: '2.3',
  formula: 'P(best <= d) = exp(-m/d), m = hashes / 2^32; median m / ln 2',
  source: 'Extreme value law of shape 1 (Frechet 1927) applied to share difficulty',
  wrongWhen: 'Fewer than one unit of difficulty was worked, or the counted hashes are an estimate.',
  input: z.object({
    hashes: quantity('Hashes done', 'H', { min: 0, max: 1e60 }),
    hashesPerDifficulty: hashesPerDifficultyField.default(HASHES_PER_DIFFICULTY),
    bestDifficulty: difficultyField
      .nullable()
      .meta({ label: 'Best share so far', unit: '1', absent: 'no share yet' })
      .default(null),
    networkDifficulty: difficultyField,
  }),
  output: z.object({
    work: quantity('Work done, in units of difficulty', '1', { min: 0 }),
    medianBest: quantity('Best share in half of all worlds', '1', { min: 0 }),
    best5: quantity('Best share, unlucky 5 %', '1', { min: 0 }),
    best95: quantity('Best share, lucky 5 %', '1', { min: 0 }),
    likeliestBest: quantity('Most likely best share', '1', { min: 0 }),
    chanceOfBlock: fraction('Chance that this work held a block'),
    luckPercentile: quantityOrNull('Share of worlds with a smaller best', '1', 'no share yet'),
    chanceOfThisOrBetter: quantityOrNull('Chance of a best this good', '1', 'no share yet'),
    nextRecordIsBlock: quantityOrNull('Chance the next record is a block', '1', 'no share yet'),
    hashesToNextRecord: quantityOrNull('Average hashes to the next record', 'H', 'no share yet'),
  }),
  example: {
    hashes: 2.776032e18,
    bestDifficulty: 1e9,
    networkDifficulty: 144.4e12,
  },
  run: ({ hashes, hashesPerDifficulty, bestDifficulty, networkDifficulty }) => {
    const work = hashes / hashesPerDifficulty;
    return {
      work,
      medianBest: bestShareQuantile(work, 0.5),
      best5: bestShareQuantile(work, 0.05),
      best95: bestShareQuantile(work, 0.95),
      likeliestBest: work / 2,
      chanceOfBlock: -Math.expm1(-work / networkDifficulty),
      luckPercentile: bestDifficulty === null ? null : chanceBestAtMost(work, bestDifficulty),
      chanceOfThisOrBetter: bestDifficulty === null ? null : -Math.expm1(-work / bestDifficulty),
      nextRecordIsBlock:
        bestDifficulty === null ? null : Math.min(1, bestDifficulty / networkDifficulty),
      hashesToNextRecord: bestDifficulty === null ? null : bestDifficulty * hashesPerDifficulty,
    };
  },
});
