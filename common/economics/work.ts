import { quantity } from './model.ts';

/**
 * Expected hashes per unit of difficulty where difficulty is measured against Bitcoin's easiest target:
 * 2^32, low by 0.0015 % (the exact factor is 2^32 * 65536/65535). Litecoin and Dogecoin state theirs the
 * same way. Monero's difficulty is the expected number of hashes itself: 1.
 */
export const HASHES_PER_DIFFICULTY = 2 ** 32;

export const SECONDS_PER_DAY = 86_400;

/** Julian year, as every "per year" of these models counts. */
export const DAYS_PER_YEAR = 365.25;

/** A machine working against a network: the inputs most models begin with. */
export interface Work {
  /** H/s, at least 0. */
  readonly hashrateHps: number;
  /** Network difficulty, above 0. */
  readonly difficulty: number;
  /** {@link HASHES_PER_DIFFICULTY}, or 1 for Monero. */
  readonly hashesPerDifficulty: number;
}

export const difficultyField = quantity('Network difficulty', '1', { positive: true, max: 1e80 });

export const hashesPerDifficultyField = quantity('Hashes per unit of difficulty', 'H', {
  positive: true,
  max: 2 ** 64,
});

/** Input fields of {@link Work}. */
export const workFields = {
  hashrateHps: quantity('Hash rate', 'H/s', { min: 0, max: 1e40 }),
  difficulty: difficultyField,
  hashesPerDifficulty: hashesPerDifficultyField.default(HASHES_PER_DIFFICULTY),
};

/** Blocks per second a machine finds on average, lambda = H / (D * hashes per difficulty); 0 at H = 0. */
export function blockRate(work: Work): number {
  return work.hashrateHps / work.difficulty / work.hashesPerDifficulty;
}
