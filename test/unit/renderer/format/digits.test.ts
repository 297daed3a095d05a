import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fixed,
  powerOfTen,
  significant,
  whole,
  withUnit,
} from '../../../../renderer/format/digits.ts';

describe('significant', () => {
  it.each([
    [0.042123, '0.0421'],
    [35_932, '35,900'],
    [386.23, '386'],
    [1, '1.00'],
    [-2.5, '−2.50'],
    [1.7e-10, '1.70 × 10⁻¹⁰'],
    [1.158e23, '1.16 × 10²³'],
    [0, '0'],
  ])('says %d as %s', (value, text) => {
    expect(significant(value)).toBe(text);
  });

  it('reads back to three digits of the value it was given', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (value) => {
        const [number = '', exponent] = significant(value).replaceAll(',', '').split(' × 10');
        const power = exponent === undefined ? 0 : Number(plainExponent(exponent));
        const read = Number(number) * 10 ** power;
        expect(Math.abs(read / value - 1), significant(value)).toBeLessThan(0.00501);
      }),
    );
  });

  it('uses a true minus sign and no exponent letter', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(significant(value)).not.toMatch(/-|e/);
      }),
    );
  });
});

describe('fixed', () => {
  it('groups thousands and never says minus zero', () => {
    expect(fixed(1234.5, 2)).toBe('1,234.50');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(whole(976_413)).toBe('976,413');
  });
});

describe('powerOfTen', () => {
  it('writes the power in superscript', () => {
    expect(powerOfTen(0.00017)).toBe('1.70 × 10⁻⁴');
  });
});

describe('withUnit', () => {
  it('keeps number and unit on one line', () => {
    expect(withUnit('142', 'W')).toBe('142\u00a0W');
    expect(withUnit('142', '')).toBe('142');
  });
});

function plainExponent(superscript: string): string {
  return [...superscript].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('');
}
