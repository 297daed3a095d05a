import { language } from '../message/message.ts';

/**
 * Digits for people: grouping, significant digits, powers of ten in superscript, a true minus sign.
 * Every function takes a finite number; what never happens is the caller's word, not a number.
 */

/** Stands between a number and its unit; U+202F would be narrower than most faces can show. */
const noBreakSpace = '\u00a0';
const minusSign = '−';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Joins a number and its unit by a space that does not break. */
export function withUnit(number: string, unit: string): string {
  return unit === '' ? number : `${number}${noBreakSpace}${unit}`;
}

/** Sets a true minus sign before a magnitude that was formatted without one. */
export function signed(value: number, magnitude: string): string {
  return value < 0 ? `${minusSign}${magnitude}` : magnitude;
}

/** Fixed decimals with grouped thousands: `2310` and 0 give "2,310". */
export function fixed(value: number, decimals: number): string {
  const magnitude = formatOf(decimals).format(Math.abs(value));
  return isZeroText(magnitude) ? magnitude : signed(value, magnitude);
}

/** Formats are costly to make and few. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, made);
  return made;
}

/** What stands before the decimals. */
export function decimalSign(): '.' | ',' {
  return language === 'en' ? '.' : ',';
}

/** What stands between groups of three. */
export function groupSign(): '.' | ',' {
  return language === 'en' ? ',' : '.';
}

/** "1.40" without the zeros that say nothing, "2.00 k" without all its decimals; a power of ten stays. */
export function trimZeros(text: string): string {
  if (text.includes('×')) return text;
  const [before = '', after] = text.split(decimalSign());
  if (after === undefined) return text;
  const kept = after.replace(/^(\d*?)0+(?=\D|$)/, '$1');
  return /^\d/.test(kept) ? `${before}${decimalSign()}${kept}` : before + kept;
}

/** Drops decimals when all of them are zeros: "2.00 k" and "10.0", not "1.40". */
export function trimWhole(text: string): string {
  const [before = '', after] = text.split(decimalSign());
  return after === undefined || !/^0+(?=\D|$)/.test(after)
    ? text
    : before + after.replace(/^0+/, '');
}

/** A count as it is: grouped, without decimals. */
export function whole(value: number): string {
  return fixed(value, 0);
}

/**
 * So many significant digits, three unless told: 0.04212 gives "0.0421", 35932 gives "35,900". From 10^15
 * on and below 10^-5 as a power of ten.
 */
export function significant(value: number, digits = 3): string {
  if (value === 0) return '0';
  const magnitude = Math.abs(Number(value.toPrecision(digits)));
  if (magnitude >= 1e15 || magnitude < 1e-5) return signed(value, powerOfTen(magnitude, digits));
  const exponent = Math.floor(Math.log10(magnitude));
  const decimals = Math.max(0, digits - 1 - exponent);
  return signed(value, fixed(magnitude, decimals));
}

/** A number on an axis: three digits at most, without zeros that say nothing. */
export function tick(value: number): string {
  return trimZeros(significant(value));
}

/** `1.7e-10` and 3 give "1.70 × 10⁻¹⁰". */
export function powerOfTen(value: number, digits = 3): string {
  const [mantissa = '0', exponent = '0'] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  return signed(
    value,
    `${mantissa.replace('.', decimalSign())} × 10${superscript(Number(exponent))}`,
  );
}

/** An exponent: "⁻⁹". */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '');
  return `${exponent < 0 ? '⁻' : ''}${digits.join('')}`;
}

function isZeroText(text: string): boolean {
  return !/[1-9]/.test(text);
}
