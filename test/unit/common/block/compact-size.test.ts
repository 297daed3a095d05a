import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../../../common/block/byte-reader.ts';
import { bytesFromHex, DecodeError, hexFromBytes } from '../../../../common/block/bytes.ts';
import { encodeCompactSize, parseCompactSize } from '../../../../common/block/compact-size.ts';

describe('compact size', () => {
  it('takes the shortest form', () => {
    const cases: [number, string][] = [
      [0, '00'],
      [0xfc, 'fc'],
      [0xfd, 'fdfd00'],
      [0xffff, 'fdffff'],
      [0x10000, 'fe00000100'],
      [0xffffffff, 'feffffffff'],
      [0x100000000, 'ff0000000001000000'],
    ];
    for (const [value, hex] of cases) expect(hexFromBytes(encodeCompactSize(value))).toBe(hex);
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const reader = new ByteReader(encodeCompactSize(value));
        expect(parseCompactSize(reader)).toBe(value);
        reader.finish();
      }),
    );
  });

  it('refuses long forms, cut ones and numbers past 2^53', () => {
    for (const hex of [
      '',
      'fd',
      'fdfc00',
      'feffff0000',
      'ffffffffff00000000',
      'ff0000000000002000',
    ]) {
      expect(() => parseCompactSize(new ByteReader(bytesFromHex(hex))), hex).toThrow(DecodeError);
    }
    expect(() => encodeCompactSize(-1)).toThrow(RangeError);
    expect(() => encodeCompactSize(1.5)).toThrow(RangeError);
  });
});
