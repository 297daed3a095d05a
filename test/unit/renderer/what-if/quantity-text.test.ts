import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editableText,
  fieldUnit,
  formatEstimate,
  formatQuantity,
  parseQuantity,
} from '../../../../renderer/what-if/quantity-text.ts';

const units = { currency: 'USD', ticker: 'BTC' };

describe('parseQuantity', () => {
  it.each([
    ['0.28', 'money/kWh', 0.28],
    ['0,28', 'money/kWh', 0.28],
    ['−0.05', 'money/kWh', -0.05],
    ['65,000', 'money/coin', 65_000],
    ['1e12', 'H/s', 1e12],
    ['200 TH/s', 'H/s', 200e12],
    ['200 T', 'H/s', 200e12],
    ['386.2MH/s', 'H/s', 386.2e6],
    ['144.4 T', 'difficulty', 144.4e12],
    ['144.4T', 'difficulty', 144.4e12],
    ['3.5 kW', 'W', 3500],
    ['3.5 K', 'W', 3500],
    ['30', 'percent', 0.3],
    ['30 %', 'percent', 0.3],
  ])('reads %s as %s', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toBeCloseTo(
      value,
      9 - Math.ceil(Math.log10(Math.abs(value))),
    );
  });

  it.each([
    ['', 'H/s'],
    ['fast', 'H/s'],
    ['200 XH/s', 'H/s'],
    ['200 T', 'money/kWh'],
    ['NaN', '1'],
    ['1e999', '1'],
    ['--3', '1'],
    ['5 %', '1'],
  ])('refuses “%s” for %s', (text, unit) => {
    expect(parseQuantity(text, unit)).toBeUndefined();
  });

  it('never throws and never answers anything but a finite number or undefined', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('H/s', 'percent', '1', 'difficulty'),
        (text, unit) => {
          const value = parseQuantity(text, unit);
          expect(value === undefined || Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });

  it('reads back what a field shows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e20, noNaN: true }),
        fc.constantFrom('H/s', 'W', 'difficulty', 'percent', 'coin', 'money/kWh'),
        (value, unit) => {
          const parsed = parseQuantity(editableText(value, unit), unit);
          expect(parsed).toBeDefined();
          expect(Math.abs((parsed ?? 0) / value - 1)).toBeLessThan(1e-2);
        },
      ),
    );
  });
});

describe('formatQuantity', () => {
  it.each([
    [386.2e6, 'H/s', '386.20\u00a0MH/s'],
    [144.4e12, 'difficulty', '144.40\u00a0T'],
    [0.3, 'percent', '30\u00a0%'],
    [65_000, 'money/coin', '$65,000/BTC'],
    [28.57, 'money/(PH/s)/d', '$28.57/(PH/s)/day'],
    [3500, 'W', '3.5\u00a0kW'],
    [1.5, 'a', '1.5\u00a0years'],
    [17.5, 'J/TH', '17.5\u00a0J/TH'],
  ])('writes %s %s', (value, unit, text) => {
    expect(formatQuantity(value, unit, units)).toBe(text);
  });

  it('writes estimates to three digits', () => {
    expect(formatEstimate(195.88e12, 'difficulty', units)).toBe('196\u00a0T');
    expect(formatEstimate(47_918.01, 'money/coin', units)).toBe('$47,900/BTC');
  });

  it('stands a unit behind a field only where the text does not carry it', () => {
    expect(fieldUnit('H/s', units)).toBe('');
    expect(fieldUnit('money/kWh', units)).toBe('$/kWh');
  });
});
