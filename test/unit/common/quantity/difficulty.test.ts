import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BITCOIN_DIFFICULTY_1,
  chainWorkFromTarget,
  difficultyFromTarget,
  expectedHashesFromDifficulty,
  expectedHashesFromTarget,
  SHARE_DIFFICULTY_1,
  targetFromDifficulty,
} from '../../../../common/quantity/difficulty.ts';
import {
  bigintFromTarget,
  MAX_TARGET,
  targetFromBigint,
  targetFromBits,
} from '../../../../common/quantity/target.ts';
import vectors from '../../../vector/economics-chain.json' with { type: 'json' };

const PDIFF_1 = (1n << 224n) - 1n;

describe('difficulty of a target', () => {
  it('is what Bitcoin Core prints', () => {
    for (const row of vectors.cases.coreGetDifficulty) {
      // Core's test rows use the mantissa's sign bit as a digit, which no real block can.
      const bits = Number(row.bits);
      const target = BigInt(bits & 0xffffff) << BigInt(8 * ((bits >>> 24) - 3));
      const difficulty = difficultyFromTarget(targetFromBigint(target), BITCOIN_DIFFICULTY_1);
      expect(difficulty, row.bits).toBe(row.exact);
      expect(Math.abs(difficulty - row.difficulty), row.bits).toBeLessThanOrEqual(row.tol);
    }
  });

  it('gives the published examples with both meanings of difficulty 1, work and hashes', () => {
    for (const row of vectors.cases.difficultyExamples) {
      const target = targetFromBits(Number(row.bits));
      expect(difficultyFromTarget(target, BITCOIN_DIFFICULTY_1), row.bits).toBe(row.bdiff);
      expect(difficultyFromTarget(target, PDIFF_1), row.bits).toBe(row.pdiff);
      expect(chainWorkFromTarget(target).toString(), row.bits).toBe(row.blockProof);
      expect(expectedHashesFromTarget(target) / row.exactHashes, row.bits).toBeCloseTo(1, 14);
      expect(
        expectedHashesFromDifficulty(row.bdiff, BITCOIN_DIFFICULTY_1) / row.exactHashes,
        row.bits,
      ).toBeCloseTo(1, 9);
    }
  });

  it('is infinite for a digest of zero', () => {
    expect(difficultyFromTarget(new Uint8Array(32), BITCOIN_DIFFICULTY_1)).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});

describe('target of a difficulty', () => {
  const asBigint = (difficulty: string | number, difficulty1: bigint = BITCOIN_DIFFICULTY_1) =>
    bigintFromTarget(targetFromDifficulty(difficulty, difficulty1));

  it('is exact for decimal text', () => {
    expect(asBigint('1')).toBe(BITCOIN_DIFFICULTY_1);
    expect(asBigint('0.0001')).toBe(BITCOIN_DIFFICULTY_1 * 10_000n);
    expect(asBigint('0.00020000000000000001')).toBe(
      (BITCOIN_DIFFICULTY_1 * 10n ** 20n) / 20_000_000_000_000_001n,
    );
    expect(asBigint('28587155782195.14')).toBe(
      (BITCOIN_DIFFICULTY_1 * 100n) / 2_858_715_578_219_514n,
    );
  });

  it('takes numbers as they print, and exponents', () => {
    expect(asBigint(0.002)).toBe(BITCOIN_DIFFICULTY_1 * 500n);
    expect(asBigint(1e-7)).toBe(BITCOIN_DIFFICULTY_1 * 10n ** 7n);
    expect(asBigint('2.5E+2')).toBe(BITCOIN_DIFFICULTY_1 / 250n);
    expect(asBigint(1e22)).toBe(BITCOIN_DIFFICULTY_1 / 10n ** 22n);
  });

  it('counts scrypt 65536 times smaller and Monero in hashes', () => {
    expect(asBigint('0.01', SHARE_DIFFICULTY_1.scrypt)).toBe((0xffffn << 224n) * 100n);
    expect(expectedHashesFromDifficulty(0.01, SHARE_DIFFICULTY_1.scrypt)).toBeCloseTo(655.37, 2);
    expect(expectedHashesFromDifficulty(122_351_487, SHARE_DIFFICULTY_1.randomx)).toBeCloseTo(
      122_351_487,
      5,
    );
  });

  it("meets Monero's own rule: digest * difficulty < 2^256", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1n << 128n }), (difficulty) => {
        const target = asBigint(difficulty.toString(), SHARE_DIFFICULTY_1.randomx);
        expect(target * difficulty <= MAX_TARGET).toBe(true);
        expect((target + 1n) * difficulty > MAX_TARGET).toBe(true);
      }),
    );
  });

  it('is at most 2^256 - 1', () => {
    expect(asBigint('1e-300')).toBe(MAX_TARGET);
  });

  it('refuses what is not a positive decimal, and wild sizes', () => {
    for (const text of ['', '.', '0', '0.000', '-1', 'abc', '1e9999', '1e-999', 'NaN', '0x10']) {
      expect(() => asBigint(text), text).toThrow(RangeError);
    }
    expect(() => asBigint(Number.NaN)).toThrow(RangeError);
    expect(() => asBigint(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => asBigint('1'.repeat(101))).toThrow(RangeError);
  });

  it('comes back as the same difficulty', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (difficulty) => {
        const target = targetFromDifficulty(difficulty, BITCOIN_DIFFICULTY_1);
        expect(
          Math.abs(difficultyFromTarget(target, BITCOIN_DIFFICULTY_1) / difficulty - 1),
        ).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('expected hashes', () => {
  it('are one for the easiest target', () => {
    expect(expectedHashesFromTarget(targetFromBigint(MAX_TARGET))).toBe(1);
    expect(chainWorkFromTarget(targetFromBigint(MAX_TARGET))).toBe(1n);
  });
});
