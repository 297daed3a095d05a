/** Bytes that wait for the rest of what they belong to: however they drip in, each is copied a few times at most. */
export interface ByteQueue {
  readonly size: number;
  append(part: Uint8Array): void;
  /** All that wait, as a view that the next change may overwrite. */
  peek(): Buffer;
  /** Forgets the first `count`. */
  drop(count: number): void;
}

const FIRST_BYTES = 256;
/** A buffer larger than this is not kept for the next message. */
const KEPT_BYTES = 64 * 1024;

export function createByteQueue(): ByteQueue {
  let buffer = Buffer.alloc(0);
  let start = 0;
  let end = 0;
  return {
    get size() {
      return end - start;
    },
    append(part) {
      if (end + part.length > buffer.length) {
        const size = end - start;
        const needed = size + part.length;
        const old = buffer;
        // Doubling makes the copies add up to twice the bytes.
        if (needed > buffer.length / 2) {
          buffer = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, 2 * needed));
        }
        old.copy(buffer, 0, start, end);
        start = 0;
        end = size;
      }
      buffer.set(part, end);
      end += part.length;
    },
    peek: () => buffer.subarray(start, end),
    drop(count) {
      start = Math.min(end, start + count);
      if (start < end) return;
      start = 0;
      end = 0;
      if (buffer.length > KEPT_BYTES) buffer = Buffer.alloc(0);
    },
  };
}
