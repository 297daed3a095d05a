import { describe, expect, it } from 'vitest';
import {
  checkRandomx,
  type RandomxMachine,
  randomxLimits,
} from '../../../../main/mining/randomx-limits.ts';

const MIB = 2 ** 20;

const good: RandomxMachine = {
  platform: 'linux',
  flags: 2 + 8 + 96,
  howToGet: '',
  availableBytes: 16_000 * MIB,
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
    [{ flags: 2 }, 'randomx-library', /^attention.*interpreted/],
    [{ availableBytes: 2000 * MIB }, 'randomx-memory', /^attention.*2848 MiB, 2000 MiB.*light/],
    [{ availableBytes: 500 * MIB }, 'randomx-memory', /^failed: Light needs 768 MiB/],
    [{ transparentPages: 'never' }, 'randomx-pages', /^attention.*8 %.*madvise/],
    [{ platform: 'win32', transparentPages: null }, 'randomx-pages', /Lock pages in memory/],
    [{ platform: 'darwin', transparentPages: null }, 'randomx-pages', /^skipped/],
    [{ transparentPages: 'never', largePageBytes: 2400 * MIB }, 'randomx-pages', /^passed/],
    [{ cores: 32 }, 'randomx-threads', /^attention.*16 threads of 32.*-t 16/],
    [{ cacheBytes: null }, 'randomx-threads', /^skipped/],
  ] as const)('%j is told in %s', (more, id, words) => {
    expect(outcomes({ ...good, ...more })[id]).toMatch(words);
  });

  it('can be read of this machine', () => {
    expect(checkRandomx(null).length).toBeGreaterThan(0);
  });
});
