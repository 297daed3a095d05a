import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besidePowerball,
  formatChance,
  formatEffort,
  formatPercent,
  formatShare,
  inWords,
  oneIn,
} from '../../../../renderer/format/chance.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatEffort', () => {
  it.each([
    [0, '0 %'],
    [1e-9, 'under 0.1 %'],
    [0.0184, '1.84 %'],
    [1, '100 %'],
    [2.5, '250 %'],
  ])('writes %d as %s', (effort, text) => {
    expect(plain(formatEffort(effort))).toBe(text);
  });
});

describe('inWords', () => {
  it.each([
    [317.4, '317'],
    [35_932, '35,900'],
    [999_499, '999,000'],
    [999_500, '1.00 million'],
    [18.63e9, '18.6 billion'],
    [5.09e6, '5.09 million'],
    [2e12, '2.00 trillion'],
    [7.1e16, '71.0 quadrillion'],
    [4.2e19, '42.0 quintillion'],
    [1.234e24, '1.23 × 10²⁴'],
  ])('says %d as %s', (value, text) => {
    expect(plain(inWords(value))).toBe(text);
  });
});

describe('formatChance', () => {
  it.each([
    [1 / 18.63e9, '1 in 18.6 billion'],
    [1 / 317, '1 in 317'],
    [0.1, '1 in 10'],
    [0.37, '37 %'],
    [0.6432, '64.3 %'],
    [0.9999, 'over 99.9 %'],
    [1, 'all but certain'],
    [-Math.expm1(-4320), 'all but certain'],
    [0, 'none'],
  ])('says %d as %s', (probability, text) => {
    expect(plain(formatChance(probability))).toBe(text);
  });

  it('never says what can not be: 0 %, 100 %, infinity, an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
        const text = plain(formatChance(probability));
        expect(text).not.toMatch(/∞|Infinity|NaN|e[+-]?\d/);
        expect(text).not.toMatch(/^(0|100)(\.0+)? %$/);
      }),
    );
  });

  it('never says "certain", and keeps the ends for what a double can not tell from them', () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: 1 - 2 ** -53, noNaN: true }), (probability) => {
        expect(['certain', 'all but certain', 'none']).not.toContain(formatChance(probability));
      }),
    );
  });
});

describe('formatPercent', () => {
  it('says a simulated near-zero as a bound', () => {
    expect(plain(formatPercent(0.0004))).toBe('under 0.1 %');
  });
});

describe('formatShare', () => {
  it('is exact: two decimals, and the whole as 100 %', () => {
    expect(plain(formatShare(0.98))).toBe('98.00 %');
    expect(plain(formatShare(1))).toBe('100 %');
    expect(formatShare(0)).toBe('none');
  });
});

describe('oneIn', () => {
  it('drops decimals that say nothing', () => {
    expect(oneIn(10)).toBe('1 in 10');
    expect(oneIn(2e6)).toBe('1 in 2 million');
  });
});

describe('besidePowerball', () => {
  it('compares with one ticket, two digits', () => {
    expect(besidePowerball(1 / 18.63e9)).toEqual({ times: '64', rarer: true });
    expect(besidePowerball(1 / 50.9e6)).toEqual({ times: '5.7', rarer: false });
  });

  it('says nothing where the comparison would', () => {
    expect(besidePowerball(0)).toBeNull();
    expect(besidePowerball(0.5)).toBeNull();
  });
});
