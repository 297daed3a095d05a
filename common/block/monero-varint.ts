import type { ByteReader } from './byte-reader.ts';
import { DecodeError } from './bytes.ts';

/** Bytes of the longest number: 64 bits in groups of seven. */
const VARINT_MAX_BYTES = 10;

/**
 * Reads a Monero varint: seven bits a byte, least first, the high bit set on all but the last.
 *
 * Source: monero src/common/varint.h, which refuses a needless last zero byte and more than 64 bits.
 *
 * @throws {@link DecodeError}
 */
export function readVarint(reader: ByteReader): bigint {
  let value = 0n;
  for (let index = 0; index < VARINT_MAX_BYTES; index += 1) {
    const byte = reader.readUint8();
    value |= BigInt(byte & 0x7f) << BigInt(7 * index);
    if (byte < 0x80) {
      if (byte === 0 && index > 0) throw new DecodeError('a varint ends in a needless zero');
      if (value >= 1n << 64n) break;
      return value;
    }
  }
  throw new DecodeError('a varint is longer than 64 bits');
}

/**
 * Reads a varint that counts or measures something.
 *
 * @throws {@link DecodeError} if above `max`
 */
export function readCount(reader: ByteReader, max: number): number {
  const value = readVarint(reader);
  if (value > BigInt(max)) throw new DecodeError(`${value} is more than ${max}`);
  return Number(value);
}

/** Writes a varint. @param value - a whole number from 0 */
export function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Uint8Array.of(...bytes, rest);
}
