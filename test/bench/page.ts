import { chromium, type Page } from '@playwright/test';
import { chromiumSwitches, findChromium } from '../chromium.ts';
import type { Row } from './row.ts';

/** What people notice as a stall. */
const stallMs = 50;
const goal = `< ${stallMs}`;

/**
 * How long the page's one thread is busy at a stretch, in a real browser over a mining app: while it opens, while
 * every screen is opened for the first time and again, while numbers are typed, and while long models run.
 *
 * CPU time of each task, from the browser's own trace: what the machine does beside it does not count.
 */
export async function benchPage(link: string): Promise<Row[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) return [];
  const browser = await chromium.launch({ executablePath, args: [...chromiumSwitches] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const rows: Row[] = [];
    for (const [doing, act] of acts) {
      await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
      await act(page, link);
      // What was begun ends.
      await page.waitForTimeout(700);
      rows.push(rowOf(doing, tasksOf(await browser.stopTracing())));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

const acts: readonly (readonly [string, (page: Page, link: string) => Promise<void>])[] = [
  [
    'opening the page',
    async (page, link) => {
      await page.goto(link);
      await page.waitForFunction(() => document.body.textContent?.includes('H/s'));
    },
  ],
  ['every screen for the first time', openScreens],
  ['every screen again', openScreens],
  ['another coin and machine', askAboutBitcoin],
  ['typing numbers', typeOverrides],
  ['long models in the worker', runLongModels],
];

function rowOf(doing: string, tasksMs: readonly number[]): Row {
  const stalls = tasksMs.filter((ms) => ms > stallMs);
  return {
    name: `longest task, ${doing} (${stalls.length} over ${stallMs} ms)`,
    value: Math.max(0, ...tasksMs),
    unit: 'ms',
    goal,
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU time, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** CPU time of each task of the pages' threads, ms. */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => isTask(name) && threads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}

function isTask(name: string): boolean {
  return name === 'RunTask' || name === 'ThreadControllerImpl::RunTask';
}

async function openScreens(page: Page): Promise<void> {
  for (const key of '2345678901') {
    await openScreen(page, key);
    await page.waitForTimeout(500);
  }
}

async function openScreen(page: Page, key: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().click();
  await page.keyboard.press(key);
}

async function askAboutBitcoin(page: Page): Promise<void> {
  await openScreen(page, '4');
  await page.getByLabel('Coin', { exact: true }).selectOption({ label: 'Bitcoin' });
  await page.getByLabel('Machine', { exact: true }).selectOption('Antminer S21, 200 TH/s');
  await put(page, 'Difficulty', '144.4 T');
}

async function typeOverrides(page: Page): Promise<void> {
  await put(page, 'Hashrate', '210 T');
  for (const [key, label, text] of [
    ['5', 'Coin price', '65000'],
    ['5', 'Power price', '0.05'],
    ['6', 'Difficulty', '120 T'],
    ['8', 'Mining draws', '3600'],
  ] as const) {
    await openScreen(page, key);
    await put(page, label, text);
  }
}

async function runLongModels(page: Page): Promise<void> {
  await openScreen(page, '7');
  await put(page, 'Power price', '0.04');
  await page
    .getByText(/^Calculating/)
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 });
}

async function put(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true }).first();
  await field.fill('');
  await field.pressSequentially(text);
  await field.press('Enter');
  await page.waitForTimeout(300);
}
