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
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  return {
    push(chunk) {
      const lines: string[] = [];
      let start = 0;
      for (;;) {
        const end = chunk.indexOf(0x0a, start);
        const part = chunk.subarray(start, end === -1 ? chunk.length : end);
        if (heldBytes + part.length > maxBytes) return undefined;
        if (end === -1) {
          if (part.length > 0) {
            // A copy: the chunk may be a slice of a larger buffer that would stay alive.
            held.push(Uint8Array.from(part));
            heldBytes += part.length;
          }
          return lines;
        }
        const line = Buffer.concat([...held, part])
          .toString('utf8')
          .replace(/\r$/, '');
        held = [];
        heldBytes = 0;
        if (line.trim() !== '') lines.push(line);
        start = end + 1;
      }
    },
  };
}
