import { DecodeError } from './bytes.ts';

/**
 * Walks over bytes from outside; every read past the end is a {@link DecodeError}, so no length found in
 * the bytes themselves can make it allocate more than was received.
 */
export class ByteReader {
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.position;
  }

  get remaining(): number {
    return this.bytes.length - this.position;
  }

  readUint8(): number {
    return this.view.getUint8(this.take(1));
  }

  readUint16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  readUint32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  readInt32(): number {
    return this.view.getInt32(this.take(4), true);
  }

  readUint64(): bigint {
    return this.view.getBigUint64(this.take(8), true);
  }

  /** A copy of the next bytes. */
  readBytes(length: number): Uint8Array {
    const start = this.take(length);
    return this.bytes.slice(start, start + length);
  }

  /** Refuses bytes after the end of the thing read. */
  finish(): void {
    if (this.remaining !== 0) throw new DecodeError(`${this.remaining} bytes too many`);
  }

  private take(length: number): number {
    const start = this.position;
    if (length > this.remaining) {
      throw new DecodeError(`ends at byte ${this.bytes.length}, needs ${start + length}`);
    }
    this.position = start + length;
    return start;
  }
}
