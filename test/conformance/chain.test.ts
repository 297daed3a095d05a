import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFromScript } from '../../common/block/address.ts';
import { bytesFromHex, concatBytes, hexFromBytes } from '../../common/block/bytes.ts';
import { blockHash, HEADER_BYTES, parseHeader } from '../../common/block/header.ts';
import { p2pkhScript, p2shScript, witnessScript } from '../../common/block/script.ts';
import { decodeAddress } from '../../common/chain/address.ts';
import type { Chain } from '../../common/chain/chain.ts';
import { PRACTICE_PAYOUT_ADDRESS } from '../../common/chain/practice.ts';
import { type ChainId, chains, readChain } from '../../common/chain/registry.ts';
import { difficultyFromTarget, targetFromDifficulty } from '../../common/quantity/difficulty.ts';
import {
  bigintFromBits,
  bigintFromTarget,
  bitsFromBigint,
  targetFromBits,
} from '../../common/quantity/target.ts';

/** A real address of each chain and the script it stands for; null where the chain knows no scripts. */
const KNOWN_ADDRESSES: Record<ChainId, readonly (readonly [string, string | null])[]> = {
  practice: [[PRACTICE_PAYOUT_ADDRESS, '001447f462f802b1eea9cd59f74d74fa0770c791f80d']],
  bitcoin: [
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac'],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '0014751e76e8199196d454941c45d1b3a323f1433bd6'],
  ],
  'bitcoin-cash': [
    [
      'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      '76a91476a04053bda0a88bda5177b86a15c3b29f55987388ac',
    ],
  ],
  litecoin: [
    ['LT2KVaAy1ppRuxRgrS5RNU3vBsy7RibPeA', '76a914558dbca7118cd5894502767c7b2ffc21a22f54db88ac'],
    ['ltc1qhdhvrwe6rgqns8fz28tee0hphr5x7ulw5exv4w', '0014bb6ec1bb3a1a01381d2251d79cbee1b8e86f73ee'],
  ],
  dogecoin: [
    ['DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD', '76a9144620b70031f0e9437e374a2100934fba4911046088ac'],
    ['DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', '76a914830a7420e63d76244ff7cbd1c248e94c1446325988ac'],
  ],
  monero: [
    [
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
      null,
    ],
  ],
  'bitcoin-testnet4': [
    ['mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ', '76a914ce28b26c57472737f5c3561a1761185bd8589a4388ac'],
  ],
  'bitcoin-signet': [
    ['tb1q3vya2h5435jkugq2few7dmktlrwq4ejmfaw7kr', '00148b09d55e958d256e200a4e5de6eecbf8dc0ae65b'],
  ],
  'bitcoin-regtest': [
    [
      'bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9',
      '00146f58bac9506f9bfb821d62e69330410bb56f0085',
    ],
  ],
  'litecoin-testnet': [
    ['QXaUgLHkZcbJb2j5XgMYzY8cF9YM48Y81Z', 'a9147860667e60a6545e18e541984094b29c9c46991b87'],
  ],
  'litecoin-regtest': [
    [
      'rltc1q3kquwp848h4juq7rl5q3wqsr29pd3d6wprzz8k',
      '00148d81c704f53deb2e03c3fd011702035142d8b74e',
    ],
  ],
  'dogecoin-testnet': [],
  'monero-stagenet': [
    [
      '59McWTPGc745SRWrSMoh8oTjoXoQq6sPUgKZ66dQWXuKFQ2q19h9gvhJNZcFTizcnT12r63NFgHiGd6gBCjabzmzHAMoyD6',
      null,
    ],
  ],
  'monero-testnet': [
    [
      '9wviCeWe2D8XS82k2ovp5EUYLzBt9pYNW2LXUFsZiv8S3Mt21FZ5qQaAroko1enzw3eGr9qC7X1D7Geoo2RrAotYPwq9Gm8',
      null,
    ],
  ],
  'monero-regtest': [],
};

const moneroBlockId = (blob: Uint8Array) =>
  hexFromBytes(keccak_256(concatBytes(Uint8Array.of(blob.length), blob)));

/** Addresses made from a hash in every form a chain writes, with the script each stands for. */
function madeAddresses(chain: Chain, hash: Uint8Array): { text: string; script: string | null }[] {
  const forms = chain.addressForms;
  if (forms.family === 'monero') {
    return [forms.standard, forms.subaddress].map((network) => {
      const payload = concatBytes(Uint8Array.of(network), hash, hash);
      const text = base58xmr.encode(concatBytes(payload, keccak_256(payload).subarray(0, 4)));
      return { text, script: null };
    });
  }
  const short = hash.slice(0, 20);
  return [
    p2pkhScript(short),
    p2shScript(short),
    witnessScript(0, short),
    witnessScript(0, hash),
    witnessScript(1, hash),
  ].flatMap((script) => {
    const text = addressFromScript(script, forms);
    return text === undefined ? [] : [{ text, script: hexFromBytes(script) }];
  });
}

const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('chain registry', () => {
  it('has every id once and finds it', () => {
    expect(new Set(chains.map(({ id }) => id)).size).toBe(chains.length);
    for (const chain of chains) expect(readChain(chain.id)).toBe(chain);
    expect(readChain('no-such-chain')).toBeUndefined();
  });
});

describe.each(chains)('chain $id', (chain: Chain & { readonly id: ChainId }) => {
  const { genesis, algorithm, difficulty1Target, powLimit, maxSupplyAtomic } = chain;

  it('has facts within reason', () => {
    expect(chain.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(chain.label).not.toBe('');
    expect(chain.ticker).toMatch(/^[a-zA-Z]{3,8}$/);
    expect([8, 12]).toContain(chain.decimals);
    expect(chain.blockIntervalS).toBeGreaterThan(0);
    expect(chain.maturityBlocks).toBeGreaterThan(0);
    expect(chain.sources.length).toBeGreaterThan(0);
    expect(chain.rpcPort === null).toBe(chain.nodeChain === null);
    const forms = chain.addressForms;
    if (forms.family === 'script') {
      expect(forms.bech32Hrp !== null).toBe(chain.hasSegwit);
      expect(forms.mwebHrp !== null).toBe(chain.hasMweb);
    }
  });

  it('has a genesis that hashes to its id', () => {
    const bytes = bytesFromHex(genesis.header);
    if (algorithm === 'randomx') {
      expect(moneroBlockId(bytes)).toBe(genesis.hash);
      return;
    }
    expect(bytes.length).toBe(HEADER_BYTES);
    expect(blockHash(bytes)).toBe(genesis.hash);
    expect(bigintFromBits(parseHeader(bytes).bits) <= powLimit).toBe(true);
  });

  it('pays no more than its documented cap, and never more than before', () => {
    if (maxSupplyAtomic === null) {
      const tail = chain.subsidy(100_000_000);
      if (tail !== null) expect(tail).toBeGreaterThan(0n);
      return;
    }
    const subsidyAt = (height: number) => chain.subsidy(height)!;
    let total = 0n;
    let height = 0;
    for (let era = subsidyAt(0); era > 0n; era = subsidyAt(height)) {
      const start = height;
      let step = 2 ** 23;
      while (step >= 1) {
        while (subsidyAt(height + step) === era) height += step;
        step /= 2;
      }
      height += 1;
      total += era * BigInt(height - start);
      expect(subsidyAt(height), `height ${height}`).toBeLessThan(era);
    }
    expect(total).toBe(maxSupplyAtomic);
  });

  it('goes from bits to target to difficulty and back', () => {
    const limit = bitsFromBigint(powLimit);
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 48n, max: bigintFromBits(limit) }), (value) => {
        const bits = bitsFromBigint(value);
        const difficulty = difficultyFromTarget(targetFromBits(bits), difficulty1Target);
        const back = bigintFromTarget(targetFromDifficulty(difficulty, difficulty1Target));
        // A double holds 53 bits, the mantissa 23: rounding to the nearest step finds the same bits.
        const nearest = back + (back >> 40n);
        expect(bitsFromBigint(nearest)).toBe(bits);
      }),
    );
  });

  it('reads its known addresses both ways', () => {
    for (const [text, script] of KNOWN_ADDRESSES[chain.id]) {
      const decoded = decodeAddress(text, chain);
      expect(decoded, text).toMatchObject({ ok: true, chainId: chain.id });
      if (!decoded.ok || decoded.family !== 'script') continue;
      expect(hexFromBytes(decoded.script), text).toBe(script);
      if (chain.addressForms.family === 'script') {
        expect(addressFromScript(decoded.script, chain.addressForms)).toBe(text);
      }
    }
  });

  it('reads every address it writes', () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        const made = madeAddresses(chain, hash);
        expect(made.length).toBeGreaterThan(0);
        for (const { text, script } of made) {
          const decoded = decodeAddress(text, chain);
          expect(decoded, text).toMatchObject({ ok: true, chainId: chain.id });
          if (decoded.ok && decoded.family === 'script') {
            expect(hexFromBytes(decoded.script)).toBe(script);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('refuses the addresses of other networks unless both write them alike', () => {
    const hash = new Uint8Array(32).fill(0x5a);
    const own = new Set(madeAddresses(chain, hash).map(({ text }) => text));
    const legacy = chain.id === 'bitcoin-cash' ? ['bitcoin'] : [];
    for (const other of chains) {
      if (legacy.includes(other.id)) continue;
      for (const { text } of madeAddresses(other, hash)) {
        if (own.has(text)) continue;
        const decoded = decodeAddress(text, chain);
        expect(decoded, `${text} of ${other.id}`).toMatchObject({
          ok: false,
          reason: 'other-network',
        });
        if (!decoded.ok) expect(decoded.otherChainIds).toContain(other.id);
      }
    }
  });
});
