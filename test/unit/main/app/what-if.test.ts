import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryWhatIf, openWhatIf } from '../../../../main/app/what-if.ts';

const week = [
  { name: 'Pool A', blocks: 302 },
  { name: 'Pool B', blocks: 251 },
];

describe('openWhatIf', () => {
  it('keeps the week of blocks over a restart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'adit-what-if-'));
    const open = () =>
      openWhatIf(
        folder,
        () => 0,
        () => undefined,
      );
    expect(open().pools.get()).toEqual([]);
    open().pools.set(week);
    expect(open().pools.get()).toEqual(week);
    open().pools.set([]);
    expect(open().pools.get()).toEqual([]);
  });

  it.each(['{', '{"week":[{"name":"","blocks":-1}]}', '[]'])('begins anew after %s', (text) => {
    const folder = mkdtempSync(join(tmpdir(), 'adit-what-if-'));
    writeFileSync(join(folder, 'pools.json'), text);
    const { pools, scenarios } = openWhatIf(
      folder,
      () => 0,
      () => undefined,
    );
    expect(pools.get()).toEqual([]);
    expect(scenarios.list()).toEqual([]);
  });
});

describe('memoryWhatIf', () => {
  it('keeps until the app ends, each app its own', () => {
    const one = memoryWhatIf();
    one.pools.set(week);
    expect(one.pools.get()).toEqual(week);
    expect(memoryWhatIf().pools.get()).toEqual([]);
  });
});
