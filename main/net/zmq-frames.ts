import { createByteQueue } from './byte-queue.ts';

/**
 * ZMTP 3.0 on the wire (rfc.zeromq.org/spec/23): the greeting, commands and messages a subscriber needs, with the
 * NULL mechanism.
 */

/** Bytes of the greeting both sides begin with. */
export const GREETING_BYTES = 64;

const MORE = 1;
const LONG = 2;
const COMMAND = 4;

/** Signature, version 3.0, mechanism NULL, not a server. */
export function encodeGreeting(): Uint8Array {
  const greeting = new Uint8Array(GREETING_BYTES);
  greeting.set([0xff, 0, 0, 0, 0, 0, 0, 0, 0x01, 0x7f, 3, 0]);
  greeting.set(ascii('NULL'), 12);
  return greeting;
}

/** Why a greeting can not be answered; null when it can. */
export function greetingProblem(greeting: Uint8Array): string | null {
  if (greeting[0] !== 0xff || (greeting[9]! & 1) === 0) return 'not a ZeroMQ server';
  if (greeting[10]! < 3) return 'a ZeroMQ of before version 3';
  const mechanism = new TextDecoder().decode(greeting.subarray(12, 32)).replace(/\0+$/, '');
  return mechanism === 'NULL' ? null : `a ZeroMQ server that wants ${mechanism}`;
}

/** The READY command of a subscriber. */
export function encodeReady(): Uint8Array {
  const name = ascii('READY');
  const property = ascii('Socket-Type');
  const body = new Uint8Array([
    name.length,
    ...name,
    property.length,
    ...property,
    ...[0, 0, 0, 3],
    ...ascii('SUB'),
  ]);
  return new Uint8Array([COMMAND, body.length, ...body]);
}

/** Asks for every message that begins with `topic`. */
export function encodeSubscription(topic: string): Uint8Array {
  const body = ascii(topic);
  return new Uint8Array([0, body.length + 1, 1, ...body]);
}

/** Cuts a byte stream into frames without ever holding more than one of the largest allowed size. */
export interface FrameSplitter {
  /**
   * Takes the next bytes.
   *
   * @returns complete frames; undefined once a frame passes the cap: the connection is to be closed
   */
  push(chunk: Uint8Array): ZmqFrame[] | undefined;
}

export interface ZmqFrame {
  readonly isCommand: boolean;
  /** Another frame of the same message follows. */
  readonly hasMore: boolean;
  readonly body: Uint8Array;
}

/** @param maxBytes - most bytes of one frame's body */
export function createFrameSplitter(maxBytes: number): FrameSplitter {
  const held = createByteQueue();
  return {
    push(chunk) {
      held.append(chunk);
      const frames: ZmqFrame[] = [];
      for (;;) {
        const bytes = held.peek();
        const flags = bytes[0];
        if (flags === undefined) return frames;
        const headBytes = (flags & LONG) === 0 ? 2 : 9;
        if (bytes.length < headBytes) return frames;
        const sizeBytes = bodyBytes(bytes, headBytes);
        if (sizeBytes > maxBytes) return undefined;
        if (bytes.length < headBytes + sizeBytes) return frames;
        frames.push({
          isCommand: (flags & COMMAND) !== 0,
          hasMore: (flags & MORE) !== 0,
          body: Uint8Array.from(bytes.subarray(headBytes, headBytes + sizeBytes)),
        });
        held.drop(headBytes + sizeBytes);
      }
    },
  };
}

function bodyBytes(bytes: Uint8Array, headBytes: number): number {
  if (headBytes === 2) return bytes[1]!;
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(1, false));
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
