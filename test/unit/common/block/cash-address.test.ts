import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexFromBytes } from '../../../../common/block/bytes.ts';
import { cashAddressFromParts, readCashAddress } from '../../../../common/block/cash-address.ts';

const KEY_HASH_ADDRESS = 'bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2';

describe('CashAddr', () => {
  it("reads the specification's 20-byte rows", () => {
    const read = readCashAddress(KEY_HASH_ADDRESS, 'bitcoincash');
    if (typeof read === 'string') throw new Error(read);
    expect(hexFromBytes(read.hash)).toBe('f5bf48b397dae70be82b3cca4793f8eb2b6cdac9');
    expect(read.isScript).toBe(false);
    expect(
      readCashAddress('bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t', 'bchtest'),
    ).toEqual({ isScript: true, hash: read.hash });
  });

  it("reads the specification's 32-byte script hash", () => {
    const read = readCashAddress(
      'bchtest:pvch8mmxy0rtfrlarg7ucrxxfzds5pamg73h7370aa87d80gyhqxq7fqng6m6',
      'bchtest',
    );
    if (typeof read === 'string') throw new Error(read);
    expect(hexFromBytes(read.hash)).toBe(
      '3173ef6623c6b48ffd1a3dcc0cc6489b0a07bb47a37f47cfef4fe69de825c060',
    );
    expect(read.isScript).toBe(true);
  });

  it('goes both ways for any hash, with or without prefix, in either case', () => {
    const hash = fc.oneof(
      fc.record({
        isScript: fc.boolean(),
        hash: fc.uint8Array({ minLength: 20, maxLength: 20 }),
      }),
      fc.record({
        isScript: fc.constant(true),
        hash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
      }),
    );
    fc.assert(
      fc.property(hash, (parts) => {
        const address = cashAddressFromParts(parts, 'bitcoincash');
        for (const text of [address, address.slice('bitcoincash:'.length), address.toUpperCase()]) {
          expect(readCashAddress(text, 'bitcoincash'), text).toEqual(parts);
        }
      }),
    );
  });

  it('notices every single wrong character', () => {
    const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
    const body = KEY_HASH_ADDRESS.slice('bitcoincash:'.length);
    for (const [index, right] of Array.from(body).entries()) {
      for (const wrong of alphabet) {
        if (wrong === right) continue;
        const text = `bitcoincash:${body.slice(0, index)}${wrong}${body.slice(index + 1)}`;
        expect(readCashAddress(text, 'bitcoincash'), text).toBe('bad-checksum');
      }
    }
  });

  it('tells a wrong case and another form apart', () => {
    const mixed = KEY_HASH_ADDRESS.replace('qr6m', 'QR6m');
    expect(readCashAddress(mixed, 'bitcoincash')).toBe('mixed-case');
    expect(readCashAddress('bitcoincash:qr6m', 'bitcoincash')).toBe('bad-checksum');
    expect(readCashAddress('1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', 'bitcoincash')).toBe(
      'unknown-form',
    );
  });
});
