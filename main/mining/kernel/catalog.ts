import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import type { KernelSource } from './kernel.ts';
import { loadNativeLibrary, nativeSource } from './native.ts';
import { referenceSource } from './reference.ts';

/**
 * Every kernel of an algorithm in its order of preference, those that can not run here included (they say
 * why).
 *
 * @param nativeFolder - where the C kernels lie; null: do not look for them
 */
export function kernelSources(
  algorithm: AlgorithmDefinition,
  nativeFolder: string | null,
): readonly KernelSource[] {
  const library =
    nativeFolder === null ? 'C kernels are switched off' : loadNativeLibrary(nativeFolder);
  return algorithm.kernels.map((id) => {
    if (id === 'reference') return referenceSource(algorithm);
    return nativeSource(algorithm, id, library);
  });
}
