import { endianness } from 'node:os';

/**
 * Wayland's wire format: messages of object id, size and opcode, then arguments, in words of the machine's own
 * byte order. Strings carry their length with a closing zero and are filled up to a word.
 *
 * Source: The Wayland Protocol, appendix "Wire Format"; the protocols' own XML for the numbers used elsewhere.
 */
export interface WaylandMessage {
  readonly object: number;
  readonly opcode: number;
  readonly body: WaylandReader;
}

/** Reads arguments in their order. */
export interface WaylandReader {
  /** @throws RangeError past the end */
  uint(): number;
  /** @throws RangeError past the end */
  text(): string;
}

const isLittle = endianness() === 'LE';
const headBytes = 8;

/** A request with its arguments: numbers are words (objects, new ids, uints). */
export function waylandRequest(
  object: number,
  opcode: number,
  words: readonly (number | string)[],
): Buffer {
  const parts = words.map((word) => (typeof word === 'number' ? wordOf(word) : textOf(word)));
  const size = headBytes + parts.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([wordOf(object), wordOf(size * 0x1_0000 + opcode), ...parts]);
}

/**
 * Takes the whole messages off the front.
 *
 * @returns them, and how many bytes they were
 * @throws RangeError for a message that can not be one
 */
export function readWayland(bytes: Buffer): {
  readonly messages: readonly WaylandMessage[];
  readonly used: number;
} {
  const messages: WaylandMessage[] = [];
  let at = 0;
  while (bytes.length - at >= headBytes) {
    const head = wordAt(bytes, at + 4);
    const size = head >>> 16;
    if (size < headBytes || size % 4 !== 0) throw new RangeError(`a message of ${size} bytes`);
    if (bytes.length - at < size) break;
    // A copy: the rest of the buffer is reused.
    const body = Buffer.from(bytes.subarray(at + headBytes, at + size));
    messages.push({ object: wordAt(bytes, at), opcode: head & 0xffff, body: readerOf(body) });
    at += size;
  }
  return { messages, used: at };
}

function readerOf(body: Buffer): WaylandReader {
  let at = 0;
  return {
    uint() {
      const value = wordAt(body, at);
      at += 4;
      return value;
    },
    text() {
      const length = wordAt(body, at);
      const from = at + 4;
      if (from + length > body.length) throw new RangeError('a text longer than its message');
      at = from + Math.ceil(length / 4) * 4;
      return body.toString('utf8', from, from + Math.max(0, length - 1));
    },
  };
}

function wordAt(bytes: Buffer, at: number): number {
  return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}

function wordOf(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  if (isLittle) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
}

function textOf(text: string): Buffer {
  const bytes = Buffer.from(`${text}\0`);
  const filled = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
  bytes.copy(filled);
  return Buffer.concat([wordOf(bytes.length), filled]);
}
