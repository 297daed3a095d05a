import { isKeyed } from './algorithm/algorithm.ts';
import { readAlgorithm } from './algorithm/registry.ts';
import { adaptBatch } from './batch-size.ts';
import { findKernelSource } from './kernel/catalog.ts';
import { type Kernel, MIN_OUT_PLACES } from './kernel/kernel.ts';
import { createSelfTest, runSelfTest } from './kernel/self-test.ts';
import { applyThreadPriority } from './priority.ts';
import { RingReader } from './work-ring.ts';
import type { MineMessage, MineStart } from './worker-protocol.ts';

/** The first batch, before any time is known: some 20 ms of the slowest kernel. */
const FIRST_BATCH = 64;

/**
 * Messages with solutions that main has not dealt with yet; a thread that is further ahead waits. Only at
 * absurdly easy targets (regtest) can a thread find faster than main checks.
 */
const MAX_UNHANDLED = 4;

/** Hashes until told to stop; blocks its thread, which has nothing else to do. */
export function mine(start: MineStart, post: (message: MineMessage) => void): void {
  applyThreadPriority(start.priority);
  const kernel = openTested(start);
  if (typeof kernel === 'string') {
    post({ kind: 'unusable', problem: kernel });
    return;
  }
  post({ kind: 'ready', memoryBytes: kernel.memoryBytes });
  run(new RingReader(start.ring), kernel, post);
  kernel.close();
}

/** @returns the kernel, or why it can not be used */
function openTested(start: MineStart): Kernel | string {
  const algorithm = readAlgorithm(start.algorithm);
  if (algorithm === undefined) return `unknown algorithm ${start.algorithm}`;
  const source = findKernelSource(algorithm, start.kernel, start.nativeFolder);
  if (source === undefined) return `unknown kernel ${start.kernel}`;
  if (source.unavailable !== null) return source.unavailable;
  try {
    const kernel = source.open();
    // A keyed kernel was tested once for all threads, because that takes as much memory as mining.
    if (isKeyed(algorithm)) return kernel;
    const problem = runSelfTest(kernel, createSelfTest(algorithm));
    if (problem === null) return kernel;
    kernel.close();
    return problem;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function run(ring: RingReader, kernel: Kernel, post: (message: MineMessage) => void): void {
  const out = new Uint32Array(2 * MIN_OUT_PLACES);
  const { work } = ring;
  let batch = FIRST_BATCH;
  let first = 0;
  let left = 0;
  let posted = 0;

  for (;;) {
    const wakes = ring.wakes();
    const mode = ring.mode();
    if (mode === 'stop') return;
    if (mode === 'sleep' || ((posted - ring.foundHandled()) | 0) >= MAX_UNHANDLED) {
      ring.sleep(wakes);
      continue;
    }
    if (left === 0 || !ring.isCurrent()) {
      left = 0;
      if (!ring.take()) {
        ring.setStarved(true);
        ring.sleep(wakes);
        continue;
      }
      ring.setStarved(false);
      kernel.setJob(work.header, work.targetLe, work.memory);
      first = work.first;
      left = work.count;
    }

    const startedMs = performance.now();
    const { found, scanned } = kernel.scan(first, Math.min(left, batch), out);
    const elapsedMs = performance.now() - startedMs;
    first = (first + scanned) >>> 0;
    left -= scanned;
    ring.count(scanned);
    batch = adaptBatch(batch, scanned, elapsedMs);
    if (found > 0) {
      post({ kind: 'found', item: work.item, nonces: out.slice(0, found) });
      posted += 1;
    }
    const duty = ring.dutyPercent();
    if (duty < 100) rest(ring, (elapsedMs * (100 - duty)) / duty);
  }
}

/** Sleeps for `ms`, through wakes that do not concern it, up to a new job or a change of mode. */
function rest(ring: RingReader, ms: number): void {
  const endMs = performance.now() + ms;
  for (;;) {
    const wakes = ring.wakes();
    const leftMs = endMs - performance.now();
    if (leftMs <= 0 || !ring.isCurrent() || ring.mode() !== 'run') return;
    ring.sleep(wakes, leftMs);
  }
}
