import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every source file below a folder, as a path from the root. */
function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(folder, name));
}

/** An import or re-export statement, or a call of import(). */
const statement = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

/** What a file imports: paths from the root for its own kind, package names for the rest. */
function importsOf(file: string, withTypes: boolean): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(statement)]
    .filter(([all]) => withTypes || !/^\s*import type\b/.test(all))
    .map(([, stated, called]) => stated ?? called ?? '')
    .map((name) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name));
}

/** The room of a file: a folder of main, else its top folder. */
function roomOf(path: string): string {
  const [top, second, third] = path.split('/');
  if (top !== 'main') return top ?? '';
  return third === undefined ? 'main' : `main/${second}`;
}

/** Who may import whom inside main; every room may import common and itself. Nothing points up. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'main/net': [],
  'main/record': [],
  'main/mining': [],
  'main/host': ['main/net', 'main/record'],
  'main/feed': ['main/net', 'main/host', 'main/record'],
  'main/work': ['main/net'],
  'main/notify': ['main/net'],
  'main/fleet': ['main/net'],
  'main/serve': ['main/net'],
  'main/app': [
    'main/serve',
    'main/work',
    'main/mining',
    'main/host',
    'main/feed',
    'main/notify',
    'main/fleet',
    'main/record',
    'main/net',
  ],
  'main/cli': [
    'main/app',
    'main/serve',
    'main/work',
    'main/mining',
    'main/host',
    'main/fleet',
    'main/notify',
    'main/record',
    'main/net',
  ],
  'main/electron': ['main/app', 'main/serve', 'main/record', 'main/notify', 'main/host'],
  main: ['main/app', 'main/cli', 'main/electron'],
};

const violations = (
  folder: string,
  isAllowed: (from: string, to: string) => boolean,
  withTypes = true,
) =>
  sources(folder).flatMap((file) =>
    importsOf(file, withTypes)
      .filter((name) => !isAllowed(file, name))
      .map((name) => `${file} imports ${name}`),
  );

describe('the arrows between rooms', () => {
  it('common imports common only, besides pure packages', () => {
    const pure = /^(zod|@noble\/hashes|@scure\/base)(\/|$)/;
    expect(
      violations('common', (_, name) => name.startsWith('common/') || pure.test(name)),
    ).toEqual([]);
  });

  it('the contract is above the rest of common', () => {
    const isAllowed = (from: string, to: string) =>
      !to.startsWith('common/contract/') ||
      from.startsWith('common/contract/') ||
      from.startsWith('common/message/');
    expect(violations('common', isAllowed)).toEqual([]);
  });

  it('the renderer never imports main, nor main the renderer, nor anything a test', () => {
    const never =
      (...rooms: string[]) =>
      (_: string, to: string) =>
        !rooms.includes(to.split('/')[0] ?? '');
    expect(violations('renderer', never('main', 'test'))).toEqual([]);
    expect(violations('main', never('renderer', 'test'))).toEqual([]);
  });

  it('one screen never imports another', () => {
    const screen = (path: string) => /^renderer\/screen\/([^/]+)\//.exec(path)?.[1];
    const isAllowed = (from: string, to: string) =>
      screen(from) === undefined || screen(to) === undefined || screen(from) === screen(to);
    expect(violations('renderer', isAllowed)).toEqual([]);
  });

  it('inside main arrows point down', () => {
    const isAllowed = (from: string, to: string) => {
      if (!to.startsWith('main/')) return true;
      const [here, there] = [roomOf(from), roomOf(to)];
      return here === there || (arrows[here] ?? []).includes(there);
    };
    expect(violations('main', isAllowed)).toEqual([]);
  });

  it('only the frame imports electron', () => {
    const isAllowed = (from: string, to: string) =>
      !/^electron(-store|-updater)?(\/|$)/.test(to) ||
      from.startsWith('main/electron/') ||
      from === 'main/index.ts';
    expect(violations('main', isAllowed)).toEqual([]);
  });

  it('only net opens sockets to others', () => {
    const isAllowed = (from: string, to: string) =>
      !/^(node:net|node:tls|undici)$/.test(to) ||
      from.startsWith('main/net/') ||
      // The browser interface listens; it connects to nobody.
      from.startsWith('main/serve/');
    expect(violations('main', isAllowed, false)).toEqual([]);
  });
});

describe('time and chance are passed in', () => {
  it.each(['common', 'main/work'])('%s has no clock and no dice of its own', (folder) => {
    const found = sources(folder).filter((file) =>
      /\b(Date\.now\(|Math\.random\(|new Date\(\))/.test(
        readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
      ),
    );
    expect(found.map((file) => relative('.', file))).toEqual([]);
  });
});
