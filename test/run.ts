/**
 * `npm test`: everything, and one line at the end that sums it: `N passed, N failed, N skipped`.
 *
 * Static checks count as one test each. A missing peer (litecoind, monerod, a browser) is a named skip;
 * with CI set a skip is a failure, because CI installs the peers.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'adit-test-'));
const bin = join('node_modules', '.bin');

/** Runs a tool with its output shown; true when it ended well. */
function run(name: string, words: readonly string[]): boolean {
  process.stdout.write(`\n> ${name} ${words.join(' ')}\n`);
  const { status } = spawnSync(join(bin, name), words, { stdio: 'inherit' });
  return status === 0;
}

interface Ended {
  readonly isWell: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program whose output is shown in one piece when it ends, because another may run beside it. */
function finish(
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  return new Promise((resolve) => {
    const maxBuffer = 64 * 1024 * 1024;
    execFile(program, words, { encoding: 'utf8', maxBuffer, env }, (error, stdout, stderr) =>
      resolve({ isWell: error === null, stdout, stderr }),
    );
  });
}

async function check(name: string, words: readonly string[]): Promise<Tally> {
  const { isWell, stdout, stderr } = await finish(join(bin, name), words);
  process.stdout.write(`\n> ${name} ${words.join(' ')}\n${stdout}${stderr}`);
  return isWell ? { passed: 1, failed: 0, skipped: [] } : { passed: 0, failed: 1, skipped: [] };
}

function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function vitest(project: string): Tally {
  const path = join(folder, `${project}.json`);
  const ok = run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${path}`,
  ]);
  const report = readReport(path) as VitestReport | undefined;
  if (report === undefined) return { passed: 0, failed: 1, skipped: [] };
  const skipped = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
    .map(({ fullName }) => fullName);
  // A file that does not even load fails no test; it is one failure all the same.
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: ok ? failed : Math.max(1, failed), skipped };
}

/** Builds the kernels in one way and runs their own tests; each of those counts. */
async function native(
  name: string,
  words: readonly string[],
  needs: readonly string[],
): Promise<Tally> {
  const absent = needs.filter((program) => !isInstalled(program));
  if (absent.length > 0)
    return { passed: 0, failed: 0, skipped: [`${name}: no ${absent.join(', ')}`] };
  const ended = await finish(process.execPath, ['native/build.mjs', ...words]);
  process.stdout.write(`\n> native ${words.join(' ')}\n`);
  const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(ended.stdout) ?? [];
  if (ended.isWell) {
    // A build for a system that can not run here is one check: that it builds.
    const count = Number(passed ?? 1);
    process.stdout.write(`${count} passed\n`);
    return { passed: count, failed: 0, skipped: [] };
  }
  process.stdout.write(`${ended.stdout.slice(-4000)}${ended.stderr.slice(-4000)}\n`);
  return { passed: Number(passed ?? 0), failed: Math.max(1, Number(failed ?? 0)), skipped: [] };
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((place) => existsSync(join(place, program)));
}

function hasLibFuzzer(): boolean {
  const arch = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const words = [`-print-file-name=libclang_rt.fuzzer-${arch}.a`];
  const { stdout } = spawnSync('clang', words, { encoding: 'utf8' });
  return existsSync(stdout?.trim() ?? '');
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
  };
  readonly suites: readonly PlaywrightSuite[];
}
interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string; readonly projectName: string }[];
  }[];
}

/** @param options - which projects, and with how many workers */
async function playwright(name: string, ...options: readonly string[]): Promise<Tally> {
  if (findChromium() === undefined)
    return {
      passed: 0,
      failed: 0,
      skipped: [`every test of the ${name} in a browser: no Chromium`],
    };
  const path = join(folder, `${name}.json`);
  const words = ['test', '--config', 'test/playwright.config.ts', '--reporter=dot,json'];
  const own = ['--output', join('test-results', name)];
  const ended = await finish(join(bin, 'playwright'), [...words, ...own, ...options], {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: path,
  });
  process.stdout.write(`\n> playwright ${options.join(' ')}\n${ended.stdout}${ended.stderr}`);
  const report = readReport(path) as PlaywrightReport | undefined;
  if (report === undefined) return { passed: 0, failed: 1, skipped: [] };
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky;
  return {
    passed: expected,
    failed: ended.isWell ? failed : Math.max(1, failed),
    skipped: report.suites.flatMap(skippedIn),
  };
}

function skippedIn(suite: PlaywrightSuite): string[] {
  const own = suite.specs
    .flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, ...test })))
    .filter(({ status }) => status === 'skipped')
    .map(({ title, projectName }) => `${projectName}: ${title}`);
  return [...own, ...(suite.suites ?? []).flatMap(skippedIn)];
}

/** Enough to meet every lane, edge and target; 100,000 headers are one option away. */
const headers = ['--headers', '30'];
const arm = [
  '--target',
  'linux-arm64',
  '--test',
  '--run',
  'qemu-aarch64 -L /usr/aarch64-linux-gnu',
];

async function oneByOne(...tasks: readonly (() => Promise<Tally>)[]): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const task of tasks) tallies.push(await task());
  return tallies;
}

// These mine nothing and wait for nothing: two at once are done in half the time.
const builds = await Promise.all([
  oneByOne(
    () => native('kernels', ['--strict', '--test', '--headers', '300'], ['cc']),
    () =>
      native(
        'kernels under sanitizers',
        ['--sanitize', 'address,undefined', '--test', ...headers],
        ['cc'],
      ),
    async () =>
      hasLibFuzzer()
        ? native('kernels fuzzed', ['--fuzz', '2'], [])
        : { passed: 0, failed: 0, skipped: ['kernels fuzzed: no clang with libFuzzer'] },
  ),
  oneByOne(
    () => check('biome', ['ci', '.']),
    () => check('tsc', ['-b']),
    () => check('knip', []),
    () => check('electron-vite', ['build', '--logLevel', 'warn']),
    () =>
      native('kernels for ARM', [...arm, ...headers], ['qemu-aarch64', 'aarch64-linux-gnu-gcc']),
    () =>
      native(
        'kernels for Windows',
        ['--strict', '--target', 'win32-x64'],
        ['x86_64-w64-mingw32-gcc'],
      ),
  ),
]);
const suites = [vitest('unit'), vitest('integration'), vitest('slow')];
// The first mines with what the second leaves of the processor.
const pages = await Promise.all([
  playwright('app', '--project=browser', '--project=electron'),
  playwright('look', '--project=visual'),
]);
const tallies: Tally[] = [...builds.flat(), ...suites, ...pages];
rmSync(folder, { recursive: true, force: true });

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const skipped = tallies.flatMap((tally) => tally.skipped);
const isCi = Boolean(process.env['CI']);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0) + (isCi ? skipped.length : 0);
process.stdout.write('\n');
for (const name of skipped)
  process.stdout.write(`${isCi ? 'failed, because skipped' : 'skipped'}: ${name}\n`);
process.stdout.write(
  isCi
    ? `${passed} passed, ${failed} failed\n`
    : `${passed} passed, ${failed} failed, ${skipped.length} skipped\n`,
);
process.exit(failed === 0 ? 0 : 1);
