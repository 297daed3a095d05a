import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesFromHex, hexFromBytes } from '../../../common/block/bytes.ts';
import type { BlobJob, Solution } from '../../../common/mining/job.ts';
import { createEngine } from '../../../main/mining/engine.ts';
import type { Engine, EngineEvent, EngineState } from '../../../main/mining/engine-api.ts';
import { loadRandomx } from '../../../main/mining/kernel/randomx-library.ts';
import { createMemoryKernelStore } from '../../../main/mining/kernel-store.ts';
import vectors from '../../vector/randomx.json' with { type: 'json' };

const hasLibrary = (() => {
  try {
    return loadRandomx(null) !== null;
  } catch (error) {
    if (process.env['CI']) throw error;
    return false;
  }
})();

const job: BlobJob = {
  kind: 'blob',
  algorithm: 'randomx',
  id: 'one',
  sourceId: 'test',
  chainId: 'monero-regtest',
  height: 1,
  // One of eight hashes.
  shareTarget: new Uint8Array(32).fill(0xff, 0, 31).fill(0x1f, 31),
  blockTarget: null,
  shareDifficulty: '8',
  cleanJobs: true,
  receivedAtMs: 0,
  blob: bytesFromHex(vectors.calcPow.blob),
  nonceOffset: 39,
  nonceMask: 0xffffffff,
  seedHash: bytesFromHex(vectors.calcPow.seed),
  nextSeedHash: null,
};

describe.skipIf(!hasLibrary)('the engine with RandomX', () => {
  let engine: Engine | undefined;
  const states: EngineState[] = [];
  const events: EngineEvent[] = [];
  const solutions: Solution[] = [];
  let changed: () => void = () => undefined;

  afterEach(async () => {
    await engine?.close();
    engine = undefined;
    states.length = 0;
    events.length = 0;
    solutions.length = 0;
    vi.restoreAllMocks();
  });

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  }

  const told =
    <Value>(list: Value[]) =>
    (value: Value): void => {
      list.push(value);
      changed();
    };

  function open(kernels: Record<string, string>): Engine {
    engine = createEngine({
      workerUrl: new URL('../../../main/mining/worker.ts', import.meta.url),
      nativeFolder: null,
      store: createMemoryKernelStore(),
      clock: { now: () => Date.now() },
      options: { threads: 2, dutyPercent: 100, priority: 'normal', kernels },
      listener: {
        solutionFound: told(solutions),
        stateChanged: told(states),
        kernelsChanged() {},
        event: told(events),
      },
    });
    return engine;
  }

  it('prepares, mines, and gives solutions that light mode confirms', async () => {
    open({ randomx: 'light' }).setJob(job);
    await until(() => solutions.length >= 5);
    const kinds = states.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['self-testing', 'preparing', 'mining']));
    for (const { header, digest, nonce, jobId } of solutions) {
      expect(jobId).toBe('one');
      expect(digest[31]).toBeLessThanOrEqual(0x1f);
      expect(new DataView(header.buffer, header.byteOffset).getUint32(39, true)).toBe(nonce);
    }
    const digests = new Set(solutions.map(({ digest }) => hexFromBytes(digest)));
    expect(digests.size).toBe(solutions.length);
    expect(events.filter(({ kind }) => kind === 'wrong-solution')).toEqual([]);
  });

  it('keeps the fixed byte of nicehash mode', async () => {
    const blob = Uint8Array.from(job.blob);
    blob[42] = 0xa7;
    open({ randomx: 'light' }).setJob({ ...job, blob, nonceMask: 0x00ffffff });
    await until(() => solutions.length >= 5);
    for (const { header, nonce } of solutions) {
      expect(header[42]).toBe(0xa7);
      expect(nonce >>> 24).toBe(0xa7);
    }
  });

  it('takes a job of another seed, announced or not', async () => {
    const next = new Uint8Array(32).fill(7);
    const mining = () => states.filter(({ kind }) => kind === 'mining').length;
    open({ randomx: 'light' }).setJob({ ...job, nextSeedHash: next });
    await until(() => solutions.length >= 1);
    engine?.setJob({ ...job, id: 'two', seedHash: next });
    await until(() => solutions.some(({ jobId }) => jobId === 'two'));
    engine?.setJob({ ...job, id: 'three', seedHash: new Uint8Array(32).fill(8) });
    await until(() => solutions.some(({ jobId }) => jobId === 'three'));
    expect(mining()).toBeGreaterThanOrEqual(2);
    expect(events.filter(({ kind }) => kind === 'wrong-solution')).toEqual([]);
  });

  it('mines light where the dataset does not fit, and says so', async () => {
    vi.spyOn(process, 'availableMemory').mockReturnValue(1500 * 2 ** 20);
    open({}).setJob(job);
    await until(() => solutions.length >= 1);
    expect(events).toContainEqual({
      kind: 'kernel-failed',
      kernel: 'fast',
      problem: 'There is not enough free memory. 2592 MiB are needed, 1500 MiB are free.',
    });
    const inUse = engine?.kernels().find((kernel) => kernel.inUse);
    expect(inUse?.id).toBe('light');
    expect(inUse?.label).toMatch(/cache of 256 MiB/);
  });

  it('names the memory that it lacks', async () => {
    vi.spyOn(process, 'availableMemory').mockReturnValue(300 * 2 ** 20);
    open({}).setJob(job);
    await until(() => states.some(({ kind }) => kind === 'failed'));
    expect(states.at(-1)).toMatchObject({ kind: 'failed', error: { code: 'kernel.memory' } });
  });
});
