import type { ByteReader } from './byte-reader.ts';
import { DecodeError } from './bytes.ts';

/**
 * Encodes a count as Bitcoin's compact size ("varint"): 1, 3, 5 or 9 bytes.
 *
 * | value | bytes |
 * |---|---|
 * | up to 0xfc | itself |
 * | up to 0xffff | fd, uint16 little-endian |
 * | up to 0xffffffff | fe, uint32 little-endian |
 * | up to 2^53 - 1 | ff, uint64 little-endian |
 *
 * @throws {@link RangeError} if not a whole number from 0 to 2^53 - 1
 */
export function encodeCompactSize(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a count: ${value}`);
  if (value < 0xfd) return Uint8Array.of(value);
  const bytes = new Uint8Array(value <= 0xffff ? 3 : value <= 0xffffffff ? 5 : 9);
  const view = new DataView(bytes.buffer);
  if (value <= 0xffff) {
    bytes[0] = 0xfd;
    view.setUint16(1, value, true);
  } else if (value <= 0xffffffff) {
    bytes[0] = 0xfe;
    view.setUint32(1, value, true);
  } else {
    bytes[0] = 0xff;
    view.setBigUint64(1, BigInt(value), true);
  }
  return bytes;
}

/**
 * Reads a compact size.
 *
 * @throws {@link DecodeError} if cut off, over 2^53 - 1, or longer than it need be (nodes refuse that too)
 */
export function parseCompactSize(reader: ByteReader): number {
  const first = reader.readUint8();
  if (first < 0xfd) return first;
  const value =
    first === 0xfd
      ? reader.readUint16()
      : first === 0xfe
        ? reader.readUint32()
        : Number(reader.readUint64());
  const smallest = first === 0xfd ? 0xfd : first === 0xfe ? 0x10000 : 0x100000000;
  if (value < smallest || !Number.isSafeInteger(value)) {
    throw new DecodeError('a count is not in its shortest form');
  }
  return value;
}
