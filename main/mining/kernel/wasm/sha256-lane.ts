import { type Code, get, type Local, set, ZERO } from './assembler.ts';
import type { Lane } from './lane.ts';
import { ROUND_CONSTANTS } from './sha256-words.ts';

/**
 * Memory of the SHA-256d module, bytes. One record per round and hash keeps all that a round reads near
 * one cursor:
 *
 * | offset in the record | what |
 * |---|---|
 * | 0 | W, four vector lanes |
 * | 16 | addend, four vector lanes: K, in rounds 0 to 15 K + W |
 * | 32 | W, scalar lane |
 * | 36 | addend, scalar lane |
 */
const RECORD_BYTES = 48;
const WORD_AT = { simd: 0, scalar: 32 } as const;
const ADDEND_AT = { simd: 16, scalar: 36 } as const;
const ANCHORS_AT = { simd: 0x200, scalar: 0x240 } as const;
const POOL_AT = 0x100;
const RECORDS_AT = 0x400;

/** Bytes from the first hash's records to the second's. */
export const HASH_BYTES = 64 * RECORD_BYTES;

/** Words that are the same in every lane and nonce, by place in the pool. */
export const POOL = {
  /** State after the header's first 64 bytes. */
  midstate: 0,
  /** H(0). */
  initial: 8,
  /** State before round 3 of the header's second block: the first that needs the nonce. */
  beforeNonce: 16,
  /** e and a after round 3, without the nonce. */
  e3: 24,
  a3: 25,
  /** For rounds 4 to 7: K + W, and h as long as it is known. */
  addends4: 26,
  /** K of rounds 0 to 7. */
  roundConstants: 30,
  /** The 32 highest bits of the target. */
  targetTop: 38,
} as const;
const POOL_WORDS = 39;

/** Bytes from one round's record to a later one's. */
export const recordOffset = (rounds: number): number => rounds * RECORD_BYTES;

/** What does not change from nonce to nonce, as numbers. */
interface Sha256Constants {
  /** By place, see {@link POOL}. */
  readonly pool: ReadonlyMap<number, readonly number[]>;
  /** W(0) to W(15) of both hashes; words not known yet are 0. */
  readonly words: readonly (readonly number[])[];
}

/** Where the vector lanes of W(round) lie in memory, bytes. */
export const wordOffset = (round: number): number =>
  RECORDS_AT + recordOffset(round) + WORD_AT.simd;

/** Writes the constants into a module's memory. */
export function writeConstants(memory: ArrayBuffer, { pool, words }: Sha256Constants): void {
  const poolWords = new Uint32Array(memory, POOL_AT, POOL_WORDS);
  for (const [place, values] of pool) poolWords.set(values, place);
  for (const [hash, message] of words.entries()) {
    for (const [round, constant] of ROUND_CONSTANTS.entries()) {
      const record = RECORDS_AT + hash * HASH_BYTES + recordOffset(round);
      const word = message[round] ?? 0;
      fillWord(memory, record, WORD_AT, word);
      fillWord(memory, record, ADDEND_AT, constant + word);
    }
  }
}

function fillWord(
  memory: ArrayBuffer,
  record: number,
  at: typeof WORD_AT | typeof ADDEND_AT,
  word: number,
) {
  new Uint32Array(memory, record + at.simd, 4).fill(word);
  new Uint32Array(memory, record + at.scalar, 1).fill(word);
}

/**
 * Emits SHA-256 rounds (FIPS 180-4, section 6.2.2) in one lane. State and temporaries are locals; the
 * letter k of round i lives in register (k - i) modulo 8, so nothing moves between rounds, and after eight
 * rounds every letter is back in its place: a loop of eight needs no shuffling either.
 */
export class Sha256Lane {
  readonly lane: Lane;
  readonly word: Local;
  readonly #registers: readonly Local[];
  /** a ^ b of this round and the one before, which is b ^ c now: Maj = b ^ ((a ^ b) & (b ^ c)). */
  readonly #differences: readonly [Local, Local];
  readonly #t1: Local;
  readonly #older: Local;
  readonly #newer: Local;

  constructor(lane: Lane) {
    this.lane = lane;
    this.word = lane.local();
    this.#registers = Array.from({ length: 8 }, () => lane.local());
    this.#differences = [lane.local(), lane.local()];
    this.#t1 = lane.local();
    this.#older = lane.local();
    this.#newer = lane.local();
  }

  /** Where letter 0 (a) to 7 (h) lives before a round. */
  letter(letter: number, round: number): Local {
    return this.#registers[(letter - round + 64) % 8]!;
  }

  /** A word of the pool. */
  pool(place: number): Code {
    return this.lane.loadWord(ZERO, POOL_AT + 4 * place);
  }

  /** Remembers a ^ b of the round before, out of the state before this one. */
  startDifference(round: number): Code {
    const bc = this.lane.xor(get(this.letter(1, round)), get(this.letter(2, round)));
    return set(this.#differences[(round + 1) % 2]!, bc);
  }

  /** Loads and stores of W at a round's record, counted from the cursor. */
  loadWord(cursor: Code, round: number): Code {
    return this.lane.load(cursor, this.#at(round) + WORD_AT[this.lane.name]);
  }

  storeWord(cursor: Code, round: number, value: Code): Code {
    return this.lane.store(cursor, this.#at(round) + WORD_AT[this.lane.name], value);
  }

  storeAddend(cursor: Code, round: number, value: Code): Code {
    return this.lane.store(cursor, this.#at(round) + ADDEND_AT[this.lane.name], value);
  }

  #addend(cursor: Code, round: number): Code {
    return this.lane.load(cursor, this.#at(round) + ADDEND_AT[this.lane.name]);
  }

  #at(round: number): number {
    return RECORDS_AT + recordOffset(round);
  }

  /** A round whose word came with the message, rounds 0 to 15, K + W being in its record. */
  messageRound(round: number, cursor: Code): Code {
    return this.step(round, [get(this.letter(7, round)), this.#addend(cursor, round)]);
  }

  /** The same with K alone in its record. */
  unfoldedMessageRound(round: number, cursor: Code): Code {
    const word = this.loadWord(cursor, round);
    return this.step(round, [get(this.letter(7, round)), word, this.#addend(cursor, round)]);
  }

  /**
   * A round from 16 on. W(t) = sigma1(W(t-2)) + W(t-7) + sigma0(W(t-15)) + W(t-16).
   *
   * @param round - counted from the cursor, which lies 16 records behind
   */
  scheduleRound(round: number, cursor: Code, needsA = true, isWordReadAgain = true): Code {
    const { add } = this.lane;
    const word = (back: number) => this.loadWord(cursor, round + 16 - back);
    const sum = [
      add(word(16), word(7)),
      this.#smallSigma(this.#older, 7, 18, 3),
      this.#smallSigma(this.#newer, 17, 19, 10),
    ].reduce(add);
    const addend = this.#addend(cursor, round + 16);
    return [
      set(this.#older, word(15)),
      set(this.#newer, word(2)),
      set(this.word, sum),
      isWordReadAgain ? this.storeWord(cursor, round + 16, get(this.word)) : [],
      this.step(round, [get(this.letter(7, round)), get(this.word), addend], needsA),
    ];
  }

  /**
   * T1 = addends + Ch(e, f, g) + Sigma1(e); e' = d + T1; a' = T1 + Sigma0(a) + Maj(a, b, c).
   *
   * @param addends - what T1 holds besides: h, K and W
   * @param needsA - false when nothing reads the new a
   */
  step(round: number, addends: readonly Code[], needsA = true): Code {
    const { add, and, xor } = this.lane;
    const read = (letter: number) => get(this.letter(letter, round));
    const [a, b, d, e, f, g] = [0, 1, 3, 4, 5, 6].map(read) as [Code, Code, Code, Code, Code, Code];
    const newE = this.letter(4, round + 1);
    const newA = this.letter(0, round + 1);
    const chosen = xor(g, and(e, xor(f, g)));
    const sigma1 = this.#bigSigma(this.letter(4, round), 6, 11, 25);
    const toE = [
      set(this.#t1, [...addends, chosen, sigma1].reduce(add)),
      set(newE, add(d, get(this.#t1))),
      this.#anchor(0, newE),
    ];
    if (!needsA) return toE;
    const ab = this.#differences[round % 2]!;
    const bc = this.#differences[(round + 1) % 2]!;
    const majority = xor(b, and(get(ab), get(bc)));
    const sigma0 = this.#bigSigma(this.letter(0, round), 2, 13, 22);
    return [
      toE,
      set(ab, xor(a, b)),
      set(newA, [get(this.#t1), sigma0, majority].reduce(add)),
      this.#anchor(1, newA),
    ];
  }

  /**
   * Stores a value nobody reads, so that the compiler keeps the order of rounds. Left free, V8 up to 11.3
   * computes eight schedule words at a time and spills them: 11.6 MH/s with anchors, 8.7 without (Node 20);
   * with Node 24 it makes no difference.
   */
  #anchor(place: number, value: Local): Code {
    const offset = ANCHORS_AT[this.lane.name] + place * this.lane.bytes;
    return this.lane.store(ZERO, offset, get(value));
  }

  /** rotr x ^ rotr y ^ rotr z, x < y < z. */
  #bigSigma(value: Local, x: number, y: number, z: number): Code {
    const { name, rotateRight, xor } = this.lane;
    if (name === 'simd') {
      const [atX, atY, atZ] = [x, y, z].map((bits) => rotateRight(get(value), bits));
      return xor(xor(atX!, atY!), atZ!);
    }
    // Nested, an integer register needs two moves less.
    const inner = xor(rotateRight(get(value), z - y), get(value));
    return rotateRight(xor(rotateRight(inner, y - x), get(value)), x);
  }

  /** rotr x ^ rotr y ^ shr z, x < y. */
  #smallSigma(value: Local, x: number, y: number, z: number): Code {
    const { name, rotateRight, shiftRight, xor } = this.lane;
    const rotated =
      name === 'simd'
        ? xor(rotateRight(get(value), x), rotateRight(get(value), y))
        : rotateRight(xor(rotateRight(get(value), y - x), get(value)), x);
    return xor(rotated, shiftRight(get(value), z));
  }
}
