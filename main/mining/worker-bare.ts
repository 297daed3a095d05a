import type { MessagePort } from 'node:worker_threads';
import { bytesFromHex } from '../../common/block/bytes.ts';
import { isKeyed } from './algorithm/algorithm.ts';
import { readAlgorithm } from './algorithm/registry.ts';
import { adaptBatch } from './batch-size.ts';
import { findKernelSource } from './kernel/catalog.ts';
import { type Kernel, MIN_OUT_PLACES } from './kernel/kernel.ts';
import type { BareMessage, BareOrder, BareStart } from './worker-protocol.ts';

/** Processor time after which caches are full, everything is compiled and batches have their size. */
const WARM_UP_CPU_MS = 500;

/** Runs a kernel's loop with nothing around it, for as long as each order says; what the engine is held against. */
export function bare(start: BareStart, port: MessagePort): void {
  const algorithm = readAlgorithm(start.algorithm);
  if (algorithm === undefined || isKeyed(algorithm)) throw new Error('it has no bare loop');
  const source = findKernelSource(algorithm, start.kernel, start.nativeFolder);
  if (source === undefined) throw new Error(`unknown kernel ${start.kernel}`);
  const kernel = source.open();
  kernel.setJob(bytesFromHex(algorithm.knownAnswers[0]!.header), new Uint8Array(32));
  const loop = createLoop(kernel);
  for (let cpuMs = 0; cpuMs < WARM_UP_CPU_MS; ) cpuMs += loop(100).cpuMs;
  port.on('message', (order: BareOrder) => {
    if (order.ms > 0) {
      port.postMessage(loop(order.ms));
      return;
    }
    kernel.close();
    port.close();
  });
  port.postMessage({ hashes: 0, ms: 0, cpuMs: 0 } satisfies BareMessage);
}

function createLoop(kernel: Kernel): (ms: number) => BareMessage {
  const out = new Uint32Array(MIN_OUT_PLACES);
  let first = 0;
  let batch = 64;
  return (ms) => {
    const cpu = process.threadCpuUsage();
    const startedMs = performance.now();
    let nowMs = startedMs;
    let hashes = 0;
    while (nowMs - startedMs < ms) {
      const { scanned } = kernel.scan(first, batch, out);
      const endedMs = performance.now();
      first = (first + scanned) >>> 0;
      hashes += scanned;
      batch = adaptBatch(batch, scanned, endedMs - nowMs);
      nowMs = endedMs;
    }
    const { user, system } = process.threadCpuUsage(cpu);
    return { hashes, ms: nowMs - startedMs, cpuMs: (user + system) / 1000 };
  };
}
