import { bytesFromHex } from '../../../common/block/bytes.ts';
import type { AlgorithmDefinition } from '../algorithm/algorithm.ts';
import { type Kernel, MIN_OUT_PLACES } from './kernel.ts';

/** Rounds of slices; the median of three shrugs off one disturbed by the rest of the machine. */
const ROUNDS = 3;

/** A kernel's speed on one thread. */
export interface KernelSpeed {
  readonly hps: number;
}

/**
 * Measures kernels in interleaved slices, so that a change of the core's clock meets all of them alike.
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
  const sliceMs = totalMs / (kernels.size * (ROUNDS + 1));
  const samples = new Map([...kernels.keys()].map((id) => [id, [] as number[]]));
  for (const kernel of kernels.values()) {
    kernel.setJob(header, new Uint8Array(32));
    // Warms caches and lets the JavaScript engine compile; not counted.
    timeSlice(kernel, sliceMs);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [id, kernel] of kernels) samples.get(id)!.push(timeSlice(kernel, sliceMs));
  }
  return new Map([...samples].map(([id, rates]) => [id, { hps: median(rates) }]));
}

/** H/s over about `sliceMs`. */
function timeSlice(kernel: Kernel, sliceMs: number): number {
  const out = new Uint32Array(MIN_OUT_PLACES);
  let batch = 64;
  let hashes = 0;
  const startedMs = performance.now();
  for (;;) {
    hashes += kernel.scan(hashes >>> 0, batch, out).scanned;
    const elapsedMs = performance.now() - startedMs;
    if (elapsedMs >= sliceMs) return (hashes * 1000) / elapsedMs;
    const restMs = sliceMs - elapsedMs;
    batch = Math.max(1, Math.min(2 ** 31, batch * 2, Math.ceil((hashes / elapsedMs) * restMs)));
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
