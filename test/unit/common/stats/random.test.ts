import { describe, expect, it } from 'vitest';
import { createRandom, createXoshiro, type Random } from '../../../../common/stats/random.ts';

/** Mean and variance of `count` draws. */
function moments(count: number, draw: () => number) {
  let mean = 0;
  let squares = 0;
  for (let i = 1; i <= count; i++) {
    const x = draw();
    const delta = x - mean;
    mean += delta / i;
    squares += delta * (x - mean);
  }
  return { mean, variance: squares / (count - 1) };
}

const take = (random: Random, count: number) => Array.from({ length: count }, random.uniform);

describe('xoshiro128**', () => {
  it('starts as the reference code does from the state 1, 2, 3, 4', () => {
    const { next } = createXoshiro([1, 2, 3, 4]);
    expect([next(), next(), next(), next()]).toEqual([11520, 0, 5927040, 70819200]);
  });

  it('jumps the same distance wherever it starts', () => {
    const a = createXoshiro([1, 2, 3, 4]);
    const b = createXoshiro([1, 2, 3, 4]);
    a.jump();
    a.next();
    b.next();
    b.jump();
    expect(a.next()).toBe(b.next());
  });
});

describe('seeded random numbers', () => {
  it('repeats for a seed and differs between seeds', () => {
    expect(take(createRandom(11), 5)).toEqual(take(createRandom(11), 5));
    expect(take(createRandom(11), 5)).not.toEqual(take(createRandom(12), 5));
    expect(take(createRandom(1), 5)).not.toEqual(take(createRandom(1 + 2 ** 32), 5));
  });

  it('gives children that share nothing with the parent or each other', () => {
    const parent = createRandom(5);
    const seen = new Set([parent.split(), parent.split(), parent].flatMap((r) => take(r, 500)));
    expect(seen.size).toBe(1500);
  });

  it('draws uniforms on [0, 1) with the right moments', () => {
    const random = createRandom(1);
    const { mean, variance } = moments(200_000, random.uniform);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.003);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
  });

  it('draws normals with the right moments and tails', () => {
    const random = createRandom(2);
    let far = 0;
    const { mean, variance } = moments(200_000, () => {
      const z = random.normal();
      if (z < -1.6448536269514722) far++;
      return z;
    });
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(Math.abs(variance - 1)).toBeLessThan(0.015);
    expect(Math.abs(far / 200_000 - 0.05)).toBeLessThan(0.002);
  });

  it('draws Poisson numbers of any mean, on both sides of the change of method', () => {
    const random = createRandom(3);
    for (const mean of [0, 0.05, 1, 9.99, 10, 200, 1e5, 1e12]) {
      const sample = moments(100_000, () => random.poisson(mean));
      const error = Math.sqrt(mean / 100_000);
      expect(Math.abs(sample.mean - mean), `mean ${mean}`).toBeLessThanOrEqual(4.5 * error);
      expect(Math.abs(sample.variance - mean), `variance ${mean}`).toBeLessThanOrEqual(
        4.5 * Math.sqrt((mean + 2 * mean * mean) / 100_000),
      );
    }
  });

  it('gives the mean itself where nothing else can be told, and refuses what is no mean', () => {
    const random = createRandom(1);
    expect(random.poisson(1e300)).toBe(1e300);
    for (const mean of [-1, Number.NaN]) expect(() => random.poisson(mean)).toThrow(RangeError);
  });

  it('refuses a seed that is no whole number', () => {
    for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => createRandom(seed)).toThrow(RangeError);
    }
  });
});
