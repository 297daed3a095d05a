import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  displayHashrate,
  formatDifficulty,
  formatEstimatedDifficulty,
  formatHashes,
  formatHashrate,
  scaleOf,
} from '../../../../renderer/format/scale.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatHashrate', () => {
  it.each([
    [0, '0 H/s'],
    [0.5, '0.500 H/s'],
    [641.2, '641.2 H/s'],
    [999, '999 H/s'],
    [20_510, '20.51 kH/s'],
    [386.2e6, '386.20 MH/s'],
    [999_999_999, '1.00 GH/s'],
    [1.071e12, '1.07 TH/s'],
    [1.033e21, '1,033.00 EH/s'],
    [5e25, '5.00 × 10²⁵ H/s'],
  ])('says %d as %s', (value, text) => {
    expect(plain(formatHashrate(value))).toBe(text);
  });

  it('keeps a number and a unit for every rate', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e40, noNaN: true }), (rate) => {
        expect(plain(formatHashrate(rate))).toMatch(
          /^[\d,]+(\.\d+)?( × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)? [kMGTPE]?H\/s$/,
        );
      }),
    );
  });

  it('never shows four whole digits before a prefix that has a larger one', () => {
    fc.assert(
      fc.property(fc.double({ min: 1000, max: 9e20, noNaN: true }), (rate) => {
        expect(plain(formatHashrate(rate))).not.toMatch(/\d,\d{3}.* [kMGTP]H/);
      }),
    );
  });
});

describe('displayHashrate', () => {
  it('keeps four digits in all', () => {
    expect(displayHashrate(386.24e6)).toEqual({ number: '386.2', unit: 'MH/s' });
    expect(displayHashrate(20.514e3)).toEqual({ number: '20.51', unit: 'kH/s' });
  });
});

describe('formatDifficulty', () => {
  it.each([
    [4.656e-10, '4.66 × 10⁻¹⁰'],
    [0.0021, '0.0021'],
    [1, '1'],
    [1.4, '1.4'],
    [41.2, '41.2'],
    [2310, '2,310'],
    [1.18e6, '1.18 M'],
    [144.4e12, '144.40 T'],
  ])('says %d as %s', (value, text) => {
    expect(plain(formatDifficulty(value))).toBe(text);
  });
});

describe('formatEstimatedDifficulty and formatHashes', () => {
  it('keep three digits for an estimate and two decimals for a count', () => {
    expect(plain(formatEstimatedDifficulty(403_876))).toBe('404 k');
    expect(plain(formatEstimatedDifficulty(1494.2))).toBe('1,490');
    expect(plain(formatHashes(4.45e12))).toBe('4.45 T');
  });
});

describe('scaleOf', () => {
  it('never decreases', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e25, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (value, factor) => {
          expect(scaleOf(value * factor)).toBeGreaterThanOrEqual(scaleOf(value));
        },
      ),
    );
  });
});
