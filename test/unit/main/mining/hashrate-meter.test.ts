import { describe, expect, it } from 'vitest';
import { HashrateMeter } from '../../../../main/mining/hashrate-meter.ts';

/** Two threads at steady speeds, sampled every 250 ms. */
function feed(
  meter: HashrateMeter,
  fromMs: number,
  toMs: number,
  rates: readonly number[],
  counts: number[] = rates.map(() => 0),
): number[] {
  for (let nowMs = fromMs; nowMs <= toMs; nowMs += 250) {
    if (nowMs > fromMs) for (const [index, rate] of rates.entries()) counts[index]! += rate / 4;
    meter.sample(nowMs, {
      threads: counts.map((hashes) => ({ hashes })),
      hashes: counts.reduce((sum, hashes) => sum + hashes, 0),
    });
  }
  return counts;
}

const START = 1_700_000_000_123;

describe('the hashrate meter', () => {
  it('says nothing before it has a second of data', () => {
    const meter = new HashrateMeter();
    expect(meter.read(START).rate10s).toEqual({ hps: null, windowMs: 10_000, filledMs: 0 });
    feed(meter, START, START + 750, [1000]);
    expect(meter.read(START + 750).rate10s).toEqual({ hps: null, windowMs: 10_000, filledMs: 750 });
    expect(meter.read(START + 750).threadsHps).toEqual([null]);
  });

  it('gives the mean of what it has while a window fills', () => {
    const meter = new HashrateMeter();
    feed(meter, START, START + 5000, [1000, 3000]);
    const { rate10s, rate60s, rate15min, maxHps, threadsHps } = meter.read(START + 5000);
    expect(rate10s).toEqual({ hps: 4000, windowMs: 10_000, filledMs: 5000 });
    expect(rate60s).toEqual({ hps: 4000, windowMs: 60_000, filledMs: 5000 });
    expect(rate15min).toEqual({ hps: 4000, windowMs: 900_000, filledMs: 5000 });
    expect(maxHps).toBeNull();
    expect(threadsHps).toEqual([1000, 3000]);
  });

  it('forgets what is older than each window', () => {
    const meter = new HashrateMeter();
    const counts = feed(meter, START, START + 60_000, [1000]);
    feed(meter, START + 60_000, START + 75_000, [5000], counts);
    const { rate10s, rate60s, rate15min, maxHps } = meter.read(START + 75_000);
    expect(rate10s.hps).toBeCloseTo(5000, 6);
    expect(rate60s.hps).toBeCloseTo((45 * 1000 + 15 * 5000) / 60, 6);
    expect(rate15min).toMatchObject({ hps: (60 * 1000 + 15 * 5000) / 75, filledMs: 75_000 });
    expect(maxHps).toBeCloseTo(5000, 6);
  });

  it('falls to 0 when hashing stops, and keeps the maximum', () => {
    const meter = new HashrateMeter();
    const counts = feed(meter, START, START + 20_000, [1000]);
    feed(meter, START + 20_000, START + 40_000, [0], counts);
    expect(meter.read(START + 40_000).rate10s.hps).toBe(0);
    expect(meter.read(START + 40_000).maxHps).toBeCloseTo(1000, 6);
  });

  it('counts no hashes that were made before it looked first', () => {
    const meter = new HashrateMeter();
    feed(meter, START, START + 2000, [1000], [1_000_000]);
    expect(meter.read(START + 2000).rate10s.hps).toBe(1000);
  });

  it('begins anew after a pause', () => {
    const meter = new HashrateMeter();
    const counts = feed(meter, START, START + 20_000, [1000]);
    meter.restart();
    expect(meter.read(START + 600_000).rate10s.hps).toBeNull();
    feed(meter, START + 600_000, START + 602_000, [2000], counts);
    expect(meter.read(START + 602_000)).toMatchObject({
      rate10s: { hps: 2000, filledMs: 2000 },
      threadsHps: [2000],
    });
  });

  it('follows threads that come and go', () => {
    const meter = new HashrateMeter();
    feed(meter, START, START + 2000, [1000, 1000]);
    meter.sample(START + 2250, { threads: [{ hashes: 2250 }], hashes: 4250 });
    expect(meter.read(START + 2250).threadsHps).toHaveLength(1);
    expect(meter.read(START + 2250).rate10s.hps).toBeCloseTo(4250 / 2.25, 6);
  });

  it('holds a window as long as its ring exactly', () => {
    const meter = new HashrateMeter();
    feed(meter, START, START + 1_000_000, [1000]);
    expect(meter.read(START + 1_000_000).rate15min.hps).toBeCloseTo(1000, 6);
  });
});
