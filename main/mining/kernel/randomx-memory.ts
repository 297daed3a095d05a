import { equalBytes, hexFromBytes } from '../../../common/block/bytes.ts';
import { AppError } from '../../../common/contract/errors.ts';
import type { EngineOptions } from '../engine-api.ts';
import type { MemoryHandle } from './kernel.ts';
import type { KeyedMemory, MakeOptions } from './keyed-memory.ts';
import { adviseHugePages, fillDataset } from './randomx-dataset.ts';
import {
  createFastestVm,
  loadRandomx,
  type Pointer,
  RANDOMX_CACHE_BYTES,
  RANDOMX_DATASET_BYTES,
  RANDOMX_FLAG,
  type RandomxLibrary,
} from './randomx-library.ts';

/** What stays free for everything else on the machine, so that it never swaps. */
const RESERVE_BYTES = 512 * 2 ** 20;

/** Pages a block of memory got: reserved large ones, those the system gives on advice, ordinary ones. */
type Pages = 'large' | 'advised' | 'ordinary';

interface Block {
  readonly pointer: Pointer;
  readonly pages: Pages;
  /** Hex of the key it holds; null while it is being made. */
  key: string | null;
  generation: number;
}

interface Cache extends Block {
  /** For digests; made at the first. */
  vm: Pointer | null;
}

/** Opens the memory of RandomX; nothing is allocated yet. @throws AppError `kernel.library-missing` */
export function openRandomxMemory(options: {
  readonly workerUrl: URL;
  readonly nativeFolder: string | null;
  /** For tests; what the system says otherwise. */
  readonly availableBytes?: () => number;
}): KeyedMemory {
  const available = options.availableBytes ?? (() => process.availableMemory());
  return new RandomxMemory(
    loadRandomx(options.nativeFolder),
    options.workerUrl,
    options.nativeFolder,
    available,
  );
}

/** At most two caches and two datasets: of the key in use and of the one that comes next. */
class RandomxMemory implements KeyedMemory {
  readonly #library: RandomxLibrary;
  readonly #workerUrl: URL;
  readonly #nativeFolder: string | null;
  readonly #available: () => number;
  #caches: Cache[] = [];
  #datasets: Block[] = [];
  #generations = 0;
  /** Makings and frees happen one after the other. */
  #making: Promise<void> = Promise.resolve();
  /** Digests too, for they share a machine. */
  #hashing: Promise<unknown> = Promise.resolve();
  #announced: { readonly key: string; readonly ending: AbortController } | null = null;

  constructor(
    library: RandomxLibrary,
    workerUrl: URL,
    nativeFolder: string | null,
    available: () => number,
  ) {
    this.#library = library;
    this.#workerUrl = workerUrl;
    this.#nativeFolder = nativeFolder;
    this.#available = available;
  }

  find(key: Uint8Array, kernel: string): MemoryHandle | null {
    const blocks = kernel === 'fast' ? this.#datasets : this.#caches;
    const block = blocks.find((candidate) => candidate.key === hexFromBytes(key));
    return block === undefined ? null : { address: block.pointer, generation: block.generation };
  }

  async make(key: Uint8Array, kernel: string, options: MakeOptions): Promise<void> {
    // The background's own making of this very key is waited for; of another it would only be in the way.
    if (this.#announced?.key !== hexFromBytes(key)) this.#announced?.ending.abort();
    await this.#inTurn(async () => {
      options.signal.throwIfAborted();
      await this.#makeCache(key, null, options);
      if (kernel === 'fast') await this.#makeDataset(key, null, options);
    });
  }

  announce(
    key: Uint8Array,
    keyInUse: Uint8Array,
    kernel: string,
    priority: EngineOptions['priority'],
  ): void {
    const name = hexFromBytes(key);
    if (this.#announced?.key === name) return;
    this.#announced?.ending.abort();
    const ending = new AbortController();
    this.#announced = { key: name, ending };
    const options = { threads: 1, priority, progress: () => {}, signal: ending.signal };
    this.#inTurn(async () => {
      ending.signal.throwIfAborted();
      const inUse = hexFromBytes(keyInUse);
      await this.#makeCache(key, inUse, options);
      if (kernel === 'fast') await this.#makeDataset(key, inUse, options);
    })
      .catch(() => {
        // It does not fit beside the present one, or was overtaken: it is made when its time comes.
      })
      .finally(() => {
        if (this.#announced?.ending === ending) this.#announced = null;
      });
  }

  settle(key: Uint8Array, nextKey: Uint8Array | null, kernel: string): void {
    const kept = [key, nextKey].flatMap((bytes) => (bytes === null ? [] : [hexFromBytes(bytes)]));
    const isKept = (block: Block): boolean => block.key === null || kept.includes(block.key);
    const keepsDataset = (block: Block): boolean => kernel === 'fast' && isKept(block);
    if (this.#caches.every(isKept) && this.#datasets.every(keepsDataset)) return;
    const caches = this.#caches.filter((cache) => !isKept(cache));
    const datasets = this.#datasets.filter((dataset) => !keepsDataset(dataset));
    this.#caches = this.#caches.filter(isKept);
    this.#datasets = this.#datasets.filter(keepsDataset);
    void this.#free(caches, datasets);
  }

  describe(kernel: string): string | null {
    const block = (kernel === 'fast' ? this.#datasets : this.#caches).at(-1);
    if (block === undefined) return null;
    const size = kernel === 'fast' ? 'dataset of 2080 MiB' : 'cache of 256 MiB';
    const pages: Readonly<Record<Pages, string>> = {
      large: 'large pages',
      advised: 'large pages where the system has them',
      ordinary: 'ordinary pages',
    };
    const { flags } = this.#library;
    const code = (flags & RANDOMX_FLAG.jit) === 0 ? 'interpreted' : 'compiled';
    const aes = (flags & RANDOMX_FLAG.hardAes) === 0 ? 'AES in software' : 'AES in hardware';
    return `${code}, ${aes}, ${size}, ${pages[block.pages]}`;
  }

  digest(key: Uint8Array, header: Uint8Array): Promise<Uint8Array | null> {
    const hashed = this.#hashing.then(() => {
      const cache = this.#caches.find((candidate) => candidate.key === hexFromBytes(key));
      return cache === undefined ? null : this.#lightHash(cache, header);
    });
    this.#hashing = hashed.catch(() => {});
    return hashed;
  }

  async close(): Promise<void> {
    this.#announced?.ending.abort();
    await this.#inTurn(async () => {
      await this.#free(this.#caches, this.#datasets);
      this.#caches = [];
      this.#datasets = [];
    });
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const turn = this.#making.then(task);
    this.#making = turn.catch(() => {});
    return turn;
  }

  async #free(caches: readonly Cache[], datasets: readonly Block[]): Promise<void> {
    await this.#hashing;
    for (const { pointer, vm } of caches) {
      if (vm !== null) this.#library.destroyVm(vm);
      this.#library.releaseCache(pointer);
    }
    for (const { pointer } of datasets) this.#library.releaseDataset(pointer);
  }

  /** @param inUse - the key whose block must stay as it is; null: none */
  async #makeCache(key: Uint8Array, inUse: string | null, options: MakeOptions): Promise<void> {
    const name = hexFromBytes(key);
    if (this.#caches.some((cache) => cache.key === name)) return;
    options.progress('RandomX cache', 0);
    const cache = this.#takeCache(inUse);
    cache.key = null;
    // A digest under way reads what is about to be overwritten.
    await this.#hashing;
    await asyncCall((done) => this.#library.initCache.async(cache.pointer, key, key.length, done));
    if (cache.vm !== null) this.#library.setCache(cache.vm, cache.pointer);
    cache.generation = this.#nextGeneration();
    cache.key = name;
    options.signal.throwIfAborted();
  }

  async #makeDataset(key: Uint8Array, inUse: string | null, options: MakeOptions): Promise<void> {
    const name = hexFromBytes(key);
    if (this.#datasets.some((dataset) => dataset.key === name)) return;
    const cache = this.#caches.find((candidate) => candidate.key === name);
    if (cache === undefined) throw new Error('a dataset needs its cache first');
    const dataset = this.#takeDataset(inUse);
    dataset.key = null;
    const pointers = { dataset: dataset.pointer, cache: cache.pointer };
    await fillDataset(this.#library, pointers, this.#workerUrl, this.#nativeFolder, options);
    await this.#testDataset(dataset, key);
    dataset.generation = this.#nextGeneration();
    dataset.key = name;
  }

  #takeCache(inUse: string | null): Cache {
    const reusable = this.#caches.find((cache) => cache.key === null || cache.key !== inUse);
    const isFull = this.#caches.length === 2;
    const hasRoom = this.#available() >= RANDOMX_CACHE_BYTES + RESERVE_BYTES;
    if (reusable !== undefined && (isFull || !hasRoom)) {
      this.#caches = [...this.#caches.filter((cache) => cache !== reusable), reusable];
      return reusable;
    }
    this.#requireRoom(RANDOMX_CACHE_BYTES);
    const { flags } = this.#library;
    const large = this.#library.allocCache(flags | RANDOMX_FLAG.largePages);
    const pointer = large ?? this.#library.allocCache(flags);
    if (pointer === null) throw this.#memoryError(RANDOMX_CACHE_BYTES);
    const pages = large === null ? 'ordinary' : 'large';
    const cache: Cache = { pointer, pages, key: null, generation: 0, vm: null };
    this.#caches.push(cache);
    return cache;
  }

  #takeDataset(inUse: string | null): Block {
    const reusable = this.#datasets.find(
      (dataset) => dataset.key === null || dataset.key !== inUse,
    );
    if (reusable !== undefined) {
      this.#datasets = [...this.#datasets.filter((dataset) => dataset !== reusable), reusable];
      return reusable;
    }
    this.#requireRoom(RANDOMX_DATASET_BYTES);
    const large = this.#library.allocDataset(RANDOMX_FLAG.largePages);
    const pointer = large ?? this.#library.allocDataset(0);
    if (pointer === null) throw this.#memoryError(RANDOMX_DATASET_BYTES);
    const isAdvised = large === null && adviseHugePages(this.#library, pointer);
    const pages = large !== null ? 'large' : isAdvised ? 'advised' : 'ordinary';
    const dataset: Block = { pointer, pages, key: null, generation: 0 };
    this.#datasets.push(dataset);
    return dataset;
  }

  /** The one hash that proves a dataset: light mode and dataset must agree. */
  async #testDataset(dataset: Block, key: Uint8Array): Promise<void> {
    const { fullMemory } = RANDOMX_FLAG;
    const vm = createFastestVm(this.#library, fullMemory, null, dataset.pointer);
    if (vm === null) throw this.#memoryError(2 ** 21);
    try {
      const input = new Uint8Array(76).fill(dataset.generation);
      const fast = await this.#hash(vm, input);
      const light = await this.digest(key, input);
      if (light !== null && equalBytes(fast, light)) return;
    } finally {
      this.#library.destroyVm(vm);
    }
    const problem = 'the dataset does not agree with its cache';
    throw new AppError('kernel.self-test-failed', { kernel: 'fast', problem });
  }

  async #lightHash(cache: Cache, input: Uint8Array): Promise<Uint8Array> {
    cache.vm ??= createFastestVm(this.#library, 0, cache.pointer, null);
    if (cache.vm === null) throw this.#memoryError(2 ** 21);
    return this.#hash(cache.vm, input);
  }

  async #hash(vm: Pointer, input: Uint8Array): Promise<Uint8Array> {
    const digest = new Uint8Array(32);
    await asyncCall((done) => this.#library.hash.async(vm, input, input.length, digest, done));
    return digest;
  }

  #requireRoom(needBytes: number): void {
    if (this.#available() < needBytes + RESERVE_BYTES) throw this.#memoryError(needBytes);
  }

  #memoryError(needBytes: number): AppError {
    return new AppError('kernel.memory', {
      needBytes: needBytes + RESERVE_BYTES,
      freeBytes: this.#available(),
    });
  }

  #nextGeneration(): number {
    this.#generations += 1;
    return this.#generations;
  }
}

function asyncCall(run: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => (error ? reject(error) : resolve()));
  });
}
