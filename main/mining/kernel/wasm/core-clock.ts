import {
  assembleModule,
  FunctionBuilder,
  get,
  i32,
  type Local,
  repeatWhile,
  set,
} from './assembler.ts';
import { instantiate } from './runtime.ts';

/**
 * Latency of a 32-bit multiplication, cycles: 3 on every x86-64 of the last fifteen years (Agner Fog,
 * instruction tables: imul r32). Other families differ among themselves, so nothing is said about them.
 */
const MULTIPLY_CYCLES = 3;
const MULTIPLICATIONS_PER_LOOP = 200;
const LOOPS = 3000;

/** Measures the core's clock, in cycles per ms, over about half a millisecond. */
export type CoreClock = () => number;

/**
 * A clock measured by a chain of dependent multiplications, which nothing but the core's frequency changes.
 *
 * @returns null where a multiplication's latency is not known
 */
export function createCoreClock(arch: string): CoreClock | null {
  if (arch !== 'x64') return null;
  const builder = new FunctionBuilder('multiply', 2, true);
  const [loops, factor] = builder.parameters as [Local, Local];
  const product = builder.local('i32');
  const multiply = set(product, i32.mul(get(product), get(factor)));
  builder.setBody([
    set(product, i32.const(3)),
    repeatWhile(get(loops), [
      Array.from({ length: MULTIPLICATIONS_PER_LOOP }, () => multiply),
      set(loops, i32.sub(get(loops), i32.const(1))),
    ]),
    get(product),
  ]);
  const { functions } = instantiate<'multiply'>(assembleModule([builder], 1));
  const cycles = (LOOPS + 1) * MULTIPLICATIONS_PER_LOOP * MULTIPLY_CYCLES;
  return () => {
    const startedMs = performance.now();
    functions.multiply(LOOPS, 5);
    return cycles / (performance.now() - startedMs);
  };
}
