import { hexFromBytes } from '../../../common/block/bytes.ts';
import { rememberFloatEnvironment } from './randomx-float.ts';
import {
  createFastestVm,
  type Pointer,
  RANDOMX_CACHE_BYTES,
  type RandomxLibrary,
} from './randomx-library.ts';
import { randomxVectors } from './randomx-vectors.ts';

const encoder = new TextEncoder();

/**
 * Hashes the published vectors in light mode, by the plain and by the pipelined call. Takes 256 MiB for about a
 * second; a dataset is tested against light mode when it is made.
 *
 * @returns null when all were right, otherwise what went wrong
 */
export function testRandomx(library: RandomxLibrary): string | null {
  const cache = library.allocCache(library.flags);
  if (cache === null) return `${RANDOMX_CACHE_BYTES / 2 ** 20} MiB of memory were refused`;
  let vm: Pointer | null = null;
  try {
    let key = '';
    for (const vector of randomxVectors) {
      if (vector.key !== key) {
        key = vector.key;
        library.initCache(cache, encoder.encode(key), key.length);
        if (vm === null) vm = createFastestVm(library, 0, cache, null);
        else library.setCache(vm, cache);
      }
      if (vm === null) return 'no virtual machine could be made';
      const problem = testVector(library, vm, vector.input, vector.hash);
      if (problem !== null) return problem;
    }
    return null;
  } finally {
    if (vm !== null) library.destroyVm(vm);
    library.releaseCache(cache);
  }
}

function testVector(
  library: RandomxLibrary,
  vm: Pointer,
  text: string,
  expected: string,
): string | null {
  const input = encoder.encode(text);
  const digest = new Uint8Array(32);
  library.hash(vm, input, input.length, digest);
  if (hexFromBytes(digest) !== expected) return `"${text}" gave ${hexFromBytes(digest)}`;
  const restoreFloat = rememberFloatEnvironment();
  if (restoreFloat === null) return null;
  digest.fill(0);
  library.hashFirst(vm, input, input.length);
  library.hashNext(vm, input, input.length, digest);
  restoreFloat();
  return hexFromBytes(digest) === expected ? null : `"${text}" pipelined gave another hash`;
}
