import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'adit-list-'));

function run(...words: string[]) {
  const script = 'resources/release/update-list.ts';
  return spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
}

function listFile(name: string, arch: string, version = '0.2.0'): string {
  const path = join(folder, name);
  const files = [{ url: `Adit-${version}-${arch}-mac.zip`, sha512: 'c2hh', size: 7 }];
  writeFileSync(path, dump({ version, files, releaseDate: '2026-11-20T00:00:00.000Z' }));
  return path;
}

describe('the list of a release', () => {
  it('names the files of both processors', () => {
    const into = join(folder, 'latest-mac.yml');
    expect(run('merge', into, listFile('a', 'arm64'), listFile('b', 'x64')).status).toBe(0);
    expect(load(readFileSync(into, 'utf8'))).toEqual({
      version: '0.2.0',
      files: [
        { url: 'Adit-0.2.0-arm64-mac.zip', sha512: 'c2hh', size: 7 },
        { url: 'Adit-0.2.0-x64-mac.zip', sha512: 'c2hh', size: 7 },
      ],
      releaseDate: '2026-11-20T00:00:00.000Z',
    });
    const other = run('merge', into, listFile('a', 'arm64'), listFile('b', 'x64', '0.1.9'));
    expect(other.stderr).toContain('lists of 0.2.0 and 0.1.9 can not be merged');
  });

  it('is staged by whole percents, and for all at 100', () => {
    const [one, two] = [listFile('c', 'x64'), listFile('d', 'arm64')];
    const percents = () =>
      [one, two].map(
        (path) => (load(readFileSync(path, 'utf8')) as object & Staged).stagingPercentage,
      );
    expect(run('stage', '10', one, two).status).toBe(0);
    expect(percents()).toEqual([10, 10]);
    expect(run('stage', '12.5', one).stderr).toContain('whole percentage');
    expect(run('stage', '100', one, two).status).toBe(0);
    expect(percents()).toEqual([undefined, undefined]);
  });
});

interface Staged {
  readonly stagingPercentage?: number;
}
