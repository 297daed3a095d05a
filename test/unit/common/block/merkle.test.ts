import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFromHex, hexFromBytes, reverseBytes } from '../../../../common/block/bytes.ts';
import { merkleBranch, merkleRoot, rootFromBranch } from '../../../../common/block/merkle.ts';
import vector from '../../../vector/template-with-transactions.json' with { type: 'json' };

describe('merkle tree', () => {
  it('has the branch recomputed from a real template', () => {
    const txids = vector.cases.template.transactions.map(({ txid }) =>
      reverseBytes(bytesFromHex(txid)),
    );
    expect(merkleBranch(txids).map(hexFromBytes)).toEqual(vector.cases.merkleBranch);
  });

  it('gives the same root by branch and by the whole tree', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(hash, fc.array(hash, { maxLength: 40 }), (coinbase, txids) => {
        expect(rootFromBranch(coinbase, merkleBranch(txids))).toEqual(
          merkleRoot([coinbase, ...txids]),
        );
      }),
    );
  });

  it('is the coinbase alone when nothing follows', () => {
    const leaf = new Uint8Array(32).fill(7);
    expect(merkleBranch([])).toEqual([]);
    expect(rootFromBranch(leaf, [])).toEqual(leaf);
    expect(() => merkleRoot([])).toThrow(RangeError);
  });

  it('pairs an odd last node with itself', () => {
    const [a, b, c] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte));
    expect(merkleRoot([a!, b!, c!])).toEqual(merkleRoot([a!, b!, c!, c!]));
  });
});
