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
import { simdLane } from './lane.ts';
import { recordOffset, Sha256Lane } from './sha256-lane.ts';

/**
 * Generates the WebAssembly kernel for scrypt with N = 1024, r = 1, p = 1 (RFC 7914). It works on four
 * nonces at once, in two ways: SHA-256 has one nonce in each lane of a vector; Salsa20/8 has one nonce's
 * sixteen words in four vectors, and the four nonces are four independent chains whose instructions
 * alternate, because a single chain waits for its own results most of the time (4 chains: 3.2 times one).
 */

/** Nonces tested together. */
export const CHAINS = 4;

const ITERATIONS = 1024;
/** Bytes of one block, 2 x 64. */
const BLOCK_BYTES = 128;
const HALF_BYTES = BLOCK_BYTES / 2;
const ROW_BYTES = 16;
const PAGE_BYTES = 65536;

/** Memory: SHA-256's records (sha256-lane.ts), its state in four lanes, the blocks, and the tables V. */
export const STATE_AT = 0x1800;
export const BLOCKS_AT = 0x2000;
const TABLES_AT = PAGE_BYTES;
const TABLE_BYTES = ITERATIONS * BLOCK_BYTES;
const MEMORY_PAGES = (TABLES_AT + CHAINS * TABLE_BYTES) / PAGE_BYTES;

/**
 * Where word `index` (0 to 31) of a chain's block lies, in words from {@link BLOCKS_AT}. Each half of
 * sixteen words stands by diagonals (0 5 10 15, 4 9 14 3, 8 13 2 7, 12 1 6 11), so that a quarter-round
 * works on whole vectors: Salsa20's columns first, and, after turning the rows, its rows.
 */
export function blockWord(chain: number, index: number): number {
  const place = DIAGONALS.indexOf(index % 16);
  return (chain * BLOCK_BYTES) / 4 + (index < 16 ? 0 : 16) + place;
}

const DIAGONALS: readonly number[] = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11];

/**
 * Builds the module: `compress()` runs SHA-256's compression on the state with the message in the records,
 * `mix()` scrypt's ROMix on the four blocks.
 */
export function buildScryptModule(): Uint8Array<ArrayBuffer> {
  return assembleModule([buildCompress(), buildMix()], MEMORY_PAGES);
}

function buildCompress(): FunctionBuilder {
  const builder = new FunctionBuilder('compress', 0, false);
  const cursor = builder.local('i32');
  const lane = new Sha256Lane(simdLane(builder));
  const letters = [0, 1, 2, 3, 4, 5, 6, 7];
  const stateAt = (letter: number) => STATE_AT + letter * ROW_BYTES;
  const rounds = (emit: (index: number) => Code): Code =>
    repeatWhile(i32.ltU(get(cursor), i32.const(recordOffset(48))), [
      letters.map(emit),
      set(cursor, i32.add(get(cursor), i32.const(recordOffset(8)))),
    ]);
  builder.setBody([
    letters.map((letter) => set(lane.letter(letter, 0), v128.load(ZERO, stateAt(letter)))),
    lane.startDifference(0),
    letters.map((index) => lane.unfoldedMessageRound(index, ZERO)),
    letters.map((index) => lane.unfoldedMessageRound(index + 8, ZERO)),
    rounds((index) => lane.scheduleRound(index, get(cursor))),
    letters.map((letter) =>
      v128.store(
        ZERO,
        stateAt(letter),
        v128.add(v128.load(ZERO, stateAt(letter)), get(lane.letter(letter, 0))),
      ),
    ),
  ]);
  return builder;
}

/** Four rows of a half block of one chain. */
type Rows = readonly [Local, Local, Local, Local];

function buildMix(): FunctionBuilder {
  const builder = new FunctionBuilder('mix', 0, false);
  const iteration = builder.local('i32');
  const entry = builder.local('i32');
  const sum = builder.local('v128');
  const chains = Array.from(
    { length: CHAINS },
    (): Rows => [
      builder.local('v128'),
      builder.local('v128'),
      builder.local('v128'),
      builder.local('v128'),
    ],
  );
  const allRows = Array.from({ length: BLOCK_BYTES / ROW_BYTES }, (_, row) => row * ROW_BYTES);
  const blockAt = (chain: number) => BLOCKS_AT + chain * BLOCK_BYTES;
  const tableAt = (chain: number) => TABLES_AT + chain * TABLE_BYTES;

  /** V(i) = X. */
  const fill: Code = chains.map((_, chain) =>
    allRows.map((row) =>
      v128.store(
        i32.mul(get(iteration), i32.const(BLOCK_BYTES)),
        tableAt(chain) + row,
        v128.load(ZERO, blockAt(chain) + row),
      ),
    ),
  );
  /** X = X xor V(j), j from the first word of X's second half. */
  const blend: Code = chains.map((_, chain) => [
    set(
      entry,
      i32.mul(
        i32.and(i32.load(ZERO, blockAt(chain) + HALF_BYTES), i32.const(ITERATIONS - 1)),
        i32.const(BLOCK_BYTES),
      ),
    ),
    allRows.map((row) =>
      v128.store(
        ZERO,
        blockAt(chain) + row,
        v128.xor(
          v128.load(ZERO, blockAt(chain) + row),
          v128.load(get(entry), tableAt(chain) + row),
        ),
      ),
    ),
  ]);

  /** One half of BlockMix: half = Salsa20/8(half xor other). */
  const mixHalf = (half: number, other: number): Code => {
    const each = (emit: (rows: Rows) => Code): Code => chains.map(emit);
    const rowAt = (chain: number, row: number) => blockAt(chain) + half + row * ROW_BYTES;
    /** target ^= (left + right) rotated left; the two halves of the rotation are xored in one by one. */
    const quarter = (target: number, left: number, right: number, bits: number): Code =>
      each((rows) => [
        set(sum, v128.add(get(rows[left]!), get(rows[right]!))),
        set(rows[target]!, v128.xor(get(rows[target]!), v128.shl(get(sum), bits))),
        set(rows[target]!, v128.xor(get(rows[target]!), v128.shrU(get(sum), 32 - bits))),
      ]);
    const turn = (row: number, by: number): Code =>
      each((rows) => set(rows[row]!, turnLanes(get(rows[row]!), by)));
    const doubleRound: Code = [
      [quarter(1, 0, 3, 7), quarter(2, 1, 0, 9), quarter(3, 2, 1, 13), quarter(0, 3, 2, 18)],
      [turn(1, 3), turn(2, 2), turn(3, 1)],
      [quarter(3, 0, 1, 7), quarter(2, 3, 0, 9), quarter(1, 2, 3, 13), quarter(0, 1, 2, 18)],
      [turn(1, 1), turn(2, 2), turn(3, 3)],
    ];
    return [
      chains.map((rows, chain) =>
        rows.map((local, row) => {
          const at = rowAt(chain, row);
          const mixed = v128.xor(v128.load(ZERO, at), v128.load(ZERO, at - half + other));
          return [set(local, mixed), v128.store(ZERO, at, get(local))];
        }),
      ),
      [doubleRound, doubleRound, doubleRound, doubleRound],
      chains.map((rows, chain) =>
        rows.map((local, row) => {
          const at = rowAt(chain, row);
          return v128.store(ZERO, at, v128.add(v128.load(ZERO, at), get(local)));
        }),
      ),
    ];
  };

  const isFilling = i32.ltU(get(iteration), i32.const(ITERATIONS));
  builder.setBody([
    set(iteration, ZERO),
    repeatWhile(i32.ltU(get(iteration), i32.const(2 * ITERATIONS)), [
      when(isFilling, fill),
      when(i32.eq(isFilling, ZERO), blend),
      mixHalf(0, HALF_BYTES),
      mixHalf(HALF_BYTES, 0),
      set(iteration, i32.add(get(iteration), i32.const(1))),
    ]),
  ]);
  return builder;
}

/** Lane i takes what lane i + by held. */
function turnLanes(value: Code, by: number): Code {
  const bytes = Array.from({ length: 16 }, (_, index) => (index + 4 * by) % 16);
  return v128.shuffle(value, value, bytes);
}
