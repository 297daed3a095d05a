import { concatBytes } from './bytes.ts';
import { sha256d } from './sha256d.ts';

/**
 * Merkle root of a list of ids; an odd last node is paired with itself.
 *
 * @param leaves - 32 bytes each, internal order; at least one
 * @throws {@link RangeError} if empty
 */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) throw new RangeError('a merkle tree has at least one leaf');
  let level = leaves;
  while (level.length > 1) level = pairUp(level);
  return level[0]!;
}

/**
 * The nodes that lead from the coinbase, the first leaf, to the root: Stratum's `merkle_branch`.
 *
 * @param txids - ids of the transactions after the coinbase, internal order; may be empty
 */
export function merkleBranch(txids: readonly Uint8Array[]): Uint8Array[] {
  const branch: Uint8Array[] = [];
  let rest = txids;
  while (rest.length > 0) {
    branch.push(rest[0]!);
    rest = pairUp(rest.slice(1));
  }
  return branch;
}

/**
 * Folds a branch onto the coinbase id: root = sha256d(root || node) for each node.
 *
 * @param coinbaseTxid - 32 bytes, internal order
 */
export function rootFromBranch(
  coinbaseTxid: Uint8Array,
  branch: readonly Uint8Array[],
): Uint8Array {
  return branch.reduce((root, node) => sha256d(concatBytes(root, node)), coinbaseTxid);
}

function pairUp(level: readonly Uint8Array[]): Uint8Array[] {
  const next: Uint8Array[] = [];
  for (let index = 0; index < level.length; index += 2) {
    next.push(sha256d(concatBytes(level[index]!, level[index + 1] ?? level[index]!)));
  }
  return next;
}
