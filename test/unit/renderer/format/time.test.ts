import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatElapsed,
  formatMs,
  formatRoundWait,
  formatWait,
  formatWaitRange,
} from '../../../../renderer/format/time.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const yearS = 31_557_600;

describe('formatWait', () => {
  it.each([
    [0.3, 'under 1 s'],
    [42, '42 s'],
    [600, '10 minutes'],
    [7.1 * 3600, '7.10 hours'],
    [219 * 86_400, '219 days'],
    [2.6 * yearS, '2.60 years'],
    [20_800 * yearS, '20,800 years'],
    [35.3e6 * yearS, '35.3 million years'],
    [3e22 * yearS, '3.00 × 10²² years'],
  ])('says %d s as %s', (seconds, text) => {
    expect(plain(formatWait(seconds))).toBe(text);
  });

  it('has a word for never', () => {
    expect(formatWait(null)).toBe('never at this confidence');
  });

  it('never says infinity, soon or an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e60, noNaN: true }), (seconds) => {
        expect(formatWait(seconds)).not.toMatch(/∞|Infinity|NaN|soon|\de[+-]?\d/);
      }),
    );
  });
});

describe('formatRoundWait', () => {
  it('drops decimals of an axis', () => {
    expect(plain(formatRoundWait(10e6 * yearS))).toBe('10 million years');
    expect(plain(formatRoundWait(60))).toBe('60 s');
  });
});

describe('formatWaitRange', () => {
  it('names a shared unit once', () => {
    expect(plain(formatWaitRange(2.61e6 * yearS, 152e6 * yearS))).toBe('2.61 to 152 million years');
    expect(plain(formatWaitRange(16 * 86_400, 2.6 * yearS))).toBe('16 days to 2.60 years');
  });
});

describe('formatElapsed', () => {
  it.each([
    [0, '0 s'],
    [680_000, '11 min 20 s'],
    [11_520_000, '3 h 12 min'],
    [7_200_000, '2 h'],
    [90_000_000, '1 d 1 h'],
  ])('says %d ms as %s', (ms, text) => {
    expect(plain(formatElapsed(ms))).toBe(text);
  });
});

describe('formatAge', () => {
  it.each([
    [2000, '2 s'],
    [360_000, '6 min'],
    [26 * 3_600_000, '26 h'],
    [72 * 3_600_000, '3 d'],
    [-5000, '0 s'],
  ])('says %d ms as %s', (ms, text) => {
    expect(plain(formatAge(ms))).toBe(text);
  });
});

describe('formatMs', () => {
  it('changes to seconds at a thousand', () => {
    expect(plain(formatMs(41.2))).toBe('41 ms');
    expect(plain(formatMs(2345))).toBe('2.3 s');
  });
});
