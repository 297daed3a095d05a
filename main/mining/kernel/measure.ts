import { bytesFromHex } from '../../../common/block/bytes.ts';
import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import { type Kernel, MIN_OUT_PLACES, wholeLanes } from './kernel.ts';
import { type CoreClock, createCoreClock } from './wasm/core-clock.ts';

/**
 * Length of a slice. Absolute rates drift with clock and neighbours; slices shorter than the system's own
 * time slices, each beside a measurement of the clock, repeat to one per cent.
 */
const SLICE_MS = 1;

/** A slice leaves no lanes idle; for scrypt it lasts longer for that. */
const MIN_SLICE = 24;

/**
 * A kernel's speed on one thread: the lower quartile of its slices' times, because whatever disturbs a
 * slice only ever slows it.
 */
export interface KernelSpeed {
  readonly hps: number;
  /** Null where the core's clock can not be measured. */
  readonly cyclesPerHash: number | null;
}

/** By slice, for one hash. */
interface Samples {
  readonly ms: number[];
  readonly cycles: number[];
}

/**
 * Measures kernels in interleaved slices, so that what disturbs one disturbs all.
 *
 * @param totalMs - time for all of it; 0 measures nothing
 * @param isAborted - asked between slices; true ends it at once
 */
export function measureKernels(
  kernels: ReadonlyMap<string, Kernel>,
  algorithm: AlgorithmDefinition,
  totalMs: number,
  isAborted: () => boolean = () => false,
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
    [...kernels.keys()].map((id): [string, Samples] => [id, { ms: [], cycles: [] }]),
  );
  const endMs = performance.now() + (totalMs * 3) / 4;
  do {
    for (const [id, kernel] of kernels) {
      addSlice(samples.get(id)!, kernel, batches.get(id)!, clock);
    }
  } while (performance.now() < endMs && !isAborted());
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
    if (nowMs >= endMs) return Math.max(MIN_SLICE, wholeLanes(Math.floor(perMs * SLICE_MS)));
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
  samples.ms.push(elapsedMs / scanned);
  // An interruption only ever lowers a reading of the clock; the mean would flatter the kernel.
  if (clock !== null) samples.cycles.push((elapsedMs * Math.max(before, after)) / scanned);
}

function speedFromSamples({ ms, cycles }: Samples): KernelSpeed {
  return {
    hps: 1000 / lowerQuartile(ms),
    cyclesPerHash: cycles.length === 0 ? null : lowerQuartile(cycles),
  };
}

function lowerQuartile(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 2]!;
}
