import {
  assembleModule,
  type Code,
  FunctionBuilder,
  get,
  i32,
  type Local,
  repeatWhile,
  set,
  v128,
  when,
  ZERO,
} from './assembler.ts';
import { scalarLane, simdLane } from './lane.ts';
import { HASH_BYTES, POOL, recordOffset, Sha256Lane, writeConstants } from './sha256-lane.ts';
import { compress, INITIAL_STATE, ROUND_CONSTANTS, round } from './sha256-words.ts';

/**
 * Generates the WebAssembly kernel for SHA-256d. One pass tests five nonces: four in the lanes of a vector
 * and one in integer registers, whose ports would otherwise idle: it costs nothing.
 *
 * A pass (FIPS 180-4; block 2 is the header's last 16 bytes and padding, hash 2 that of the digest):
 *
 * | rounds | how |
 * |---|---|
 * | block 1 | once per job, in JavaScript: the midstate |
 * | block 2, 0 to 2 | once per job: they do not depend on the nonce |
 * | block 2, 3 | two additions: everything but the nonce is folded |
 * | block 2, 4 to 7 | K + W folded, and h as long as it is known |
 * | block 2, 8 to 15; hash 2, 0 to 15 | a loop of eight, K + W folded where W is known |
 * | block 2, 16 to 63; hash 2, 16 to 55 | a loop of eight |
 * | hash 2, 56 to 60 | without the a side from 57 on: the digest's top word is e after round 60 |
 * | hash 2, 61 to 63 | not at all |
 *
 * Both hashes run through the same two loops. Code size decides: 11 KB of machine code fit the processor's
 * cache of decoded instructions (400 cycles per hash on Zen 5); with rounds 3 to 31 of both hashes written
 * out, which folds some 5 % more, it is 33 KB and runs at 665.
 */

/** Nonces tested by one pass. */
export const GROUP = 5;
/** Where `run` leaves the number of candidates and then, for each, first nonce and mask of its group. */
export const CANDIDATES_AT = 0;
/** Groups after which `run` stops: their nonces surely fit the places a scan keeps free. */
const MAX_CANDIDATES = 12;
const CANDIDATE_BYTES = 8;

const ROUNDS_PER_LOOP = 8;

/** Where the cursor stops: before round 16, and then, 16 records behind the round, before 64 or 56. */
const FIRST_ENDS = { message: recordOffset(16), schedule: recordOffset(64 - 16) } as const;
const SECOND_ENDS = {
  message: HASH_BYTES + recordOffset(16),
  schedule: HASH_BYTES + recordOffset(56 - 16),
} as const;

/**
 * Builds the module. Its `run(first, groups)`, groups at least 1, tests groups of five nonces against the
 * target's highest 32 bits, stops after {@link MAX_CANDIDATES} groups with candidates, and returns how many
 * groups it tested.
 */
export function buildSha256dModule(): Uint8Array<ArrayBuffer> {
  const builder = new FunctionBuilder('run', 2, true);
  const [first, groups] = builder.parameters as [Local, Local];
  const done = builder.local('i32');
  const candidates = builder.local('i32');
  const mask = builder.local('i32');
  const cursor = builder.local('i32');
  const messageEnd = builder.local('i32');
  const scheduleEnd = builder.local('i32');
  const simd = new Sha256Lane(simdLane(builder));
  const scalar = new Sha256Lane(scalarLane(builder));
  const each = (emit: (lane: Sha256Lane) => Code): Code => [emit(simd), emit(scalar)];
  const loopOfRounds = (condition: Code, emit: (lane: Sha256Lane, index: number) => Code): Code =>
    repeatWhile(condition, [
      Array.from({ length: ROUNDS_PER_LOOP }, (_, index) => each((lane) => emit(lane, index))),
      move(recordOffset(ROUNDS_PER_LOOP)),
    ]);
  const move = (bytes: number): Code => set(cursor, i32.add(get(cursor), i32.const(bytes)));

  const nonces: Code = [
    set(simd.word, v128.add(v128.splat(get(first)), v128.const(LANE_NUMBERS))),
    set(scalar.word, i32.add(get(first), i32.const(4))),
    each((lane) => [
      set(lane.word, lane.lane.swapBytes(lane.word)),
      lane.storeWord(ZERO, 3, get(lane.word)),
    ]),
  ];

  // Rounds 3 to 7 of block 2. The d and h of round 3 are folded into e3 and a3.
  const start: Code = [
    each((lane) => [
      [0, 1, 2, 4, 5, 6].map((letter) =>
        set(lane.letter(letter, 3), lane.pool(POOL.beforeNonce + letter)),
      ),
      set(lane.letter(4, 4), lane.lane.add(lane.pool(POOL.e3), get(lane.word))),
      set(lane.letter(0, 4), lane.lane.add(lane.pool(POOL.a3), get(lane.word))),
      lane.startDifference(4),
    ]),
    [4, 5, 6, 7].map((index) =>
      each((lane) => {
        const addend = lane.pool(POOL.addends4 + index - 4);
        return lane.step(index, index < 7 ? [addend] : [get(lane.letter(7, index)), addend]);
      }),
    ),
  ];

  // The digest of hash 1 is the message of hash 2.
  const feedForward: Code = each((lane) => [
    Array.from({ length: 8 }, (_, letter) => [
      set(lane.word, lane.lane.add(get(lane.letter(letter, 0)), lane.pool(POOL.midstate + letter))),
      lane.storeWord(i32.const(HASH_BYTES), letter, get(lane.word)),
      lane.storeAddend(
        i32.const(HASH_BYTES),
        letter,
        lane.lane.add(get(lane.word), lane.pool(POOL.roundConstants + letter)),
      ),
      set(lane.letter(letter, 0), lane.pool(POOL.initial + letter)),
    ]),
    lane.startDifference(0),
  ]);

  const begin = (at: number, ends: { readonly message: number; readonly schedule: number }) => [
    set(cursor, i32.const(at)),
    set(messageEnd, i32.const(ends.message)),
    set(scheduleEnd, i32.const(ends.schedule)),
  ];
  const wasFirst = builder.local('i32');
  const hashes: Code = [
    begin(recordOffset(8), FIRST_ENDS),
    repeatWhile(get(wasFirst), [
      loopOfRounds(i32.ltU(get(cursor), get(messageEnd)), (lane, index) =>
        lane.messageRound(index, get(cursor)),
      ),
      move(-recordOffset(16)),
      loopOfRounds(i32.ltU(get(cursor), get(scheduleEnd)), (lane, index) =>
        lane.scheduleRound(index, get(cursor)),
      ),
      set(wasFirst, i32.eq(get(messageEnd), i32.const(FIRST_ENDS.message))),
      when(get(wasFirst), [feedForward, begin(HASH_BYTES, SECOND_ENDS)]),
    ]),
    [0, 1, 2, 3, 4].map((index) =>
      each((lane) => lane.scheduleRound(index, get(cursor), index < 1, index < 3)),
    ),
  ];

  // The digest's last word, read as the highest 32 bits of a little-endian number, against the target's.
  const candidate = i32.mul(get(candidates), i32.const(CANDIDATE_BYTES));
  const compare: Code = [
    each((lane) => [
      set(lane.word, lane.lane.add(get(lane.letter(4, 61)), lane.pool(POOL.initial + 7))),
      set(lane.word, lane.lane.swapBytes(lane.word)),
    ]),
    set(
      mask,
      i32.or(
        v128.bitmask(v128.leU(get(simd.word), simd.pool(POOL.targetTop))),
        i32.shl(i32.leU(get(scalar.word), scalar.pool(POOL.targetTop)), i32.const(4)),
      ),
    ),
    when(get(mask), [
      i32.store(candidate, CANDIDATES_AT + 4, get(first)),
      i32.store(candidate, CANDIDATES_AT + 8, get(mask)),
      set(candidates, i32.add(get(candidates), i32.const(1))),
    ]),
  ];

  builder.setBody([
    repeatWhile(
      i32.and(i32.ltU(get(done), get(groups)), i32.ltU(get(candidates), i32.const(MAX_CANDIDATES))),
      [
        nonces,
        start,
        hashes,
        compare,
        set(first, i32.add(get(first), i32.const(GROUP))),
        set(done, i32.add(get(done), i32.const(1))),
      ],
    ),
    i32.store(ZERO, CANDIDATES_AT, get(candidates)),
    get(done),
  ]);
  return assembleModule([builder], 1);
}

/** 0, 1, 2, 3 as little-endian words. */
const LANE_NUMBERS = [0, 1, 2, 3].flatMap((lane) => [lane, 0, 0, 0]);

/** Writes what a job fixes into an instance's memory. */
export function setSha256dJob(memory: ArrayBuffer, header: Uint8Array, targetLe: Uint8Array): void {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const headerWords = Array.from({ length: 19 }, (_, index) => view.getUint32(4 * index));
  const midstate = compress(INITIAL_STATE, headerWords.slice(0, 16));
  const message = [...headerWords.slice(16), 0, 0x80000000, ...zeros(10), 640];
  const digestPadding = [...zeros(8), 0x80000000, ...zeros(6), 256];
  const beforeNonce = [0, 1, 2].reduce(
    (state, index) => round(state, ROUND_CONSTANTS[index]!, message[index]!),
    midstate,
  );
  const after3 = round(beforeNonce, ROUND_CONSTANTS[3]!, 0);
  const addends4 = [4, 5, 6, 7].map(
    (index) => ROUND_CONSTANTS[index]! + message[index]! + (index < 7 ? after3[11 - index]! : 0),
  );
  const targetTop = new DataView(targetLe.buffer, targetLe.byteOffset).getUint32(28, true);
  writeConstants(memory, {
    pool: new Map([
      [POOL.midstate, midstate],
      [POOL.initial, INITIAL_STATE],
      [POOL.beforeNonce, beforeNonce],
      [POOL.e3, [after3[4]!]],
      [POOL.a3, [after3[0]!]],
      [POOL.addends4, addends4],
      [POOL.roundConstants, ROUND_CONSTANTS.slice(0, 8)],
      [POOL.targetTop, [targetTop]],
    ]),
    words: [message, digestPadding],
  });
}

function zeros(count: number): readonly number[] {
  return Array.from({ length: count }, () => 0);
}
