import { concatBytes } from './bytes.ts';
import { merkleRoot } from './merkle.ts';
import { sha256d } from './sha256d.ts';

/** The 32 zero bytes in the coinbase's witness that a commitment is salted with. */
export const WITNESS_RESERVED_VALUE = new Uint8Array(32);

const COMMITMENT_HEADER = Uint8Array.of(0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed);

/**
 * The script of the output that commits to every witness in the block (BIP 141).
 *
 * `6a24aa21a9ed` || sha256d(witness merkle root || 32 zero bytes), the coinbase counting as a zero leaf.
 *
 * @param wtxids - the template's `hash` of each transaction, internal order, without the coinbase
 * @returns 38 bytes, equal to the template's `default_witness_commitment`
 */
export function witnessCommitment(wtxids: readonly Uint8Array[]): Uint8Array {
  const root = merkleRoot([new Uint8Array(32), ...wtxids]);
  return concatBytes(COMMITMENT_HEADER, sha256d(concatBytes(root, WITNESS_RESERVED_VALUE)));
}
