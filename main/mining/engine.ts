import { cpus } from 'node:os';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { hexFromBytes } from '../../common/block/bytes.ts';
import { AppError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { KernelInfo } from '../../common/contract/mining.ts';
import { errorText } from '../../common/message/error.ts';
import type { AlgorithmId, BlobJob, Job } from '../../common/mining/job.ts';
import { isDigestWithinTarget } from '../../common/quantity/target.ts';
import { type Algorithm, isKeyed, type KeyedAlgorithm } from './algorithm/algorithm.ts';
import { readAlgorithm } from './algorithm/registry.ts';
import type {
  Engine,
  EngineCounters,
  EngineListener,
  EngineOptions,
  EngineState,
} from './engine-api.ts';
import { headerFromRange, nonceSpaceFromJob, problemOfJob, workKey } from './job-work.ts';
import { openKeyedMemory } from './kernel/catalog.ts';
import type { MemoryHandle } from './kernel/kernel.ts';
import type { KeyedMemory } from './kernel/keyed-memory.ts';
import type { KernelStore } from './kernel-store.ts';
import {
  chooseKernel,
  type KernelTable,
  kernelTableFromProbe,
  needsMeasuring,
  speedsFromProbe,
  withFailedKernel,
  withLabel,
  withUse,
} from './kernel-table.ts';
import { LateAllowance } from './late-allowance.ts';
import { MinerThread, type Piece } from './miner-thread.ts';
import type { NonceSpace } from './nonce-space.ts';
import { applyProcessPriority } from './priority.ts';
import { probeKernels } from './probe.ts';
import { RecentSet } from './recent-set.ts';
import { NO_MEMORY } from './work-ring.ts';

/** Rings hold seconds of work; four looks a second keep them full, watch for hangs, and cost nothing. */
const TICK_MS = 250;

/** A thread whose counter stands still for this long has hung: the longest batch and rest take 2 s. */
const HANG_MS = 10_000;

/** Two deaths within this time are the kernel's fault. */
const DEATHS_WINDOW_MS = 60_000;

/** The first measurement's time, in all. */
const MEASURE_S = 1;

/** Nonce spaces remembered, for jobs that come again with another target or id. */
const REMEMBERED_SPACES = 8;

/** The event loop is held no longer than this by checking solutions; one scrypt check takes 1 to 100 ms. */
const CHECK_TURN_MS = 5;

/** Digests remembered to drop duplicates. */
const REMEMBERED_SOLUTIONS = 4096;

/** A hash takes 2 to 100 ms; a thread that does not rest in this time waits for something else. */
const REST_MS = 1000;

export interface EngineDeps {
  readonly listener: EngineListener;
  readonly options: EngineOptions;
  /** worker.ts, or what it was built into. */
  readonly workerUrl: URL;
  /** Folder of the built C kernels; null: do without. */
  readonly nativeFolder: string | null;
  readonly store: KernelStore;
  readonly clock: {
    /** Unix milliseconds. */
    now(): number;
  };
  /** For tests; 10 s otherwise. */
  readonly hangMs?: number;
}

/** Makes an engine; it starts threads with the first job. */
export function createEngine(deps: EngineDeps): Engine {
  return new MiningEngine(deps);
}

class MiningEngine implements Engine {
  readonly #deps: EngineDeps;
  #options: EngineOptions;
  #state: EngineState = { kind: 'stopped' };
  #job: Job | null = null;
  readonly #late = new LateAllowance();
  /** Null without a job, and while a keyed job's memory is being made. */
  #space: NonceSpace | null = null;
  /** Of a keyed algorithm; stays open while its threads run. */
  #keyed: KeyedMemory | null = null;
  #memory: MemoryHandle = NO_MEMORY;
  #making: { readonly name: string; readonly ending: AbortController } | null = null;
  #isExhausted = false;
  readonly #spaces = new Map<string, NonceSpace>();
  readonly #solutions = new RecentSet(REMEMBERED_SOLUTIONS);
  readonly #tables = new Map<AlgorithmId, KernelTable>();
  /** The algorithm whose threads run or are being prepared. */
  #algorithm: Algorithm | null = null;
  #threads: (MinerThread | undefined)[] = [];
  readonly #hashes: number[] = [];
  readonly #stopping = new Set<Promise<void>>();
  readonly #watch = new Map<MinerThread, { beats: number; sinceMs: number }>();
  #deathsMs: number[] = [];
  #timer: NodeJS.Timeout | null = null;
  #tickedAtMs = 0;
  #isResting = false;
  /** When the present turn of checking ends, and the promise of the next. */
  #turnEndsMs = 0;
  #turn: Promise<void> | null = null;
  readonly #closing = new AbortController();

  constructor(deps: EngineDeps) {
    this.#deps = deps;
    assertOptions(deps.options);
    this.#options = deps.options;
    applyProcessPriority(deps.options.priority);
  }

  setJob(job: Job | null): void {
    if (this.#closing.signal.aborted) return;
    const problem = job && problemOfJob(job, this.#algorithmOf(job.algorithm).nonceOffset);
    if (job !== null && problem !== null) {
      this.setJob(null);
      const error = new AppError('work.bad-job', { source: job.sourceId, problem });
      this.#setState({ kind: 'failed', error: wireErrorFrom(error) });
      return;
    }
    this.#job = job;
    if (job !== null) this.#late.begin(job);
    if (job !== null && job.algorithm !== this.#algorithm?.id) {
      this.#space = null;
      void this.#prepare(job.algorithm);
      return;
    }
    this.#takeUp();
  }

  configure(options: EngineOptions): void {
    assertOptions(options);
    const previous = this.#options;
    this.#options = options;
    if (options.priority !== previous.priority) applyProcessPriority(options.priority);
    if (options.dutyPercent !== previous.dutyPercent) {
      for (const thread of this.#live()) thread.setDuty(options.dutyPercent);
    }
    if (this.#algorithm !== null) this.#reconcile('chosen by hand');
  }

  counters(): EngineCounters {
    this.#collect();
    return {
      threads: this.#threads.map((thread, index) => ({
        hashes: this.#hashes[index] ?? 0,
        kernel: thread?.kernel ?? '',
      })),
      hashes: this.#hashes.reduce((sum, hashes) => sum + hashes, 0),
    };
  }

  kernels(): readonly KernelInfo[] {
    return [...this.#tables.values()].flat();
  }

  async benchmark(id: AlgorithmId, seconds: number): Promise<readonly KernelInfo[]> {
    const algorithm = this.#algorithmOf(id);
    // What a keyed kernel can do is seen while it mines: a measurement would need its memory once more.
    if (isKeyed(algorithm)) {
      if (!this.#tables.has(id)) await this.#probe(algorithm, 0);
      return this.#tables.get(id) ?? [];
    }
    this.#isResting = true;
    this.#applyRunning();
    try {
      await this.#probe(algorithm, seconds);
    } finally {
      this.#isResting = false;
      this.#applyRunning();
    }
    if (algorithm === this.#algorithm) this.#reconcile('faster in the benchmark');
    return this.#tables.get(id) ?? [];
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('the engine was closed'));
    this.#job = null;
    this.#stopTimer();
    for (const thread of this.#live()) this.#retire(thread);
    this.#closeKeyed();
    await Promise.all(this.#stopping);
    this.#threads = [];
    this.#setState({ kind: 'stopped' });
  }

  // Kernels

  #algorithmOf(id: AlgorithmId): Algorithm {
    const algorithm = readAlgorithm(id);
    if (algorithm === undefined) {
      throw new AppError('kernel.none', { algorithm: id, reason: 'it is not built in' });
    }
    return algorithm;
  }

  /** Readies the threads for another algorithm; the newest job is taken up at the end. */
  async #prepare(id: AlgorithmId): Promise<void> {
    for (const thread of this.#live()) this.#retire(thread);
    this.#threads = [];
    this.#leaveAlgorithm();
    this.#closeKeyed();
    try {
      const algorithm = this.#algorithmOf(id);
      this.#algorithm = algorithm;
      const keyed = isKeyed(algorithm) ? this.#openKeyed(algorithm) : null;
      if (!this.#tables.has(id)) {
        this.#setState({ kind: 'self-testing' });
        const isMeasured = keyed !== null || this.#deps.store.load(speedsKey(id)) !== undefined;
        await this.#probe(algorithm, isMeasured ? 0 : MEASURE_S);
        // A kernel may have come, or have been built anew, since the others were measured.
        const isNew = keyed === null && needsMeasuring(this.#tables.get(id)!);
        if (isNew) await this.#probe(algorithm, MEASURE_S);
      }
      if (this.#algorithm !== algorithm || this.#closing.signal.aborted) return;
      this.#setState({ kind: 'starting' });
      this.#keyed = keyed;
      this.#reconcile('');
      this.#takeUp();
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#algorithm = null;
      this.#setState({ kind: 'failed', error: wireErrorFrom(error) });
    }
  }

  /** None of its kernels is in use any more. */
  #leaveAlgorithm(): void {
    const algorithm = this.#algorithm;
    const table = algorithm && this.#tables.get(algorithm.id);
    this.#algorithm = null;
    if (algorithm && table) this.#setTable(algorithm, table);
  }

  #openKeyed(algorithm: KeyedAlgorithm): KeyedMemory {
    const { workerUrl, nativeFolder } = this.#deps;
    return openKeyedMemory(algorithm, workerUrl, nativeFolder);
  }

  /** Frees the memory of a keyed algorithm once none of its threads is left. */
  #closeKeyed(): void {
    const keyed = this.#keyed;
    if (keyed === null) return;
    this.#keyed = null;
    this.#memory = NO_MEMORY;
    this.#making?.ending.abort();
    this.#making = null;
    this.#endBeforeClose(Promise.all(this.#stopping).then(() => keyed.close()));
  }

  async #probe(algorithm: Algorithm, seconds: number): Promise<void> {
    const { workerUrl, nativeFolder, store } = this.#deps;
    const start = { algorithm: algorithm.id, nativeFolder, kernels: null, seconds };
    const probing = probeKernels(workerUrl, start, this.#closing.signal);
    this.#endBeforeClose(probing);
    const probed = await probing;
    const key = speedsKey(algorithm.id);
    const table = kernelTableFromProbe(algorithm.id, probed, store.load(key));
    if (seconds > 0) store.save(key, speedsFromProbe(probed));
    for (const { id, selfTest } of table) {
      if (selfTest.kind === 'failed') {
        this.#deps.listener.event({ kind: 'kernel-failed', kernel: id, problem: selfTest.problem });
      }
    }
    this.#setTable(algorithm, table);
  }

  #setTable(algorithm: Algorithm, table: KernelTable): void {
    const pinned = this.#options.kernels[algorithm.id];
    const inUse = algorithm === this.#algorithm ? chooseKernel(table, pinned)?.id : undefined;
    this.#tables.set(algorithm.id, withUse(table, inUse, pinned));
    this.#deps.listener.kernelsChanged(this.kernels());
  }

  // Threads

  #live(): readonly MinerThread[] {
    return this.#threads.filter((thread) => thread !== undefined);
  }

  /** Brings the threads in line with options and kernel table. */
  #reconcile(reason: string): void {
    const algorithm = this.#algorithm;
    const table = algorithm && this.#tables.get(algorithm.id);
    if (!algorithm || !table) return;
    const before = table.find(({ inUse }) => inUse);
    this.#setTable(algorithm, table);
    const kernel = chooseKernel(table, this.#options.kernels[algorithm.id]);
    if (kernel === undefined) {
      this.#failWithoutKernel(algorithm);
      return;
    }
    if (before !== undefined && before.id !== kernel.id) {
      const change = { from: before.id, to: kernel.id, reason };
      this.#deps.listener.event({ kind: 'kernel-changed', ...change });
    }
    const { threads, priority } = this.#options;
    for (const thread of this.#live()) {
      const isWanted =
        thread.index < threads && thread.kernel === kernel.id && thread.priority === priority;
      if (!isWanted) this.#retire(thread);
    }
    this.#threads.length = threads;
    for (let index = 0; index < threads; index += 1) {
      this.#threads[index] ??= this.#spawn(index, algorithm, kernel);
    }
    // Another kernel may need other memory.
    if (this.#keyed !== null) this.#takeUp();
  }

  #spawn(index: number, algorithm: Algorithm, kernel: KernelInfo): MinerThread {
    const { workerUrl, nativeFolder } = this.#deps;
    const { priority, dutyPercent } = this.#options;
    return new MinerThread(
      {
        index,
        workerUrl,
        nativeFolder,
        algorithm: algorithm.id,
        kernel: kernel.id,
        priority,
        dutyPercent,
        expectedHps: kernel.hps ?? 1000,
      },
      {
        ready: (thread) => this.#threadReady(thread),
        found: (thread, piece, nonces) => this.#found(algorithm, thread, piece, nonces),
        failed: (thread, kind, problem) => this.#threadFailed(thread, kind, problem),
      },
    );
  }

  #retire(thread: MinerThread): void {
    if (this.#threads[thread.index] === thread) this.#threads[thread.index] = undefined;
    this.#watch.delete(thread);
    this.#endBeforeClose(thread.stop().then(() => this.#addHashes(thread)));
  }

  #endBeforeClose(work: Promise<unknown>): void {
    const ended: Promise<void> = Promise.allSettled([work]).then(
      () => void this.#stopping.delete(ended),
    );
    this.#stopping.add(ended);
  }

  #threadReady(thread: MinerThread): void {
    const ready = this.#live().filter(({ isReady }) => isReady);
    if (ready.length === 1) {
      const threads = this.#options.threads;
      this.#deps.listener.event({ kind: 'self-test-passed', kernel: thread.kernel, threads });
    }
    this.#distributeTo(thread);
    this.#refreshState();
  }

  #threadFailed(thread: MinerThread, kind: 'unusable' | 'died', problem: string): void {
    if (this.#threads[thread.index] !== thread || this.#algorithm === null) return;
    const now = this.#deps.clock.now();
    this.#retire(thread);
    this.#deathsMs = this.#deathsMs.filter((atMs) => now - atMs < DEATHS_WINDOW_MS);
    this.#deathsMs.push(now);
    if (kind === 'died' && this.#deathsMs.length < 2) {
      this.#deps.listener.event({ kind: 'worker-replaced', index: thread.index, problem });
      this.#reconcile('');
      return;
    }
    this.#deathsMs = [];
    const why = kind === 'died' ? `its thread died twice within a minute (${problem})` : problem;
    this.#deps.listener.event({ kind: 'kernel-failed', kernel: thread.kernel, problem: why });
    const table = this.#tables.get(this.#algorithm.id)!;
    this.#tables.set(this.#algorithm.id, withFailedKernel(table, thread.kernel, why));
    this.#reconcile(why);
  }

  #failWithoutKernel(algorithm: Algorithm): void {
    for (const thread of this.#live()) this.#retire(thread);
    this.#stopTimer();
    const reason = 'every kernel failed its self-test or died';
    const error = new AppError('kernel.none', { algorithm: algorithm.label, reason });
    this.#setState({ kind: 'failed', error: wireErrorFrom(error) });
  }

  // Work

  /** Hands the newest job out, once the memory of its key is there. */
  #takeUp(): void {
    const job = this.#job;
    this.#isExhausted = false;
    this.#space = null;
    if (job !== null && this.#hasMemory(job)) this.#space = this.#spaceOf(job);
    this.#distribute();
  }

  /** True when threads can begin; otherwise sees to it that they soon can. */
  #hasMemory(job: Job): boolean {
    if (job.kind !== 'blob') return true;
    const keyed = this.#keyed;
    const kernel = this.#kernelInUse();
    if (keyed === null || kernel === undefined) return false;
    const memory = keyed.find(job.seedHash, kernel);
    if (memory === null) {
      void this.#makeMemory(keyed, job, kernel);
      return false;
    }
    this.#memory = memory;
    this.#nameKernel(job.algorithm, kernel, keyed.describe(kernel));
    const { nextSeedHash } = job;
    if (nextSeedHash !== null && keyed.find(nextSeedHash, kernel) === null) {
      keyed.announce(nextSeedHash, job.seedHash, kernel, this.#options.priority);
    }
    return true;
  }

  #nameKernel(algorithm: AlgorithmId, kernel: string, label: string | null): void {
    const table = this.#tables.get(algorithm)!;
    if (label === null || table.some((each) => each.id === kernel && each.label === label)) return;
    this.#tables.set(algorithm, withLabel(table, kernel, label));
    this.#deps.listener.kernelsChanged(this.kernels());
  }

  async #makeMemory(keyed: KeyedMemory, job: BlobJob, kernel: string): Promise<void> {
    const name = `${kernel} ${hexFromBytes(job.seedHash)}`;
    if (this.#making?.name === name) return;
    this.#making?.ending.abort();
    const making = { name, ending: new AbortController() };
    this.#making = making;
    const { threads, priority } = this.#options;
    let problem: unknown;
    try {
      await this.#threadsAtRest();
      await keyed.make(job.seedHash, kernel, {
        threads,
        priority,
        progress: (what, progress) => this.#setState({ kind: 'preparing', what, progress }),
        signal: AbortSignal.any([making.ending.signal, this.#closing.signal]),
      });
    } catch (error) {
      problem = error;
    }
    if (this.#making !== making) return;
    this.#making = null;
    if (problem !== undefined) {
      this.#memoryFailed(kernel, problem);
      return;
    }
    this.#takeUp();
  }

  /** Memory may be made anew where a thread still finishes the last hash of the job before. */
  async #threadsAtRest(): Promise<void> {
    const isBusy = () => this.#live().some(({ isReady, isStarved }) => isReady && !isStarved);
    const untilMs = performance.now() + REST_MS;
    while (isBusy() && performance.now() < untilMs) await pause(5);
  }

  /** Another kernel may do with less; without one the reason is the engine's. */
  #memoryFailed(kernel: string, error: unknown): void {
    const algorithm = this.#algorithm;
    if (algorithm === null || this.#closing.signal.aborted) return;
    const { title, detail } = errorText(wireErrorFrom(error));
    const why = `${title} ${detail}`;
    this.#deps.listener.event({ kind: 'kernel-failed', kernel, problem: why });
    const table = withFailedKernel(this.#tables.get(algorithm.id)!, kernel, why);
    this.#tables.set(algorithm.id, table);
    if (chooseKernel(table, undefined) !== undefined) {
      this.#reconcile(why);
      return;
    }
    for (const thread of this.#live()) this.#retire(thread);
    this.#stopTimer();
    this.#setState({ kind: 'failed', error: wireErrorFrom(error) });
  }

  #kernelInUse(): string | undefined {
    const table = this.#algorithm && this.#tables.get(this.#algorithm.id);
    return table?.find(({ inUse }) => inUse)?.id;
  }

  /** Frees what an earlier key needed, when every thread has left its work behind. */
  #settleMemory(): void {
    const job = this.#job;
    const kernel = this.#kernelInUse();
    if (this.#keyed === null || job?.kind !== 'blob' || kernel === undefined) return;
    if (this.#space === null || !this.#live().every(({ hasBegun }) => hasBegun)) return;
    this.#keyed.settle(job.seedHash, job.nextSeedHash, kernel);
  }

  /** A job whose headers were mined before goes on where that stopped. */
  #spaceOf(job: Job): NonceSpace {
    const key = workKey(job);
    const space = this.#spaces.get(key) ?? nonceSpaceFromJob(job);
    this.#spaces.delete(key);
    this.#spaces.set(key, space);
    for (const oldest of this.#spaces.keys()) {
      if (this.#spaces.size <= REMEMBERED_SPACES) break;
      this.#spaces.delete(oldest);
    }
    return space;
  }

  #distribute(): void {
    for (const thread of this.#live()) thread.clear();
    for (const thread of this.#live()) this.#distributeTo(thread);
    this.#refreshState();
  }

  #distributeTo(thread: MinerThread): void {
    if (!thread.isReady) return;
    if (this.#job !== null && this.#space !== null) {
      this.#isExhausted = !thread.topUp(this.#job, this.#space, this.#memory);
    }
    thread.setRunning(this.#shouldRun());
  }

  #shouldRun(): boolean {
    return this.#job !== null && !this.#isResting;
  }

  #applyRunning(): void {
    for (const thread of this.#live()) if (thread.isReady) thread.setRunning(this.#shouldRun());
    this.#refreshState();
  }

  /**
   * Waits for a turn in which solutions may be checked. All checks share it: an easy target can find faster
   * than this thread checks, and sockets and timers must go on all the same.
   */
  async #takeTurn(): Promise<void> {
    while (performance.now() >= this.#turnEndsMs) {
      this.#turn ??= nextTurn().then(() => {
        this.#turn = null;
        this.#turnEndsMs = performance.now() + CHECK_TURN_MS;
      });
      await this.#turn;
    }
  }

  async #found(
    algorithm: Algorithm,
    thread: MinerThread,
    piece: Piece,
    nonces: Uint32Array,
  ): Promise<void> {
    const { job, range } = piece;
    for (const nonce of nonces) {
      if (performance.now() >= this.#turnEndsMs) await this.#takeTurn();
      if (this.#closing.signal.aborted || !this.#late.allows(job.id)) return;
      const header = headerFromRange(job, range, nonce);
      const digest = isKeyed(algorithm)
        ? await this.#keyedDigest(job, header)
        : algorithm.digest(header);
      if (digest === null) continue;
      if (!isDigestWithinTarget(digest, job.shareTarget)) {
        this.#deps.listener.event({ kind: 'wrong-solution', kernel: thread.kernel });
        continue;
      }
      if (!this.#solutions.add(hexFromBytes(digest))) continue;
      this.#deps.listener.solutionFound({
        jobId: job.id,
        sourceId: job.sourceId,
        nonce,
        extranonce2: range.extranonce2,
        ntime: range.ntime,
        version: range.version,
        header,
        digest,
        foundAtMs: this.#deps.clock.now(),
      });
    }
  }

  /** Null when the job is over for so long that its key's memory is gone. */
  #keyedDigest(job: Job, header: Uint8Array): Promise<Uint8Array | null> | null {
    return job.kind === 'blob' && this.#keyed ? this.#keyed.digest(job.seedHash, header) : null;
  }

  // Watching

  #tick(): void {
    const now = this.#deps.clock.now();
    // After a sleep of the machine, or of this thread, nothing can be said about the others.
    if (now - this.#tickedAtMs > HANG_MS / 2) this.#watch.clear();
    this.#tickedAtMs = now;
    this.#collect();
    for (const thread of this.#live()) {
      if (!thread.isReady) continue;
      thread.rate(now);
      if (this.#job !== null && this.#space !== null) {
        this.#isExhausted = !thread.topUp(this.#job, this.#space, this.#memory);
      }
      this.#watchForHang(thread, now);
    }
    this.#settleMemory();
    this.#refreshState();
  }

  #watchForHang(thread: MinerThread, now: number): void {
    const { beats } = thread;
    const watched = this.#watch.get(thread);
    const isAlive = watched === undefined || watched.beats !== beats || thread.isStarved;
    if (isAlive || this.#isResting) {
      this.#watch.set(thread, { beats, sinceMs: now });
    } else if (now - watched.sinceMs > (this.#deps.hangMs ?? HANG_MS)) {
      const seconds = Math.round((now - watched.sinceMs) / 1000);
      this.#threadFailed(thread, 'died', `no batch finished for ${seconds} s`);
    }
  }

  #collect(): void {
    for (const thread of this.#live()) this.#addHashes(thread);
  }

  #addHashes(thread: MinerThread): void {
    this.#hashes[thread.index] = (this.#hashes[thread.index] ?? 0) + thread.takeHashes();
  }

  #refreshState(): void {
    const ready = this.#live().filter(({ isReady }) => isReady);
    if (ready.length === 0) return;
    if (!this.#shouldRun()) {
      this.#stopTimer();
      this.#setState({ kind: 'idle' });
      return;
    }
    // Memory is being made: its progress is the state.
    if (this.#space === null) return;
    this.#startTimer();
    if (this.#isExhausted && ready.every(({ isStarved }) => isStarved)) {
      if (this.#state.kind !== 'idle') {
        this.#deps.listener.event({ kind: 'nonces-exhausted', jobId: this.#job!.id });
      }
      this.#setState({ kind: 'idle' });
    } else {
      this.#setState({ kind: 'mining', sinceMs: this.#deps.clock.now() });
    }
  }

  /** Tells the listener when the kind changes; a state's details are those of its beginning. */
  #setState(state: EngineState): void {
    if (state.kind === this.#state.kind && state.kind !== 'preparing') return;
    this.#state = state;
    this.#deps.listener.stateChanged(state);
  }

  #startTimer(): void {
    if (this.#timer !== null) return;
    this.#tickedAtMs = this.#deps.clock.now();
    this.#watch.clear();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}

/** Under which measured speeds are remembered: what they depend on. */
function speedsKey(id: AlgorithmId): string {
  return `${cpus()[0]?.model ?? process.arch} / V8 ${process.versions.v8} / ${id}`;
}

function assertOptions({ threads, dutyPercent }: EngineOptions): void {
  if (!Number.isInteger(threads) || threads < 1) {
    throw new RangeError(`"threads" expected a whole number from 1, got ${threads}`);
  }
  if (!(dutyPercent >= 1 && dutyPercent <= 100)) {
    throw new RangeError(`"dutyPercent" expected 1 to 100, got ${dutyPercent}`);
  }
}
