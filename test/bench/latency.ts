import { hexFromBytes } from '../../common/block/bytes.ts';
import type { CoinbaseJob } from '../../common/mining/job.ts';
import { nativeFolder, workerUrl } from '../../main/app/place.ts';
import { createEngine } from '../../main/mining/engine.ts';
import { createMemoryKernelStore } from '../../main/mining/kernel-store.ts';
import { quantileOf, type Row } from './row.ts';

const switches = 150;

/**
 * From a new job in main to a hash of it on a thread: jobs whose every hash counts follow hard ones, so
 * the first solution tells when the new job arrived. Includes the check by the reference and the message.
 */
export async function benchLatency(): Promise<Row[]> {
  const waiting = new Map<string, (atMs: number) => void>();
  const engine = createEngine({
    workerUrl,
    nativeFolder,
    store: createMemoryKernelStore(),
    clock: { now: () => Date.now() },
    options: { threads: 2, dutyPercent: 100, priority: 'normal', kernels: {} },
    listener: {
      solutionFound({ jobId }) {
        waiting.get(jobId)?.(performance.now());
        waiting.delete(jobId);
      },
      stateChanged: () => undefined,
      kernelsChanged: () => undefined,
      event: () => undefined,
    },
  });
  const sample: number[] = [];
  // The first switch starts threads and kernels; it is not one of a running miner.
  for (let index = 0; index <= switches; index += 1) {
    const easy = job(`easy-${index}`, new Uint8Array(32).fill(0xff));
    const found = new Promise<number>((resolve) => waiting.set(easy.id, resolve));
    const beganMs = performance.now();
    engine.setJob(easy);
    const endedMs = await found;
    if (index > 0) sample.push(endedMs - beganMs);
    engine.setJob(job(`hard-${index}`, new Uint8Array(32)));
    await new Promise((resolve) => setTimeout(resolve, 30 + (index % 40)));
  }
  await engine.close();
  return [
    {
      name: 'new job to its first checked hash, median',
      value: quantileOf(sample, 0.5),
      unit: 'ms',
    },
    {
      name: 'new job to its first checked hash, 99 %',
      value: quantileOf(sample, 0.99),
      unit: 'ms',
      goal: '< 60',
    },
  ];
}

function job(id: string, shareTarget: Uint8Array): CoinbaseJob {
  const seed = new TextEncoder().encode(hexFromBytes(new TextEncoder().encode(id)));
  return {
    kind: 'coinbase',
    id,
    sourceId: 'bench',
    algorithm: 'sha256d',
    chainId: null,
    height: 1,
    shareTarget,
    blockTarget: null,
    shareDifficulty: '1',
    cleanJobs: true,
    receivedAtMs: 0,
    version: 0x20000000,
    versionMask: 0,
    previousHash: new Uint8Array(32).fill(7),
    merkleBranch: [],
    coinbasePrefix: seed,
    coinbaseSuffix: new Uint8Array(4),
    extranonce1: new Uint8Array(4),
    extranonce2Size: 4,
    bits: 0x207fffff,
    ntime: 1,
    ntimeMax: 7200,
  };
}
