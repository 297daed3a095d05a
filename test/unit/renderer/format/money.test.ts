import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAtomic,
  formatCoins,
  formatEnergyPrice,
  formatMoney,
  formatTypedEnergyPrice,
} from '../../../../renderer/format/money.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatMoney', () => {
  it.each([
    [0, '$0'],
    [0.95, '$0.95'],
    [-0.95, '−$0.95'],
    [0.000011, '$0.000011'],
    [0.0049, '$0.0049'],
    [0.005, '$0.01'],
    [65_000, '$65,000'],
    [1234.5, '$1,234.50'],
    [5.62e9, '$5.62 billion'],
    [1.7e-12, '$1.7 × 10⁻¹²'],
  ])('says %d as %s', (value, text) => {
    expect(plain(formatMoney(value, 'USD'))).toBe(text);
  });

  it('uses the code where a currency has no sign of its own', () => {
    expect(plain(formatMoney(2, 'CHF'))).toBe('CHF 2.00');
    expect(plain(formatMoney(2, 'EUR'))).toBe('€2.00');
  });

  it('never rounds something to nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (value) => {
        const text = formatMoney(value, 'USD');
        expect(text).toMatch(/[1-9]/);
        expect(text).not.toMatch(/\de[+-]?\d|-/);
      }),
    );
  });
});

describe('formatEnergyPrice', () => {
  it('keeps the digits that matter', () => {
    expect(formatEnergyPrice(0.0000032, 'USD')).toBe('$0.0000032/kWh');
    expect(formatEnergyPrice(0.1296, 'USD')).toBe('$0.130/kWh');
    expect(formatTypedEnergyPrice(0.28, 'USD')).toBe('$0.28/kWh');
  });
});

describe('formatCoins', () => {
  it('writes an expectation as a power of ten', () => {
    expect(plain(formatCoins(1.7e-10, 'BTC'))).toBe('1.70 × 10⁻¹⁰ BTC');
  });
});

describe('formatAtomic', () => {
  it.each([
    ['309190000', 8, '3.09190000'],
    ['1', 8, '0.00000001'],
    ['0', 8, '0.00000000'],
    ['123456789000000000000', 12, '123,456,789.000000000000'],
    ['42', 0, '42'],
  ])('writes %s with %d decimals as %s', (atomic, decimals, text) => {
    expect(formatAtomic(atomic, decimals)).toBe(text);
  });

  it('loses no digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(12), (atomic, decimals) => {
        const digits = formatAtomic(String(atomic), decimals).replace(/[,.]/g, '');
        expect(BigInt(digits)).toBe(atomic);
      }),
    );
  });
});
