import { AppError } from '../../../common/contract/errors.ts';
import { isDigestWithinTarget, TARGET_BYTES } from '../../../common/quantity/target.ts';
import { randomx } from '../algorithm/randomx.ts';
import type { Kernel, KernelSource, MemoryHandle, ScanResult } from './kernel.ts';
import { rememberFloatEnvironment } from './randomx-float.ts';
import {
  createFastestVm,
  loadRandomx,
  type Pointer,
  RANDOMX_CACHE_BYTES,
  RANDOMX_DATASET_BYTES,
  RANDOMX_FLAG,
  type RandomxLibrary,
} from './randomx-library.ts';
import { testRandomx } from './randomx-test.ts';

/** With the whole dataset in memory, or with the cache from which each item is computed, ten times slower. */
type RandomxMode = 'fast' | 'light';

const SCRATCHPAD_BYTES = 2 * 2 ** 20;

/** What both modes need, shared by all threads. */
const memoryBytes: Readonly<Record<RandomxMode, number>> = {
  fast: RANDOMX_DATASET_BYTES + RANDOMX_CACHE_BYTES,
  light: RANDOMX_CACHE_BYTES,
};

const labels: Readonly<Record<RandomxMode, string>> = {
  fast: 'Dataset of 2080 MiB',
  light: 'Cache of 256 MiB',
};

/** RandomX in one of its modes; its memory comes with each job. */
export function randomxSource(mode: RandomxMode, nativeFolder: string | null): KernelSource {
  const library = tryLoad(nativeFolder);
  const require = (): RandomxLibrary => {
    if (library instanceof AppError) throw library;
    return library;
  };
  return {
    id: mode,
    label: labels[mode],
    unavailable:
      library instanceof AppError ? `librandomx is missing. ${library.params.howToGet}` : null,
    open: () => openRandomx(mode, require()),
    test() {
      // Both modes run the same code up to the dataset, and the test takes a second.
      verdict ??= { problem: testRandomx(require()) };
      return verdict.problem;
    },
  };
}

let verdict: { readonly problem: string | null } | undefined;

function tryLoad(nativeFolder: string | null): RandomxLibrary | AppError<'kernel.library-missing'> {
  try {
    return loadRandomx(nativeFolder);
  } catch (error) {
    return error as AppError<'kernel.library-missing'>;
  }
}

/** One scan tests one nonce, so that a new job is taken within one hash; the next is begun meanwhile. */
function openRandomx(mode: RandomxMode, library: RandomxLibrary): Kernel {
  const restoreFloat = rememberFloatEnvironment();
  const digest = new Uint8Array(TARGET_BYTES);
  const target = new Uint8Array(TARGET_BYTES);
  const result: ScanResult = { found: 0, scanned: 0 };
  let blob = new Uint8Array();
  let view = new DataView(blob.buffer);
  let vm: Pointer | null = null;
  let generation = -1;
  /** The nonce whose hash is begun; -1: none. */
  let begun = -1;

  function adoptMemory(memory: MemoryHandle): void {
    if (memory.generation === generation) return;
    if (vm === null) vm = createVm(mode, library, memory.address);
    else if (mode === 'fast') library.setDataset(vm, memory.address);
    else library.setCache(vm, memory.address);
    generation = memory.generation;
  }

  function hashInto(machine: Pointer, nonce: number): void {
    if (restoreFloat === null) {
      view.setUint32(randomx.nonceOffset, nonce, true);
      library.hash(machine, blob, blob.length, digest);
      return;
    }
    if (begun !== nonce) {
      view.setUint32(randomx.nonceOffset, nonce, true);
      library.hashFirst(machine, blob, blob.length);
    }
    begun = (nonce + 1) >>> 0;
    view.setUint32(randomx.nonceOffset, begun, true);
    library.hashNext(machine, blob, blob.length, digest);
    restoreFloat();
  }

  return {
    memoryBytes: memoryBytes[mode] + SCRATCHPAD_BYTES,
    setJob(header, targetLe, memory) {
      if (memory === undefined) throw new RangeError('RandomX needs memory made from a key');
      adoptMemory(memory);
      if (blob.length !== header.length) {
        blob = new Uint8Array(header.length);
        view = new DataView(blob.buffer);
      }
      blob.set(header);
      target.set(targetLe);
      begun = -1;
    },
    scan(first, count, out) {
      result.found = 0;
      result.scanned = 0;
      if (vm === null || count === 0) return result;
      hashInto(vm, first);
      result.scanned = 1;
      if (isDigestWithinTarget(digest, target)) {
        out[0] = first;
        result.found = 1;
      }
      return result;
    },
    close() {
      if (vm !== null) library.destroyVm(vm);
      vm = null;
    },
  };
}

function createVm(mode: RandomxMode, library: RandomxLibrary, address: Pointer): Pointer {
  const vm =
    mode === 'fast'
      ? createFastestVm(library, RANDOMX_FLAG.fullMemory, null, address)
      : createFastestVm(library, 0, address, null);
  if (vm !== null) return vm;
  const freeBytes = process.availableMemory();
  throw new AppError('kernel.memory', { needBytes: SCRATCHPAD_BYTES, freeBytes });
}
