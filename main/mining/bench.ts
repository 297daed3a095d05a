import { AppError, errorFromWire, type WireError } from '../../common/contract/errors.ts';
import type { KernelInfo } from '../../common/contract/mining.ts';
import type { AlgorithmId, Job } from '../../common/mining/job.ts';
import { readAlgorithm } from './algorithm/registry.ts';
import { createEngine, type EngineDeps } from './engine.ts';
import type { EngineState } from './engine-api.ts';
import type { KernelStore } from './kernel-store.ts';
import { probeKernels } from './probe.ts';

interface BenchOptions {
  readonly algorithm: AlgorithmId;
  /** Kernel id; absent: the fastest. */
  readonly kernel?: string;
  readonly threads: number;
  readonly seconds: number;
}

export interface BenchResult {
  readonly algorithm: AlgorithmId;
  readonly kernel: string;
  readonly threads: number;
  /** All threads, through workers, job ring and counters. */
  readonly hashrateHps: number;
  readonly hashes: number;
  readonly seconds: number;
  /**
   * One thread's bare kernel loop, in the same run; the ratio shows what the engine costs. Null for kernels
   * that need memory made from a key.
   */
  readonly bareHps: number | null;
  /** Cycles of the core's clock per hash in the bare loop, where the clock could be measured. */
  readonly cyclesPerHash: number | null;
}

type BenchDeps = Pick<EngineDeps, 'workerUrl' | 'nativeFolder'> & { readonly store: KernelStore };

/**
 * Measures a kernel as it really mines: through the engine's own threads, on a job nothing can solve.
 *
 * @throws AppError `kernel.none` when the kernel does not exist, can not run here or failed its self-test
 */
export async function runBench(options: BenchOptions, deps: BenchDeps): Promise<BenchResult> {
  const { algorithm, threads, seconds } = options;
  requireKnown(algorithm, options.kernel);
  let stateChanged: (state: EngineState) => void = () => {};
  const mining = new Promise<void>((resolve, reject) => {
    stateChanged = (state) => settle(state, resolve, reject);
  });
  const engine = createEngine({
    ...deps,
    clock: { now: () => performance.timeOrigin + performance.now() },
    options: {
      threads,
      dutyPercent: 100,
      priority: 'normal',
      kernels: options.kernel === undefined ? {} : { [algorithm]: options.kernel },
    },
    listener: {
      solutionFound() {},
      stateChanged: (state) => stateChanged(state),
      kernelsChanged() {},
      event() {},
    },
  });
  try {
    engine.setJob(unsolvableJob(algorithm));
    await mining;
    const kernel = requireKernel(algorithm, options.kernel, engine.kernels());
    const before = engine.counters().hashes;
    const startedMs = performance.now();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    const hashes = engine.counters().hashes - before;
    const measuredS = (performance.now() - startedMs) / 1000;
    await engine.close();
    const bare = await measureBare(options, kernel, deps);
    return {
      algorithm,
      kernel,
      threads,
      hashrateHps: hashes / measuredS,
      hashes,
      seconds: measuredS,
      ...bare,
    };
  } finally {
    await engine.close();
  }
}

/** Before anything is measured, or memory for it made. */
function requireKnown(algorithm: AlgorithmId, kernel: string | undefined): void {
  const known = readAlgorithm(algorithm)?.kernels ?? [];
  if (kernel === undefined || known.includes(kernel)) return;
  const reason = `there is no kernel ${kernel}; there are ${known.join(', ')}`;
  throw new AppError('kernel.none', { algorithm, reason });
}

function settle(state: EngineState, resolve: () => void, reject: (error: Error) => void): void {
  if (state.kind === 'mining') resolve();
  if (state.kind === 'failed') reject(errorFromWire(state.error as WireError));
}

/** The kernel that is mining; it must be the one asked for. */
function requireKernel(
  algorithm: AlgorithmId,
  wanted: string | undefined,
  kernels: readonly KernelInfo[],
): string {
  const inUse = kernels.find((kernel) => kernel.algorithm === algorithm && kernel.inUse);
  if (inUse !== undefined && (wanted === undefined || inUse.id === wanted)) return inUse.id;
  const selfTest = kernels.find(({ id }) => id === wanted)?.selfTest;
  const reason =
    selfTest?.kind === 'unavailable'
      ? `${wanted}: ${selfTest.reason}`
      : selfTest?.kind === 'failed'
        ? `${wanted}: ${selfTest.problem}`
        : `${wanted} was not used`;
  throw new AppError('kernel.none', { algorithm, reason });
}

async function measureBare(
  { algorithm, seconds }: BenchOptions,
  kernel: string,
  { workerUrl, nativeFolder }: BenchDeps,
): Promise<Pick<BenchResult, 'bareHps' | 'cyclesPerHash'>> {
  const start = { algorithm, nativeFolder, kernels: [kernel], seconds: Math.min(seconds, 3) };
  const [probed] = await probeKernels(workerUrl, start, new AbortController().signal);
  return { bareHps: probed?.hps ?? null, cyclesPerHash: probed?.cyclesPerHash ?? null };
}

/** Target 0: no digest counts. */
function unsolvableJob(algorithm: AlgorithmId): Job {
  const common = {
    id: 'benchmark',
    sourceId: 'benchmark',
    chainId: null,
    height: null,
    shareTarget: new Uint8Array(32),
    blockTarget: null,
    shareDifficulty: '0',
    cleanJobs: true,
    receivedAtMs: 0,
  };
  if (algorithm === 'randomx') {
    return {
      ...common,
      kind: 'blob',
      algorithm,
      blob: new Uint8Array(76),
      nonceOffset: 39,
      nonceMask: 0xffffffff,
      seedHash: new Uint8Array(32),
      nextSeedHash: null,
    };
  }
  return {
    ...common,
    kind: 'coinbase',
    algorithm,
    version: 0x20000000,
    versionMask: 0,
    previousHash: new Uint8Array(32),
    merkleBranch: [],
    coinbasePrefix: new Uint8Array(64),
    coinbaseSuffix: new Uint8Array(64),
    extranonce1: new Uint8Array(4),
    extranonce2Size: 8,
    bits: 0x1d00ffff,
    ntime: 0,
    ntimeMax: 0,
  };
}
