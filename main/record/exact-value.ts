import { textFromAmount } from '../../common/quantity/amount.ts';

/** A finite number of 0 or more as plain decimal text, without an exponent; exactly what it prints as. */
export function decimalText(value: number): string {
  const written = String(value);
  const match = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(written);
  if (match === null) return written;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  const digits = `${whole}${fraction}`;
  const point = whole.length + shift;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${digits}${'0'.repeat(point - digits.length)}`;
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/**
 * Amount times price as exact decimal text: a ledger must balance to the last digit.
 *
 * @param decimals - of the coin
 */
export function exactValue(amountAtomic: bigint, decimals: number, price: number): string {
  const [whole = '0', fraction = ''] = decimalText(price).split('.');
  const priceUnits = BigInt(`${whole}${fraction}`);
  return textFromAmount(amountAtomic * priceUnits, decimals + fraction.length);
}
