import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bigintFromBits,
  bigintFromTarget,
  bitsFromBigint,
  bitsFromTarget,
  expandBits,
  isDigestWithinTarget,
  MAX_TARGET,
  targetFromBigint,
  targetFromBits,
} from '../../../../common/quantity/target.ts';
import vectors from '../../../vector/economics-chain.json' with { type: 'json' };

const anyTarget = fc.bigInt({ min: 0n, max: MAX_TARGET });

describe('compact bits', () => {
  it('expand as Bitcoin Core expands them', () => {
    for (const row of vectors.cases.setCompact) {
      const { value, isNegative, isOverflow } = expandBits(Number(row.bits));
      expect({ isNegative, isOverflow }, row.bits).toEqual({
        isNegative: row.negative,
        isOverflow: row.overflow,
      });
      if (row.targetHex !== null) expect(value.toString(16), row.bits).toBe(row.targetHex);
      if (row.getCompact !== null) {
        expect(bitsFromBigint(value), row.bits).toBe(Number(row.getCompact));
      }
    }
  });

  it('are refused with a reason when they are no target', () => {
    expect(() => targetFromBits(0)).toThrow('zero');
    expect(() => targetFromBits(0x04923456)).toThrow('bits 0x04923456 are negative');
    expect(() => targetFromBits(0xff123456)).toThrow('over 256 bits');
  });

  it('never round a target up, and survive a second trip unchanged', () => {
    fc.assert(
      fc.property(anyTarget, (value) => {
        const bits = bitsFromBigint(value);
        const kept = expandBits(bits).value;
        expect(kept <= value).toBe(true);
        expect(value - kept <= value >> 15n).toBe(true);
        expect(bitsFromBigint(kept)).toBe(bits);
      }),
    );
  });

  it('agree between bytes and bigint', () => {
    expect(bitsFromTarget(targetFromBits(0x1709d897))).toBe(0x1709d897);
    expect(bigintFromTarget(targetFromBits(0x207fffff))).toBe(bigintFromBits(0x207fffff));
  });
});

describe('target', () => {
  it('goes from bigint to bytes and back', () => {
    fc.assert(
      fc.property(anyTarget, (value) => {
        expect(bigintFromTarget(targetFromBigint(value))).toBe(value);
      }),
    );
  });

  it('is little-endian', () => {
    expect(targetFromBigint(1n)[0]).toBe(1);
    expect(targetFromBigint(1n << 248n)[31]).toBe(1);
  });

  it('refuses what is not 256 bits', () => {
    expect(() => targetFromBigint(-1n)).toThrow(RangeError);
    expect(() => targetFromBigint(MAX_TARGET + 1n)).toThrow(RangeError);
    expect(() => bigintFromTarget(new Uint8Array(31))).toThrow('32 bytes, not 31');
  });

  it('is met by an equal or smaller digest only', () => {
    fc.assert(
      fc.property(anyTarget, anyTarget, (digest, target) => {
        expect(isDigestWithinTarget(targetFromBigint(digest), targetFromBigint(target))).toBe(
          digest <= target,
        );
      }),
    );
    const target = 0xffffn << 208n;
    expect(isDigestWithinTarget(targetFromBigint(target), targetFromBigint(target))).toBe(true);
    expect(isDigestWithinTarget(targetFromBigint(target + 1n), targetFromBigint(target))).toBe(
      false,
    );
  });
});
