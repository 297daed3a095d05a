import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatChance, oneIn } from '../../../../renderer/format/chance.ts';
import { compactNumber } from '../../../../renderer/format/compact.ts';
import {
  powerOfTen,
  significant,
  tick,
  trimWhole,
  whole,
} from '../../../../renderer/format/digits.ts';
import {
  formatAtomic,
  formatMoney,
  formatTypedEnergyPrice,
} from '../../../../renderer/format/money.ts';
import { editableNumber, parseNumber } from '../../../../renderer/format/parse-number.ts';
import { displayHashrate, formatDifficulty } from '../../../../renderer/format/scale.ts';
import {
  formatDayClock,
  formatRoundWait,
  formatWait,
  formatWaitRange,
} from '../../../../renderer/format/time.ts';
import { loadLanguage } from '../../../../renderer/message/load.ts';
import { editableText, parseQuantity } from '../../../../renderer/what-if/quantity-text.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const yearS = 31_557_600;

afterAll(() => loadLanguage('en'));

describe('in German', () => {
  beforeAll(() => loadLanguage('de'));

  it('writes decimals with a comma and groups with points', () => {
    expect(whole(976_413)).toBe('976.413');
    expect(significant(0.0421)).toBe('0,0421');
    expect(powerOfTen(1.7e-10)).toBe('1,70 × 10⁻¹⁰');
    expect(plain(formatDifficulty(144.4e12))).toBe('144,40 T');
    expect(formatDifficulty(1.4)).toBe('1,4');
    expect(displayHashrate(386.24e6)).toEqual({ number: '386,2', unit: 'MH/s' });
    expect(plain(compactNumber(-1_500_000))).toBe('−1,5 M');
    expect(formatAtomic('123456789000000000000', 12)).toBe('123.456.789,000000000000');
    expect([tick(2.5), tick(3000), trimWhole('2,00'), trimWhole('1.000')]).toEqual([
      '2,5',
      '3.000',
      '2',
      '1.000',
    ]);
  });

  it('sets the sign of money after it', () => {
    expect(plain(formatMoney(-1234.5, 'EUR'))).toBe('−1.234,50 €');
    expect(plain(formatMoney(2, 'CHF'))).toBe('2,00 CHF');
    expect(plain(formatMoney(5.62e9, 'USD'))).toBe('5,62 Milliarden $');
    expect(plain(formatTypedEnergyPrice(0.28, 'EUR'))).toBe('0,28 €/kWh');
  });

  it('counts in the long scale, one as one', () => {
    expect(oneIn(18.63e9)).toBe('1 zu 18,6 Milliarden');
    expect(oneIn(1e6)).toBe('1 zu 1 Million');
    expect(plain(formatChance(0.9999))).toBe('über 99,9 %');
    expect(formatChance(1)).toBe('so gut wie sicher');
  });

  it('says waits in words', () => {
    expect(plain(formatWait(35.3e6 * yearS))).toBe('35,3 Millionen Jahre');
    expect(plain(formatWait(20_800 * yearS))).toBe('20.800 Jahre');
    expect(plain(formatWait(0.3))).toBe('unter 1 s');
    expect(plain(formatRoundWait(10e6 * yearS))).toBe('10 Millionen Jahre');
    expect(plain(formatWaitRange(2.61e6 * yearS, 152e6 * yearS))).toBe(
      '2,61 bis 152 Millionen Jahre',
    );
  });

  it('dates as Germans do', () => {
    expect(formatDayClock(new Date(2026, 10, 20, 14, 11).getTime())).toBe('20. Nov. 14:11');
  });

  it.each([
    ['0,28', 0.28],
    ['0.28', 0.28],
    ['0.280', 0.28],
    ['1.234', 1234],
    ['1,234', 1.234],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['12.5', 12.5],
    ['1234.567', 1234.567],
    ['65 000', 65_000],
    ['−3,5', -3.5],
    ['1,5e3', 1500],
    ['1.2,3', undefined],
    ['1,2,3', undefined],
    ['abc', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe.each(['en', 'de', 'es'] as const)('a field in %s', (language) => {
  beforeAll(() => loadLanguage(language));

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(editableNumber(value))).toBe(Object.is(value, -0) ? 0 : value);
      }),
    );
  });

  it('reads back what is grouped, with its unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e14, noNaN: true }), (value) => {
        const rounded = Number(value.toPrecision(6));
        const read = parseQuantity(editableText(rounded, 'money'), 'money');
        expect(read).toBeCloseTo(rounded, 6);
        const speed = parseQuantity(editableText(rounded, 'H/s'), 'H/s') ?? Number.NaN;
        expect(Math.abs(speed / rounded - 1)).toBeLessThan(1e-6);
      }),
    );
  });
});
