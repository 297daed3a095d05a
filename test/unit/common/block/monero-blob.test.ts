import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../../../common/block/byte-reader.ts';
import {
  bytesFromHex,
  concatBytes,
  DecodeError,
  hexFromBytes,
} from '../../../../common/block/bytes.ts';
import {
  moneroBlockId,
  parseHashingBlob,
  parseMoneroBlock,
} from '../../../../common/block/monero-blob.ts';
import { treeHash } from '../../../../common/block/monero-tree-hash.ts';
import { encodeVarint, readVarint } from '../../../../common/block/monero-varint.ts';
import { monero } from '../../../../common/chain/monero.ts';
import { MONERO_TEMPLATE } from '../../../fake/fake-monerod.ts';
import randomx from '../../../vector/randomx.json' with { type: 'json' };

describe('varint', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const reader = new ByteReader(encodeVarint(value));
        expect(readVarint(reader)).toBe(BigInt(value));
        reader.finish();
      }),
    );
  });

  it.each(['80', '8000', 'ffffffffffffffffff02', 'ff'.repeat(11)])('refuses %s', (hex) => {
    expect(() => readVarint(new ByteReader(bytesFromHex(hex)))).toThrow(DecodeError);
  });

  it('reads the largest of 64 bits', () => {
    const reader = new ByteReader(bytesFromHex('ffffffffffffffffff01'));
    expect(readVarint(reader)).toBe(2n ** 64n - 1n);
  });
});

describe('tree hash', () => {
  const leaf = (index: number) => new Uint8Array(32).fill(index);
  const pair = (left: Uint8Array, right: Uint8Array) => keccak_256(concatBytes(left, right));

  it('of one is itself', () => expect(treeHash([leaf(1)])).toEqual(leaf(1)));
  it('of two is their pair', () =>
    expect(treeHash([leaf(1), leaf(2)])).toEqual(pair(leaf(1), leaf(2))));
  it('of three pairs the last two first', () =>
    expect(treeHash([leaf(1), leaf(2), leaf(3)])).toEqual(pair(leaf(1), pair(leaf(2), leaf(3)))));
  it('of five keeps the first three single', () => {
    const right = pair(leaf(3), pair(leaf(4), leaf(5)));
    const expected = pair(pair(leaf(1), leaf(2)), right);
    expect(treeHash([1, 2, 3, 4, 5].map(leaf))).toEqual(expected);
  });
  it('refuses none', () => expect(() => treeHash([])).toThrow(RangeError));
});

describe('a template blob', () => {
  const blob = bytesFromHex(MONERO_TEMPLATE.blocktemplate_blob);

  it('gives the node’s own hashing blob', () => {
    const block = parseMoneroBlock(blob);
    expect(hexFromBytes(block.hashingBlob)).toBe(MONERO_TEMPLATE.blockhashing_blob);
    expect(block.header).toMatchObject({ majorVersion: 16, minorVersion: 16, nonceOffset: 39 });
    expect(hexFromBytes(block.header.previousId)).toBe(MONERO_TEMPLATE.prev_hash);
    expect(block.minerTransaction).toMatchObject({
      version: 2,
      height: 1,
      outputsAtomic: [BigInt(MONERO_TEMPLATE.expected_reward)],
    });
    expect(block.transactionIds).toEqual([]);
  });

  it('is refused when cut anywhere', () => {
    for (let length = 0; length < blob.length; length += 1) {
      expect(() => parseMoneroBlock(blob.subarray(0, length)), `${length}`).toThrow(DecodeError);
    }
  });

  it('throws nothing but its own error at any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          parseMoneroBlock(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
        }
      }),
    );
  });
});

describe('a hashing blob', () => {
  it('of a pool tells parent, nonce and transactions', () => {
    const header = parseHashingBlob(bytesFromHex(randomx.calcPow.blob));
    expect(header).toMatchObject({ majorVersion: 16, nonceOffset: 39, transactions: 0 });
  });

  it('leads to the id of the genesis block', () => {
    const id = moneroBlockId(bytesFromHex(monero.genesis.header));
    expect(hexFromBytes(id)).toBe(monero.genesis.hash);
  });
});
