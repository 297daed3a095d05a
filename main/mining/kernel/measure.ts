import { bytesFromHex } from '../../../common/block/bytes.ts';
import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import { type Kernel, MIN_OUT_PLACES } from './kernel.ts';
import { type CoreClock, createCoreClock } from './wasm/core-clock.ts';

/**
 * Longest slice. Absolute rates drift with clock and neighbours; cycles of slices shorter than the
 * system's time slice, each beside a measurement of the clock, repeat to one per cent.
 */
const SLICE_MS = 2;

/** A kernel's speed on one thread. */
export interface KernelSpeed {
  /** Mean over its slices. */
  readonly hps: number;
  /** Median over its slices; null where the core's clock can not be measured. */
  readonly cyclesPerHash: number | null;
}

interface Samples {
  hashes: number;
  elapsedMs: number;
  readonly cycles: number[];
}

/**
 * Measures kernels in interleaved slices, so that what disturbs one disturbs all.
 *
 * @param totalMs - time for all of it; 0 measures nothing
 */
export function measureKernels(
  kernels: ReadonlyMap<string, Kernel>,
  algorithm: AlgorithmDefinition,
  totalMs: number,
): ReadonlyMap<string, KernelSpeed> {
  if (totalMs <= 0 || kernels.size === 0) return new Map();
  const header = bytesFromHex(algorithm.knownAnswers[0]!.header);
  const clock = createCoreClock(process.arch);
  const warmUpMs = totalMs / (4 * kernels.size);
  const batches = new Map<string, number>();
  for (const [id, kernel] of kernels) {
    kernel.setJob(header, new Uint8Array(32));
    batches.set(id, warmUp(kernel, warmUpMs));
  }
  const samples = new Map(
    [...kernels.keys()].map((id): [string, Samples] => [
      id,
      { hashes: 0, elapsedMs: 0, cycles: [] },
    ]),
  );
  const endMs = performance.now() + (totalMs * 3) / 4;
  do {
    for (const [id, kernel] of kernels) {
      addSlice(samples.get(id)!, kernel, batches.get(id)!, clock);
    }
  } while (performance.now() < endMs);
  return new Map([...samples].map(([id, sample]) => [id, speedFromSamples(sample)]));
}

/** Fills caches and lets the JavaScript engine compile; finds how many hashes make a slice. */
function warmUp(kernel: Kernel, ms: number): number {
  const out = new Uint32Array(MIN_OUT_PLACES);
  const endMs = performance.now() + ms;
  let batch = 1;
  for (;;) {
    const startedMs = performance.now();
    const { scanned } = kernel.scan(0, batch, out);
    const nowMs = performance.now();
    const perMs = scanned / Math.max(nowMs - startedMs, 1e-3);
    if (nowMs >= endMs) return Math.max(1, Math.floor(perMs * SLICE_MS));
    batch = Math.max(1, Math.floor(Math.min(2 * batch, perMs * SLICE_MS)));
  }
}

function addSlice(samples: Samples, kernel: Kernel, batch: number, clock: CoreClock | null): void {
  const out = new Uint32Array(MIN_OUT_PLACES);
  const before = clock?.() ?? 0;
  const startedMs = performance.now();
  const { scanned } = kernel.scan(0, batch, out);
  const elapsedMs = performance.now() - startedMs;
  const after = clock?.() ?? 0;
  samples.hashes += scanned;
  samples.elapsedMs += elapsedMs;
  samples.cycles.push((elapsedMs * (before + after)) / 2 / scanned);
}

function speedFromSamples({ hashes, elapsedMs, cycles }: Samples): KernelSpeed {
  const middle = [...cycles].sort((a, b) => a - b)[cycles.length >> 1]!;
  return { hps: (hashes * 1000) / elapsedMs, cyclesPerHash: middle === 0 ? null : middle };
}
