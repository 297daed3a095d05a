import type { MeasuredPower, MeasurementState } from '../../common/contract/energy.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { HostClock } from './clock.ts';
import { fits, isOutdated, type MeasuringConditions } from './measured-power.ts';
import {
  advanceMeasurement,
  beginMeasurement,
  type Measurement,
  measuringSteps,
  measuringTimes,
  progressOf,
  resultOf,
  wantedThreads,
} from './measurement.ts';
import type { PowerInstrument } from './power.ts';
import { modelError } from './power-model.ts';

/** Keeps measurements, one for each algorithm. */
export interface MeasuredPowerStore {
  load(algorithm: string): MeasuredPower | undefined;
  save(algorithm: string, measured: MeasuredPower): void;
}

/** What mining does, as far as measuring needs to know. */
export interface MinedNow {
  readonly isMining: boolean;
  readonly algorithm: string | null;
  readonly kernel: string | null;
  /** Hashes since any beginning. */
  readonly hashes: number;
}

export interface MeasuringDeps {
  readonly clock: HostClock;
  readonly store: MeasuredPowerStore;
  readonly mined: () => MinedNow;
  readonly machineThreads: () => number;
  /** The best that measures now. */
  readonly instrument: () => PowerInstrument | undefined;
  /** The same instrument later; undefined while it is silent. */
  readonly reading: (id: string) => { readonly value: number; readonly atMs: number } | undefined;
  /** The model's answer, where nothing measures; null when it has none. */
  readonly modelled: () => { readonly value: number; readonly atMs: number } | null;
  /** Progress changed. */
  readonly changed: () => void;
  /** Another number of threads is wanted, or it ended. */
  readonly turned: () => void;
  readonly note: (words: string, details: object) => void;
}

/** Runs the guided measurement, keeps its results and repeats it when they are out of date. */
export interface Measuring {
  /** @throws AppError host.not-measurable */
  begin(): void;
  cancel(problem: string): void;
  /** Threads that it wants to hash; undefined while it does not run. */
  threads(): number | undefined;
  /** The result that describes what is mined now. */
  result(): MeasuredPower | null;
  state(): MeasurementState;
  /** Measures anew when something it rests on has changed: without asking, and at most once a day. */
  refresh(miningSinceMs: number): void;
  stop(): void;
}

const sampleEveryMs = 1000;
/** Mining has then run long enough that nobody has just sat down and the machine is warm. */
const quietBeforeRefreshMs = 600_000;
const refreshAtMostEveryMs = 86_400_000;
const model = 'model';

export function createMeasuring(deps: MeasuringDeps): Measuring {
  const { clock, store } = deps;
  let running: Measurement | undefined;
  let failure: { readonly problem: string; readonly atMs: number } | undefined;
  let cancelTimer: (() => void) | undefined;
  let refreshedAtMs = 0;

  function conditions(): MeasuringConditions {
    const { algorithm, kernel } = deps.mined();
    const source = deps.instrument()?.reading.id ?? model;
    return { algorithm, kernel, machineThreads: deps.machineThreads(), source };
  }

  function begin(): void {
    if (running !== undefined) throw refused('It runs already.');
    const { isMining, algorithm, kernel } = deps.mined();
    if (!isMining || algorithm === null || kernel === null) {
      throw refused('It compares mining with rest, so mining must run first.');
    }
    const instrument = deps.instrument();
    if (instrument === undefined && deps.modelled() === null) {
      throw refused(
        'Nothing here measures power and the processor is not recognised: add a meter or type its design power.',
      );
    }
    const machineThreads = deps.machineThreads();
    const source = instrument?.reading.id ?? model;
    failure = undefined;
    running = beginMeasurement(
      {
        steps: measuringSteps(machineThreads),
        ...measuringTimes(source),
        algorithm,
        kernel,
        machineThreads,
        source,
        from: instrument?.reading.from ?? `model of load and clock, ${modelError}`,
        provenance: instrument === undefined ? 'estimated' : 'measured',
      },
      clock.now(),
    );
    cancelTimer = clock.after(sampleEveryMs, sample);
    deps.turned();
  }

  function sample(): void {
    if (running === undefined) return;
    cancelTimer = clock.after(sampleEveryMs, sample);
    const before = running;
    const atMs = clock.now();
    const { source } = before.plan;
    const reading = source === model ? deps.modelled() : deps.reading(source);
    running = advanceMeasurement(before, {
      atMs,
      powerW: reading?.value ?? null,
      readAtMs: reading?.atMs ?? 0,
      hashes: deps.mined().hashes,
    });
    if (running.outcome === 'running') {
      if (running.step === before.step) deps.changed();
      else deps.turned();
      return;
    }
    const result = resultOf(running, atMs);
    if (result !== undefined) store.save(result.algorithm, result);
    end(running.problem);
  }

  function end(problem: string): void {
    cancelTimer?.();
    running = undefined;
    failure = problem === '' ? undefined : { problem, atMs: clock.now() };
    if (problem !== '') deps.note('measurement of power failed', { problem });
    deps.turned();
  }

  return {
    begin,
    cancel(problem) {
      if (running !== undefined) end(problem);
    },
    threads: () => (running === undefined ? undefined : wantedThreads(running)),
    result() {
      const now = conditions();
      const measured = now.algorithm === null ? undefined : store.load(now.algorithm);
      return measured !== undefined && fits(measured, now) ? measured : null;
    },
    state() {
      if (running !== undefined) return progressOf(running, clock.now());
      return failure === undefined ? { kind: 'none' } : { kind: 'failed', ...failure };
    },
    refresh(miningSinceMs) {
      const nowMs = clock.now();
      const isEarly =
        nowMs - miningSinceMs < quietBeforeRefreshMs ||
        nowMs - refreshedAtMs < refreshAtMostEveryMs;
      if (running !== undefined || isEarly) return;
      const now = conditions();
      const measured = now.algorithm === null ? undefined : store.load(now.algorithm);
      if (measured === undefined || !isOutdated(measured, now, nowMs)) return;
      refreshedAtMs = nowMs;
      deps.note('measuring power anew', { algorithm: now.algorithm });
      begin();
    },
    stop: () => cancelTimer?.(),
  };
}

function refused(reason: string): AppError {
  return new AppError('host.not-measurable', { reason }, { retry: 'later' });
}
