/**
 * As much of a WebAssembly assembler as the kernels need: instructions as nested byte lists, functions of
 * int32 parameters, one memory. Opcodes are those of the WebAssembly core specification 2.0, section 5.4.
 */

/** Bytes of instructions; expressions nest, so operands come before their operator by themselves. */
export type Code = number | readonly Code[];

type ValueType = 'i32' | 'v128';

const VALUE_TYPES: Readonly<Record<ValueType, number>> = { i32: 0x7f, v128: 0x7b };

/** Unsigned LEB128. */
export function unsigned(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of an int32. */
export function signed(value: number): readonly number[] {
  const bytes: number[] = [];
  for (let rest = value | 0; ; ) {
    const low = rest & 0x7f;
    rest >>= 7;
    const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

/** A local variable or parameter. */
export interface Local {
  readonly index: number;
  readonly type: ValueType;
}

export const get = (local: Local): Code => [0x20, unsigned(local.index)];
export const set = (local: Local, value: Code): Code => [value, 0x21, unsigned(local.index)];

const binary =
  (...opcode: number[]) =>
  (left: Code, right: Code): Code => [left, right, opcode];

/** Scalar instructions. Loads and stores take an address and a static offset, both in bytes. */
export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  load: (address: Code, offset: number): Code => [address, 0x28, 2, unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    address,
    value,
    0x36,
    2,
    unsigned(offset),
  ],
  eq: binary(0x46),
  ltU: binary(0x49),
  leU: binary(0x4d),
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  xor: binary(0x73),
  shl: binary(0x74),
  shrU: binary(0x76),
  rotl: binary(0x77),
  rotr: binary(0x78),
} as const;

/** Address of what lies at a static offset only. */
export const ZERO: Code = i32.const(0);

const simd = (opcode: number): readonly number[] => [0xfd, ...unsigned(opcode)];

/** Vector instructions, four 32-bit lanes where lanes matter. */
export const v128 = {
  load: (address: Code, offset: number): Code => [address, simd(0x00), 4, unsigned(offset)],
  load32Splat: (address: Code, offset: number): Code => [address, simd(0x09), 2, unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    address,
    value,
    simd(0x0b),
    4,
    unsigned(offset),
  ],
  const: (bytes: readonly number[]): Code => [simd(0x0c), bytes],
  /** Bytes of `left` (0 to 15) and `right` (16 to 31) in any order. */
  shuffle: (left: Code, right: Code, lanes: readonly number[]): Code => [
    left,
    right,
    simd(0x0d),
    lanes,
  ],
  splat: (value: Code): Code => [value, simd(0x11)],
  firstLane: (value: Code): Code => [value, simd(0x1b), 0],
  leU: binary(...simd(0x3e)),
  and: binary(...simd(0x4e)),
  or: binary(...simd(0x50)),
  xor: binary(...simd(0x51)),
  bitmask: (value: Code): Code => [value, simd(0xa4)],
  shl: (value: Code, bits: number): Code => [value, i32.const(bits), simd(0xab)],
  shrU: (value: Code, bits: number): Code => [value, i32.const(bits), simd(0xad)],
  add: binary(...simd(0xae)),
} as const;

const EMPTY_BLOCK = 0x40;
const END = 0x0b;

/** Runs `body` again as long as `condition`, evaluated at its end, is not 0. */
export const repeatWhile = (condition: Code, body: Code): Code => [
  [0x03, EMPTY_BLOCK],
  body,
  condition,
  [0x0d, 0, END],
];

export const when = (condition: Code, body: Code): Code => [
  condition,
  [0x04, EMPTY_BLOCK],
  body,
  END,
];

/** A function under construction: hands out its locals, then takes its body. */
export class FunctionBuilder {
  readonly name: string;
  readonly parameters: readonly Local[];
  readonly hasResult: boolean;
  readonly #locals: Local[] = [];
  #body: Code = [];

  /**
   * @param name - under which the module exports it
   * @param parameterCount - int32 each
   * @param hasResult - whether it returns an int32, the last value of its body
   */
  constructor(name: string, parameterCount: number, hasResult: boolean) {
    this.name = name;
    this.hasResult = hasResult;
    this.parameters = Array.from({ length: parameterCount }, (_, index) => ({
      index,
      type: 'i32' as const,
    }));
  }

  local(type: ValueType): Local {
    const local = { index: this.parameters.length + this.#locals.length, type };
    this.#locals.push(local);
    return local;
  }

  setBody(body: Code): void {
    this.#body = body;
  }

  /** Its entry in the type section. */
  typeBytes(): Code {
    const parameters = this.parameters.map(({ type }) => VALUE_TYPES[type]);
    return [0x60, vector(parameters), vector(this.hasResult ? [VALUE_TYPES.i32] : [])];
  }

  /** Its entry in the code section. */
  codeBytes(): Code {
    const locals = this.#locals.map(({ type }) => [1, VALUE_TYPES[type]]);
    return sized(flatten([vector(locals), this.#body, END]));
  }
}

/** A module of functions with a memory of their own; both are exported, the latter as `memory`. */
export function assembleModule(
  functions: readonly FunctionBuilder[],
  memoryPages: number,
): Uint8Array<ArrayBuffer> {
  const text = (value: string): Code => vector([...value].map((letter) => letter.charCodeAt(0)));
  const section = (id: number, content: Code): Code => [id, sized(flatten(content))];
  const indexes = functions.map((_, index) => unsigned(index));
  const exported = functions.map(({ name }, index) => [text(name), 0x00, unsigned(index)]);
  return Uint8Array.from(
    flatten([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, vector(functions.map((builder) => builder.typeBytes()))),
      section(3, vector(indexes)),
      section(5, vector([[0x01, unsigned(memoryPages), unsigned(memoryPages)]])),
      section(7, vector([...exported, [text('memory'), 0x02, 0]])),
      section(10, vector(functions.map((builder) => builder.codeBytes()))),
    ]),
  );
}

const vector = (entries: readonly Code[]): Code => [unsigned(entries.length), entries];

const sized = (bytes: readonly number[]): readonly number[] => [
  ...unsigned(bytes.length),
  ...bytes,
];

function flatten(code: Code): number[] {
  const bytes: number[] = [];
  const append = (part: Code) => {
    if (typeof part === 'number') bytes.push(part);
    else for (const inner of part) append(inner);
  };
  append(code);
  return bytes;
}
