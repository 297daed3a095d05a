import { type Algorithm, isKeyed, type KeyedAlgorithm } from '../algorithm/algorithm.ts';
import type { KernelSource } from './kernel.ts';
import type { KeyedMemory } from './keyed-memory.ts';
import { loadNativeLibrary, nativeSource } from './native.ts';
import { randomxSource } from './randomx.ts';
import { openRandomxMemory } from './randomx-memory.ts';
import { referenceSource } from './reference.ts';
import { wasmSource } from './wasm.ts';

/**
 * Every kernel of an algorithm in its order of preference, those that can not run here included (they say
 * why).
 *
 * @param nativeFolder - where the C kernels lie; null: do not look for them
 */
export function kernelSources(
  algorithm: Algorithm,
  nativeFolder: string | null,
): readonly KernelSource[] {
  return algorithm.kernels.map((id) => sourceOf(algorithm, id, nativeFolder));
}

/** One kernel of an algorithm; loads nothing that another would need. Undefined when there is none of that id. */
export function findKernelSource(
  algorithm: Algorithm,
  id: string,
  nativeFolder: string | null,
): KernelSource | undefined {
  return algorithm.kernels.includes(id) ? sourceOf(algorithm, id, nativeFolder) : undefined;
}

function sourceOf(algorithm: Algorithm, id: string, nativeFolder: string | null): KernelSource {
  if (isKeyed(algorithm)) return randomxSource(id === 'fast' ? 'fast' : 'light', nativeFolder);
  if (id === 'reference') return referenceSource(algorithm);
  if (id === 'wasm') return wasmSource(algorithm);
  const library =
    nativeFolder === null ? 'C kernels are switched off' : loadNativeLibrary(nativeFolder);
  return nativeSource(algorithm, id, library);
}

/**
 * Opens the shared memory of a keyed algorithm; nothing is allocated yet.
 *
 * @param workerUrl - of the threads that help to make it
 * @throws AppError `kernel.library-missing`
 */
export function openKeyedMemory(
  _algorithm: KeyedAlgorithm,
  workerUrl: URL,
  nativeFolder: string | null,
): KeyedMemory {
  return openRandomxMemory({ workerUrl, nativeFolder });
}
