import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../../../common/block/byte-reader.ts';
import {
  bytesFromHex,
  DecodeError,
  equalBytes,
  hexFromBytes,
  reverseBytes,
  swapWords,
  uint32Le,
  uint64Le,
} from '../../../../common/block/bytes.ts';

describe('bytes', () => {
  it('go to hex and back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesFromHex(hexFromBytes(bytes))).toEqual(bytes);
      }),
    );
    expect(bytesFromHex('AbCd')).toEqual(Uint8Array.of(0xab, 0xcd));
  });

  it('refuse what is not hex', () => {
    for (const text of ['0', 'zz', '0x00', ' 00']) {
      expect(() => bytesFromHex(text), text).toThrow(DecodeError);
    }
  });

  it('reverse into a copy', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    expect(reverseBytes(bytes)).toEqual(Uint8Array.of(3, 2, 1));
    expect(bytes).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('swap inside words, and back', () => {
    expect(hexFromBytes(swapWords(bytesFromHex('0102030405060708')))).toBe('0403020108070605');
    expect(() => swapWords(new Uint8Array(6))).toThrow(DecodeError);
  });

  it('compare by content and length', () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  });

  it('write numbers little-endian', () => {
    expect(hexFromBytes(uint32Le(0x20000000))).toBe('00000020');
    expect(hexFromBytes(uint32Le(-1))).toBe('ffffffff');
    expect(hexFromBytes(uint64Le(5_000_000_000n))).toBe('00f2052a01000000');
  });
});

describe('byte reader', () => {
  it('reads each width and keeps count', () => {
    const reader = new ByteReader(bytesFromHex('01020304000000feffffff0100000000000000aabb'));
    expect(reader.readUint8()).toBe(1);
    expect(reader.readUint16()).toBe(0x0302);
    expect(reader.readUint32()).toBe(4);
    expect(reader.readInt32()).toBe(-2);
    expect(reader.readUint64()).toBe(1n);
    expect(reader.offset).toBe(19);
    expect(reader.readBytes(2)).toEqual(Uint8Array.of(0xaa, 0xbb));
    reader.finish();
  });

  it('works inside a larger buffer and hands out copies', () => {
    const outer = Uint8Array.of(9, 9, 1, 2, 9);
    const inner = outer.subarray(2, 4);
    const read = new ByteReader(inner).readBytes(2);
    outer.fill(0);
    expect(read).toEqual(Uint8Array.of(1, 2));
  });

  it('refuses to pass the end or to leave a rest', () => {
    expect(() => new ByteReader(new Uint8Array(3)).readUint32()).toThrow(DecodeError);
    expect(() => new ByteReader(new Uint8Array(3)).readBytes(2 ** 40)).toThrow(DecodeError);
    expect(() => new ByteReader(new Uint8Array(3)).finish()).toThrow('3 bytes too many');
  });
});
