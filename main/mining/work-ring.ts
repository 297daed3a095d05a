import type { MemoryHandle } from './kernel/kernel.ts';

/**
 * Memory shared by the engine and one worker: counters, the job sequence, and a small ring of work, so that
 * neither job switches nor batches need a message.
 *
 * Control words (int32), by writer:
 *
 * | word | written by | meaning |
 * |---|---|---|
 * | sequence | engine | changes with every job; work of another sequence is void |
 * | start | engine | ring position at which the present sequence began |
 * | head | engine | ring position behind the newest work |
 * | tail | worker | ring position behind the work it last took |
 * | mode | engine | sleep, run or stop, see {@link RingMode} |
 * | dutyPercent | engine | 1 to 100 |
 * | wake | engine | what a sleeping worker waits on |
 * | foundHandled | engine | messages with solutions it has dealt with |
 * | hashes | worker | nonces tested, modulo 2^32 |
 * | beats | worker | batches done, modulo 2^32 |
 * | isStarved | worker | 1 while it runs and has nothing to do |
 *
 * The sequence is a seqlock: the engine changes it before it touches the ring, and the worker, having copied
 * a slot, uses the copy only if the sequence is still the same. Positions only grow (modulo 2^32).
 */
const WORD = {
  sequence: 0,
  start: 1,
  head: 2,
  tail: 3,
  mode: 4,
  dutyPercent: 5,
  wake: 6,
  foundHandled: 7,
  hashes: 8,
  beats: 9,
  isStarved: 10,
} as const;
const CONTROL_BYTES = 64;

/** sleep: use no processor time; stop: free the kernel and end. */
type RingMode = 'sleep' | 'run' | 'stop';
const MODES: readonly RingMode[] = ['sleep', 'run', 'stop'];

/**
 * Slot: item, first, last offset, header length, memory generation, nothing, memory address low and high
 * (uint32 each), target, header.
 */
const FIELDS = 8;
const TARGET_AT = 4 * FIELDS;
const HEADER_AT = TARGET_AT + 32;
/** Longest header or blob; Monero's are 76 bytes, rarely above 80. */
export const MAX_HEADER_BYTES = 256;
const SLOT_BYTES = HEADER_AT + MAX_HEADER_BYTES;

/**
 * Pieces of work ready for a worker. With pieces of about a second (engine.ts) main may be busy for several
 * seconds before a thread runs dry; more would only mean more to void at a job switch.
 */
export const RING_SLOTS = 8;

/** One piece of work. */
interface RingWork {
  /** The engine's number for it. */
  item: number;
  first: number;
  /** 1 to 2^32. */
  count: number;
  header: Uint8Array;
  targetLe: Uint8Array;
  /** Zeros when the algorithm has no key. */
  memory: MemoryHandle;
}

/** The handle of algorithms that need no memory of a key. */
export const NO_MEMORY: MemoryHandle = { address: 0n, generation: 0 };

export function createRingMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(CONTROL_BYTES + RING_SLOTS * SLOT_BYTES);
}

/** What both ends have: the words and the slots. */
abstract class RingEnd {
  protected readonly words: Int32Array;
  readonly #memory: SharedArrayBuffer;

  constructor(memory: SharedArrayBuffer) {
    this.#memory = memory;
    this.words = new Int32Array(memory, 0, CONTROL_BYTES / 4);
  }

  protected load(word: keyof typeof WORD): number {
    return Atomics.load(this.words, WORD[word]);
  }

  protected store(word: keyof typeof WORD, value: number): void {
    Atomics.store(this.words, WORD[word], value);
  }

  protected slots(): readonly Slot[] {
    return Array.from({ length: RING_SLOTS }, (_, index) => {
      const offset = CONTROL_BYTES + index * SLOT_BYTES;
      return {
        fields: new Uint32Array(this.#memory, offset, FIELDS),
        target: new Uint8Array(this.#memory, offset + TARGET_AT, 32),
        header: new Uint8Array(this.#memory, offset + HEADER_AT, MAX_HEADER_BYTES),
      };
    });
  }
}

interface Slot {
  readonly fields: Uint32Array;
  readonly target: Uint8Array;
  readonly header: Uint8Array;
}

/** The engine's end. */
export class RingWriter extends RingEnd {
  readonly #slots = this.slots();

  /**
   * Voids all work.
   *
   * @returns how many of the newest pieces the worker had not taken; it will not take them any more
   */
  begin(): number {
    const start = this.load('start');
    // In this order: a worker that sees the new sequence must see the new start.
    this.store('start', this.load('head'));
    Atomics.add(this.words, WORD.sequence, 1);
    return this.#untakenSince(start);
  }

  /** Pieces of the present job that the worker has not taken yet. */
  untaken(): number {
    return this.#untakenSince(this.load('start'));
  }

  #untakenSince(start: number): number {
    const head = this.load('head');
    return Math.min((head - this.load('tail')) | 0, (head - start) | 0);
  }

  /** True once the worker left the work of earlier jobs behind. */
  hasBegun(): boolean {
    return ((this.load('tail') - this.load('start')) | 0) > 0;
  }

  /** Places for more work. */
  free(): number {
    return RING_SLOTS - this.untaken();
  }

  push(work: RingWork): void {
    const head = this.load('head');
    const slot = this.#slots[head & (RING_SLOTS - 1)]!;
    slot.fields[0] = work.item;
    slot.fields[1] = work.first;
    slot.fields[2] = work.count - 1;
    slot.fields[3] = work.header.length;
    slot.fields[4] = work.memory.generation;
    slot.fields[6] = Number(work.memory.address & 0xffffffffn);
    slot.fields[7] = Number(work.memory.address >> 32n);
    slot.target.set(work.targetLe);
    slot.header.set(work.header);
    this.store('head', (head + 1) | 0);
  }

  setMode(mode: RingMode): void {
    this.store('mode', MODES.indexOf(mode));
  }

  setDuty(percent: number): void {
    this.store('dutyPercent', percent);
  }

  /** Rouses a worker that sleeps; every change above needs one afterwards. */
  wake(): void {
    Atomics.add(this.words, WORD.wake, 1);
    Atomics.notify(this.words, WORD.wake);
  }

  /** One message with solutions was dealt with. */
  foundHandled(): void {
    Atomics.add(this.words, WORD.foundHandled, 1);
    this.wake();
  }

  /** Modulo 2^32: read it more often than every 40 s at 100 MH/s. */
  hashes(): number {
    return this.load('hashes') >>> 0;
  }

  beats(): number {
    return this.load('beats');
  }

  isStarved(): boolean {
    return this.load('isStarved') === 1;
  }
}

/** The worker's end. */
export class RingReader extends RingEnd {
  readonly #slots = this.slots();
  #tail = 0;
  #sequence = 0;
  #headerBytes = 0;
  readonly #header = new Uint8Array(MAX_HEADER_BYTES);
  readonly work: RingWork = {
    item: 0,
    first: 0,
    count: 0,
    header: this.#header,
    targetLe: new Uint8Array(32),
    memory: NO_MEMORY,
  };

  /** True while the work last taken is of the present job. */
  isCurrent(): boolean {
    return this.load('sequence') === this.#sequence;
  }

  /** Copies the next piece into {@link work}; false when there is none. */
  take(): boolean {
    const sequence = this.load('sequence');
    if (sequence !== this.#sequence) {
      this.#sequence = sequence;
      this.#tail = this.load('start');
    }
    if (((this.load('head') - this.#tail) | 0) <= 0) return false;
    const slot = this.#slots[this.#tail & (RING_SLOTS - 1)]!;
    this.#tail = (this.#tail + 1) | 0;
    this.#copy(slot);
    // Claimed before the sequence is looked at again: the engine either sees the claim or voids the copy.
    this.store('tail', this.#tail);
    return this.isCurrent();
  }

  #copy(slot: Slot): void {
    const work = this.work;
    work.item = slot.fields[0]!;
    work.first = slot.fields[1]!;
    work.count = slot.fields[2]! + 1;
    work.targetLe.set(slot.target);
    const generation = slot.fields[4]!;
    if (generation !== work.memory.generation) {
      const address = (BigInt(slot.fields[7]!) << 32n) | BigInt(slot.fields[6]!);
      work.memory = { address, generation };
    }
    this.#header.set(slot.header);
    const headerBytes = Math.min(slot.fields[3]!, MAX_HEADER_BYTES);
    if (headerBytes !== this.#headerBytes) {
      this.#headerBytes = headerBytes;
      work.header = this.#header.subarray(0, headerBytes);
    }
  }

  mode(): RingMode {
    return MODES[this.load('mode')]!;
  }

  dutyPercent(): number {
    return this.load('dutyPercent');
  }

  foundHandled(): number {
    return this.load('foundHandled');
  }

  /** Adds to the counters after a batch. */
  count(hashes: number): void {
    Atomics.add(this.words, WORD.hashes, hashes);
    Atomics.add(this.words, WORD.beats, 1);
  }

  setStarved(isStarved: boolean): void {
    this.store('isStarved', isStarved ? 1 : 0);
  }

  /** To be read before looking at anything a {@link sleep} waits for. */
  wakes(): number {
    return this.load('wake');
  }

  /** Sleeps until woken since `wakes` was read, or for `ms`. Uses no processor time. */
  sleep(wakes: number, ms?: number): void {
    Atomics.wait(this.words, WORD.wake, wakes, ms);
  }
}
