import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { wireErrorFrom } from '../../common/contract/errors.ts';
import { errorText } from '../../common/message/error.ts';
import type { BlobJob } from '../../common/mining/job.ts';
import { nativeFolder, workerUrl } from '../../main/app/place.ts';
import { createEngine } from '../../main/mining/engine.ts';
import type { Engine, EngineState } from '../../main/mining/engine-api.ts';
import { loadRandomx } from '../../main/mining/kernel/randomx-library.ts';
import { createMemoryKernelStore } from '../../main/mining/kernel-store.ts';
import { quantileOf, type Row } from './row.ts';

const MODES = ['light', 'fast'] as const;
const ROUNDS = 3;
const SLICE_S = 2;

/** Target 0: no digest counts. */
const JOB: BlobJob = {
  kind: 'blob',
  algorithm: 'randomx',
  id: 'benchmark',
  sourceId: 'benchmark',
  chainId: null,
  height: null,
  shareTarget: new Uint8Array(32),
  blockTarget: null,
  shareDifficulty: '0',
  cleanJobs: true,
  receivedAtMs: 0,
  blob: new Uint8Array(76),
  nonceOffset: 39,
  nonceMask: 0xffffffff,
  seedHash: new Uint8Array(32),
  nextSeedHash: null,
};

/**
 * RandomX through the app's own threads beside the library's loop in C, in turns, in each mode and with one
 * thread and all: nothing of ours should cost speed.
 */
export async function benchRandomx(): Promise<Row[]> {
  const rows: Row[] = [];
  try {
    loadRandomx(nativeFolder);
  } catch (error) {
    return [{ name: errorText(wireErrorFrom(error)).title, value: null, unit: '' }];
  }
  const counts = [...new Set([1, availableParallelism()])];
  for (const mode of MODES) rows.push(...(await benchMode(mode, counts)));
  return rows;
}

async function benchMode(
  mode: (typeof MODES)[number],
  counts: readonly number[],
): Promise<readonly Row[]> {
  const miner = startMiner(mode, Math.max(...counts));
  let loop: Loop | null = null;
  try {
    const startedMs = performance.now();
    await miner.ready;
    const { id } = miner.engine.kernels().find(({ inUse }) => inUse) ?? {};
    if (id !== mode) return [{ name: `randomx ${mode}: not enough memory`, value: null, unit: '' }];
    const preparedS = (performance.now() - startedMs) / 1000;
    miner.engine.setJob(null);
    // Only now, so that its own preparation does not slow ours.
    loop = startLoop(mode);
    await loop?.ready;
    const rows: Row[] = [{ name: `randomx ${mode}: ready after`, value: preparedS, unit: 's' }];
    for (const threads of counts) {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(await miner.measure(threads));
        if (loop) theirs.push(await loop.measure(threads));
      }
      const name = `randomx ${mode}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
      rows.push({ name: `${name}: the app`, value: quantileOf(ours, 0.5), unit: 'H/s' });
      if (theirs.length === 0) continue;
      const ratio = quantileOf(ours, 0.5) / quantileOf(theirs, 0.5);
      rows.push(
        { name: `${name}: the library in C`, value: quantileOf(theirs, 0.5), unit: 'H/s' },
        { name: `${name}: app over C`, value: ratio, unit: '', goal: '>= 0.98' },
      );
    }
    return rows;
  } finally {
    loop?.end();
    await miner.engine.close();
  }
}

interface Miner {
  readonly engine: Engine;
  /** Rejects when the mode can not run here. */
  readonly ready: Promise<void>;
  /** H/s of so many threads. */
  measure(threads: number): Promise<number>;
}

function startMiner(mode: string, threads: number): Miner {
  const options = { dutyPercent: 100, priority: 'normal', kernels: { randomx: mode } } as const;
  let stateChanged: (state: EngineState) => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => {
    stateChanged = (state) => {
      if (state.kind === 'mining') resolve();
      if (state.kind === 'failed') reject(new Error(JSON.stringify(state.error)));
    };
  });
  const engine = createEngine({
    workerUrl,
    nativeFolder,
    store: createMemoryKernelStore(),
    clock: { now: () => performance.timeOrigin + performance.now() },
    options: { ...options, threads },
    listener: {
      solutionFound() {},
      stateChanged: (state) => stateChanged(state),
      kernelsChanged() {},
      event() {},
    },
  });
  engine.setJob(JOB);
  return {
    engine,
    ready,
    async measure(count) {
      engine.configure({ ...options, threads: count });
      engine.setJob(JOB);
      await pause(500);
      const before = engine.counters().hashes;
      const startedMs = performance.now();
      await pause(SLICE_S * 1000);
      const rate = ((engine.counters().hashes - before) * 1000) / (performance.now() - startedMs);
      engine.setJob(null);
      await pause(200);
      return rate;
    },
  };
}

interface Loop {
  readonly ready: Promise<unknown>;
  measure(threads: number): Promise<number>;
  end(): void;
}

/** Compiles and starts the loop; null where there is no C compiler. */
function startLoop(mode: string): Loop | null {
  if (process.platform !== 'linux') return null;
  const folder = mkdtempSync(join(tmpdir(), 'adit-randomx-'));
  const program = join(folder, 'randomx-loop');
  const source = fileURLToPath(new URL('randomx-loop.c', import.meta.url));
  try {
    execFileSync(process.env['CC'] ?? 'cc', ['-O2', '-pthread', '-o', program, source, '-ldl'], {
      stdio: 'ignore',
    });
  } catch {
    // No compiler: the app's own figures stand alone.
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const words = ['librandomx.so.0', mode, String(availableParallelism())];
  const child: ChildProcess = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    ready: lines.next(),
    async measure(threads) {
      child.stdin?.write(`${threads} ${SLICE_S}\n`);
      return Number((await lines.next()).value);
    },
    end() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
