import { z } from 'zod';
import {
  BITCOIN_DIFFICULTY_1,
  chainWorkFromTarget,
  difficultyFromTarget,
  expectedHashesFromTarget,
} from '../../quantity/difficulty.ts';
import { bitsFromBigint, targetFromBigint } from '../../quantity/target.ts';
import { defineModel, quantity } from '../model.ts';
import { HASHES_PER_DIFFICULTY } from '../work.ts';
import { bitsField, targetOfBits, textFromBits } from './bits.ts';

/** Difficulty 1 as old pools meant it ("pdiff"): the untruncated 2^224 - 1. */
const POOL_DIFFICULTY_1 = (1n << 224n) - 1n;

/**
 * What the compact bits of a block header ask for, in every unit people use.
 *
 * target = mantissa * 256^(size-3); difficulty = 0xffff 2^208 / target; hashes = 2^256 / (target + 1).
 * The usual D * 2^32 is low by 0.0015259 %. Exact in whole numbers, rounded once.
 * Source: Bitcoin Core arith_uint256::SetCompact, rpc GetDifficulty, chain.cpp GetBlockProof.
 */
export const difficultyFromBits = defineModel({
  id: 'difficulty-from-bits',
  title: 'Bits, target, difficulty and work',
  section: '1.1',
  formula:
    'target = m 256^(e-3); difficulty = 0xffff 2^208 / target; hashes = 2^256 / (target + 1)',
  source: 'Bitcoin Core src/arith_uint256.cpp, src/rpc/blockchain.cpp, src/chain.cpp',
  wrongWhen: 'The chain is Monero, whose difficulty is the expected number of hashes itself.',
  input: z.object({ bits: bitsField('Compact bits of the header') }),
  output: z.object({
    targetHex: z.string().meta({ label: 'Target, 64 hex digits, big-endian', unit: '1' }),
    difficulty: quantity('Difficulty', '1', { min: 0 }),
    poolDifficulty: quantity('Difficulty as old pools count (pdiff)', '1', { min: 0 }),
    chainWork: z.string().meta({ label: 'Work this block adds', unit: 'H' }),
    expectedHashes: quantity('Expected hashes, exact', 'H', { min: 0 }),
    approximateHashes: quantity('Expected hashes as D * 2^32', 'H', { min: 0 }),
    canonicalBits: z.string().meta({ label: 'The same target in canonical bits', unit: '1' }),
  }),
  example: { bits: '0x1709d897' },
  run: ({ bits }) => {
    const value = targetOfBits('difficulty-from-bits', 'bits', bits);
    const target = targetFromBigint(value);
    const difficulty = difficultyFromTarget(target, BITCOIN_DIFFICULTY_1);
    return {
      targetHex: value.toString(16).padStart(64, '0'),
      difficulty,
      poolDifficulty: difficultyFromTarget(target, POOL_DIFFICULTY_1),
      chainWork: chainWorkFromTarget(target).toString(),
      expectedHashes: expectedHashesFromTarget(target),
      approximateHashes: difficulty * HASHES_PER_DIFFICULTY,
      canonicalBits: textFromBits(bitsFromBigint(value)),
    };
  },
});
