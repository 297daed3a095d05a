/**
 * The 256-bit target, in its three shapes: compact `bits`, 32 little-endian bytes, and bigint for arithmetic.
 */

/** Bytes of a target or a digest. */
export const TARGET_BYTES = 32;

/** The easiest target there is: every digest meets it. */
export const MAX_TARGET = (1n << 256n) - 1n;

/** What compact `bits` say before anyone asks whether they are acceptable. */
export interface ExpandedBits {
  /** Magnitude; meaningless when `isOverflow`. */
  readonly value: bigint;
  readonly isNegative: boolean;
  readonly isOverflow: boolean;
}

/**
 * Expands compact `bits` without judging them.
 *
 * Layout: 1 byte size s, 1 sign bit, 23 bits mantissa m; value = m * 256^(s-3).
 * Source: Bitcoin Core arith_uint256::SetCompact.
 *
 * @param bits - uint32
 */
export function expandBits(bits: number): ExpandedBits {
  const size = bits >>> 24;
  const mantissa = bits & 0x007fffff;
  const value =
    size <= 3 ? BigInt(mantissa >>> (8 * (3 - size))) : BigInt(mantissa) << BigInt(8 * (size - 3));
  // Core asks about the mantissa after the shift when the number is small.
  const word = size <= 3 ? Number(value) : mantissa;
  return {
    value,
    isNegative: word !== 0 && (bits & 0x00800000) !== 0,
    isOverflow:
      word !== 0 && (size > 34 || (word > 0xff && size > 33) || (word > 0xffff && size > 32)),
  };
}

/**
 * Expands compact `bits` to the target as a number.
 *
 * @throws {@link RangeError} if negative, zero or over 256 bits (a node would refuse it too)
 */
export function bigintFromBits(bits: number): bigint {
  const { value, isNegative, isOverflow } = expandBits(bits);
  if (isNegative || isOverflow || value === 0n) {
    const why = isOverflow ? 'over 256 bits' : isNegative ? 'negative' : 'zero';
    throw new RangeError(`bits 0x${(bits >>> 0).toString(16).padStart(8, '0')} are ${why}`);
  }
  return value;
}

/**
 * Compacts a number to `bits`, dropping what the 23-bit mantissa cannot hold (never rounding up).
 *
 * Source: Bitcoin Core arith_uint256::GetCompact.
 *
 * @param value - 0 to 2^256 - 1
 * @returns uint32
 */
export function bitsFromBigint(value: bigint): number {
  assertTargetRange(value);
  if (value === 0n) return 0;
  let size = Math.ceil(value.toString(16).length / 2);
  let mantissa = Number(
    size <= 3 ? value << BigInt(8 * (3 - size)) : value >> BigInt(8 * (size - 3)),
  );
  if ((mantissa & 0x00800000) !== 0) {
    mantissa >>>= 8;
    size += 1;
  }
  return ((size << 24) | mantissa) >>> 0;
}

/**
 * Expands compact `bits` to the 256-bit target a digest must not exceed.
 *
 * @param bits - uint32 as in the block header (already a number, not bytes)
 * @returns 32 bytes, little-endian, as the kernels compare it
 * @throws {@link RangeError} if negative, zero or over 256 bits
 * @example
 * targetFromBits(0x1d00ffff) // difficulty 1
 */
export function targetFromBits(bits: number): Uint8Array {
  return targetFromBigint(bigintFromBits(bits));
}

/**
 * Compacts a target to `bits`; see {@link bitsFromBigint} for what is lost.
 *
 * @param targetLe - 32 bytes, little-endian
 */
export function bitsFromTarget(targetLe: Uint8Array): number {
  return bitsFromBigint(bigintFromTarget(targetLe));
}

/**
 * Reads a target (or a digest) as a number.
 *
 * @param targetLe - 32 bytes, little-endian
 * @throws {@link RangeError} if not 32 bytes
 */
export function bigintFromTarget(targetLe: Uint8Array): bigint {
  if (targetLe.length !== TARGET_BYTES) {
    throw new RangeError(`a target is ${TARGET_BYTES} bytes, not ${targetLe.length}`);
  }
  const view = new DataView(targetLe.buffer, targetLe.byteOffset, TARGET_BYTES);
  let value = 0n;
  for (let offset = 24; offset >= 0; offset -= 8) {
    value = (value << 64n) | view.getBigUint64(offset, true);
  }
  return value;
}

/**
 * Writes a number as a target.
 *
 * @param value - 0 to 2^256 - 1
 * @returns 32 bytes, little-endian
 * @throws {@link RangeError} if out of range
 */
export function targetFromBigint(value: bigint): Uint8Array {
  assertTargetRange(value);
  const target = new Uint8Array(TARGET_BYTES);
  const view = new DataView(target.buffer);
  for (let offset = 0; offset < TARGET_BYTES; offset += 8) {
    view.setBigUint64(offset, (value >> BigInt(8 * offset)) & 0xffffffffffffffffn, true);
  }
  return target;
}

/**
 * True when a digest counts: read as a 256-bit number it is at most the target.
 *
 * @param digestLe - 32 bytes, as the hash function gave them
 * @param targetLe - 32 bytes, little-endian
 */
export function isDigestWithinTarget(digestLe: Uint8Array, targetLe: Uint8Array): boolean {
  for (let index = TARGET_BYTES - 1; index >= 0; index -= 1) {
    const difference = digestLe[index]! - targetLe[index]!;
    if (difference !== 0) return difference < 0;
  }
  return true;
}

function assertTargetRange(value: bigint): void {
  if (value < 0n || value > MAX_TARGET) {
    throw new RangeError('a target is between 0 and 2^256 - 1');
  }
}
