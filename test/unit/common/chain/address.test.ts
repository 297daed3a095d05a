import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFromScript } from '../../../../common/block/address.ts';
import { bytesFromHex, hexFromBytes } from '../../../../common/block/bytes.ts';
import { decodeAddress, decodePayoutAddress } from '../../../../common/chain/address.ts';
import type { Chain } from '../../../../common/chain/chain.ts';
import { type ChainId, chainById, chains } from '../../../../common/chain/registry.ts';
import bitcoinInvalid from '../../../vector/bitcoin-address-invalid.json' with { type: 'json' };
import bitcoinValid from '../../../vector/bitcoin-address-valid.json' with { type: 'json' };
import litecoinValid from '../../../vector/litecoin-address-valid.json' with { type: 'json' };

interface KeyIoRow {
  readonly text: string;
  readonly hex: string;
  readonly chain: string;
  readonly isPrivateKey: boolean;
  readonly tryCaseFlip: boolean;
}

const rowsFrom = (cases: unknown): KeyIoRow[] =>
  (cases as [string, string, { chain: string; isPrivkey: boolean; tryCaseFlip?: boolean }][]).map(
    ([text, hex, { chain, isPrivkey, tryCaseFlip }]) => ({
      text,
      hex,
      chain,
      isPrivateKey: isPrivkey,
      tryCaseFlip: tryCaseFlip === true,
    }),
  );

const coreChains: Record<string, ChainId> = {
  main: 'bitcoin',
  testnet4: 'bitcoin-testnet4',
  signet: 'bitcoin-signet',
  regtest: 'bitcoin-regtest',
};
const litecoinChains: Record<string, ChainId> = {
  main: 'litecoin',
  test: 'litecoin-testnet',
  regtest: 'litecoin-regtest',
};

const scriptOf = (text: string, chain: Chain) => {
  const decoded = decodeAddress(text, chain);
  return decoded.ok && decoded.family === 'script' ? hexFromBytes(decoded.script) : decoded;
};

const addressOf = (hex: string, chain: Chain) =>
  chain.addressForms.family === 'script'
    ? addressFromScript(bytesFromHex(hex), chain.addressForms)
    : undefined;

const reasonOf = (text: string, chain: Chain) => {
  const decoded = decodePayoutAddress(text, chain);
  return decoded.ok ? 'ok' : decoded.reason;
};

const flipCase = (text: string) =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();

describe.each([
  { name: 'Bitcoin Core', cases: bitcoinValid.cases, ids: coreChains },
  { name: 'Litecoin Core', cases: litecoinValid.cases, ids: litecoinChains },
])('key_io_valid of $name', ({ cases, ids }) => {
  const rows = rowsFrom(cases).filter((row) => ids[row.chain] !== undefined);

  it('gives each script, and the address back', () => {
    let count = 0;
    for (const row of rows) {
      if (row.isPrivateKey) continue;
      const chain = chainById(ids[row.chain]!);
      expect(scriptOf(row.text, chain), row.text).toBe(row.hex);
      expect(addressOf(row.hex, chain), row.text).toBe(row.text);
      count += 1;
    }
    expect(count).toBeGreaterThan(20);
  });

  it('is read in the other case exactly where that is allowed', () => {
    for (const row of rows) {
      if (row.isPrivateKey) continue;
      const flipped = scriptOf(flipCase(row.text), chainById(ids[row.chain]!));
      if (row.tryCaseFlip) expect(flipped, row.text).toBe(row.hex);
      else expect(flipped, row.text).toMatchObject({ ok: false });
    }
  });

  it('never takes a private key for an address', () => {
    for (const row of rows) {
      if (!row.isPrivateKey) continue;
      for (const chain of chains) {
        expect(decodeAddress(row.text, chain).ok, `${row.text} on ${chain.id}`).toBe(false);
      }
    }
  });
});

describe('key_io_invalid of Bitcoin Core', () => {
  it('holds no Bitcoin address', () => {
    for (const text of bitcoinInvalid.cases) {
      for (const id of Object.values(coreChains)) {
        expect(decodeAddress(text, chainById(id)).ok, `${text} on ${id}`).toBe(false);
      }
    }
  });
});

describe('Bitcoin Cash address', () => {
  const legacyAndCash = {
    '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu': 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    '1KXrWXciRDZUpQwQmuM1DbwsKDLYAYsVLR': 'qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy',
    '16w1D5WRVKJuZUsSRzdLp9w3YGcgoxDXb': 'qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r',
    '3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC': 'ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq',
    '3LDsS579y7sruadqu11beEJoTjdFiFCdX4': 'pr95sy3j9xwd2ap32xkykttr4cvcu7as4yc93ky28e',
    '31nwvkZwyPdgzjBJZXfDmSWsC4ZLKpYyUw': 'pqq3728yw0y47sqn6l2na30mcw6zm78dzq5ucqzc37',
  };

  it("is one script in both forms of the specification's table", () => {
    const chain = chainById('bitcoin-cash');
    for (const [legacy, cash] of Object.entries(legacyAndCash)) {
      const script = scriptOf(legacy, chain);
      expect(scriptOf(cash, chain), legacy).toBe(script);
      expect(scriptOf(legacy, chainById('bitcoin')), legacy).toBe(script);
      expect(addressOf(script as string, chain)).toBe(`bitcoincash:${cash}`);
    }
  });
});

describe('refusal', () => {
  const bitcoin = chainById('bitcoin');
  const litecoin = chainById('litecoin');

  it('says that nothing was typed', () => {
    expect(reasonOf('', bitcoin)).toBe('empty');
    expect(reasonOf(' \n', bitcoin)).toBe('empty');
  });

  it('overlooks white space around an address', () => {
    expect(reasonOf('  bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv\n', bitcoin)).toBe('ok');
  });

  it('names the networks an address belongs to', () => {
    const otherChainIds = (text: string, chain: Chain) => {
      const decoded = decodeAddress(text, chain);
      return decoded.ok ? 'ok' : decoded.otherChainIds;
    };
    expect(otherChainIds('ltc1qhdhvrwe6rgqns8fz28tee0hphr5x7ulw5exv4w', bitcoin)).toEqual([
      'litecoin',
    ]);
    expect(otherChainIds('36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm', litecoin)).toEqual([
      'bitcoin',
      'bitcoin-cash',
    ]);
    expect(otherChainIds('tb1qcrh3yqn4nlleplcez2yndq2ry8h9ncg3qh7n54', bitcoin)).toEqual([
      'bitcoin-testnet4',
      'bitcoin-signet',
    ]);
    const monero =
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A';
    expect(otherChainIds(monero, bitcoin)).toEqual(['monero', 'monero-regtest']);
    expect(otherChainIds(monero, chainById('monero-stagenet'))).toEqual([
      'monero',
      'monero-regtest',
    ]);
  });

  it('tells a typing error from nonsense', () => {
    expect(reasonOf('bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhw', bitcoin)).toBe('bad-checksum');
    expect(reasonOf('1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mp', bitcoin)).toBe('bad-checksum');
    expect(reasonOf('bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2LHV', bitcoin)).toBe('mixed-case');
    expect(reasonOf('my wallet', bitcoin)).toBe('unknown-form');
    expect(reasonOf('1'.repeat(100_000), bitcoin)).toBe('unknown-form');
  });

  it('keeps rewards from where nobody, or anybody, could spend them', () => {
    const mweb = `ltcmweb1qq${'x'.repeat(100)}`;
    expect(reasonOf(mweb, litecoin)).toBe('mweb');
    expect(reasonOf(mweb, bitcoin)).toBe('mweb');
    expect(reasonOf(mweb.replace('ltcmweb', 'tmweb'), chainById('litecoin-regtest'))).toBe('mweb');
    expect(reasonOf('bc1z2rksukkjr8', bitcoin)).toBe('anyone-can-spend');
    expect(reasonOf('bc1pfeessrawgf', bitcoin)).toBe('anyone-can-spend');
    const subaddress =
      '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H';
    expect(reasonOf(subaddress, chainById('monero'))).toBe('subaddress');
  });

  it('is all that comes of garbage, never a throw', () => {
    const base58 = fc.string({
      unit: fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'),
      minLength: 20,
      maxLength: 110,
    });
    const bech32 = fc
      .string({ unit: fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7l'), maxLength: 90 })
      .chain((body) => fc.constantFrom('bc1', 'tb1', 'ltc1', 'ad1', '').map((hrp) => hrp + body));
    fc.assert(
      fc.property(fc.oneof(base58, bech32, fc.string()), (text) => {
        for (const chain of chains) expect(decodeAddress(text, chain).ok).toBe(false);
      }),
    );
  });
});
