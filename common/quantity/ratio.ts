/**
 * Divides two whole numbers of any size into the nearest double, ties to even.
 *
 * @param numerator - zero or more
 * @param denominator - zero or more; zero gives Infinity (NaN for 0 / 0)
 */
export function ratioFromBigints(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) return numerator === 0n ? Number.NaN : Number.POSITIVE_INFINITY;
  if (numerator === 0n) return 0;
  // Shift so that the quotient has at least 64 bits; a sticky last bit keeps the rounding exact.
  const shift = 64 + bitLength(denominator) - bitLength(numerator);
  const scaled = shift >= 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift >= 0 ? denominator : denominator << BigInt(-shift);
  const quotient = scaled / divisor;
  const sticky = scaled % divisor === 0n ? 0n : 1n;
  return Number((quotient << 1n) | sticky) * 2 ** (-shift - 1);
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
