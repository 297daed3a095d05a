import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountFromText, textFromAmount } from '../../../../common/quantity/amount.ts';

describe('amount', () => {
  it('is written without trailing zeros', () => {
    expect(textFromAmount(312_500_000n, 8)).toBe('3.125');
    expect(textFromAmount(5_000_000_000n, 8)).toBe('50');
    expect(textFromAmount(1n, 12)).toBe('0.000000000001');
    expect(textFromAmount(-1n, 8)).toBe('-0.00000001');
    expect(textFromAmount(7n, 0)).toBe('7');
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
        fc.nat(18),
        (amount, decimals) => {
          expect(amountFromText(textFromAmount(amount, decimals), decimals)).toBe(amount);
        },
      ),
    );
  });

  it('refuses what the chain cannot hold', () => {
    for (const text of ['', '1.', '.5', '1e3', '1,5', '0.123456789', '9'.repeat(41)]) {
      expect(() => amountFromText(text, 8), text).toThrow(RangeError);
    }
  });
});
