import { describe, expect, it } from 'vitest';
import {
  checkRandomx,
  type RandomxMachine,
  randomxInfo,
  randomxLimits,
  randomxThreads,
  readCacheBytes,
} from '../../../../main/mining/randomx-limits.ts';

const MIB = 2 ** 20;

const good: RandomxMachine = {
  platform: 'linux',
  flags: 2 + 8 + 96,
  howToGet: '',
  availableBytes: 16_000 * MIB,
  running: null,
  cores: 8,
  cacheBytes: 32 * MIB,
  largePageBytes: 0,
  transparentPages: 'madvise',
};

const outcomes = (machine: RandomxMachine) =>
  Object.fromEntries(
    randomxLimits(machine).map(({ id, outcome, detail }) => [id, `${outcome}: ${detail}`]),
  );

describe('what limits RandomX', () => {
  it('is nothing on a good machine', () => {
    expect(randomxLimits(good).every(({ outcome }) => outcome === 'passed')).toBe(true);
  });

  it('is the library when it is missing', () => {
    const lines = randomxLimits({ ...good, flags: null, howToGet: 'apt install librandomx0' });
    expect(lines).toMatchObject([
      { outcome: 'failed', detail: 'Missing. apt install librandomx0' },
    ]);
  });

  it.each([
    [{ flags: 8 }, 'randomx-library', /^attention.*no AES/],
    [{}, 'randomx-library', /^passed.*compiled; AES runs in hardware; .*AVX2/],
    [{ flags: 2 + 8 + 32 }, 'randomx-library', /SSSE3/],
    [{ flags: 2 + 8 }, 'randomx-library', /plain/],
    [{ flags: 2 }, 'randomx-library', /^attention.*interpreted/],
    [{ availableBytes: 2000 * MIB }, 'randomx-memory', /^attention.*2848 MiB, 2000 MiB.*light/],
    [{ availableBytes: 500 * MIB }, 'randomx-memory', /^failed: Light needs 768 MiB/],
    [{ transparentPages: 'never' }, 'randomx-pages', /^attention.*8 %.*madvise/],
    [{ platform: 'win32', transparentPages: null }, 'randomx-pages', /Lock pages in memory/],
    [{ platform: 'darwin', transparentPages: null }, 'randomx-pages', /^skipped/],
    [{ transparentPages: 'never', largePageBytes: 2400 * MIB }, 'randomx-pages', /^passed/],
    [{ cores: 32 }, 'randomx-threads', /^attention.*feed 16 threads.*16 of 32 are used/],
    [{ running: 'fast', availableBytes: 900 * MIB }, 'randomx-memory', /^passed.*in memory/],
    [{ running: 'light', availableBytes: 900 * MIB }, 'randomx-memory', /^attention.*Close other/],
    [{ running: 'light' }, 'randomx-memory', /^attention.*enough for fast/],
    [{ cores: 2, cacheBytes: 2 * MIB }, 'randomx-threads', /feed 1 thread, .*1 of 2/],
    [{ cacheBytes: null }, 'randomx-threads', /^skipped/],
  ] as const)('%j is told in %s', (more, id, words) => {
    expect(outcomes({ ...good, ...more })[id]).toMatch(words);
  });

  it('can be read of this machine', async () => {
    expect((await checkRandomx(null)).length).toBeGreaterThan(0);
    const cacheBytes = await readCacheBytes();
    if (cacheBytes !== null) expect(cacheBytes).toBeGreaterThan(2 ** 18);
  });
});

describe('threads by cache', () => {
  it.each([
    [8, 8, 4],
    [8, 32, 8],
    [2, 32, 2],
    [4, 1, 1],
    [4, 5, 2],
  ])('%i cores with %i MiB run %i', (cores, cacheMib, threads) => {
    expect(randomxThreads(cores, cacheMib * MIB)).toBe(threads);
  });

  it('are the cores where the cache is unknown', () => {
    expect(randomxThreads(8, null)).toBe(8);
  });
});

describe('the figures of the card', () => {
  it.each([
    [{}, { mode: 'fast', memoryBytes: 2336 * MIB, isRunning: false }],
    [{ availableBytes: 2000 * MIB }, { mode: 'light', memoryBytes: 256 * MIB }],
    [{ availableBytes: 500 * MIB }, { mode: null, memoryBytes: null }],
    [
      { availableBytes: 500 * MIB, running: 'fast' },
      { mode: 'fast', isRunning: true },
    ],
    [{ flags: null }, { mode: null, isLibraryThere: false }],
    [{ cacheBytes: 8 * MIB }, { threads: 4, cores: 8 }],
  ] as const)('of %j', (more, info) => {
    expect(randomxInfo({ ...good, ...more })).toMatchObject(info);
  });
});
