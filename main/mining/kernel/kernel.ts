import { createHash } from 'node:crypto';

/** What one scan did. The kernel owns and reuses this object: read it before the next scan. */
export interface ScanResult {
  /** How many nonces were written to `out`. */
  found: number;
  /** How many nonces were tested; less than asked when `out` ran short of places. */
  scanned: number;
}

/** Places `out` must have at least; see native/kernel.h. */
export const MIN_OUT_PLACES = 128;

/** Free places in `out` below which a scan stops: no kernel tests more lanes at once. */
export const PLACES_PER_BATCH = 64;

/**
 * Rounds a number of hashes down so that no kernel ends on half-empty lanes: all lane counts divide 480
 * (5, 6, 32), those of scrypt divide 24. Small numbers stay: a slow kernel may not wait for so many.
 */
export function wholeLanes(count: number): number {
  const multiple = count >= 4 * 480 ? 480 : count >= 2 * 24 ? 24 : 1;
  return count - (count % multiple);
}

/** Memory that all threads of the process share, made from a job's key before its first hash. */
export interface MemoryHandle {
  /** Where the maker's object lies in this process. */
  readonly address: bigint;
  /** Another number whenever the content changed, at the same address too. */
  readonly generation: number;
}

/** Short for code by its content. */
export function fingerprintOf(code: Uint8Array): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 12);
}

/** A running kernel; belongs to one thread. The semantics are those of native/kernel.h. */
export interface Kernel {
  /** Bytes it holds, scratchpad included. */
  readonly memoryBytes: number;
  /**
   * @param header - as hashed; its nonce bytes are ignored
   * @param targetLe - 32 bytes, little-endian; a digest counts when it is at most this
   * @param memory - of the job's key; only keyed algorithms have it
   */
  setJob(header: Uint8Array, targetLe: Uint8Array, memory?: MemoryHandle): void;
  /**
   * Tests nonces first, first+1, ... wrapping at 2^32, and writes those that count to `out` in that order.
   * Allocates nothing.
   *
   * @param count - 0 to 2^32 - 1
   */
  scan(first: number, count: number, out: Uint32Array): ScanResult;
  /** Frees it; the kernel must not be used afterwards. */
  close(): void;
}

/** How a kernel comes to be. */
export interface KernelSource {
  /** Unique within its algorithm: 'avx512', 'wasm' ... */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /** Why it can not run here; null when it can. */
  readonly unavailable: string | null;
  /** @throws AppError `kernel.memory` when memory is refused */
  open(): Kernel;
  /** Changes with the code that runs: a speed measured of another build is none of this one. */
  readonly fingerprint?: () => string;
  /** Its own self-test, for kernels that need memory made from a key: null, or what went wrong. */
  readonly test?: () => string | null;
}
