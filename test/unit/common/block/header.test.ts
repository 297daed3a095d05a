import { scrypt } from '@noble/hashes/scrypt.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesFromHex,
  DecodeError,
  hexFromBytes,
  reverseBytes,
} from '../../../../common/block/bytes.ts';
import {
  blockHash,
  HEADER_BYTES,
  parseHeader,
  serializeHeader,
} from '../../../../common/block/header.ts';
import { sha256d } from '../../../../common/block/sha256d.ts';
import {
  BITCOIN_DIFFICULTY_1,
  difficultyFromTarget,
} from '../../../../common/quantity/difficulty.ts';
import { isDigestWithinTarget, targetFromBits } from '../../../../common/quantity/target.ts';
import vectors from '../../../vector/block-header.json' with { type: 'json' };

const toRpc = (bytes: Uint8Array) => hexFromBytes(reverseBytes(bytes));

describe('block header', () => {
  it.each(vectors.cases)('$name: fields, id, proof of work and difficulty', (row) => {
    const bytes = bytesFromHex(row.header);
    const header = parseHeader(bytes);
    expect(header.version).toBe(Number(row.version));
    expect(toRpc(header.previousHash)).toBe(row.prev);
    expect(toRpc(header.merkleRoot)).toBe(row.merkleRoot);
    expect(header.ntime).toBe(row.time);
    expect(header.bits).toBe(Number(row.bits));
    expect(header.nonce).toBe(row.nonce);
    expect(serializeHeader(header)).toEqual(bytes);

    expect(blockHash(bytes)).toBe(row.hash);
    const digest =
      row.algo === 'scrypt'
        ? scrypt(bytes, bytes, { N: 1024, r: 1, p: 1, dkLen: 32 })
        : sha256d(bytes);
    expect(toRpc(digest)).toBe(row.powHash);

    const target = targetFromBits(header.bits);
    expect(toRpc(target)).toBe(row.target);
    expect(isDigestWithinTarget(digest, target)).toBe(row.valid);
    const difficulty = difficultyFromTarget(target, BITCOIN_DIFFICULTY_1);
    expect(Math.abs(difficulty / row.difficulty - 1)).toBeLessThan(
      row.difficulty < 1e-6 ? 2e-3 : 1e-15,
    );
  });

  it('parses what it wrote, whatever the fields', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const uint32 = fc.nat(0xffffffff);
    const header = fc.record({
      version: uint32,
      previousHash: hash,
      merkleRoot: hash,
      ntime: uint32,
      bits: uint32,
      nonce: uint32,
    });
    fc.assert(
      fc.property(header, (fields) => {
        expect(parseHeader(serializeHeader(fields))).toEqual(fields);
      }),
    );
  });

  it('refuses other lengths', () => {
    expect(() => parseHeader(new Uint8Array(HEADER_BYTES - 1))).toThrow(DecodeError);
    expect(() => parseHeader(new Uint8Array(HEADER_BYTES + 1))).toThrow(DecodeError);
    const short = { ...parseHeader(new Uint8Array(HEADER_BYTES)), merkleRoot: new Uint8Array(31) };
    expect(() => serializeHeader(short)).toThrow(RangeError);
  });
});
