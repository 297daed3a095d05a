import { join } from 'node:path';
import { AppError } from '../../../common/contract/errors.ts';
import { type ForeignLibrary, loadKoffi } from './foreign.ts';

/** Bits of `randomx_flags` (randomx.h). */
export const RANDOMX_FLAG = {
  largePages: 1,
  hardAes: 2,
  fullMemory: 4,
  jit: 8,
  /** Code pages are never writable and executable at once, as some systems demand. */
  secure: 16,
  /** Argon2, which fills the cache, by these instructions. */
  argon2Ssse3: 32,
  argon2Avx2: 64,
} as const;

/** Bytes of a cache and of a dataset as the library allocates them. */
export const RANDOMX_CACHE_BYTES = 256 * 2 ** 20;
export const RANDOMX_DATASET_BYTES = 2080 * 2 ** 20;

/** Addresses of the library's objects: valid in every thread of the process. 0 stands for none. */
export type Pointer = bigint;

/** librandomx, loaded; the calls of randomx.h that are used. */
export interface RandomxLibrary {
  /** What this processor can do: JIT, AES, Argon2 by instruction set. */
  readonly flags: number;
  allocCache(flags: number): Pointer | null;
  readonly initCache: AsyncCall<(cache: Pointer, key: Uint8Array, keyBytes: number) => void>;
  releaseCache(cache: Pointer): void;
  allocDataset(flags: number): Pointer | null;
  datasetItemCount(): number;
  initDataset(dataset: Pointer, cache: Pointer, firstItem: number, items: number): void;
  datasetMemory(dataset: Pointer): Pointer;
  releaseDataset(dataset: Pointer): void;
  createVm(flags: number, cache: Pointer | null, dataset: Pointer | null): Pointer | null;
  setCache(vm: Pointer, cache: Pointer): void;
  setDataset(vm: Pointer, dataset: Pointer): void;
  destroyVm(vm: Pointer): void;
  /** Leaves the floating point environment as it was. */
  readonly hash: AsyncCall<
    (vm: Pointer, input: Uint8Array, inputBytes: number, output: Uint8Array) => void
  >;
  hashFirst(vm: Pointer, input: Uint8Array, inputBytes: number): void;
  /** Finishes the hash begun and begins the next. Leaves another rounding mode behind: restore it. */
  hashNext(vm: Pointer, nextInput: Uint8Array, inputBytes: number, output: Uint8Array): void;
}

/** A call that can also run beside the event loop; koffi puts it on a thread of libuv's pool. */
type AsyncCall<Call extends (...parameters: never[]) => void> = Call & {
  async(...parameters: [...Parameters<Call>, (error: unknown) => void]): void;
};

/** Where to get the library, for a message. */
const HOW_TO_GET =
  'Install it: Debian and Ubuntu apt install librandomx0; elsewhere build it from its source, ' +
  'github.com/tevador/RandomX, with cmake -DBUILD_SHARED_LIBS=ON.';

/** File names under which systems keep the library; a folder of our own comes first. */
function candidates(nativeFolder: string | null): readonly string[] {
  const own = (name: string) => (nativeFolder === null ? [] : [join(nativeFolder, name)]);
  switch (process.platform) {
    case 'win32':
      return [...own('randomx.dll'), 'randomx.dll', 'librandomx.dll'];
    case 'darwin':
      return [
        ...own('librandomx.dylib'),
        'librandomx.dylib',
        '/opt/homebrew/lib/librandomx.dylib',
        '/usr/local/lib/librandomx.dylib',
      ];
    default:
      return [...own('librandomx.so'), 'librandomx.so.0', 'librandomx.so.1', 'librandomx.so'];
  }
}

let loaded: RandomxLibrary | undefined;

/**
 * Loads librandomx once per thread.
 *
 * @param nativeFolder - where a library of ours may lie; null: only the system's
 * @throws {@link AppError} `kernel.library-missing`
 */
export function loadRandomx(nativeFolder: string | null): RandomxLibrary {
  loaded ??= openFirst(candidates(nativeFolder));
  return loaded;
}

/**
 * Opens the first library of several names that is there and has every call.
 *
 * @throws {@link AppError} `kernel.library-missing`, naming one that was there and lacked calls
 */
export function openFirst(names: readonly string[]): RandomxLibrary {
  let library = 'librandomx';
  let cause: unknown;
  for (const name of names) {
    let isThere = false;
    try {
      const opened = loadKoffi().load(name);
      isThere = true;
      return bind(opened);
    } catch (error) {
      // Not there, of another processor, or of another version: the next may do.
      cause = error;
      if (isThere) library = `A complete librandomx (${name} lacks calls)`;
    }
  }
  throw new AppError('kernel.library-missing', { library, howToGet: HOW_TO_GET }, { cause });
}

function bind(library: ForeignLibrary): RandomxLibrary {
  const itemCount = library.func('unsigned long randomx_dataset_item_count(void)');
  return {
    flags: library.func('int randomx_get_flags(void)')(),
    allocCache: library.func('void *randomx_alloc_cache(int)'),
    initCache: library.func('void randomx_init_cache(void *, const uint8_t *, size_t)'),
    releaseCache: library.func('void randomx_release_cache(void *)'),
    allocDataset: library.func('void *randomx_alloc_dataset(int)'),
    datasetItemCount: () => Number(itemCount()),
    initDataset: library.func(
      'void randomx_init_dataset(void *, void *, unsigned long, unsigned long)',
    ),
    datasetMemory: library.func('void *randomx_get_dataset_memory(void *)'),
    releaseDataset: library.func('void randomx_release_dataset(void *)'),
    createVm: library.func('void *randomx_create_vm(int, void *, void *)'),
    setCache: library.func('void randomx_vm_set_cache(void *, void *)'),
    setDataset: library.func('void randomx_vm_set_dataset(void *, void *)'),
    destroyVm: library.func('void randomx_destroy_vm(void *)'),
    hash: library.func(
      'void randomx_calculate_hash(void *, const uint8_t *, size_t, _Out_ uint8_t *)',
    ),
    hashFirst: library.func('void randomx_calculate_hash_first(void *, const uint8_t *, size_t)'),
    hashNext: library.func(
      'void randomx_calculate_hash_next(void *, const uint8_t *, size_t, _Out_ uint8_t *)',
    ),
  };
}

/**
 * Makes a virtual machine in the fastest way the system allows: with large pages and JIT, without large pages,
 * with JIT under W^X, interpreted.
 *
 * @param memoryFlags - 0 with a cache, `fullMemory` with a dataset
 * @returns null when not even the slowest could be made
 */
export function createFastestVm(
  library: RandomxLibrary,
  memoryFlags: number,
  cache: Pointer | null,
  dataset: Pointer | null,
): Pointer | null {
  const { largePages, jit, secure } = RANDOMX_FLAG;
  const flags = library.flags | memoryFlags;
  const tries = [flags | largePages, flags, flags | secure, flags & ~(jit | secure)];
  for (const attempt of tries) {
    const vm = library.createVm(attempt, cache, dataset);
    if (vm !== null) return vm;
  }
  return null;
}
