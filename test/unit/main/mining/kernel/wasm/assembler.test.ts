import { describe, expect, it } from 'vitest';
import {
  assembleModule,
  FunctionBuilder,
  get,
  i32,
  type Local,
  repeatWhile,
  set,
  signed,
  unsigned,
  when,
} from '../../../../../../main/mining/kernel/wasm/assembler.ts';
import { canRunWasm, instantiate } from '../../../../../../main/mining/kernel/wasm/runtime.ts';

describe('LEB128', () => {
  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 1]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('writes %d unsigned', (value, bytes) => {
    expect(unsigned(value)).toEqual(bytes);
  });

  it.each([
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-123_456, [0xc0, 0xbb, 0x78]],
    [0x80000000, [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])('writes %d signed', (value, bytes) => {
    expect(signed(value)).toEqual(bytes);
  });
});

describe('a module', () => {
  it('computes, loops, branches and stores', () => {
    const builder = new FunctionBuilder('sum', 1, true);
    const [limit] = builder.parameters as [Local];
    const index = builder.local('i32');
    const sum = builder.local('i32');
    builder.setBody([
      repeatWhile(i32.ltU(get(index), get(limit)), [
        when(i32.and(get(index), i32.const(1)), set(sum, i32.add(get(sum), get(index)))),
        set(index, i32.add(get(index), i32.const(1))),
      ]),
      i32.store(i32.const(4), 8, get(sum)),
      get(sum),
    ]);
    const bytes = assembleModule([builder], 1);
    expect(canRunWasm(bytes)).toBe(true);
    const { functions, memory } = instantiate<'sum'>(bytes);
    expect(functions.sum(10)).toBe(25);
    expect(new Uint32Array(memory)[3]).toBe(25);
  });

  it('is refused when it is broken', () => {
    expect(canRunWasm(Uint8Array.of(0, 1, 2, 3))).toBe(false);
  });
});
