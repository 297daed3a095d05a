import { bytesToHex, concatBytes as concat, hexToBytes } from '@noble/hashes/utils.js';

/** Bytes from outside that do not have the shape their format demands. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
}

/** Lower-case hex. */
export function hexFromBytes(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/**
 * Reads hex of either case.
 *
 * @throws {@link DecodeError} if the length is odd or a character is not hex
 */
export function bytesFromHex(hex: string): Uint8Array {
  try {
    return hexToBytes(hex);
  } catch {
    throw new DecodeError(`not hex: ${hex.slice(0, 40)}`);
  }
}

/** Joins byte strings into one new one. */
export function concatBytes(...parts: Uint8Array[]): Uint8Array {
  return concat(...parts);
}

/** A copy with the bytes in opposite order: between a hash as RPC prints it and as the header holds it. */
export function reverseBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes).reverse();
}

/** True when both hold the same bytes; not constant in time, so not for secrets. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Four bytes little-endian; the value is taken modulo 2^32, so a signed version fits. */
export function uint32Le(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** Eight bytes little-endian, as amounts stand in a transaction. */
export function uint64Le(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/**
 * Reverses the bytes inside each 4-byte word: the form of `prevhash` in Stratum's mining.notify, and back.
 *
 * @throws {@link DecodeError} if the length is not a multiple of four
 */
export function swapWords(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 !== 0) throw new DecodeError(`${bytes.length} bytes are not whole words`);
  return Uint8Array.from(bytes, (_, index) => bytes[index ^ 3]!);
}
