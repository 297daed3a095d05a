import type { AlgorithmId } from '../../../common/mining/job.ts';
import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import { fingerprintOf, type Kernel, type KernelSource } from './kernel.ts';
import { canRunWasm } from './wasm/runtime.ts';
import { openScrypt } from './wasm/scrypt.ts';
import { buildScryptModule } from './wasm/scrypt-module.ts';
import { openSha256d } from './wasm/sha256d.ts';
import { buildSha256dModule } from './wasm/sha256d-module.ts';

/** A generated module and how to run it. */
interface WasmProgram {
  readonly bytes: Uint8Array;
  open(algorithm: AlgorithmDefinition): Kernel;
}

/** Generators by algorithm; each takes a few milliseconds and runs once per thread. */
const programs: Readonly<Partial<Record<AlgorithmId, () => WasmProgram>>> = {
  sha256d: () => {
    const bytes = buildSha256dModule();
    return { bytes, open: (algorithm) => openSha256d(bytes, algorithm) };
  },
  scrypt: () => {
    const bytes = buildScryptModule();
    return { bytes, open: (algorithm) => openScrypt(bytes, algorithm) };
  },
};

/** The WebAssembly SIMD kernel of an algorithm. */
export function wasmSource(algorithm: AlgorithmDefinition): KernelSource {
  const program = programs[algorithm.id]?.();
  return {
    id: 'wasm',
    label: 'WebAssembly SIMD',
    unavailable: reasonAgainst(program),
    fingerprint: () => (program === undefined ? '' : fingerprintOf(program.bytes)),
    open() {
      if (program === undefined) throw new Error('not written for this algorithm');
      return program.open(algorithm);
    },
  };
}

function reasonAgainst(program: WasmProgram | undefined): string | null {
  if (program === undefined) return 'not written for this algorithm';
  return canRunWasm(program.bytes) ? null : 'this JavaScript engine lacks WebAssembly SIMD';
}
