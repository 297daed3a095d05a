import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeight } from '../../../../common/block/bip34-height.ts';
import {
  bytesFromHex,
  concatBytes,
  DecodeError,
  hexFromBytes,
} from '../../../../common/block/bytes.ts';
import {
  buildCoinbase,
  type CoinbasePlan,
  witnessCoinbaseFromStripped,
} from '../../../../common/block/coinbase.ts';
import { parseCoinbase } from '../../../../common/block/coinbase-parse.ts';
import { sha256d } from '../../../../common/block/sha256d.ts';
import stratum from '../../../vector/stratum-mainnet.json' with { type: 'json' };

const payout = bytesFromHex('0014751e76e8199196d454941c45d1b3a323f1433bd6');
const plan: CoinbasePlan = {
  height: 840_000,
  text: 'Adit',
  extranonceSize: 8,
  outputs: [{ valueAtomic: 312_500_000n, script: payout }],
};

const assemble = (wanted: CoinbasePlan, extranonce = new Uint8Array(wanted.extranonceSize)) => {
  const { prefix, suffix } = buildCoinbase(wanted);
  return concatBytes(prefix, extranonce, suffix);
};

describe('coinbase', () => {
  it('has the bytes it should have', () => {
    const { prefix, suffix } = buildCoinbase(plan);
    expect(hexFromBytes(prefix)).toBe(`0200000001${'00'.repeat(32)}ffffffff120340d10c044164697408`);
    expect(hexFromBytes(suffix)).toBe(
      `ffffffff01205fa01200000000160014751e76e8199196d454941c45d1b3a323f1433bd600000000`,
    );
  });

  it('is read back by the separate decoder, whatever is in it', () => {
    const script = fc.uint8Array({ minLength: 1, maxLength: 300 });
    const output = fc.record({
      valueAtomic: fc.bigInt({ min: 0n, max: 21n * 10n ** 14n }),
      script,
    });
    const anyPlan = fc.record({
      height: fc.nat(0x7fffffff),
      text: fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
      extranonceSize: fc.nat(32),
      outputs: fc.array(output, { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(anyPlan, fc.boolean(), (wanted, hasCommitment) => {
        const witnessCommitment = new Uint8Array(38).fill(0x6a);
        const stripped = assemble(hasCommitment ? { ...wanted, witnessCommitment } : wanted);
        const parsed = parseCoinbase(stripped);
        expect(readHeight(parsed.scriptSig)).toBe(wanted.height);
        expect(parsed.scriptSig.length).toBeGreaterThanOrEqual(2);
        expect(parsed.outputs).toEqual([
          ...wanted.outputs,
          ...(hasCommitment ? [{ valueAtomic: 0n, script: witnessCommitment }] : []),
        ]);
        expect(parsed).toMatchObject({ version: 2, locktime: 0, witness: null });

        const full = parseCoinbase(witnessCoinbaseFromStripped(stripped));
        expect(full).toEqual({ ...parsed, witness: [new Uint8Array(32)] });
        expect(parsed.txid).toEqual(sha256d(stripped));
      }),
    );
  });

  it('puts auxiliary script after the height and the text after it', () => {
    const parsed = parseCoinbase(assemble({ ...plan, auxiliary: bytesFromHex('062f503253482f') }));
    expect(hexFromBytes(parsed.scriptSig)).toBe(
      `${'0340d10c'}${'062f503253482f'}${'0441646974'}08${'00'.repeat(8)}`,
    );
  });

  it('refuses a script over 100 bytes and says how long it would be', () => {
    expect(() =>
      buildCoinbase({ ...plan, text: 'x'.repeat(75), extranonceSize: 19 }),
    ).not.toThrow();
    expect(() => buildCoinbase({ ...plan, text: 'x'.repeat(75), extranonceSize: 20 })).toThrow(
      'would have 101 bytes, 100 are allowed',
    );
    expect(() => buildCoinbase({ ...plan, text: 'ü'.repeat(38) })).toThrow('76 bytes, 75 fit');
    expect(() => buildCoinbase({ ...plan, extranonceSize: 33 })).toThrow(RangeError);
  });

  it('refuses an output that would burn the reward', () => {
    const empty = [{ valueAtomic: 1n, script: new Uint8Array() }];
    expect(() => buildCoinbase({ ...plan, outputs: empty })).toThrow('an output script is empty');
    const negative = [{ valueAtomic: -1n, script: payout }];
    expect(() => buildCoinbase({ ...plan, outputs: negative })).toThrow('negative');
  });

  it("is decoded when a pool made it (public-pool's of 19 June 2025)", () => {
    const row = stratum.cases[0]!;
    const parsed = parseCoinbase(bytesFromHex(row.coinbase));
    expect(readHeight(parsed.scriptSig)).toBe(901_936);
    expect(parsed.outputs[0]?.valueAtomic).toBe(315_012_581n);
    expect(hexFromBytes(parsed.txid.toReversed())).toBe(row.coinbaseTxid);
  });

  it('is refused by the decoder with its own error and no other', () => {
    const good = witnessCoinbaseFromStripped(assemble(plan));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
        expect(() => parseCoinbase(garbage)).toThrow(DecodeError);
      }),
    );
    fc.assert(
      fc.property(fc.nat(good.length - 1), (length) => {
        expect(() => parseCoinbase(good.subarray(0, length))).toThrow(DecodeError);
      }),
    );
    expect(() => parseCoinbase(concatBytes(good, Uint8Array.of(0)))).toThrow(DecodeError);
    const spending = assemble(plan).fill(1, 5, 37);
    expect(() => parseCoinbase(spending)).toThrow('spends nothing');
  });
});
