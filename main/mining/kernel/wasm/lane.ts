import { type Code, type FunctionBuilder, get, i32, type Local, v128 } from './assembler.ts';

/**
 * One way of working on 32-bit words: four of them in a vector, or one in an integer register. A generator
 * written against it makes both.
 */
export interface Lane {
  readonly name: 'simd' | 'scalar';
  /** Bytes of one value in memory. */
  readonly bytes: number;
  local(): Local;
  add(left: Code, right: Code): Code;
  and(left: Code, right: Code): Code;
  xor(left: Code, right: Code): Code;
  shiftRight(value: Code, bits: number): Code;
  /** The vector form evaluates `value` twice: give it a local. */
  rotateRight(value: Code, bits: number): Code;
  /** Reverses the bytes of each word. */
  swapBytes(value: Local): Code;
  load(address: Code, offset: number): Code;
  store(address: Code, offset: number, value: Code): Code;
  /** One word of memory, the same in every lane. */
  loadWord(address: Code, offset: number): Code;
}

/** Four words in a vector. SIMD128 has no rotate: two shifts and an or. */
export function simdLane(builder: FunctionBuilder): Lane {
  return {
    name: 'simd',
    bytes: 16,
    local: () => builder.local('v128'),
    add: v128.add,
    and: v128.and,
    xor: v128.xor,
    shiftRight: v128.shrU,
    rotateRight: (value, bits) => v128.or(v128.shrU(value, bits), v128.shl(value, 32 - bits)),
    swapBytes: (value) =>
      v128.shuffle(get(value), get(value), [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]),
    load: v128.load,
    store: v128.store,
    loadWord: v128.load32Splat,
  };
}

/** One word in an integer register. */
export function scalarLane(builder: FunctionBuilder): Lane {
  return {
    name: 'scalar',
    bytes: 4,
    local: () => builder.local('i32'),
    add: i32.add,
    and: i32.and,
    xor: i32.xor,
    shiftRight: (value, bits) => i32.shrU(value, i32.const(bits)),
    rotateRight: (value, bits) => i32.rotr(value, i32.const(bits)),
    swapBytes: (value) =>
      i32.or(
        i32.and(i32.rotl(get(value), i32.const(8)), i32.const(0x00ff00ff)),
        i32.and(i32.rotr(get(value), i32.const(8)), i32.const(0xff00ff00)),
      ),
    load: i32.load,
    store: i32.store,
    loadWord: i32.load,
  };
}
