import { describe, expect, it } from 'vitest';
import { judgeSoak, type SoakReport, type SoakSample, soak } from '../soak/soak.ts';

describe('the soak', () => {
  it('finds nothing wrong in some minutes of faults', { timeout: 120_000 }, async () => {
    const report = await soak({ seconds: 24, speed: 16, threads: 1, difficulty: 0.001 });
    console.info(JSON.stringify(report));
    expect(report.problems).toEqual([]);
    // Half a minute says nothing about an hour, and must not pretend to.
    expect(report.memorySlope).toBeNull();
    expect(report.faults).toBeGreaterThanOrEqual(2);
    expect(report.shares.accepted).toBeGreaterThan(0);
  });

  it('finds the shares that a pool swallows', { timeout: 60_000 }, async () => {
    const { problems } = await soak({
      seconds: 12,
      speed: 12,
      threads: 1,
      difficulty: 0.0005,
      swallowEvery: 2,
    });
    expect(problems.join()).toMatch(/shares were lost/);
  });
});

describe('judgeSoak', () => {
  const shares = { accepted: 10, rejected: 1, unansweredInFault: 2, lost: 0, wrong: 0 };
  const sampleAt = (at: number): SoakSample => ({
    atMs: at * 1000,
    memoryMb: 50 + (at % 3),
    handles: 9,
    hashes: at * 1e6,
  });
  const run = (
    change: (sample: SoakSample, at: number) => Partial<SoakSample> = () => ({}),
    more: Partial<SoakReport['shares']> = {},
    afterClose = 0,
  ): SoakReport =>
    judgeSoak({
      simulatedHours: 24,
      faults: 8,
      samples: Array.from({ length: 200 }, (_, at) => {
        const sample = sampleAt(at);
        return { ...sample, ...change(sample, at) };
      }),
      residentMb: 200,
      afterClose,
      shares: { ...shares, ...more },
      events: 1,
      seconds: 200,
    });

  it('lets a sound run pass', () => {
    const report = run();
    expect(report.problems).toEqual([]);
    expect(report.hashrate.early).toBeCloseTo(1e6, 3);
    expect(report.hashrate.driftPercent).toBeCloseTo(0, 6);
  });

  it('tells a slope with its doubt, and none of a run that is too short', () => {
    // A simulated day in ten minutes and 200 samples: 0.05 MB each are 10 MB a day.
    const long = (mbEach: number) =>
      judgeSoak({
        simulatedHours: 24,
        faults: 8,
        samples: Array.from({ length: 200 }, (_, at) => ({
          ...sampleAt(at),
          atMs: at * 3000,
          memoryMb: 50 + at * mbEach + (at % 7),
        })),
        residentMb: 200,
        afterClose: 0,
        shares,
        events: 1,
        seconds: 600,
      }).memorySlope;
    const flat = long(0)!;
    expect(Math.abs(flat.mbPerHour)).toBeLessThan(flat.plusMinus);
    const rising = long(0.05)!;
    expect(rising.mbPerHour).toBeCloseTo((0.05 * 200) / 24, 1);
    expect(rising.mbPerHour - rising.plusMinus).toBeGreaterThan(0);
    expect(run().memorySlope).toBeNull();
  });

  it('forgives what is taken at the start', () => {
    expect(run(({ memoryMb }, at) => ({ memoryMb: at < 30 ? 5 : memoryMb })).problems).toEqual([]);
  });

  it.each([
    ['a leak', run(({ memoryMb }, at) => ({ memoryMb: memoryMb + at * 0.2 })), /memory grew/],
    ['sockets that stay', run((_, at) => ({ handles: 9 + Math.floor(at / 8) })), /handles grew/],
    ['an end that leaves some', run(undefined, {}, 2), /2 handles were left/],
    ['a lost share', run(undefined, { lost: 1 }), /1 shares were lost/],
    ['a wrong share', run(undefined, { wrong: 3 }), /3 shares were wrong/],
    ['no share at all', run(undefined, { accepted: 0 }), /no share/],
    [
      'an engine that stopped',
      run((_, at) => ({ hashes: Math.min(at, 100) })),
      /nothing was hashed/,
    ],
  ])('finds %s', (_, report, words) => {
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatch(words);
  });
});
