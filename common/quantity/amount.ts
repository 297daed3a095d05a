/**
 * Writes atomic units as exact decimal text without trailing zeros.
 *
 * @param amountAtomic - satoshi, litoshi, koinu, piconero …
 * @param decimals - the chain's decimals (8 for Bitcoin, 12 for Monero)
 * @example
 * textFromAmount(312500000n, 8) // '3.125'
 */
export function textFromAmount(amountAtomic: bigint, decimals: number): string {
  const sign = amountAtomic < 0n ? '-' : '';
  const digits = (amountAtomic < 0n ? -amountAtomic : amountAtomic)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Reads decimal text as atomic units, exactly.
 *
 * @throws {@link RangeError} if not a plain decimal, longer than 40 characters, or finer than the chain's unit
 */
export function amountFromText(text: string, decimals: number): bigint {
  const match = text.length <= 40 ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) : null;
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > decimals) {
    throw new RangeError(`not an amount with at most ${decimals} decimals: ${text.slice(0, 40)}`);
  }
  const magnitude = BigInt(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return match[1] === '-' ? -magnitude : magnitude;
}
