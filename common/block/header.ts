import { ByteReader } from './byte-reader.ts';
import { hexFromBytes, reverseBytes } from './bytes.ts';
import { sha256d } from './sha256d.ts';

/** Bytes of a Bitcoin-like block header. */
export const HEADER_BYTES = 80;

/** The fields of an 80-byte header. */
export interface BlockHeader {
  /** uint32; a node prints it signed. */
  readonly version: number;
  /** 32 bytes, internal order. */
  readonly previousHash: Uint8Array;
  /** 32 bytes, internal order. */
  readonly merkleRoot: Uint8Array;
  /** Seconds. */
  readonly ntime: number;
  /** Compact target, uint32. */
  readonly bits: number;
  /** uint32. */
  readonly nonce: number;
}

/**
 * Writes a header.
 *
 * | offset | bytes | field |
 * |---|---|---|
 * | 0 | 4 | version, little-endian |
 * | 4 | 32 | previous hash, internal order |
 * | 36 | 32 | merkle root, internal order |
 * | 68 | 4 | ntime, little-endian |
 * | 72 | 4 | bits, little-endian |
 * | 76 | 4 | nonce, little-endian |
 *
 * @throws {@link RangeError} if a hash is not 32 bytes
 */
export function serializeHeader(header: BlockHeader): Uint8Array {
  if (header.previousHash.length !== 32 || header.merkleRoot.length !== 32) {
    throw new RangeError('a header holds two hashes of 32 bytes');
  }
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, header.version, true);
  bytes.set(header.previousHash, 4);
  bytes.set(header.merkleRoot, 36);
  view.setUint32(68, header.ntime, true);
  view.setUint32(72, header.bits, true);
  view.setUint32(76, header.nonce, true);
  return bytes;
}

/**
 * Reads a header.
 *
 * @throws {@link DecodeError} if not exactly 80 bytes
 */
export function parseHeader(bytes: Uint8Array): BlockHeader {
  const reader = new ByteReader(bytes);
  const header = {
    version: reader.readUint32(),
    previousHash: reader.readBytes(32),
    merkleRoot: reader.readBytes(32),
    ntime: reader.readUint32(),
    bits: reader.readUint32(),
    nonce: reader.readUint32(),
  };
  reader.finish();
  return header;
}

/**
 * A block's id as nodes print it: SHA-256d of the header, reversed, hex. On scrypt chains too, where the
 * proof of work is another hash.
 */
export function blockHash(header: Uint8Array): string {
  return hexFromBytes(reverseBytes(sha256d(header)));
}
