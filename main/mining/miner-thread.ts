import type { Worker } from 'node:worker_threads';
import type { AlgorithmId, Job } from '../../common/mining/job.ts';
import type { EngineOptions } from './engine-api.ts';
import { headerFromRange } from './job-work.ts';
import type { MemoryHandle } from './kernel/kernel.ts';
import type { NonceRange, NonceSpace } from './nonce-space.ts';
import { createRingMemory, RING_SLOTS, RingWriter } from './work-ring.ts';
import type { MineMessage, MineStart } from './worker-protocol.ts';
import { startWorker } from './worker-thread.ts';

/**
 * Length of one piece of work. Long enough that making headers costs nothing, short enough that eight of
 * them do not hoard a small nonce space.
 */
const PIECE_S = 1;

/** Pieces remembered for solutions that are still on their way: a ring full of the last job, and this one's. */
const REMEMBERED_PIECES = 4 * RING_SLOTS;

/** How long a worker may take to end by itself (a batch and freeing its kernel) before it is made to. */
const STOP_MS = 2000;

/** How long one that still starts is waited for; it ends by itself even later. */
const START_MS = 10_000;

/** One piece of work given to a thread. */
export interface Piece {
  readonly item: number;
  readonly job: Job;
  readonly range: NonceRange;
  readonly space: NonceSpace;
}

interface MinerThreadOptions {
  readonly index: number;
  readonly workerUrl: URL;
  readonly nativeFolder: string | null;
  readonly algorithm: AlgorithmId;
  readonly kernel: string;
  readonly priority: EngineOptions['priority'];
  readonly dutyPercent: number;
  /** H/s to size the first pieces by. */
  readonly expectedHps: number;
}

interface MinerThreadListener {
  ready(thread: MinerThread): void;
  /** Nonces the kernel says meet the piece's target; the thread may run a few messages ahead of it. */
  found(thread: MinerThread, piece: Piece, nonces: Uint32Array): Promise<void>;
  /** It can not go on: `unusable` when its kernel failed the self-test, otherwise it died. */
  failed(thread: MinerThread, kind: 'unusable' | 'died', problem: string): void;
}

/** One worker thread with its ring, seen from the engine. Never reused: a failed one is replaced. */
export class MinerThread {
  readonly index: number;
  readonly kernel: string;
  readonly priority: EngineOptions['priority'];
  readonly #worker: Worker;
  readonly #ring: RingWriter;
  readonly #listener: MinerThreadListener;
  #pieces: Piece[] = [];
  #nextItem = 1;
  #hps: number;
  #hashesRead = 0;
  #hashesRated = 0;
  #ratedAtMs: number | null = null;
  #isReady = false;
  #isStopping = false;
  #hasFailed = false;
  readonly #exited: Promise<void>;

  constructor(options: MinerThreadOptions, listener: MinerThreadListener) {
    this.index = options.index;
    this.kernel = options.kernel;
    this.priority = options.priority;
    this.#hps = options.expectedHps;
    this.#listener = listener;
    const memory = createRingMemory();
    this.#ring = new RingWriter(memory);
    this.#ring.setDuty(options.dutyPercent);
    const start: MineStart = {
      role: 'mine',
      algorithm: options.algorithm,
      kernel: options.kernel,
      nativeFolder: options.nativeFolder,
      priority: options.priority,
      ring: memory,
    };
    this.#worker = startWorker(options.workerUrl, start, `miner ${this.index}`);
    this.#worker.on('message', (message: MineMessage) => this.#onMessage(message));
    this.#worker.on('error', (error) => this.#fail('died', error.message));
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        this.#fail('died', `ended with code ${code}`);
        resolve();
      });
    });
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** True while it has nothing to do. */
  get isStarved(): boolean {
    return this.#ring.isStarved() && this.#ring.untaken() === 0;
  }

  /** True once it took work of the present job. */
  get hasBegun(): boolean {
    return this.#ring.hasBegun();
  }

  /** Changes with every batch. */
  get beats(): number {
    return this.#ring.beats();
  }

  setDuty(percent: number): void {
    this.#ring.setDuty(percent);
    this.#ring.wake();
  }

  setRunning(isRunning: boolean): void {
    if (this.#isStopping) return;
    this.#ring.setMode(isRunning ? 'run' : 'sleep');
    this.#ring.wake();
  }

  /** Voids all work; what was not begun goes back to its space. */
  clear(): void {
    const untaken = this.#ring.begin();
    const kept = this.#pieces.length - untaken;
    for (const { space, range } of this.#pieces.slice(kept)) space.giveBack(range);
    this.#pieces = this.#pieces.slice(Math.max(0, kept - REMEMBERED_PIECES), kept);
    this.#ring.wake();
  }

  /** Fills the ring from a space; false when the space has no more. */
  topUp(job: Job, space: NonceSpace, memory: MemoryHandle): boolean {
    let hasMore = true;
    for (let free = this.#ring.free(); free > 0 && hasMore; free -= 1) {
      const range = space.take(Math.max(1, this.#hps * PIECE_S));
      hasMore = range !== null;
      if (range !== null) this.#push({ item: this.#nextItem, job, range, space }, memory);
    }
    if (this.#ring.isStarved()) this.#ring.wake();
    return hasMore;
  }

  #push(piece: Piece, memory: MemoryHandle): void {
    this.#ring.push({
      item: piece.item,
      first: piece.range.first,
      count: piece.range.count,
      header: headerFromRange(piece.job, piece.range, 0),
      targetLe: piece.job.shareTarget,
      memory,
    });
    this.#nextItem = (this.#nextItem + 1) >>> 0;
    this.#pieces.push(piece);
    if (this.#pieces.length > REMEMBERED_PIECES) this.#pieces.shift();
  }

  /** Hashes since it was last asked. */
  takeHashes(): number {
    const hashes = this.#ring.hashes();
    const fresh = (hashes - this.#hashesRead) >>> 0;
    this.#hashesRead = hashes;
    return fresh;
  }

  /** Follows the thread's speed, so that pieces keep their length; called about four times a second. */
  rate(nowMs: number): void {
    const hashes = this.#ring.hashes();
    if (this.#ratedAtMs === null) {
      this.#ratedAtMs = nowMs;
      this.#hashesRated = hashes;
      return;
    }
    const elapsedS = (nowMs - this.#ratedAtMs) / 1000;
    if (elapsedS < 1) return;
    const hps = ((hashes - this.#hashesRated) >>> 0) / elapsedS;
    if (hps > 0) this.#hps = hps;
    this.#ratedAtMs = nowMs;
    this.#hashesRated = hashes;
  }

  /** Ends it for good; resolves when it is gone and its last hashes can be taken. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.clear();
    this.#ring.setMode('stop');
    this.#ring.wake();
    const terminate = this.#isReady
      ? setTimeout(() => void this.#worker.terminate(), STOP_MS)
      : undefined;
    // A thread stuck in native code can not be ended at all; nobody waits for it for ever.
    let giveUp: NodeJS.Timeout | undefined;
    const stuck = new Promise<void>((resolve) => {
      giveUp = setTimeout(resolve, this.#isReady ? 2 * STOP_MS : START_MS);
    });
    await Promise.race([this.#exited, stuck]);
    clearTimeout(terminate);
    clearTimeout(giveUp);
  }

  #onMessage(message: MineMessage): void {
    switch (message.kind) {
      case 'ready':
        if (this.#isStopping) return;
        this.#isReady = true;
        this.#listener.ready(this);
        return;
      case 'unusable':
        this.#fail('unusable', message.problem);
        return;
      case 'found': {
        const piece = this.#pieces.find(({ item }) => item === message.item);
        void this.#handleFound(piece, message.nonces);
      }
    }
  }

  async #handleFound(piece: Piece | undefined, nonces: Uint32Array): Promise<void> {
    try {
      if (piece !== undefined) await this.#listener.found(this, piece, nonces);
    } catch (error) {
      this.#fail('died', error instanceof Error ? error.message : String(error));
    } finally {
      this.#ring.foundHandled();
    }
  }

  #fail(kind: 'unusable' | 'died', problem: string): void {
    if (this.#hasFailed || this.#isStopping) return;
    this.#hasFailed = true;
    this.#listener.failed(this, kind, problem);
  }
}
