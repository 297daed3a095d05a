import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../../../renderer/format/parse-number.ts';

describe('parseNumber', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['0.28', 0.28],
    ['0,28', 0.28],
    ['65,000', 65_000],
    ['65 000', 65_000],
    ['1,234.5', 1234.5],
    ['−3', -3],
    ['.5', 0.5],
    ['1e3', 1000],
    ['65.000,50', 65_000.5],
    ['1.234.567,8', 1_234_567.8],
    ['-1,234', -1234],
    ['1,5e3', 1500],
    ['abc', undefined],
    ['1,2,3', undefined],
    ['1.2,3', undefined],
    ['1,234,5', undefined],
    ['1e3,5', undefined],
    ['1.2.3', undefined],
    ['0x10', undefined],
    ['1e999', undefined],
  ])('reads %j as %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it('reads back what JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(Object.is(value, -0) ? 0 : value);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseNumber(text)));
  });
});
