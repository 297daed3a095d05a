import type { KernelInfo, MiningState } from '../../common/contract/mining.ts';
import type { AlgorithmId, Job, Solution } from '../../common/mining/job.ts';

/** What the app asks of the engine and what the engine tells it. */
export interface EngineOptions {
  readonly threads: number;
  /** 1 to 100: share of time that the threads hash. */
  readonly dutyPercent: number;
  readonly priority: 'lowest' | 'low' | 'normal';
  /** Algorithm -> pinned kernel id. */
  readonly kernels: Readonly<Record<string, string>>;
}

export interface EngineListener {
  /** Verified against the reference implementation already. */
  solutionFound(solution: Solution): void;
  stateChanged(state: EngineState): void;
  /** The kernel table changed (self-test, benchmark, in use). */
  kernelsChanged(kernels: readonly KernelInfo[]): void;
  event(event: EngineEvent): void;
}

export type EngineEvent =
  | { readonly kind: 'self-test-passed'; readonly kernel: string; readonly threads: number }
  | { readonly kind: 'kernel-failed'; readonly kernel: string; readonly problem: string }
  | {
      readonly kind: 'kernel-changed';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
    }
  | { readonly kind: 'worker-replaced'; readonly index: number; readonly problem: string }
  /** Every nonce, extranonce2, time and version of the job was handed out: the threads wait for another. */
  | { readonly kind: 'nonces-exhausted'; readonly jobId: string }
  /** A kernel reported a nonce that the reference does not confirm; it is dropped and counted. */
  | { readonly kind: 'wrong-solution'; readonly kernel: string };

/** The engine's part of the mining state; pauses by the user or guards are the app's. */
export type EngineState =
  | Extract<
      MiningState,
      { kind: 'stopped' | 'starting' | 'self-testing' | 'preparing' | 'mining' | 'failed' }
    >
  | { readonly kind: 'idle' };

/** Hashes counted so far; the meter turns two of these into rates. */
export interface EngineCounters {
  /** By thread, hashes since the engine was made (survives replaced workers). */
  readonly threads: readonly { readonly hashes: number; readonly kernel: string }[];
  /** All of them, threads since removed included. */
  readonly hashes: number;
}

export interface Engine {
  /** The newest job; every thread takes it within one batch (10 to 50 ms). null: stop hashing, keep the threads. */
  setJob(job: Job | null): void;
  configure(options: EngineOptions): void;
  counters(): EngineCounters;
  kernels(): readonly KernelInfo[];
  /** Micro-benchmark of every kernel of an algorithm that runs here; about `seconds` in all. Mining rests meanwhile. */
  benchmark(algorithm: AlgorithmId, seconds: number): Promise<readonly KernelInfo[]>;
  /** Ends all threads. */
  close(): Promise<void>;
}
