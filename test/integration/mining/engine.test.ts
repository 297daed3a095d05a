import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { hexFromBytes } from '../../../common/block/bytes.ts';
import { headerFromJob } from '../../../common/block/job-header.ts';
import type { CoinbaseJob, Solution } from '../../../common/mining/job.ts';
import { isDigestWithinTarget, targetFromBigint } from '../../../common/quantity/target.ts';
import { scrypt } from '../../../main/mining/algorithm/scrypt.ts';
import { sha256d } from '../../../main/mining/algorithm/sha256d.ts';
import { runBench } from '../../../main/mining/bench.ts';
import { createEngine, type EngineDeps } from '../../../main/mining/engine.ts';
import type { Engine, EngineEvent, EngineState } from '../../../main/mining/engine-api.ts';
import { createMemoryKernelStore } from '../../../main/mining/kernel-store.ts';

const workerUrl = new URL('../../../main/mining/worker.ts', import.meta.url);
const nativeFolder = fileURLToPath(new URL('../../../native/build', import.meta.url));

/** Every 2^bits-th digest counts. */
function jobOf(id: string, bits: number, change: Partial<CoinbaseJob> = {}): CoinbaseJob {
  return {
    kind: 'coinbase',
    id,
    sourceId: 'test',
    algorithm: 'sha256d',
    chainId: null,
    height: 100,
    shareTarget: targetFromBigint((1n << BigInt(256 - bits)) - 1n),
    blockTarget: null,
    shareDifficulty: '0.0001',
    cleanJobs: true,
    receivedAtMs: 0,
    version: 0x20000000,
    versionMask: 0,
    previousHash: new Uint8Array(32).fill(7),
    merkleBranch: [new Uint8Array(32).fill(8)],
    coinbasePrefix: Uint8Array.from(Buffer.from(`coinbase of ${id}`)),
    coinbaseSuffix: new Uint8Array(50).fill(9),
    extranonce1: Uint8Array.of(1, 2, 3, 4),
    extranonce2Size: 4,
    bits: 0x1d00ffff,
    ntime: 1_700_000_000,
    ntimeMax: 1_700_007_200,
    ...change,
  };
}

interface Rig {
  readonly engine: Engine;
  readonly solutions: { readonly solution: Solution; readonly atMs: number }[];
  readonly states: EngineState['kind'][];
  readonly events: EngineEvent[];
  /** Resolves when the condition holds; looks fifty times a second. */
  until(condition: () => boolean, what: string): Promise<void>;
}

const rigs: Rig[] = [];
/** Shared, so that kernels are measured once and not in every test. */
const speeds = createMemoryKernelStore();

function createRig(deps: Partial<EngineDeps> = {}): Rig {
  const solutions: Rig['solutions'] = [];
  const states: EngineState['kind'][] = [];
  const events: EngineEvent[] = [];
  const engine = createEngine({
    options: { threads: 2, dutyPercent: 100, priority: 'normal', kernels: { sha256d: 'wasm' } },
    workerUrl,
    nativeFolder: null,
    store: speeds,
    clock: { now: Date.now },
    listener: {
      solutionFound: (solution) => solutions.push({ solution, atMs: performance.now() }),
      stateChanged: ({ kind }) => states.push(kind),
      kernelsChanged() {},
      event: (event) => events.push(event),
    },
    ...deps,
  });
  const until = async (condition: () => boolean, what: string) => {
    const endMs = performance.now() + 20_000;
    while (!condition()) {
      if (performance.now() > endMs) {
        throw new Error(`waited in vain until ${what}: ${states} ${JSON.stringify(events)}`);
      }
      await sleep(20);
    }
  };
  const rig = { engine, solutions, states, events, until };
  rigs.push(rig);
  return rig;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(async () => {
  for (const { engine } of rigs.splice(0)) await engine.close();
});

describe('the engine', () => {
  it('mines verified solutions on every thread, through self-test and start', async () => {
    const job = jobOf('a', 16, { versionMask: 0x1fffe000 });
    const { engine, solutions, states, events, until } = createRig();
    engine.setJob(job);
    await until(() => solutions.length >= 100, 'a hundred solutions were found');
    expect(states.slice(0, 3)).toEqual(['self-testing', 'starting', 'mining']);
    expect(events).toContainEqual({ kind: 'self-test-passed', kernel: 'wasm', threads: 2 });
    for (const { solution } of solutions) {
      const { header, digest } = solution;
      expect(headerFromJob(job, solution)).toEqual(header);
      expect(sha256d.digest(header)).toEqual(digest);
      expect(isDigestWithinTarget(digest, job.shareTarget)).toBe(true);
      expect(solution).toMatchObject({ jobId: 'a', sourceId: 'test' });
    }
    expect(new Set(solutions.map(({ solution }) => hexFromBytes(solution.header))).size).toBe(
      solutions.length,
    );
    const { threads, hashes } = engine.counters();
    expect(threads.map(({ kernel }) => kernel)).toEqual(['wasm', 'wasm']);
    for (const thread of threads) expect(thread.hashes).toBeGreaterThan(0);
    // Half the reported work would give this many solutions with a chance below one in a million.
    expect(solutions.length).toBeGreaterThan(hashes / 2 ** 16 / 2 - 60);
    expect(engine.kernels().find(({ inUse }) => inUse)?.id).toBe('wasm');
  });

  it('mines scrypt too, and changes between algorithms', async () => {
    const { engine, solutions, until } = createRig();
    engine.setJob(jobOf('s', 8, { algorithm: 'scrypt' }));
    await until(() => solutions.length >= 5, 'scrypt solutions were found');
    for (const { solution } of solutions) {
      expect(scrypt.digest(solution.header)).toEqual(solution.digest);
    }
    engine.setJob(jobOf('d', 16));
    await until(
      () => solutions.some(({ solution }) => solution.jobId === 'd'),
      'sha256d solutions were found',
    );
    const used = engine.kernels().filter(({ inUse }) => inUse);
    expect(used.map(({ algorithm }) => algorithm)).toEqual(['sha256d']);
  });

  it('gives sockets and timers their turn while an easy target floods it', async () => {
    const { engine, solutions, until } = createRig();
    engine.setJob(jobOf('flood', 0, { algorithm: 'scrypt' }));
    await until(() => solutions.length > 0, 'the first was found');
    let most = 0;
    let before = solutions.length;
    let isOver = false;
    const turn = () => {
      most = Math.max(most, solutions.length - before);
      before = solutions.length;
      if (!isOver) setImmediate(turn);
    };
    turn();
    await until(() => solutions.length > 300, 'hundreds were checked');
    isOver = true;
    // One message brings up to 256 of them; checked in one go they would all fall into one turn.
    expect(most).toBeLessThan(100);
  });

  it('leaves the old job within a batch, and never comes back to it', async () => {
    const { engine, solutions, until } = createRig();
    engine.configure({
      threads: 1,
      dutyPercent: 100,
      priority: 'normal',
      kernels: { sha256d: 'wasm' },
    });
    engine.setJob(jobOf('job 0', 14));
    await until(() => solutions.length >= 20, 'solutions were found');
    const delaysMs: number[] = [];
    for (let round = 1; round <= 11; round += 1) {
      const id = `job ${round}`;
      solutions.length = 0;
      const switchedAtMs = performance.now();
      engine.setJob(jobOf(id, 14));
      const isNew = ({ solution }: Rig['solutions'][number]) => solution.jobId === id;
      await until(
        () => solutions.filter(isNew).length >= 20,
        'solutions of the new job were found',
      );
      const firstNew = solutions.findIndex(isNew);
      expect(solutions.slice(firstNew).every(isNew)).toBe(true);
      delaysMs.push(solutions[firstNew]!.atMs - switchedAtMs);
    }
    // A batch is 20 ms; the rest is room for a machine whose cores are taken.
    expect(delaysMs.sort((left, right) => left - right)[5]).toBeLessThan(200);
  });

  it('goes on in the nonce space when only target or id of a job change', async () => {
    const { engine, solutions, until } = createRig();
    const work = jobOf('same work', 16);
    engine.setJob(work);
    await until(() => solutions.length >= 20, 'solutions were found');
    engine.setJob({ ...work, id: 'harder', shareTarget: jobOf('', 17).shareTarget });
    await until(
      () => solutions.filter(({ solution }) => solution.jobId === 'harder').length >= 20,
      'solutions of the changed job were found',
    );
    const headers = solutions.map(({ solution }) => hexFromBytes(solution.header));
    expect(new Set(headers).size).toBe(headers.length);
  });

  it('uses no processor time when there is no job, and wakes at once', async () => {
    const { engine, states, solutions, until } = createRig();
    engine.setJob(jobOf('a', 16));
    await until(() => solutions.length >= 5, 'solutions were found');
    engine.setJob(null);
    await until(() => states.at(-1) === 'idle', 'it was idle');
    await sleep(300);
    const before = engine.counters().hashes;
    const usage = process.cpuUsage();
    await sleep(1000);
    const { user, system } = process.cpuUsage(usage);
    expect(engine.counters().hashes).toBe(before);
    // Microseconds of one second; the test runner itself takes some.
    expect(user + system).toBeLessThan(100_000);
    engine.setJob(jobOf('b', 16));
    await until(() => solutions.some(({ solution }) => solution.jobId === 'b'), 'it mined again');
    expect(states.at(-1)).toBe('mining');
  });

  it('obeys threads, duty and kernel while it mines', async () => {
    const { engine, solutions, events, until } = createRig();
    const options = { dutyPercent: 100, priority: 'normal', kernels: { sha256d: 'wasm' } } as const;
    engine.configure({ ...options, threads: 1 });
    engine.setJob(jobOf('a', 18));
    await until(() => solutions.length >= 2, 'one thread mined');
    expect(engine.counters().threads).toHaveLength(1);

    engine.configure({ ...options, threads: 2 });
    await until(
      () => engine.counters().threads.filter(({ hashes }) => hashes > 0).length === 2,
      'two threads mined',
    );

    engine.configure({ ...options, threads: 1, dutyPercent: 20 });
    await sleep(500);
    const before = engine.counters();
    expect(before.threads).toHaveLength(1);
    const usage = process.cpuUsage();
    await sleep(1500);
    const { user, system } = process.cpuUsage(usage);
    expect(engine.counters().hashes).toBeGreaterThan(before.hashes);
    expect((user + system) / 1_500_000).toBeLessThan(0.45);

    engine.configure({ ...options, threads: 1, kernels: { sha256d: 'reference' } });
    await until(() => engine.counters().threads[0]?.kernel === 'reference', 'the kernel changed');
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'kernel-changed', from: 'wasm', to: 'reference' }),
    );
    expect(engine.counters().hashes).toBeGreaterThanOrEqual(before.hashes);
  });

  it.runIf(process.platform === 'linux')('lowers the priority of its threads only', async () => {
    const { engine, solutions, until } = createRig();
    engine.configure({ threads: 2, dutyPercent: 100, priority: 'lowest', kernels: {} });
    engine.setJob(jobOf('a', 16));
    await until(() => solutions.length > 0, 'it mined');
    const niceOf = (task: string) =>
      Number(readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ')[1]!.split(' ')[16]);
    const nice = readdirSync('/proc/self/task').map(niceOf);
    expect(nice.filter((value) => value === 19)).toHaveLength(2);
    expect(niceOf(String(process.pid))).not.toBe(19);
  });

  it('measures kernels once and remembers them', async () => {
    const saved: string[] = [];
    const store = createMemoryKernelStore();
    const spy = {
      load: store.load,
      save: (key: string, speeds: Parameters<typeof store.save>[1]) => {
        saved.push(key);
        store.save(key, speeds);
      },
    };
    const first = createRig({ store: spy });
    first.engine.setJob(jobOf('a', 16));
    await first.until(() => first.solutions.length > 0, 'it mined');
    const table = first.engine.kernels();
    expect(table.map(({ id }) => id)).toEqual(sha256d.kernels);
    for (const { id, hps, selfTest } of table) {
      if (selfTest.kind === 'passed') expect(hps, id).toBeGreaterThan(0);
      else expect(selfTest.kind, id).toBe('unavailable');
    }
    await first.engine.close();
    const second = createRig({ store: spy });
    second.engine.setJob(jobOf('a', 16));
    await second.until(() => second.solutions.length > 0, 'it mined again');
    expect(saved).toHaveLength(1);
    expect(second.engine.kernels().map(({ hps }) => hps)).toEqual(table.map(({ hps }) => hps));
  });

  it('benchmarks while mining rests, and mines on', async () => {
    const { engine, solutions, until } = createRig();
    engine.setJob(jobOf('a', 16));
    await until(() => solutions.length > 0, 'it mined');
    const kernels = await engine.benchmark('sha256d', 0.5);
    expect(kernels.find(({ id }) => id === 'wasm')?.hps).toBeGreaterThan(0);
    const before = solutions.length;
    await until(() => solutions.length > before, 'it mined on');
  });

  it('keeps up with a target that nearly every hash meets', async () => {
    const { engine, solutions, until } = createRig();
    engine.setJob(jobOf('regtest', 1));
    await until(() => solutions.length >= 2000, 'many solutions were found');
    engine.setJob(jobOf('next', 16));
    await until(() => solutions.some(({ solution }) => solution.jobId === 'next'), 'it went on');
  });

  it('says what is wrong with a job it can not use, and takes the next', async () => {
    const { engine, solutions, states, until } = createRig();
    engine.setJob(jobOf('a', 16));
    await until(() => solutions.length > 0, 'it mined');
    engine.setJob(jobOf('bad', 16, { ntimeMax: 0 }));
    expect(states.at(-1)).toBe('failed');
    engine.setJob(jobOf('b', 16));
    await until(() => solutions.some(({ solution }) => solution.jobId === 'b'), 'it mined again');
    expect(states.at(-1)).toBe('mining');
  });

  it('refuses options that make no sense', () => {
    const { engine } = createRig();
    const options = { threads: 1, dutyPercent: 100, priority: 'normal', kernels: {} } as const;
    expect(() => engine.configure({ ...options, threads: 0 })).toThrow(RangeError);
    expect(() => engine.configure({ ...options, dutyPercent: 0 })).toThrow(RangeError);
  });

  it('closes twice, and takes no job afterwards', async () => {
    const { engine, states } = createRig();
    engine.setJob(jobOf('a', 16));
    await engine.close();
    await engine.close();
    engine.setJob(jobOf('b', 16));
    expect(states.at(-1)).toBe('stopped');
  });
});

describe('a thread that is slow to start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adit-slow-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The real worker after some time; it leaves a file when it ended by itself. */
  const createSlowRig = (role: 'probe' | 'mine', delayMs: number) => {
    const path = join(folder, `${role}.mjs`);
    writeFileSync(
      path,
      `import { writeFileSync } from 'node:fs';
       import { workerData } from 'node:worker_threads';
       const isSlow = workerData.role === '${role}';
       if (isSlow) {
         writeFileSync('${path}.began', '');
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${delayMs});
       }
       await import('${workerUrl.href}');
       if (isSlow) writeFileSync('${path}.ended', '');`,
    );
    return { path, rig: createRig({ workerUrl: pathToFileURL(path) }) };
  };

  // Made to end in the middle of loading koffi it would take the process along.
  it.each([
    ['probe', 300],
    ['mine', 2300],
  ] as const)('is never made to end, but waited for (%s)', async (role, delayMs) => {
    const { path, rig } = createSlowRig(role, delayMs);
    rig.engine.configure({ threads: 1, dutyPercent: 100, priority: 'normal', kernels: {} });
    rig.engine.setJob(jobOf('a', 16));
    const file = (state: string) => existsSync(`${path}.${state}`);
    await rig.until(() => file('began'), 'it began');
    await rig.engine.close();
    expect(file('ended')).toBe(true);
  });
});

describe('a thread that fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'adit-mortal-'));
  const workerUrl = new URL('../../fake/mortal-worker.ts', import.meta.url);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => vi.unstubAllEnvs());

  /** A rig of which the first `times` miners fail. */
  const createMortalRig = (how: string, times: number) => {
    const file = join(folder, `${how}-${times}`);
    vi.stubEnv('ADIT_MORTAL', JSON.stringify({ how, times, file }));
    return createRig({ workerUrl, hangMs: 1000 });
  };

  it.each(['throw', 'exit', 'hang'])('is replaced when it dies once (%s)', async (how) => {
    const rig = createMortalRig(how, 1);
    rig.engine.setJob(jobOf('a', 16));
    await rig.until(
      () =>
        rig.events.some(({ kind }) => kind === 'worker-replaced') &&
        rig.engine.counters().threads.filter(({ hashes }) => hashes > 0).length === 2,
      'it was replaced',
    );
    expect(rig.events.filter(({ kind }) => kind === 'kernel-failed')).toEqual([]);
    expect(rig.engine.counters().threads.map(({ kernel }) => kernel)).toEqual(['wasm', 'wasm']);
  });

  it('costs the kernel its place when it happens twice within a minute', async () => {
    const rig = createMortalRig('throw', 2);
    rig.engine.setJob(jobOf('a', 12));
    await rig.until(() => rig.solutions.length > 0, 'another kernel mined');
    expect(rig.events).toContainEqual(
      expect.objectContaining({ kind: 'kernel-failed', kernel: 'wasm' }),
    );
    expect(rig.events).toContainEqual(
      expect.objectContaining({ kind: 'kernel-changed', from: 'wasm', to: 'reference' }),
    );
    const wasm = rig.engine.kernels().find(({ id }) => id === 'wasm');
    expect(wasm?.selfTest.kind).toBe('failed');
  });

  it('fails the engine with a reason when no kernel is left', async () => {
    const rig = createMortalRig('throw', 100);
    rig.engine.setJob(jobOf('a', 12));
    await rig.until(() => rig.states.at(-1) === 'failed', 'it failed');
  });

  it('fails the engine when there is no worker to run', async () => {
    const rig = createRig({ workerUrl: new URL('file:///nowhere/worker.js') });
    rig.engine.setJob(jobOf('a', 12));
    await rig.until(() => rig.states.at(-1) === 'failed', 'it failed');
  });
});

describe('the benchmark', () => {
  const deps = { workerUrl, nativeFolder, store: createMemoryKernelStore() };

  it('measures a kernel through real threads and bare', async () => {
    const result = await runBench(
      { algorithm: 'sha256d', kernel: 'wasm', threads: 1, seconds: 1 },
      deps,
    );
    expect(result).toMatchObject({ algorithm: 'sha256d', kernel: 'wasm', threads: 1 });
    expect(result.hashes).toBeGreaterThan(100_000);
    expect(result.hashrateHps).toBeCloseTo(result.hashes / result.seconds, 3);
    expect(result.bareHps).toBeGreaterThan(100_000);
  });

  it('says why a kernel can not be measured', async () => {
    const bench = (kernel: string) =>
      runBench({ algorithm: 'sha256d', kernel, threads: 1, seconds: 0.1 }, deps);
    await expect(bench('quantum')).rejects.toThrow('there is no kernel quantum');
    const foreign = process.arch === 'arm64' ? 'avx512' : 'neon';
    await expect(bench(foreign)).rejects.toThrow(`${foreign}: `);
  });
});
