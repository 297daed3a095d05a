import type { EngineOptions } from '../engine-api.ts';
import type { MemoryHandle } from './kernel.ts';

/** What making memory may take and tells. */
export interface MakeOptions {
  /** Threads that may work on it. */
  readonly threads: number;
  readonly priority: EngineOptions['priority'];
  /** Told a few times a second; `progress` runs from 0 to 1. */
  readonly progress: (what: string, progress: number) => void;
  readonly signal: AbortSignal;
}

/** The memory of a keyed algorithm: made from a job's key, shared by all threads, held by the engine. */
export interface KeyedMemory {
  /** The memory of a key for a kernel when it is made, otherwise null. */
  find(key: Uint8Array, kernel: string): MemoryHandle | null;
  /**
   * Makes it, in place of another where there is no room for two: no thread may be hashing.
   *
   * @throws AppError `kernel.memory`, `kernel.self-test-failed`; the signal's reason
   */
  make(key: Uint8Array, kernel: string, options: MakeOptions): Promise<void>;
  /** Makes as much of it in the background as fits beside what is in use; failing is no error. */
  announce(
    key: Uint8Array,
    keyInUse: Uint8Array,
    kernel: string,
    priority: EngineOptions['priority'],
  ): void;
  /** Every thread uses this key now, or sleeps: what is for neither it nor the next one is freed. */
  settle(key: Uint8Array, nextKey: Uint8Array | null, kernel: string): void;
  /** What was chosen for a kernel, in words. */
  describe(kernel: string): string | null;
  /** The hash by light mode, beside the event loop; null when the key's memory is gone. */
  digest(key: Uint8Array, header: Uint8Array): Promise<Uint8Array | null>;
  /** Frees all; no thread may use it any more. */
  close(): Promise<void>;
}
