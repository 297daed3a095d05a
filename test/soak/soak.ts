import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { defaultSettings, type SourceSettings } from '../../common/contract/settings.ts';
import { createApp } from '../../main/app/app.ts';
import type { App, ShareOutcome } from '../../main/app/app-api.ts';
import { unseen } from '../../main/host/probe/probe.ts';
import { openHistory } from '../../main/record/history.ts';
import { openLog } from '../../main/record/log.ts';
import { memorySecrets } from '../../main/record/secret.ts';
import { memorySettings } from '../../main/record/settings.ts';
import { createSoakPool, type Fault, type SoakPool } from './soak-pool.ts';

export interface SoakOptions {
  /** Real time. */
  readonly seconds: number;
  /** The app's time runs so much faster; its threads hash in real time. */
  readonly speed: number;
  readonly threads: number;
  /** Of the pool's shares. */
  readonly difficulty: number;
  /** As of {@link createSoakPool}; absent: every share is answered. */
  readonly swallowEvery?: number;
  readonly told?: (line: string) => void;
}

/** What a soak found. `problems` is empty when all is well. */
export interface SoakReport {
  readonly simulatedHours: number;
  readonly faults: number;
  readonly samples: number;
  /** Heap and array buffers after a collection, MB. */
  readonly memoryMb: { readonly early: number; readonly late: number };
  /** Of all samples but the first fifth; null where the run was too short to tell a slope from a sawtooth. */
  readonly memorySlope: Slope | null;
  readonly residentMb: number;
  readonly handles: { readonly early: number; readonly late: number; readonly afterClose: number };
  /** Hashes in a second of real time. */
  readonly hashrate: {
    readonly early: number;
    readonly late: number;
    readonly driftPercent: number;
  };
  readonly shares: {
    readonly accepted: number;
    readonly rejected: number;
    /** No answer while the pool misbehaved. */
    readonly unansweredInFault: number;
    /** No answer from a pool that behaved, never an outcome, or answered and not counted. */
    readonly lost: number;
    /** Refused by the pool's own judgement of the work. */
    readonly wrong: number;
  };
  readonly events: number;
  readonly seconds: number;
  readonly problems: readonly string[];
}

/** Growth in a simulated hour, and half the width of its 95 % confidence interval. */
export interface Slope {
  readonly mbPerHour: number;
  readonly plusMinus: number;
}

const faults: readonly Fault[] = [
  'drops',
  'flood',
  'silence',
  'difficulty',
  'long-line',
  'rejects',
  'garbage',
  'new-extranonce',
];
/** Simulated; a fault, a rest for coming back, and the next. */
const faultS = 40;
const restS = 80;
/** Of the reply that a fault cut off: the answer timeout and some. */
const afterFaultS = 60;
const renewS = 30;
/** Twice what a run without leak was seen to grow by; a leak grows with time and passes it. */
const mostGrowthMb = 16;
const mostMoreHandles = 12;
/** Seconds below which no slope is told: compilation and caches still grow, and an hour is far away. */
const shortestForSlopeS = 300;
/** Samples follow each other closely; means of so many stretches are nearly independent. */
const stretches = 10;
/** Student's t at 97.5 % with `stretches` - 2 degrees of freedom. */
const t975 = 2.306;

/** Runs the whole app on two pools that misbehave in turns, with its practice chain behind them. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { seconds, speed, difficulty, told = () => undefined } = options;
  const { swallowEvery = Number.POSITIVE_INFINITY } = options;
  const collect = garbageCollector();
  const handlesBefore = handleCount();
  const beganMs = Date.now();
  const clock = {
    now: () => beganMs + Math.floor((Date.now() - beganMs) * speed),
    after(ms: number, run: () => void) {
      const timer = setTimeout(run, Math.min(ms / speed, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'adit-soak-'));
  const nowS = (): number => Math.floor(clock.now() / 1000);
  const pools = [
    await createSoakPool(difficulty, nowS, swallowEvery),
    await createSoakPool(difficulty, nowS, swallowEvery),
  ];
  const { app, closeHistory } = openSoakedApp(options, clock, folder, pools);

  let faultCount = 0;
  let faultyUntilMs = 0;
  const counts = { accepted: 0, rejected: 0, unansweredInFault: 0, lost: 0 };
  const isFaulty = (): boolean => clock.now() < faultyUntilMs;
  app.listen({ share: (outcome) => count(outcome) });
  function count({ result, solution }: ShareOutcome): void {
    if (solution.sourceId === 'practice') return;
    if (result.kind === 'accepted') counts.accepted += 1;
    else if (result.kind === 'rejected') counts.rejected += 1;
    else if (result.kind === 'unanswered') {
      if (isFaulty()) counts.unansweredInFault += 1;
      else counts.lost += 1;
    }
  }

  // A page that listens, as a window does: every event is written as JSON.
  let events = 0;
  const leave = app.hub.join((message) => {
    events += 1;
    JSON.stringify(message);
  });
  app.start();

  const samples: SoakSample[] = [];
  const ending = new AbortController();
  const misbehaving = (async () => {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      await pause(restS);
      const fault = faults[turn % faults.length]!;
      const pool = pools[Math.floor(turn / faults.length) % pools.length]!;
      faultyUntilMs = clock.now() + (faultS + afterFaultS) * 1000;
      faultCount += 1;
      told(`fault ${faultCount}: ${fault}`);
      pool.begin(fault);
      await pause(faultS);
      pool.begin('none');
    }
  })();
  const renewing = (async () => {
    while (!ending.signal.aborted) {
      await pause(renewS);
      for (const pool of pools) pool.renew();
    }
  })();
  async function pause(simulatedS: number): Promise<void> {
    await wait((simulatedS * 1000) / speed, undefined, { signal: ending.signal }).catch(
      () => undefined,
    );
  }

  const sampleEveryMs = Math.max(500, (seconds * 1000) / 200);
  const endMs = Date.now() + seconds * 1000;
  while (Date.now() < endMs) {
    await wait(Math.min(sampleEveryMs, Math.max(1, endMs - Date.now())));
    await look(app, clock.now());
    samples.push(sample(collect, app));
  }
  ending.abort();
  await Promise.all([misbehaving, renewing]);
  for (const pool of pools) pool.begin('none');

  // What was found must come to an outcome.
  app.pause(null);
  const settledByMs = Date.now() + Math.max(3000, (afterFaultS * 1000) / speed);
  while (app.state.state.shares.pending > 0 && Date.now() < settledByMs) await wait(20);
  const pending = app.state.state.shares.pending;
  const simulatedHours = (clock.now() - beganMs) / 3_600_000;
  const residentMb = process.memoryUsage.rss() / 1e6;
  leave();
  await app.close();
  closeHistory();
  for (const pool of pools) await pool.close();
  rmSync(folder, { recursive: true, force: true });
  await wait(200);
  const afterClose = Math.max(0, handleCount() - handlesBefore);

  return judgeSoak({
    simulatedHours,
    faults: faultCount,
    samples,
    residentMb,
    afterClose,
    shares: {
      ...counts,
      lost: counts.lost + pending + uncounted(pools, counts),
      wrong: pools.reduce((sum, pool) => sum + pool.counts.low, 0),
    },
    events,
    seconds,
  });
}

/** Acceptances that pools gave and the app does not know of, beyond the replies that faults cut off. */
function uncounted(
  pools: readonly SoakPool[],
  counts: { readonly accepted: number; readonly unansweredInFault: number },
): number {
  const given = pools.reduce((sum, pool) => sum + pool.counts.accepted, 0);
  return Math.max(0, given - counts.accepted - counts.unansweredInFault);
}

export interface SoakSample {
  readonly atMs: number;
  readonly memoryMb: number;
  readonly handles: number;
  readonly hashes: number;
}

/** Draws the conclusions of a run. */
export function judgeSoak(run: {
  readonly simulatedHours: number;
  readonly faults: number;
  readonly samples: readonly SoakSample[];
  readonly residentMb: number;
  readonly afterClose: number;
  readonly shares: SoakReport['shares'];
  readonly events: number;
  readonly seconds: number;
}): SoakReport {
  const { samples, shares } = run;
  // The first fifth is start, kernels' tests and compilation.
  const kept = samples.slice(Math.floor(samples.length / 5));
  const fifth = Math.max(1, Math.floor(kept.length / 4));
  const early = kept.slice(0, fifth);
  const late = kept.slice(-fifth);
  const memoryMb = {
    early: median(early.map((each) => each.memoryMb)),
    late: median(late.map((each) => each.memoryMb)),
  };
  const handles = {
    early: median(early.map((each) => each.handles)),
    late: median(late.map((each) => each.handles)),
    afterClose: run.afterClose,
  };
  const hashrate = { early: rateOf(early), late: rateOf(late), driftPercent: 0 };
  hashrate.driftPercent = hashrate.early > 0 ? (hashrate.late / hashrate.early - 1) * 100 : 0;

  const problems: string[] = [];
  const growthMb = memoryMb.late - memoryMb.early;
  if (growthMb > mostGrowthMb) problems.push(`memory grew by ${growthMb.toFixed(1)} MB`);
  if (handles.late - handles.early > mostMoreHandles) {
    problems.push(`handles grew from ${handles.early} to ${handles.late}`);
  }
  if (run.afterClose > 0) problems.push(`${run.afterClose} handles were left after the end`);
  if (shares.lost > 0) problems.push(`${shares.lost} shares were lost`);
  if (shares.wrong > 0) problems.push(`${shares.wrong} shares were wrong`);
  if (shares.accepted === 0) problems.push('no share was accepted');
  if (hashrate.late === 0) problems.push('nothing was hashed in the end');
  return {
    ...run,
    samples: samples.length,
    memoryMb,
    memorySlope: run.seconds < shortestForSlopeS ? null : slopeOf(kept, run),
    handles,
    hashrate,
    problems,
  };
}

function openSoakedApp(
  { threads }: SoakOptions,
  clock: Parameters<typeof createApp>[0]['clock'],
  folder: string,
  pools: readonly SoakPool[],
): { readonly app: App; readonly closeHistory: () => void } {
  const sources: SourceSettings[] = [
    ...pools.map(
      ({ url }, at) =>
        ({
          id: `pool-${at}`,
          kind: 'stratum-v1',
          label: `Pool ${at}`,
          enabled: true,
          chain: 'bitcoin-regtest',
          url,
          user: 'soak.rig',
          tlsPin: '',
          payoutAddress: '',
        }) as const,
    ),
    { id: 'practice', kind: 'practice', label: 'Practice', enabled: true },
  ];
  const blind = { intervalMs: 1000, look: async () => unseen('not here') };
  const history = openHistory(join(folder, 'history.db'), clock.now);
  const app = createApp({
    version: '0',
    frame: 'none',
    dataFolder: folder,
    settings: memorySettings({
      ...defaultSettings,
      sources,
      mining: { ...defaultSettings.mining, threads, onLaunch: 'mine' },
    }),
    secrets: memorySecrets(),
    history,
    log: openLog(join(folder, 'log'), 'info', clock.now),
    kernelStore: { load: () => undefined, save: () => undefined },
    workerUrl: new URL('../../main/mining/worker.ts', import.meta.url),
    nativeFolder: fileURLToPath(new URL('../../native/build', import.meta.url)),
    machine: {
      sensors: () => [],
      probes: () => ({
        idleS: blind,
        presence: blind,
        otherLoad: blind,
        thermal: blind,
        isLidClosed: blind,
        supply: blind,
        temperatureC: blind,
      }),
      measuredPower: { load: () => undefined, save: () => undefined },
    },
    clock,
    random: Math.random,
    release: () => undefined,
  });
  return { app, closeHistory: () => history.close() };
}

/** What a page asks now and then. */
async function look(app: App, nowMs: number): Promise<void> {
  const caller = { readOnly: true, isRemote: true, signal: new AbortController().signal };
  const ask = (channel: string, argument?: object) =>
    app.router({ type: 'request', id: 1, channel, argument }, caller);
  const range = { fromMs: nowMs - 3_600_000, toMs: nowMs };
  await ask('app.snapshot');
  await ask('history.hashrate', { ...range, step: '1s' });
  await ask('history.export', { ...range, what: 'shares', format: 'csv' });
}

function sample(collect: () => void, app: App): SoakSample {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return {
    atMs: Date.now(),
    memoryMb: (heapUsed + arrayBuffers) / 1e6,
    handles: handleCount(),
    hashes: app.state.state.telemetry?.hashesSession ?? 0,
  };
}

/** Sockets, servers, threads and the like; timers come and go, and what we print through opens at the first line. */
function handleCount(): number {
  return process
    .getActiveResourcesInfo()
    .filter((name) => !/Timeout|Immediate|TTYWrap|PipeWrap/.test(name)).length;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function rateOf(samples: readonly SoakSample[]): number {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.atMs === first.atMs) return 0;
  return ((last.hashes - first.hashes) * 1000) / (last.atMs - first.atMs);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Least squares through the means of equal stretches. */
function slopeOf(
  samples: readonly SoakSample[],
  { simulatedHours, seconds }: { readonly simulatedHours: number; readonly seconds: number },
): Slope | null {
  const length = Math.floor(samples.length / stretches);
  if (length === 0) return null;
  const hoursPerMs = simulatedHours / (seconds * 1000);
  const points = Array.from({ length: stretches }, (_, at) => {
    const stretch = samples.slice(at * length, (at + 1) * length);
    return {
      x: mean(stretch.map(({ atMs }) => atMs)) * hoursPerMs,
      y: mean(stretch.map(({ memoryMb }) => memoryMb)),
    };
  });
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const width = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (width === 0) return null;
  const mbPerHour = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / width;
  const error = points.reduce(
    (sum, { x, y }) => sum + (y - meanY - mbPerHour * (x - meanX)) ** 2,
    0,
  );
  return { mbPerHour, plusMinus: t975 * Math.sqrt(error / (stretches - 2) / width) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
