import type { AlgorithmId } from '../../common/mining/job.ts';
import type { EngineOptions } from './engine-api.ts';

/** What a mining worker is started with; all later orders go through the ring (work-ring.ts). */
export interface MineStart {
  readonly role: 'mine';
  readonly algorithm: AlgorithmId;
  readonly kernel: string;
  readonly nativeFolder: string | null;
  readonly priority: EngineOptions['priority'];
  readonly ring: SharedArrayBuffer;
}

/** A worker that tests and measures every kernel of an algorithm and ends. */
export interface ProbeStart {
  readonly role: 'probe';
  readonly algorithm: AlgorithmId;
  readonly nativeFolder: string | null;
  /** Only these kernels; null: all. */
  readonly kernels: readonly string[] | null;
  /** Time for measuring in all; 0: only test. */
  readonly seconds: number;
  /** Shared, one word: not 0 once nobody waits for the answer. */
  readonly aborted: Int32Array;
}

/** A worker that fills a share of a RandomX dataset and ends. */
export interface FillStart {
  readonly role: 'fill';
  /** Addresses of the library's objects. */
  readonly dataset: bigint;
  readonly cache: bigint;
  readonly items: number;
  /** Shared by all fillers: the next item, and how many are done. */
  readonly words: Uint32Array;
  readonly nativeFolder: string | null;
  readonly priority: EngineOptions['priority'];
}

/** A worker that runs a kernel's loop on order, for the bench. */
export interface BareStart {
  readonly role: 'bare';
  readonly algorithm: AlgorithmId;
  readonly kernel: string;
  readonly nativeFolder: string | null;
}

export type WorkerStart = MineStart | ProbeStart | FillStart | BareStart;

/** To a bare loop: hash for so long; 0: end. */
export interface BareOrder {
  readonly ms: number;
}

/** From a bare loop after each order, and once, with zeros, when it is ready. */
export interface BareMessage {
  readonly hashes: number;
  readonly ms: number;
  /** Processor time of the thread. */
  readonly cpuMs: number;
}

/** From a mining worker. */
export type MineMessage =
  /** The kernel passed its self-test; from now on the worker obeys the ring. */
  | { readonly kind: 'ready'; readonly memoryBytes: number }
  /** The kernel can not be used; the worker ends. */
  | { readonly kind: 'unusable'; readonly problem: string }
  /** Nonces of one piece of work that met its target. */
  | { readonly kind: 'found'; readonly item: number; readonly nonces: Uint32Array };

/** What a probe found out about one kernel. */
export interface ProbedKernel {
  readonly id: string;
  readonly label: string;
  /** Of the code measured; empty where it comes with the JavaScript engine. */
  readonly fingerprint: string;
  readonly selfTest:
    | { readonly kind: 'passed' }
    | { readonly kind: 'failed'; readonly problem: string }
    | { readonly kind: 'unavailable'; readonly reason: string };
  readonly memoryBytes: number | null;
  /** One thread's H/s; null when not measured. */
  readonly hps: number | null;
  readonly cyclesPerHash: number | null;
}

/** From a probing worker, once. */
export interface ProbeMessage {
  readonly kind: 'probed';
  readonly kernels: readonly ProbedKernel[];
}
