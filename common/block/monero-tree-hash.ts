import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes } from './bytes.ts';

/**
 * Monero's tree hash over transaction ids: like a merkle tree of the largest power of two below the count, whose
 * last leaves are pairs. One id is its own root.
 *
 * Source: monero src/crypto/tree-hash.c.
 *
 * @param ids - 32 bytes each, at least one, the miner transaction's first
 * @returns 32 bytes
 */
export function treeHash(ids: readonly Uint8Array[]): Uint8Array {
  const first = ids[0];
  if (first === undefined) throw new RangeError('a tree hash needs at least one id');
  if (ids.length === 1) return first;
  const width = 2 ** Math.ceil(Math.log2(ids.length) - 1);
  const single = 2 * width - ids.length;
  let level = [...ids.slice(0, single), ...hashPairs(ids.slice(single))];
  while (level.length > 1) level = hashPairs(level);
  return level[0]!;
}

function hashPairs(nodes: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: nodes.length / 2 }, (_, index) =>
    keccak_256(concatBytes(nodes[2 * index]!, nodes[2 * index + 1]!)),
  );
}
