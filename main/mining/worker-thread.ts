import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { loadKoffi } from './kernel/foreign.ts';
import type { WorkerStart } from './worker-protocol.ts';

/**
 * Starts a thread of ours. It is asked to end and never made to while it loads: `terminate()` in the middle of
 * koffi's start ends the whole process (docs/decision/0009-ending-threads.md).
 *
 * @param url - worker.ts, or what it was built into
 * @param name - for debuggers and process lists
 */
export function startWorker(url: URL, start: WorkerStart, name: string): Worker {
  if (start.nativeFolder !== null) holdKoffi();
  if (url.pathname.endsWith('.ts')) keepWasmCode();
  return new Worker(url, { workerData: start, name });
}

/** With koffi loaded here its code stays in the process when the last thread that used it ends. */
function holdKoffi(): void {
  try {
    loadKoffi();
  } catch {
    // Not built for this platform: the threads say so for each kernel that needs it.
  }
}

/**
 * From sources every thread strips types by Node's own WebAssembly module. V8 13.6 shares the wrappers of its
 * imports among threads and, when it collects dead code, can free one that another thread is about to enter. The
 * built worker strips nothing, and the kernels import nothing.
 */
function keepWasmCode(): void {
  setFlagsFromString('--no-wasm-code-gc');
}
