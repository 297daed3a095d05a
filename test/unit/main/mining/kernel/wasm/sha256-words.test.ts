import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  compress,
  INITIAL_STATE,
  ROUND_CONSTANTS,
} from '../../../../../../main/mining/kernel/wasm/sha256-words.ts';

it('derives the constants of FIPS 180-4', () => {
  expect(INITIAL_STATE[0]).toBe(0x6a09e667);
  expect(INITIAL_STATE[7]).toBe(0x5be0cd19);
  expect(ROUND_CONSTANTS).toHaveLength(64);
  expect(ROUND_CONSTANTS[0]).toBe(0x428a2f98);
  expect(ROUND_CONSTANTS[63]).toBe(0xc67178f2);
});

it('compresses as SHA-256 does', () => {
  const block = Buffer.from(`${'abc\x80'.padEnd(63, '\0')}\x18`, 'latin1');
  const words = Array.from({ length: 16 }, (_, index) => block.readUInt32BE(4 * index));
  const hex = compress(INITIAL_STATE, words)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
  expect(hex).toBe(createHash('sha256').update('abc').digest('hex'));
});
