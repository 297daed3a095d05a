import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

/** As much of a workflow's form as GitHub refuses to run without, or should. */
interface Workflow {
  readonly name: string;
  readonly on: object;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly needs?: string | readonly string[];
  readonly 'runs-on': string;
  readonly 'timeout-minutes': number;
  readonly steps: readonly {
    readonly name?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly if?: string;
  }[];
}

const folder = '.github/workflows';
const texts = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const workflows = new Map([...texts].map(([name, text]) => [name, load(text) as Workflow]));
const commandsOf = (name: string) =>
  Object.values(workflows.get(name)?.jobs ?? {})
    .flatMap(({ steps }) => steps)
    .map(({ run }) => run ?? '')
    .join('\n');

describe.each([...workflows])('%s', (name, { on, permissions, jobs }) => {
  it('says when it runs and what it may', () => {
    expect(Object.keys(on)).not.toEqual([]);
    expect(Object.keys(permissions)).toContain('contents');
  });

  it('has jobs that end, with steps that each do one thing', () => {
    for (const [id, job] of Object.entries(jobs)) {
      expect(job['runs-on'], id).toBeTypeOf('string');
      expect(job['timeout-minutes'], id).toBeLessThanOrEqual(60);
      for (const needed of [job.needs ?? []].flat()) expect(Object.keys(jobs)).toContain(needed);
      for (const step of job.steps) {
        expect(
          [step.uses, step.run].filter((way) => way !== undefined),
          id,
        ).toHaveLength(1);
        if (step.uses !== undefined) expect(step.uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
      }
    }
  });

  it('gives what a stranger can type to a script by its environment only', () => {
    expect(texts.get(name)).not.toMatch(/run:.*\$\{\{ *(inputs|github\.event)/);
  });
});

describe('what ships', () => {
  it('is audited at every change and before every release', () => {
    for (const name of ['ci.yml', 'release.yml'])
      expect(commandsOf(name), name).toContain('npm audit --omit=dev');
  });

  it('is packed, has its fuses read back, a bill of materials, checksums and provenance', () => {
    const commands = commandsOf('release.yml');
    expect(commands).toContain('electron-fuses read');
    expect(commands).toContain('npm sbom --sbom-format cyclonedx');
    expect(commands).toContain('sha256sum');
    expect(texts.get('release.yml')).toContain('actions/attest-build-provenance@');
  });

  it('names every fuse of the packaging file when it reads them back', () => {
    const { electronFuses } = load(readFileSync('electron-builder.yml', 'utf8')) as {
      electronFuses: Record<string, boolean>;
    };
    const words = commandsOf('release.yml').split(/[\s;]+/);
    for (const fuse of Object.keys(electronFuses))
      expect(words).toContain(fuse.charAt(0).toUpperCase() + fuse.slice(1));
  });
});

/** Electron's fuses in a binary: this mark, a version, a count, then '1' or '0' for each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = (states: string) => Buffer.from(`code${fuseMark}\u0001\u0008${states}code`, 'latin1');

describe.skipIf(process.platform === 'win32')('the step that reads the fuses', () => {
  /** Runs it over a packed app with these fuses, in Electron's order. */
  function read(states: string): number | null {
    const folder = mkdtempSync(join(tmpdir(), 'adit-fuses-'));
    mkdirSync(join(folder, 'release', 'linux-unpacked'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'release', 'linux-unpacked', 'adit'), wire(states));
    const step = Object.values(workflows.get('release.yml')?.jobs ?? {})
      .flatMap(({ steps }) => steps)
      .find(({ name }) => name === 'The packed app has its fuses');
    // As GitHub runs it: the first command that fails ends it.
    return spawnSync('bash', ['-eo', 'pipefail', '-c', step?.run ?? 'exit 9'], { cwd: folder })
      .status;
  }

  it('takes an app whose fuses are as the packaging file wants them', () => {
    expect(read('01001100')).toBe(0);
  });

  it('refuses one that can be run as Node, or loads code from beside its archive', () => {
    expect(read('11001100')).toBe(1);
    expect(read('01001000')).toBe(1);
  });
});
