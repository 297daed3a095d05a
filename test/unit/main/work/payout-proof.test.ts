import { describe, expect, it } from 'vitest';
import { bytesFromHex } from '../../../../common/block/bytes.ts';
import { readChain } from '../../../../common/chain/registry.ts';
import type { SourceSettings } from '../../../../common/contract/settings.ts';
import type { CoinbaseView, PayoutProof } from '../../../../common/contract/source.ts';
import type { CoinbaseJob } from '../../../../common/mining/job.ts';
import { coinbaseViewOf } from '../../../../main/work/coinbase-view.ts';
import {
  ownPayoutProof,
  payoutProofOf,
  payoutRefusal,
} from '../../../../main/work/payout-proof.ts';
import { payoutScriptOf } from '../../../../main/work/payout-script.ts';

type Pool = Extract<SourceSettings, { kind: 'stratum-v1' }>;
/** Script as hex and value in atomic units. */
type Output = readonly [script: string, value: bigint];

/** Scripts and addresses as published: BIP 173, BIP 350, the cashaddr specification, Bitcoin's wiki. */
const P2WPKH = '0014751e76e8199196d454941c45d1b3a323f1433bd6';
const P2TR = '512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798';
const P2PKH = '76a91476a04053bda0a88bda5177b86a15c3b29f55987388ac';
const P2PKH_TEST = '76a914243f1394f44554f4ce3fd68649c19adc483ce92488ac';
const P2SH_CASH = 'a91476a04053bda0a88bda5177b86a15c3b29f55987387';
const SOMEBODY = `0014${'ab'.repeat(20)}`;
const COMMITMENT = `6a24aa21a9ed${'00'.repeat(32)}`;
const VALUE = 312_500_000n;

/** A coinbase of these outputs, written by hand so that nothing of ours is checked against itself. */
function jobOf(chainId: string, outputs: readonly Output[]): CoinbaseJob {
  const le = (value: bigint, bytes: number): string =>
    Array.from({ length: bytes }, (_, index) =>
      Number((value >> BigInt(8 * index)) & 255n)
        .toString(16)
        .padStart(2, '0'),
    ).join('');
  const count = (value: number): string => le(BigInt(value), 1);
  const scriptSig = `03${le(900_000n, 3)}`;
  const head = `0100000001${'00'.repeat(32)}ffffffff${count(scriptSig.length / 2 + 8)}${scriptSig}`;
  const tail = `ffffffff${count(outputs.length)}${outputs
    .map(([script, value]) => `${le(value, 8)}${count(script.length / 2)}${script}`)
    .join('')}00000000`;
  return {
    kind: 'coinbase',
    id: 'pool-1',
    sourceId: 'pool',
    algorithm: 'sha256d',
    chainId,
    height: 900_000,
    shareTarget: new Uint8Array(32).fill(255),
    blockTarget: null,
    shareDifficulty: '1',
    cleanJobs: true,
    receivedAtMs: 0,
    version: 0x20000000,
    versionMask: 0,
    previousHash: new Uint8Array(32),
    merkleBranch: [],
    coinbasePrefix: bytesFromHex(head),
    coinbaseSuffix: bytesFromHex(tail),
    extranonce1: new Uint8Array(4),
    extranonce2Size: 4,
    bits: 0x1d00ffff,
    ntime: 1_700_000_000,
    ntimeMax: 1_700_000_300,
  };
}

function look(chainId: string, address: string, outputs: readonly Output[]): CoinbaseView {
  const chain = readChain(chainId)!;
  const script = address === '' ? null : payoutScriptOf(address, chain);
  return coinbaseViewOf(jobOf(chainId, outputs), chain, script);
}

function prove(
  chainId: string,
  payoutAddress: string,
  outputs: readonly Output[],
  more: Partial<Pool> = {},
): PayoutProof {
  return payoutProofOf(look(chainId, payoutAddress, outputs), { payoutAddress, ...more });
}

describe('an honest solo pool', () => {
  it.each([
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', P2WPKH],
    ['bitcoin', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', P2WPKH],
    ['bitcoin', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', P2TR],
    ['bitcoin', '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', P2PKH],
    ['bitcoin-testnet4', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', P2WPKH],
    ['bitcoin-testnet4', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', P2PKH_TEST],
    ['bitcoin-cash', 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', P2PKH],
    ['bitcoin-cash', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', P2PKH],
    ['bitcoin-cash', 'BITCOINCASH:QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A', P2PKH],
    ['bitcoin-cash', '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', P2PKH],
    ['bitcoin-cash', 'bitcoincash:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq', P2SH_CASH],
  ])('on %s, paying %s, raises no alarm', (chainId, address, script) => {
    expect(
      prove(chainId, address, [
        [script, VALUE],
        [COMMITMENT, 0n],
      ]),
    ).toMatchObject({ level: 'proven', paidShare: 1, minShare: 0.97, action: null });
  });

  const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

  it('may keep a fee, in an output before or after, and a donation besides', () => {
    const fee: Output = [SOMEBODY, (VALUE * 2n) / 100n];
    const donation: Output = [P2PKH, VALUE / 200n];
    const rest: Output = [P2WPKH, VALUE - fee[1] - donation[1]];
    for (const outputs of [
      [rest, fee, donation],
      [fee, rest, donation],
      [donation, fee, [COMMITMENT, 0n] as const, rest],
    ]) {
      const proof = prove('bitcoin', address, outputs);
      expect(proof.level).toBe('proven');
      expect(proof.paidShare).toBeCloseTo(0.975, 6);
    }
  });

  it('may round a fee of exactly three percent to its own side', () => {
    const value = 312_512_347n;
    const fee = (value * 3n) / 100n + 1n;
    expect(
      prove('bitcoin', address, [
        [P2WPKH, value - fee],
        [SOMEBODY, fee],
      ]).level,
    ).toBe('proven');
  });

  it('may split what is yours over several outputs', () => {
    const third = VALUE / 3n;
    const outputs: Output[] = [
      [P2WPKH, third],
      [SOMEBODY, VALUE - third * 3n],
      [P2WPKH, third],
      [P2WPKH, third],
    ];
    const view = look('bitcoin', address, outputs);
    expect(view.outputs.map(({ yours }) => yours)).toEqual([true, false, true, true]);
    expect(prove('bitcoin', address, outputs).level).toBe('proven');
  });

  it('may pay a part only, where so little was agreed', () => {
    const outputs: Output[] = [
      [P2WPKH, VALUE / 5n],
      [SOMEBODY, VALUE - VALUE / 5n],
    ];
    expect(prove('bitcoin', address, outputs, { payoutMinPercent: 20 }).level).toBe('proven');
    expect(prove('bitcoin', address, outputs, { payoutMinPercent: 21 }).level).toBe('short');
  });

  it('is not doubted for what nobody expected', () => {
    const outputs: Output[] = [[SOMEBODY, VALUE]];
    expect(prove('bitcoin', '', outputs)).toMatchObject({ level: 'unchecked', action: null });
    const shared = { payoutExpect: 'shared' } as const;
    expect(prove('bitcoin', address, outputs, shared)).toMatchObject({
      level: 'none-expected',
      action: null,
    });
    expect(prove('bitcoin', '', outputs, shared).level).toBe('none-expected');
    expect(prove('bitcoin', address, outputs, { payoutExpect: 'unknown' }).level).toBe('unchecked');
    expect(prove('bitcoin', '', outputs, { payoutExpect: 'solo' }).level).toBe('unchecked');
  });
});

describe('a pool that does not pay', () => {
  const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
  const label = 'Pool';

  it('is caught when a script only looks like yours', () => {
    for (const script of [
      // The same hash in another kind of script, one byte more, one bit off.
      `76a914${P2WPKH.slice(4)}88ac`,
      `a914${P2WPKH.slice(4)}87`,
      `${P2WPKH}00`,
      `6a${P2WPKH}`,
      `0014751e76e8199196d454941c45d1b3a323f1433bd7`,
    ]) {
      expect(prove('bitcoin', address, [[script, VALUE]]), script).toMatchObject({
        level: 'missing',
        action: 'refuse',
      });
    }
  });

  it('is caught when it names you with nothing', () => {
    const outputs: Output[] = [
      [P2WPKH, 0n],
      [SOMEBODY, VALUE],
    ];
    expect(prove('bitcoin', address, outputs).level).toBe('missing');
    expect(prove('bitcoin', address, [[P2WPKH, 0n]]).level).toBe('missing');
  });

  it.each([
    ['warn', undefined, undefined],
    ['refuse', 'later', false],
    ['disconnect', 'no', true],
  ] as const)('has the consequence "%s" that was chosen', (payoutAction, retry, isLeft) => {
    const outputs: Output[] = [
      [P2WPKH, (VALUE * 9n) / 10n],
      [SOMEBODY, VALUE / 10n],
    ];
    const proof = prove('bitcoin', address, outputs, { payoutAction });
    expect(proof).toMatchObject({ level: 'short', action: payoutAction });
    const refusal = payoutRefusal(proof, label, address);
    expect(refusal?.retry).toBe(retry);
    expect(refusal?.params.isLeft).toBe(isLeft);
  });
});

describe('an own node', () => {
  const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

  it('pays all of it, or nothing of it is mined', () => {
    const whole = look('bitcoin', address, [[P2WPKH, VALUE]]);
    expect(ownPayoutProof(whole, true)).toMatchObject({
      level: 'proven',
      action: null,
      isNodeSatisfied: true,
    });
    const short = look('bitcoin', address, [
      [P2WPKH, VALUE - 1000n],
      [SOMEBODY, 1000n],
    ]);
    expect(ownPayoutProof(short, null)).toMatchObject({ level: 'short', action: 'refuse' });
  });
});
