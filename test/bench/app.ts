import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { defaultSettings } from '../../common/contract/settings.ts';
import { chromiumSwitches, findChromium } from '../chromium.ts';
import { benchPage } from './page.ts';
import type { Row } from './row.ts';

const cli = fileURLToPath(new URL('../../main/cli.ts', import.meta.url));
const measureMs = 15_000;

/** The whole app as a user runs it: practice mining with its window open in a real browser. */
export async function benchApp(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'adit-bench-'));
  try {
    return [...(await benchStart(folder)), ...(await benchWindow(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the process's start to its first hashes. The first start of all also measures the kernels for a second. */
async function benchStart(folder: string): Promise<Row[]> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const beganMs = performance.now();
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        cli,
        'mine',
        '--practice',
        '--json',
        '--data-dir',
        folder,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    await new Promise<void>((resolve) => {
      let text = '';
      child.stdout.on('data', (data) => {
        text += String(data);
        if (text.includes('"state":"mining"')) resolve();
      });
    });
    times.push(performance.now() - beganMs);
    child.kill('SIGTERM');
    await new Promise((resolve) => child.on('close', resolve));
  }
  return [
    { name: 'start to mining, first time (kernels measured)', value: times[0]! / 1000, unit: 's' },
    {
      name: 'start to mining, later',
      value: Math.max(times[1]!, times[2]!) / 1000,
      unit: 's',
      goal: '< 2',
    },
  ];
}

async function benchWindow(folder: string): Promise<Row[]> {
  const executablePath = findChromium();
  const absent: Row[] = [
    {
      name: 'main process with the window open: no Chromium, /proc or built page',
      value: null,
      unit: '',
    },
  ];
  if (
    executablePath === undefined ||
    !existsSync('/proc/self/task') ||
    !existsSync('out/renderer/index.html')
  ) {
    return absent;
  }
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({
      ...defaultSettings,
      firstRunDone: true,
      sources: [{ id: 'practice', kind: 'practice', label: 'Practice chain', enabled: true }],
      mining: { ...defaultSettings.mining, onLaunch: 'mine', threads: 1 },
    }),
  );
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', cli, 'serve', '--json', '--data-dir', folder],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const link = await new Promise<string>((resolve) => {
    child.stdout.once('data', (data) =>
      resolve((JSON.parse(String(data).split('\n')[0]!) as { url: string }).url),
    );
  });
  const browser = await chromium.launch({ executablePath, args: [...chromiumSwitches] });
  const page = await browser.newPage();
  await page.goto(link);
  await page.waitForFunction(() => document.body.textContent?.includes('H/s'));
  await pause(5000);
  const before = threadTimes(child.pid!);
  await pause(measureMs);
  const after = threadTimes(child.pid!);
  const rssMb =
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
  await browser.close();
  const pageRows = await benchPage(link);
  child.kill('SIGTERM');
  await new Promise((resolve) => child.on('close', resolve));

  const used = [...after].map(([id, ticks]) => ticks - (before.get(id) ?? 0));
  const total = used.reduce((sum, ticks) => sum + ticks, 0);
  // The one thread that hashes used the most; the rest is what the app costs.
  const rest = total - Math.max(...used);
  const ticksPerSecond = 100;
  return [
    {
      name: 'CPU that is not hashing, window open (share of one core)',
      value: (100 * rest) / ticksPerSecond / (measureMs / 1000),
      unit: '%',
      goal: '< 2',
    },
    { name: 'memory of the main process, window open', value: rssMb, unit: 'MB', goal: '< 200' },
    ...pageRows,
  ];
}

/** CPU time of each thread of a process in clock ticks. */
function threadTimes(pid: number): Map<string, number> {
  const folder = `/proc/${pid}/task`;
  return new Map(
    readdirSync(folder).map((id) => {
      const fields = readFileSync(join(folder, id, 'stat'), 'utf8')
        .split(') ')[1]!
        .split(' ');
      return [id, Number(fields[11]) + Number(fields[12])];
    }),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
