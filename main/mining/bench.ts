import { setTimeout as pause } from 'node:timers/promises';
import { AppError, errorFromWire, type WireError } from '../../common/contract/errors.ts';
import type { KernelInfo } from '../../common/contract/mining.ts';
import type { AlgorithmId, Job } from '../../common/mining/job.ts';
import { readAlgorithm } from './algorithm/registry.ts';
import { type BareLoop, openBareLoop } from './bare-loop.ts';
import { createEngine, type EngineDeps } from './engine.ts';
import type { Engine, EngineState } from './engine-api.ts';
import type { KernelStore } from './kernel-store.ts';
import { probeKernels } from './probe.ts';
import type { BareMessage } from './worker-protocol.ts';

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
  /** All threads, through workers, job ring and counters, from the job's arrival to the last batch's end. */
  readonly hashrateHps: number;
  readonly hashes: number;
  readonly seconds: number;
  /** The kernel's loop alone, on as many threads, in the same run. Null for kernels that need memory made from a key. */
  readonly bareHps: number | null;
  /** What is left of the bare loop's rate: the median of slices in which both ran one after the other. */
  readonly overBare: number | null;
  /**
   * The same by processor time of the threads that hash, which other programs disturb less: what ring, counters and
   * changes of job cost.
   */
  readonly overBareCpu: number | null;
  /** Processor time of the main thread meanwhile, of one core. */
  readonly mainPercent: number;
  /** Cycles of the core's clock per hash in the bare loop, where the clock could be measured. */
  readonly cyclesPerHash: number | null;
}

type BenchDeps = Pick<EngineDeps, 'workerUrl' | 'nativeFolder'> & { readonly store: KernelStore };

/** Length of a slice: engine and bare loop take turns, so that what disturbs one disturbs the other. */
const SLICE_S = 1;

/** Threads whose counters stood still for so long have ended their last batch. */
const STILL_MS = 150;

/** Enough for a few hundred slices of a millisecond, of which the lower quartile counts. */
const CYCLES_S = 1;

/** What the first job pays for, processor time of each thread: filling caches, compiling, the size of a batch. */
const WARM_UP_CPU_MS = 500;

/** On a machine with much else to do the warm-up ends all the same. */
const WARM_UP_MS = 5000;

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
  let bareLoop: BareLoop | null = null;
  try {
    const job = unsolvableJob(algorithm);
    engine.setJob(job);
    await mining;
    const kernel = requireKernel(algorithm, options.kernel, engine.kernels());
    await warmUp(engine, job, threads);
    const { workerUrl, nativeFolder } = deps;
    if (algorithm !== 'randomx') {
      bareLoop = await openBareLoop(workerUrl, { algorithm, kernel, nativeFolder }, threads);
    }
    const count = Math.max(1, Math.round(seconds / SLICE_S));
    const ms = (seconds * 1000) / count;
    const through: Slice[] = [];
    const alone: BareMessage[] = [];
    for (let slice = 0; slice < count; slice += 1) {
      through.push(await runSlice(engine, job, ms));
      if (bareLoop !== null) alone.push(await bareLoop.run(ms));
    }
    await engine.close();
    const hashes = sumOf(through, 'hashes');
    const measuredS = sumOf(through, 'ms') / 1000;
    return {
      algorithm,
      kernel,
      threads,
      hashrateHps: hashes / measuredS,
      hashes,
      seconds: measuredS,
      bareHps: bareLoop === null ? null : sumOf(alone, 'hashes') / (sumOf(alone, 'ms') / 1000),
      overBare: medianRatio(through, alone, 'ms'),
      overBareCpu: medianRatio(through, alone, 'cpuMs'),
      mainPercent: sumOf(through, 'mainMs') / measuredS / 10,
      cyclesPerHash: await measureCycles(options, kernel, deps),
    };
  } finally {
    bareLoop?.close();
    await engine.close();
  }
}

/** What the engine did in a slice; `cpuMs` is of every thread but the main one. */
interface Slice extends BareMessage {
  readonly mainMs: number;
}

/** One job from its arrival until the threads have ended their last batch of it. */
async function runSlice(engine: Engine, job: Job, ms: number): Promise<Slice> {
  const cpu = process.cpuUsage();
  const main = process.threadCpuUsage();
  const before = engine.counters().hashes;
  const startedMs = performance.now();
  engine.setJob(job);
  await pause(ms);
  engine.setJob(null);
  const look = () => {
    const hashes = engine.counters().hashes - before;
    const elapsedMs = performance.now() - startedMs;
    const mainMs = milliseconds(process.threadCpuUsage(main));
    return { hashes, ms: elapsedMs, cpuMs: milliseconds(process.cpuUsage(cpu)) - mainMs, mainMs };
  };
  let last = look();
  while (performance.now() - startedMs - last.ms < STILL_MS) {
    await pause(2);
    const now = look();
    if (now.hashes !== last.hashes) last = now;
  }
  return last;
}

async function warmUp(engine: Engine, job: Job, threads: number): Promise<void> {
  let cpuMs = 0;
  const endMs = performance.now() + WARM_UP_MS;
  while (cpuMs < threads * WARM_UP_CPU_MS && performance.now() < endMs) {
    cpuMs += (await runSlice(engine, job, 300)).cpuMs;
  }
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function sumOf<Field extends string>(
  slices: readonly Readonly<Record<Field, number>>[],
  field: Field,
): number {
  return slices.reduce((sum, slice) => sum + slice[field], 0);
}

/** Of hashes per `time`, slice by slice. */
function medianRatio(
  through: readonly BareMessage[],
  alone: readonly BareMessage[],
  time: 'ms' | 'cpuMs',
): number | null {
  const ratios = alone.map((bare, index) => {
    const slice = through[index]!;
    return slice.hashes / slice[time] / (bare.hashes / bare[time]);
  });
  return ratios.sort((left, right) => left - right)[ratios.length >> 1] ?? null;
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

async function measureCycles(
  { algorithm, seconds }: BenchOptions,
  kernel: string,
  { workerUrl, nativeFolder }: BenchDeps,
): Promise<number | null> {
  const start = {
    algorithm,
    nativeFolder,
    kernels: [kernel],
    seconds: Math.min(seconds, CYCLES_S),
  };
  const [probed] = await probeKernels(workerUrl, start, new AbortController().signal);
  return probed?.cyclesPerHash ?? null;
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
