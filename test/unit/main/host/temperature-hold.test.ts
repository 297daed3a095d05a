import { describe, expect, it } from 'vitest';
import {
  steadyTemperatureC,
  temperatureAfterC,
} from '../../../../common/economics/energy/thermal-derating.ts';
import { createRandom, type Random } from '../../../../common/stats/random.ts';
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
  readonly meanC: number;
  readonly lastC: number;
  readonly lastLevel: number;
}

const stepS = 2;

interface Conditions {
  readonly startC?: number;
  readonly roundC?: number;
  readonly lateS?: number;
  /** Standard deviation. */
  readonly noiseC?: number;
  /** What the die stands above its cooler at full load, at once. */
  readonly dieK?: number;
  readonly most?: HoldLoad;
  readonly hours?: number;
  readonly random?: Random;
}

/** Some hours on a cooler; the sensor errs, rounds and is late as asked. */
function simulate(cooler: Cooler, fullW: number, targetC: number, options: Conditions = {}): Run {
  const most = options.most ?? { threads: 16, dutyPercent: 100 };
  let celsius = options.startC ?? T0;
  let state = beginHold(0);
  let load: HoldLoad = { threads: 1, dutyPercent: 5 };
  let share = lowestLevel;
  const { noiseC = 0, dieK = 0, hours = 2, random } = options;
  const seen: number[] = [];
  for (let second = 0; second < hours * 3600; second += stepS) {
    seen.push(celsius + dieK * share);
    const noise = noiseC === 0 ? 0 : noiseC * random!.normal();
    const late = seen[Math.max(0, seen.length - 1 - (options.lateS ?? 0) / stepS)]! + noise;
    const roundC = options.roundC ?? 0;
    const told = roundC > 0 ? Math.round(late / roundC) * roundC : late;
    state = nextHold(state, told, targetC, second * 1000);
    load = loadFromLevel(state.level, most, load.threads);
    share = (load.threads * load.dutyPercent) / (most.threads * 100);
    celsius = temperatureAfterC(cooler, fullW * share, celsius, stepS);
  }
  const end = seen.slice(-1800 / stepS);
  return {
    highestC: Math.max(...seen),
    swingC: Math.max(...end) - Math.min(...end),
    meanC: end.reduce((sum, each) => sum + each, 0) / end.length,
    lastC: celsius,
    lastLevel: share,
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

  it('begins from what there is after a long sleep, and keeps what it knows of the cooler', () => {
    let state = beginHold(0);
    for (let second = 0; second < 300; second += stepS) {
      state = nextHold(state, 40 + second / 20, 70, second * 1000);
    }
    const after = nextHold(state, 25, 70, 10 * 3_600_000);
    expect(after).toMatchObject({ level: state.level, cooler: state.cooler, smoothC: 25 });
    expect(state.cooler).not.toBeNull();
  });

  const resistances = [0.1, 0.25, 0.5, 1];
  const timeConstants = [20, 60, 180, 600, 900];
  const powers = [20, 65, 120, 250];
  const grid = resistances.flatMap((resistanceKPerW) =>
    timeConstants.flatMap((timeConstantS) =>
      powers.map((fullW) => ({ each: { ...cooler, resistanceKPerW, timeConstantS }, fullW })),
    ),
  );

  it.each([
    ['a true sensor', { swingC: 0.6 }],
    ['one that rounds and errs by half a degree', { noiseC: 0.5, roundC: 1, swingC: 1.1 }],
    ['one that is four seconds late as well', { noiseC: 0.5, roundC: 1, lateS: 4, swingC: 1.4 }],
    ['a die fifteen degrees above its cooler', { noiseC: 0.5, roundC: 1, dieK: 15, swingC: 1.9 }],
  ])(
    'neither overshoots nor swings on a grid of 80 with %s',
    (_name, { swingC, dieK = 0, ...sensor }: Conditions & { readonly swingC: number }) => {
      const random = createRandom(4);
      for (const { each, fullW } of grid) {
        for (const targetC of [60, 80]) {
          const run = simulate(each, fullW, targetC, {
            ...sensor,
            dieK,
            startC: Ta,
            random,
            hours: 3,
          });
          const what = JSON.stringify({ ...each, fullW, targetC, ...run });
          const most = Ta + each.resistanceKPerW * fullW + dieK;
          expect(run.highestC, what).toBeLessThanOrEqual(targetC + 1);
          expect(run.swingC, what).toBeLessThanOrEqual(swingC);
          if (most > targetC + 2) {
            expect(Math.abs(run.meanC - targetC), what).toBeLessThanOrEqual(0.8);
          } else if (most < targetC - 2) expect(run.lastLevel, what).toBeGreaterThan(0.985);
        }
      }
    },
  );

  it('comes back to the target from a machine that was mining hot', () => {
    const random = createRandom(5);
    for (const { each, fullW } of grid) {
      if (Ta + each.resistanceKPerW * fullW < 67) continue;
      const sensor = { noiseC: 0.5, roundC: 1, startC: 90, random, hours: 3 };
      const run = simulate(each, fullW, 65, sensor);
      const what = JSON.stringify({ ...each, fullW, ...run });
      expect(Math.abs(run.meanC - 65), what).toBeLessThanOrEqual(0.8);
      expect(run.swingC, what).toBeLessThanOrEqual(1.3);
    }
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
