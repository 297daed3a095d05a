import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { difficultyField, HASHES_PER_DIFFICULTY, hashesPerDifficultyField } from '../work.ts';

/**
 * Hash rate at which blocks of a difficulty come every `spacingS` seconds on average:
 * D * hashes per difficulty / spacing, in H/s.
 */
function networkHashrate(
  difficulty: number,
  spacingS: number,
  hashesPerDifficulty = HASHES_PER_DIFFICULTY,
): number {
  return (difficulty * hashesPerDifficulty) / spacingS;
}

/**
 * The hash rate behind a difficulty, and how well any number of blocks can tell it.
 *
 * H = D * 2^32 / spacing (Monero D / spacing). An estimate from n block times has a relative standard
 * deviation of 1/sqrt(n): 9.1 % at 120 blocks, 2.2 % at 2016.
 * Source: Bitcoin Core src/rpc/mining.cpp GetNetworkHashPS.
 */
export const networkHashrateModel = defineModel({
  id: 'network-hashrate',
  title: 'Network hash rate from difficulty',
  section: '1.2',
  formula: 'H = D 2^32 / spacing; relative error of n blocks = 1/sqrt(n)',
  source: 'Bitcoin Core src/rpc/mining.cpp, GetNetworkHashPS',
  wrongWhen:
    'Hash rate moved since the last retarget: difficulty is what it was, not what it is now.',
  input: z.object({
    difficulty: difficultyField,
    hashesPerDifficulty: hashesPerDifficultyField.default(HASHES_PER_DIFFICULTY),
    spacingS: quantity('Time between blocks', 's', { positive: true, max: 1e12 }).default(600),
    blocks: quantity('Blocks the estimate rests on', '1', { min: 1, max: 1e12 }).default(120),
  }),
  output: z.object({
    hashrateHps: quantity('Network hash rate', 'H/s', { min: 0 }),
    hashesPerBlock: quantity('Expected hashes per block', 'H', { min: 0 }),
    relativeError: quantity('Relative standard deviation of the estimate', '1', { min: 0 }),
  }),
  example: { difficulty: 31_251_101_365_711.12 },
  run: ({ difficulty, hashesPerDifficulty, spacingS, blocks }) => ({
    hashrateHps: networkHashrate(difficulty, spacingS, hashesPerDifficulty),
    hashesPerBlock: difficulty * hashesPerDifficulty,
    relativeError: 1 / Math.sqrt(blocks),
  }),
});
