import { describe, expect, it } from 'vitest';
import {
  steadyTemperatureC,
  temperatureAfterC,
} from '../../../../common/economics/energy/thermal-derating.ts';
import {
  beginHold,
  type HoldLoad,
  loadFromLevel,
  lowestLevel,
  nextHold,
} from '../../../../main/host/temperature-hold.ts';
import vectors from '../../../vector/economics-08.json' with { type: 'json' };

const { P: powerW, Ta, Rth, tau, T0, steady } = vectors.thermal;

interface Cooler {
  readonly ambientC: number;
  readonly resistanceKPerW: number;
  readonly timeConstantS: number;
}

interface Run {
  readonly highestC: number;
  /** Of the last half hour. */
  readonly swingC: number;
  readonly lastC: number;
  readonly lastLevel: number;
}

const stepS = 2;

/** Two hours on a cooler; the sensor rounds and is late as asked. */
function simulate(
  cooler: Cooler,
  fullW: number,
  targetC: number,
  options: { startC?: number; roundC?: number; lateS?: number; most?: HoldLoad } = {},
): Run {
  const most = options.most ?? { threads: 16, dutyPercent: 100 };
  let celsius = options.startC ?? T0;
  let state = beginHold(0);
  let load: HoldLoad = { threads: 1, dutyPercent: 5 };
  const seen: number[] = [];
  for (let second = 0; second < 7200; second += stepS) {
    seen.push(celsius);
    const late = seen[Math.max(0, seen.length - 1 - (options.lateS ?? 0) / stepS)]!;
    const roundC = options.roundC ?? 0;
    const told = roundC > 0 ? Math.round(late / roundC) * roundC : late;
    state = nextHold(state, told, targetC, second * 1000);
    load = loadFromLevel(state.level, most, load.threads);
    const share = (load.threads * load.dutyPercent) / (most.threads * 100);
    celsius = temperatureAfterC(cooler, fullW * share, celsius, stepS);
  }
  const end = seen.slice(-1800 / stepS);
  return {
    highestC: Math.max(...seen),
    swingC: Math.max(...end) - Math.min(...end),
    lastC: celsius,
    lastLevel: state.level,
  };
}

const cooler = { ambientC: Ta, resistanceKPerW: Rth, timeConstantS: tau };

describe('nextHold on the cooler of the vectors', () => {
  it.each([50, 60, 65, 70, 75, 78])('holds %s °C without overshoot or swing', (targetC) => {
    const run = simulate(cooler, powerW, targetC);
    expect(run.highestC).toBeLessThanOrEqual(targetC + 1);
    expect(run.swingC).toBeLessThanOrEqual(0.5);
    expect(Math.abs(run.lastC - targetC)).toBeLessThanOrEqual(0.5);
  });

  it('gives everything when the target is never reached', () => {
    const run = simulate(cooler, powerW, steady + 5);
    expect(run.lastLevel).toBe(1);
    expect(run.lastC).toBeCloseTo(steadyTemperatureC(cooler, powerW), 1);
  });

  it('comes down from above without undershooting by more than a kelvin', () => {
    const run = simulate(cooler, powerW, 70, { startC: 90 });
    expect(Math.abs(run.lastC - 70)).toBeLessThanOrEqual(0.5);
    expect(run.swingC).toBeLessThanOrEqual(0.5);
  });

  it('does not swing on a sensor that rounds to whole degrees and is late', () => {
    const run = simulate(cooler, powerW, 70, { roundC: 1, lateS: 4 });
    expect(run.highestC).toBeLessThanOrEqual(71);
    expect(run.swingC).toBeLessThanOrEqual(1);
  });
});

describe('nextHold on other coolers', () => {
  const coolers = [30, 60, 120, 180, 300, 400].flatMap((timeConstantS) =>
    [0.25, 0.45, 0.7].map((resistanceKPerW) => ({ ...cooler, timeConstantS, resistanceKPerW })),
  );

  it.each(coolers)('%j', (each) => {
    const targetC = Ta + 0.8 * powerW * each.resistanceKPerW;
    const run = simulate(each, powerW, targetC, { startC: Math.min(T0, targetC - 5) });
    expect(run.highestC).toBeLessThanOrEqual(targetC + 1);
    expect(run.swingC).toBeLessThanOrEqual(0.5);
  });

  it('stays below two kelvin of overshoot on one that takes ten minutes', () => {
    expect(simulate({ ...cooler, timeConstantS: 600 }, powerW, 60).highestC).toBeLessThanOrEqual(
      62,
    );
  });

  it('works with one thread, and within a duty the user set', () => {
    for (const most of [
      { threads: 1, dutyPercent: 100 },
      { threads: 8, dutyPercent: 60 },
    ]) {
      const run = simulate(cooler, powerW, 65, { most });
      expect(run.highestC).toBeLessThanOrEqual(66);
      expect(run.swingC).toBeLessThanOrEqual(1);
    }
  });

  it('does not pile time up in its integral while it sleeps', () => {
    const before = nextHold(beginHold(0), 60, 70, 2000);
    const after = nextHold(before, 60, 70, 10 * 3_600_000);
    expect(after.integral - before.integral).toBeLessThan(0.05);
  });
});

describe('loadFromLevel', () => {
  const most = { threads: 16, dutyPercent: 100 };

  it('gives all at the top and little at the bottom', () => {
    expect(loadFromLevel(1, most, 16)).toEqual(most);
    const low = loadFromLevel(lowestLevel, most, 16);
    expect((low.threads * low.dutyPercent) / 1600).toBeCloseTo(lowestLevel, 2);
  });

  it('keeps its threads while the duty can do it', () => {
    for (let level = 0.45; level <= 0.9; level += 0.01) {
      expect(loadFromLevel(level, most, 16).threads).toBe(16);
    }
  });

  it('never asks for more than the settings allow, and always does the work asked for', () => {
    for (const limits of [
      most,
      { threads: 3, dutyPercent: 50 },
      { threads: 1, dutyPercent: 100 },
    ]) {
      for (let current = 0; current <= 20; current += 1) {
        for (let level = lowestLevel; level <= 1; level += 0.01) {
          const { threads, dutyPercent } = loadFromLevel(level, limits, current);
          const message = JSON.stringify({ limits, current, level, threads, dutyPercent });
          expect(threads, message).toBeGreaterThanOrEqual(1);
          expect(threads, message).toBeLessThanOrEqual(limits.threads);
          expect(dutyPercent, message).toBeGreaterThanOrEqual(1);
          expect(dutyPercent, message).toBeLessThanOrEqual(limits.dutyPercent);
          const done = (threads * dutyPercent) / (limits.threads * limits.dutyPercent);
          expect(Math.abs(done - level), message).toBeLessThan(0.02);
        }
      }
    }
  });
});
