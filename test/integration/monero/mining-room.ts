import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { BlobJob, Solution } from '../../../common/mining/job.ts';
import { createEngine } from '../../../main/mining/engine.ts';
import type { Engine, EngineEvent, EngineState } from '../../../main/mining/engine-api.ts';
import { createMemoryKernelStore } from '../../../main/mining/kernel-store.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import { createDispatcher, type Dispatcher } from '../../../main/work/dispatcher.ts';
import { createWorkRecorder, type WorkRecorder } from '../../fake/work-recorder.ts';

/** The work room and the engine together, as the app joins them, in light mode. */
export interface MiningRoom {
  readonly recorder: WorkRecorder;
  readonly dispatcher: Dispatcher;
  readonly engine: Engine;
  readonly jobs: BlobJob[];
  readonly solutions: Solution[];
  readonly states: EngineState[];
  readonly events: EngineEvent[];
  close(): Promise<void>;
}

export async function openMiningRoom(
  source: SourceSettings,
  options: { readonly threads?: number; readonly secret?: string } = {},
): Promise<MiningRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'adit-monero-'));
  const recorder = createWorkRecorder();
  const jobs: BlobJob[] = [];
  const solutions: Solution[] = [];
  const states: EngineState[] = [];
  const events: EngineEvent[] = [];
  const engine = createEngine({
    workerUrl: new URL('../../../main/mining/worker.ts', import.meta.url),
    nativeFolder: null,
    store: createMemoryKernelStore(),
    clock: systemClock,
    options: {
      threads: options.threads ?? 2,
      dutyPercent: 100,
      priority: 'normal',
      kernels: { randomx: 'light' },
    },
    listener: {
      solutionFound(solution) {
        solutions.push(solution);
        void dispatcher.solutionFound(solution);
      },
      stateChanged: (state) => void states.push(state),
      kernelsChanged() {},
      event: (event) => void events.push(event),
    },
  });
  const dispatcher = createDispatcher({
    sink(job) {
      if (job?.kind === 'blob') jobs.push(job);
      engine.setJob(job);
    },
    listener: recorder,
    clock: systemClock,
    random: Math.random,
    log: () => undefined,
    dataFolder: folder,
    userAgent: 'adit-test',
    secret: () => options.secret ?? '',
    allTime: { bestDifficulty: null, hashes: 0 },
  });
  await dispatcher.start();
  dispatcher.configure([source]);
  dispatcher.setWanted(true);
  return {
    recorder,
    dispatcher,
    engine,
    jobs,
    solutions,
    states,
    events,
    async close() {
      await dispatcher.stop();
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
