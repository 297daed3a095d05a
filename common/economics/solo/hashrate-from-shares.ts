import { z } from 'zod';
import { garwoodInterval } from '../../stats/poisson.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { difficultyField, HASHES_PER_DIFFICULTY, hashesPerDifficultyField } from '../work.ts';

export interface HashrateEstimate {
  readonly hashrateHps: number;
  readonly lowerHps: number;
  readonly upperHps: number;
}

/**
 * Hash rate that a number of shares bears witness to, with Garwood's exact interval.
 *
 * H = n d 2^32 / t, bounds from the Poisson mean of n. No shares give 0 and a finite upper bound.
 *
 * @param shares - whole number of shares of *assigned* difficulty `shareDifficulty`; the achieved
 *   difficulty has no finite mean and must not be used
 * @param confidence - in (0, 1)
 */
export function hashrateFromShares(
  shares: number,
  shareDifficulty: number,
  seconds: number,
  confidence = 0.95,
  hashesPerDifficulty = HASHES_PER_DIFFICULTY,
): HashrateEstimate {
  const perShare = (shareDifficulty * hashesPerDifficulty) / seconds;
  const { lower, upper } = garwoodInterval(shares, confidence);
  return { hashrateHps: shares * perShare, lowerHps: lower * perShare, upperHps: upper * perShare };
}

/**
 * The hash rate a pool sees from its shares, with the interval chance leaves open.
 *
 * Source: Garwood, Biometrika 28 (1936), exact Poisson limits; relative standard deviation 1/sqrt(n).
 */
export const hashrateFromSharesModel = defineModel({
  id: 'hashrate-from-shares',
  title: 'Hash rate from shares, with its interval',
  section: '2.4',
  formula: 'H = n d 2^32 / t; limits chi2(a/2; 2n)/2 and chi2(1-a/2; 2n+2)/2 in place of n',
  source: 'F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936',
  wrongWhen: 'Shares were lost on the way, or the hash rate changed within the window.',
  input: z.object({
    shares: quantity('Shares found', '1', { min: 0, max: 1e9 }).int({
      error: 'must be a whole number',
    }),
    shareDifficulty: difficultyField.meta({ label: 'Assigned share difficulty', unit: '1' }),
    hashesPerDifficulty: hashesPerDifficultyField.default(HASHES_PER_DIFFICULTY),
    seconds: quantity('Window', 's', { positive: true, max: 1e12 }),
    confidence: quantity('Confidence', '1', { min: 0.5, max: 0.999999 }).default(0.95),
  }),
  output: z.object({
    hashrateHps: quantity('Hash rate', 'H/s', { min: 0 }),
    lowerHps: quantity('Lower limit', 'H/s', { min: 0 }),
    upperHps: quantity('Upper limit', 'H/s', { min: 0 }),
    relativeError: quantityOrNull('Relative standard deviation', '1', 'no share yet'),
  }),
  example: { shares: 120, shareDifficulty: 1000, seconds: 600 },
  run: ({ shares, shareDifficulty, hashesPerDifficulty, seconds, confidence }) => ({
    ...hashrateFromShares(shares, shareDifficulty, seconds, confidence, hashesPerDifficulty),
    relativeError: shares > 0 ? 1 / Math.sqrt(shares) : null,
  }),
});
