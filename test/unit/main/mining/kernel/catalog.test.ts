import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { algorithms } from '../../../../../main/mining/algorithm/registry.ts';
import { scrypt } from '../../../../../main/mining/algorithm/scrypt.ts';
import { sha256d } from '../../../../../main/mining/algorithm/sha256d.ts';
import { kernelSources } from '../../../../../main/mining/kernel/catalog.ts';
import { measureKernels } from '../../../../../main/mining/kernel/measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'adit-catalog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reasons = (nativeFolder: string | null) =>
  new Map(kernelSources(sha256d, nativeFolder).map(({ id, unavailable }) => [id, unavailable]));

describe('the catalogue of kernels', () => {
  it('lists every kernel of every algorithm, with a name for people', () => {
    for (const algorithm of algorithms) {
      const sources = kernelSources(algorithm, folder);
      expect(sources.map(({ id }) => id)).toEqual(algorithm.kernels);
      for (const { label } of sources) expect(label).toMatch(/\w/);
    }
  });

  it('does without C kernels', () => {
    const without = reasons(null);
    expect(without.get('wasm')).toBeNull();
    expect(without.get('reference')).toBeNull();
    expect(without.get('portable')).toBe('C kernels are switched off');
    expect(reasons(folder).get('portable')).toBe('no C kernels were built');
  });

  it('says so when the library is not one', () => {
    const extension = { win32: 'dll', darwin: 'dylib' }[process.platform as string] ?? 'so';
    const name = `adit-kernel-${process.platform}-${process.arch}.${extension}`;
    writeFileSync(join(folder, name), 'not a library');
    expect(reasons(folder).get('portable')).toContain('can not be loaded');
    expect(reasons(folder).get('wasm')).toBeNull();
    rmSync(join(folder, name));
  });
});

describe('the measurement of kernels', () => {
  it('gives each a speed, and ranks WebAssembly above the reference', () => {
    const sources = kernelSources(scrypt, null).filter(({ unavailable }) => unavailable === null);
    const kernels = new Map(sources.map((source) => [source.id, source.open()]));
    const speeds = measureKernels(kernels, scrypt, 300);
    expect([...speeds.keys()]).toEqual(['wasm', 'reference']);
    expect(speeds.get('wasm')!.hps).toBeGreaterThan(speeds.get('reference')!.hps);
    for (const { cyclesPerHash } of speeds.values()) {
      if (process.arch === 'x64') expect(cyclesPerHash).toBeGreaterThan(10_000);
      else expect(cyclesPerHash).toBeNull();
    }
  });

  it('measures nothing when given no time', () => {
    expect(measureKernels(new Map(), sha256d, 1000).size).toBe(0);
    const [source] = kernelSources(sha256d, null).filter(({ id }) => id === 'reference');
    expect(measureKernels(new Map([['reference', source!.open()]]), sha256d, 0).size).toBe(0);
  });
});
