import type {
  MeasuredPoint,
  MeasuredPower,
  MeasurementState,
} from '../../common/contract/energy.ts';
import { mostEfficientThreads } from './measured-power.ts';

/**
 * The guided measurement as a pure machine: it takes samples and says how many threads should hash. Baseline,
 * then rising thread counts, then the baseline again; what that differs by is the drift of the whole.
 */
export interface MeasurementPlan {
  /** Threads of each step; the first and the last are 0. */
  readonly steps: readonly number[];
  /** Left out of a step's mean while clocks, fans and the meter settle. */
  readonly settleMs: number;
  readonly readMs: number;
  readonly algorithm: string;
  readonly kernel: string;
  readonly machineThreads: number;
  readonly source: string;
  readonly from: string;
  readonly provenance: MeasuredPower['provenance'];
}

/** What is known at one moment. */
export interface MeasurementSample {
  readonly atMs: number;
  /** null: the instrument is silent. */
  readonly powerW: number | null;
  /** When the instrument told that, to count each value once. */
  readonly readAtMs: number;
  /** Hashes since any beginning. */
  readonly hashes: number;
}

export interface Measurement {
  readonly plan: MeasurementPlan;
  /** Index of the present step. */
  readonly step: number;
  readonly stepSinceMs: number;
  readonly watts: readonly number[];
  readonly lastReadAtMs: number;
  /** Count and time when reading of this step began; null while settling. */
  readonly began: { readonly hashes: number; readonly atMs: number } | null;
  readonly done: readonly StepMean[];
  readonly outcome: 'running' | 'done' | 'failed';
  readonly problem: string;
}

interface StepMean {
  readonly threads: number;
  readonly powerW: number;
  readonly errorW: number;
  readonly hashrateHps: number;
}

/** Fewer readings than this make no mean. */
const fewestReadings = 3;
/** A step waits at most this many times its length for readings before the instrument counts as silent. */
const patience = 4;

/** Thread counts worth measuring: one, quarters, and all. */
export function measuringSteps(machineThreads: number): readonly number[] {
  const shares = [
    1,
    machineThreads / 4,
    machineThreads / 2,
    (3 * machineThreads) / 4,
    machineThreads,
  ];
  const counts = new Set(shares.map((share) => Math.max(1, Math.round(share))));
  return [0, ...[...counts].sort((a, b) => a - b), 0];
}

/**
 * Times that suit an instrument: a wall meter updates every second or few and a supply smooths; energy
 * counters are exact over any time; the model follows the load at once.
 */
export function measuringTimes(source: string): {
  readonly settleMs: number;
  readonly readMs: number;
} {
  if (source.startsWith('meter-')) return { settleMs: 20_000, readMs: 40_000 };
  if (source === 'battery-power') return { settleMs: 60_000, readMs: 120_000 };
  if (source === 'model') return { settleMs: 6000, readMs: 10_000 };
  return { settleMs: 10_000, readMs: 20_000 };
}

export function beginMeasurement(plan: MeasurementPlan, atMs: number): Measurement {
  return {
    plan,
    step: 0,
    stepSinceMs: atMs,
    watts: [],
    lastReadAtMs: 0,
    began: null,
    done: [],
    outcome: 'running',
    problem: '',
  };
}

/** Threads that should hash now. */
export function wantedThreads({ plan, step }: Measurement): number {
  return plan.steps[step] ?? 0;
}

/** Takes a sample, about once a second. */
export function advanceMeasurement(state: Measurement, sample: MeasurementSample): Measurement {
  if (state.outcome !== 'running') return state;
  const { plan, stepSinceMs } = state;
  const inStepMs = sample.atMs - stepSinceMs;
  const stepMs = plan.settleMs + plan.readMs;
  if (inStepMs > patience * stepMs) {
    return failMeasurement(state, `${plan.from} gave too few readings`);
  }
  if (inStepMs < plan.settleMs) return { ...state, lastReadAtMs: sample.readAtMs };
  const began = state.began ?? { hashes: sample.hashes, atMs: sample.atMs };
  const isNew = sample.powerW !== null && sample.readAtMs > state.lastReadAtMs;
  const watts = isNew && sample.powerW !== null ? [...state.watts, sample.powerW] : state.watts;
  const lastReadAtMs = isNew ? sample.readAtMs : state.lastReadAtMs;
  const next = { ...state, began, watts, lastReadAtMs };
  if (sample.atMs - began.atMs < plan.readMs || watts.length < fewestReadings) return next;
  return endStep(next, began, sample);
}

export function failMeasurement(state: Measurement, problem: string): Measurement {
  return { ...state, outcome: 'failed', problem };
}

function endStep(
  state: Measurement,
  began: { readonly hashes: number; readonly atMs: number },
  sample: MeasurementSample,
): Measurement {
  const { plan, step, watts } = state;
  const threads = plan.steps[step] ?? 0;
  const seconds = (sample.atMs - began.atMs) / 1000;
  const hashrateHps = (sample.hashes - began.hashes) / seconds;
  if (threads > 0 && hashrateHps <= 0) {
    return failMeasurement(state, 'the threads did not hash: a job is needed all the while');
  }
  const done = [...state.done, { threads, ...meanOf(watts), hashrateHps }];
  const isLast = step + 1 >= plan.steps.length;
  return {
    ...state,
    done,
    step: isLast ? step : step + 1,
    stepSinceMs: sample.atMs,
    watts: [],
    began: null,
    outcome: isLast ? 'done' : 'running',
  };
}

/** Mean and the standard error of it. */
function meanOf(values: readonly number[]): { readonly powerW: number; readonly errorW: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const errorW = Math.sqrt(squares / (values.length - 1) / values.length);
  return { powerW: mean, errorW };
}

/** The finished measurement's answer; undefined while it runs or after it failed. */
export function resultOf(state: Measurement, atMs: number): MeasuredPower | undefined {
  if (state.outcome !== 'done') return undefined;
  const { plan, done } = state;
  const first = done[0]!;
  const last = done.at(-1)!;
  const idleW = (first.powerW + last.powerW) / 2;
  const points = done
    .slice(1, -1)
    .map(({ threads, powerW, errorW, hashrateHps }): MeasuredPoint => {
      const addedW = powerW - idleW;
      // Less than its own error is nothing that could be divided by.
      const isSeen = addedW > Math.max(errorW, first.errorW);
      return {
        threads,
        powerW,
        errorW,
        addedW: Math.max(0, addedW),
        hashrateHps,
        jPerHash: isSeen ? addedW / hashrateHps : null,
      };
    });
  return {
    atMs,
    algorithm: plan.algorithm,
    kernel: plan.kernel,
    machineThreads: plan.machineThreads,
    source: plan.source,
    from: plan.from,
    provenance: plan.provenance,
    idleW,
    driftW: last.powerW - first.powerW,
    points,
    efficientThreads: mostEfficientThreads(points),
  };
}

/** What a screen shows of it. */
export function progressOf(state: Measurement, atMs: number): MeasurementState {
  const { plan, step, stepSinceMs, outcome, problem } = state;
  if (outcome === 'failed') return { kind: 'failed', problem, atMs };
  if (outcome === 'done') return { kind: 'none' };
  const stepMs = plan.settleMs + plan.readMs;
  const inStepMs = Math.min(stepMs, atMs - stepSinceMs);
  const totalMs = stepMs * plan.steps.length;
  const doneMs = stepMs * step + inStepMs;
  return {
    kind: 'running',
    step: step + 1,
    steps: plan.steps.length,
    threads: wantedThreads(state),
    phase: inStepMs < plan.settleMs ? 'settling' : 'reading',
    progress: doneMs / totalMs,
    remainingMs: totalMs - doneMs,
    from: plan.from,
  };
}
