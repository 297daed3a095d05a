import { createByteQueue } from './byte-queue.ts';

/** Cuts a byte stream into lines without ever holding more than one line of the largest allowed size. */
export interface LineSplitter {
  /**
   * Takes the next bytes.
   *
   * @returns complete lines without their ends (LF or CR LF), invalid UTF-8 replaced, empty lines left out;
   *   undefined once a line passes the cap: the connection is to be closed
   */
  push(chunk: Uint8Array): string[] | undefined;
}

/**
 * @param maxBytes - most bytes of one line
 */
export function createLineSplitter(maxBytes: number): LineSplitter {
  const held = createByteQueue();
  return {
    push(chunk) {
      const lines: string[] = [];
      let start = 0;
      for (;;) {
        const end = chunk.indexOf(0x0a, start);
        const part = chunk.subarray(start, end === -1 ? chunk.length : end);
        if (held.size + part.length > maxBytes) return undefined;
        if (end === -1) {
          if (part.length > 0) held.append(part);
          return lines;
        }
        let bytes = part;
        if (held.size > 0) {
          held.append(part);
          bytes = held.peek();
        }
        const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
          .toString('utf8')
          .replace(/\r$/, '');
        held.drop(held.size);
        if (line.trim() !== '') lines.push(line);
        start = end + 1;
      }
    },
  };
}
