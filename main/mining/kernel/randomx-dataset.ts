import type { FillStart } from '../worker-protocol.ts';
import { startWorker } from '../worker-thread.ts';
import { loadKoffi } from './foreign.ts';
import type { MakeOptions } from './keyed-memory.ts';
import { type Pointer, RANDOMX_DATASET_BYTES, type RandomxLibrary } from './randomx-library.ts';

/** Items of one piece: about 80 ms of one thread, so that an abort is quick and the end is even. */
const PIECE_ITEMS = 65_536;

const PROGRESS_MS = 250;

/** Where the fillers are: the next item, and how many are done. */
const FILL_WORD = { next: 0, done: 1 } as const;

/**
 * Fills a dataset from a cache with threads of its own. On two cores of 2024 it takes 20 s.
 *
 * @throws the signal's reason, or Error when a thread died
 */
export async function fillDataset(
  library: RandomxLibrary,
  { dataset, cache }: { readonly dataset: Pointer; readonly cache: Pointer },
  workerUrl: URL,
  nativeFolder: string | null,
  { threads, priority, progress, signal }: MakeOptions,
): Promise<void> {
  signal.throwIfAborted();
  const items = library.datasetItemCount();
  const words = new Uint32Array(new SharedArrayBuffer(8));
  const start: FillStart = { role: 'fill', dataset, cache, items, words, nativeFolder, priority };
  const tell = () =>
    progress('RandomX dataset', Math.min(1, Atomics.load(words, FILL_WORD.done) / items));
  const timer = setInterval(tell, PROGRESS_MS);
  const abort = () => Atomics.store(words, FILL_WORD.next, items);
  signal.addEventListener('abort', abort, { once: true });
  try {
    tell();
    await Promise.all(Array.from({ length: threads }, () => runFiller(workerUrl, start)));
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', abort);
  }
  signal.throwIfAborted();
}

function runFiller(workerUrl: URL, start: FillStart): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(workerUrl, start, 'randomx dataset');
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a dataset thread ended with code ${code}`));
    });
  });
}

/** One filler's life: takes pieces until none is left. */
export function fillPieces(
  library: RandomxLibrary,
  { dataset, cache, items, words }: FillStart,
): void {
  for (;;) {
    const first = Atomics.add(words, FILL_WORD.next, PIECE_ITEMS);
    if (first >= items) return;
    const count = Math.min(PIECE_ITEMS, items - first);
    library.initDataset(dataset, cache, first, count);
    Atomics.add(words, FILL_WORD.done, count);
  }
}

/** `MADV_HUGEPAGE` of Linux. */
const ADVISE_HUGE_PAGE = 14;
const PAGE_BYTES = 4096n;

/**
 * Asks Linux for 2 MiB pages under a dataset that nothing was written to yet; needs no rights and is worth some
 * 8 % of the speed.
 *
 * @returns whether the system took the advice
 */
export function adviseHugePages(library: RandomxLibrary, dataset: Pointer): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const advise = loadKoffi().load('libc.so.6').func('int madvise(void *, size_t, int)');
    const start = library.datasetMemory(dataset);
    const aligned = ((start + PAGE_BYTES - 1n) / PAGE_BYTES) * PAGE_BYTES;
    const bytes = RANDOMX_DATASET_BYTES - 2 ** 20;
    return advise(aligned, bytes, ADVISE_HUGE_PAGE) === 0;
  } catch {
    // Another C library: ordinary pages do as well, a little slower.
    return false;
  }
}
