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
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(decimals: number): Intl.NumberFormat {
  const known = formats.get(decimals);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(decimals, made);
  return made;
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
  const text = significant(value);
  return text.includes('.') && !text.includes('×') ? text.replace(/\.?0+$/, '') : text;
}

/** `1.7e-10` and 3 give "1.70 × 10⁻¹⁰". */
export function powerOfTen(value: number, digits = 3): string {
  const [mantissa = '0', exponent = '0'] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  return signed(value, `${mantissa} × 10${superscript(Number(exponent))}`);
}

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)] ?? '');
  return `${exponent < 0 ? '⁻' : ''}${digits.join('')}`;
}

function isZeroText(text: string): boolean {
  return !/[1-9]/.test(text);
}
