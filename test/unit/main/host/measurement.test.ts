import { describe, expect, it } from 'vitest';
import type { MeasuredPower } from '../../../../common/contract/energy.ts';
import {
  addedPowerW,
  fits,
  isOutdated,
  mostEfficientThreads,
  mostProfitableThreads,
} from '../../../../main/host/measured-power.ts';
import {
  advanceMeasurement,
  beginMeasurement,
  type Measurement,
  type MeasurementPlan,
  measuringSteps,
  measuringTimes,
  progressOf,
  resultOf,
  wantedThreads,
} from '../../../../main/host/measurement.ts';
import powerVectors from '../../../vector/cpu-power.json' with { type: 'json' };

const { plugIdle, plugMining, marginalWatts } = powerVectors.cases.marginal;

const plan: MeasurementPlan = {
  steps: measuringSteps(8),
  ...measuringTimes('meter-plug'),
  algorithm: 'sha256d',
  kernel: 'avx512',
  machineThreads: 8,
  source: 'meter-plug',
  from: 'Plug, wall meter',
  provenance: 'measured',
};

/** Runs a measurement on a pretended machine, one sample a second, and returns how it ended. */
function run(
  machine: {
    powerW: (threads: number, second: number) => number | null;
    hps: (threads: number) => number;
    /** Seconds between readings of the instrument. */
    every?: number;
  },
  measured: MeasurementPlan = plan,
): { state: Measurement; seconds: number; steps: number[] } {
  let state = beginMeasurement(measured, 0);
  let hashes = 0;
  let second = 0;
  let readAtMs = 0;
  let powerW: number | null = null;
  const steps = [0];
  while (state.outcome === 'running' && second < 100_000) {
    second += 1;
    const threads = wantedThreads(state);
    if (steps.at(-1) !== threads) steps.push(threads);
    hashes += machine.hps(threads);
    if (second % (machine.every ?? 1) === 0) {
      powerW = machine.powerW(threads, second);
      readAtMs = second * 1000;
    }
    state = advanceMeasurement(state, { atMs: second * 1000, powerW, readAtMs, hashes });
  }
  return { state, seconds: second, steps };
}

/** A plug of the vectors: more watts and hashes with every thread, the last ones share cores. */
const hps = (threads: number) => 100 * Math.min(threads, 4) + 20 * Math.max(0, threads - 4);
const plug = {
  powerW: (threads: number) => plugIdle + (marginalWatts * threads) / 8,
  hps,
};

describe('the guided measurement', () => {
  it('takes the baseline, one, quarters and all, and the baseline again', () => {
    expect(measuringSteps(8)).toEqual([0, 1, 2, 4, 6, 8, 0]);
    expect(measuringSteps(1)).toEqual([0, 1, 0]);
    expect(measuringSteps(2)).toEqual([0, 1, 2, 0]);
    expect(run(plug).steps).toEqual([0, 1, 2, 4, 6, 8, 0]);
  });

  it('gives the marginal watts of the vectors, and the efficient thread count', () => {
    const { state, seconds } = run(plug);
    const result = resultOf(state, 99)!;
    expect(result.idleW).toBeCloseTo(plugIdle);
    const all = result.points.at(-1)!;
    expect(all.powerW).toBeCloseTo(plugMining);
    expect(all.addedW).toBeCloseTo(marginalWatts);
    expect(all.jPerHash).toBeCloseTo(marginalWatts / 480);
    expect(result.driftW).toBeCloseTo(0);
    expect([1, 2, 4]).toContain(result.efficientThreads);
    expect(seconds).toBeLessThan(7 * 61);
  });

  it('leaves out what the meter shows while it settles', () => {
    const slow = {
      ...plug,
      powerW: (threads: number, second: number) =>
        plug.powerW(threads) + (second % 61 < 15 ? 500 : 0),
    };
    const { idleW } = resultOf(run(slow).state, 0)!;
    expect(idleW).toBeLessThan(plugIdle + 30);
  });

  it('counts a reading once, however often it is looked at', () => {
    const { state } = run({ ...plug, every: 10 });
    expect(resultOf(state, 0)!.points.at(-1)!.addedW).toBeCloseTo(marginalWatts);
  });

  it('tells how far the baseline drifted and takes the middle', () => {
    const warming = {
      ...plug,
      powerW: (threads: number, second: number) => plug.powerW(threads) + second / 60,
    };
    const result = resultOf(run(warming).state, 0)!;
    expect(result.driftW).toBeGreaterThan(5);
    expect(result.points[2]!.addedW).toBeGreaterThan(0);
  });

  it('does not divide by watts that it can not see', () => {
    let flip = 1;
    const noisy = {
      hps,
      powerW: () => {
        flip = -flip;
        return 100 + 20 * flip;
      },
    };
    const result = resultOf(run(noisy).state, 0)!;
    expect(result.points.every(({ jPerHash }) => jPerHash === null)).toBe(true);
    expect(result.efficientThreads).toBeNull();
  });

  it('fails in words when the instrument falls silent, and never waits for ever', () => {
    const { state, seconds } = run({
      hps,
      powerW: (_threads, second) => (second < 100 ? 60 : null),
    });
    expect(state).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('Plug') });
    expect(seconds).toBeLessThan(600);
    expect(resultOf(state, 0)).toBeUndefined();
    expect(progressOf(state, 5)).toMatchObject({ kind: 'failed', atMs: 5 });
  });

  it('fails when nothing hashes', () => {
    const { state } = run({ ...plug, hps: () => 0 });
    expect(state).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('hash') });
  });

  it('shows where it is', () => {
    const state = beginMeasurement(plan, 0);
    expect(progressOf(state, 30_000)).toEqual({
      kind: 'running',
      step: 1,
      steps: 7,
      threads: 0,
      phase: 'reading',
      progress: 30 / 420,
      remainingMs: 390_000,
      from: 'Plug, wall meter',
    });
  });

  it('works with the model, labelled as an estimate', () => {
    const model = {
      ...plan,
      ...measuringTimes('model'),
      source: 'model',
      provenance: 'estimated' as const,
    };
    const { state } = run({ ...plug, every: 2 }, model);
    expect(resultOf(state, 0)).toMatchObject({ provenance: 'estimated', source: 'model' });
  });
});

const point = (threads: number, addedW: number, hashrateHps: number) => ({
  threads,
  powerW: 60 + addedW,
  errorW: 1,
  addedW,
  hashrateHps,
  jPerHash: addedW / hashrateHps,
});
const points = [point(1, 20, 100), point(4, 50, 380), point(8, 109, 480)];
const measured: MeasuredPower = {
  atMs: 1_000,
  algorithm: 'sha256d',
  kernel: 'avx512',
  machineThreads: 8,
  source: 'package-power',
  from: 'RAPL',
  provenance: 'measured',
  idleW: 60,
  driftW: 0,
  points,
  efficientThreads: 4,
};

describe('what follows from it', () => {
  it('watts between and beyond the points', () => {
    expect(addedPowerW(measured, 0)).toBe(0);
    expect(addedPowerW(measured, 1)).toBe(20);
    expect(addedPowerW(measured, 2)).toBe(30);
    expect(addedPowerW(measured, 8)).toBe(109);
    expect(addedPowerW(measured, 16)).toBeCloseTo(109 + (8 * 59) / 4);
    expect(addedPowerW({ ...measured, points: [] }, 4)).toBe(0);
  });

  it('the thread counts of most hashes per joule and of most profit', () => {
    expect(mostEfficientThreads(points)).toBe(4);
    const kwhPerJ = 1 / 3.6e6;
    // Where energy is dear, fewer threads; where it is dearer than any hash is worth, none; where free, all.
    expect(mostProfitableThreads(points, 0.2 * kwhPerJ, 1)).toBe(4);
    expect(mostProfitableThreads(points, 0.1 * kwhPerJ, 1)).toBe(0);
    expect(mostProfitableThreads(points, 1 * kwhPerJ, 1)).toBe(8);
    expect(mostProfitableThreads(points, 0, -0.1)).toBe(8);
  });

  it('is made anew when what it rests on changed, never with a worse instrument', () => {
    const now = {
      algorithm: 'sha256d',
      kernel: 'avx512',
      machineThreads: 8,
      source: 'package-power',
    };
    const day = 86_400_000;
    expect(isOutdated(measured, now, day)).toBe(false);
    expect(isOutdated(measured, now, 31 * day)).toBe(true);
    expect(isOutdated(measured, { ...now, kernel: 'avx2' }, day)).toBe(true);
    expect(isOutdated(measured, { ...now, source: 'meter-plug' }, day)).toBe(true);
    expect(isOutdated(measured, { ...now, source: 'model' }, 31 * day)).toBe(false);
    expect(fits(measured, { ...now, algorithm: 'scrypt' })).toBe(false);
    expect(fits(measured, { ...now, kernel: null })).toBe(true);
  });
});
