import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../../../common/block/bytes.ts';
import {
  type MoneroAddressForms,
  readMoneroAddress,
} from '../../../../common/block/monero-address.ts';

const MAINNET: MoneroAddressForms = {
  family: 'monero',
  standard: 18,
  integrated: 19,
  subaddress: 42,
};

const encode = (network: number, body: Uint8Array) => {
  const payload = concatBytes(Uint8Array.of(network), body);
  return base58xmr.encode(concatBytes(payload, keccak_256(payload).subarray(0, 4)));
};

describe('Monero address', () => {
  it('is read in each of its kinds (published addresses of the Monero project)', () => {
    const published = {
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A':
        'standard',
      '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H':
        'subaddress',
    };
    for (const [text, kind] of Object.entries(published)) {
      expect(readMoneroAddress(text, MAINNET), text).toMatchObject({ ok: true, kind });
    }
  });

  it('gives back its keys and payment id', () => {
    const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const id = fc.uint8Array({ minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(key, key, id, (spend, view, paymentId) => {
        expect(readMoneroAddress(encode(42, concatBytes(spend, view)), MAINNET)).toEqual({
          ok: true,
          family: 'monero',
          kind: 'subaddress',
          publicSpendKey: spend,
          publicViewKey: view,
          paymentId: null,
        });
        expect(
          readMoneroAddress(encode(19, concatBytes(spend, view, paymentId)), MAINNET),
        ).toMatchObject({ kind: 'integrated', paymentId });
      }),
    );
  });

  it('is refused with a typing error, on another network, at another length', () => {
    const good = encode(18, new Uint8Array(64).fill(3));
    const reason = (text: string) => {
      const read = readMoneroAddress(text, MAINNET);
      return read.ok ? 'ok' : read.reason;
    };
    expect(reason(good)).toBe('ok');
    expect(reason(`${good.slice(0, 50)}${good[50] === 'a' ? 'b' : 'a'}${good.slice(51)}`)).toBe(
      'bad-checksum',
    );
    expect(reason(encode(53, new Uint8Array(64)))).toBe('unknown-form');
    expect(reason(encode(19, new Uint8Array(64)))).toBe('unknown-form');
    expect(reason(encode(18, new Uint8Array(72)))).toBe('unknown-form');
    expect(reason(good.slice(1))).toBe('unknown-form');
    expect(reason('z'.repeat(95))).toBe('bad-checksum');
  });
});
