import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeHeight, readHeight } from '../../../../common/block/bip34-height.ts';
import { bytesFromHex, hexFromBytes } from '../../../../common/block/bytes.ts';
import vectors from '../../../vector/bip34.json' with { type: 'json' };

describe('BIP 34 height', () => {
  it('is pushed as nodes demand', () => {
    for (const row of vectors.cases) {
      expect(hexFromBytes(encodeHeight(row.height)), `height ${row.height}`).toBe(row.expectPrefix);
    }
    expect(hexFromBytes(encodeHeight(0))).toBe('00');
  });

  it('is read from real coinbase scripts', () => {
    for (const row of vectors.cases) {
      if (!row.scriptSig) continue;
      expect(readHeight(bytesFromHex(row.scriptSig)), row.scriptSig).toBe(row.height);
    }
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.nat(0x7fffffff), (height) => {
        expect(readHeight(encodeHeight(height))).toBe(height);
      }),
    );
  });

  it('is not invented where a script has none', () => {
    for (const hex of ['', '03aabb', '0180', '4c0100', '06010203040506']) {
      expect(readHeight(bytesFromHex(hex)), hex).toBeUndefined();
    }
  });

  it('refuses what is no height', () => {
    for (const height of [-1, 1.5, 2 ** 31, Number.NaN]) {
      expect(() => encodeHeight(height), String(height)).toThrow(RangeError);
    }
  });
});
