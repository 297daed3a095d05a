import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { defaultSettings, type Settings } from '../../common/contract/settings.ts';
import { expectAccessible } from './screen/axe.ts';
import { type Served, serveAdit } from './screen/serve.ts';

/** Odds, Profit, Network, Option and Energy beside a real miner: the practice chain hashes for real. */

const cli = fileURLToPath(new URL('../../main/cli.ts', import.meta.url));

/** What each screen is asked here; `input` is one of its fields, with a value that is allowed. */
const screens = [
  { key: '4', title: 'Odds', input: 'Hashrate', to: '200 T', bad: ['-5', 'abc', '1e99'] },
  {
    key: '5',
    title: 'Profit',
    input: 'Difficulty',
    to: '100 T',
    bad: ['0', '-1', 'ten', '1e300'],
  },
  {
    key: '6',
    title: 'Network',
    input: 'Difficulty',
    to: '90 T',
    bad: ['0', '-1', '1,2,3', '1e300'],
  },
  { key: '7', title: 'Option', input: 'Power price', to: '0.04', bad: ['many', '1e99', '--1'] },
  { key: '8', title: 'Energy', input: 'Mining draws', to: '40', bad: ['-3', 'watt', '1e99'] },
] as const;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'adit-e2e-'));
  const typedAtMs = Date.now();
  const settings: Settings = {
    ...defaultSettings,
    firstRunDone: true,
    sources: [{ id: 'practice', kind: 'practice', label: 'Practice', enabled: true }],
    mining: { ...defaultSettings.mining, threads: 1, onLaunch: 'mine' },
    power: { ...defaultSettings.power, tdpW: { value: 65, typedAtMs } },
    money: {
      currency: 'USD',
      price: { bitcoin: { value: 65_000, typedAtMs } },
      electricity: { value: 0.29, typedAtMs },
    },
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  return folder;
}

let served: Served;
const said: string[] = [];
test.beforeEach(async ({ page }) => {
  said.length = 0;
  page.on('console', (line) => said.push(line.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  served = await serveAdit(newFolder());
  await page.goto(served.link);
  await expect(page.getByRole('navigation').getByText('Mining', { exact: true })).toBeVisible();
});
test.afterEach(async () => {
  expect(said).toEqual([]);
  await served.stop();
});

async function openScreen(page: Page, key: string, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().click();
  await page.keyboard.press(key);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

function fieldOf(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: label, exact: true }).first();
}

/** Bitcoin with a machine of the table, so that every model has something to say. */
async function askAboutBitcoin(page: Page): Promise<void> {
  await openScreen(page, '4', 'Odds');
  await page.getByLabel('Coin', { exact: true }).selectOption({ label: 'Bitcoin' });
  await page.getByLabel('Machine', { exact: true }).selectOption('Antminer S21, 200 TH/s');
  await fieldOf(page, 'Difficulty').fill('144.4 T');
  await fieldOf(page, 'Difficulty').press('Enter');
}

for (const { key, title, input, to, bad } of screens) {
  test(`${title}: a live value arrives, is overridden, undone and defended`, async ({ page }) => {
    await openScreen(page, key, title);
    if (title !== 'Energy' && title !== 'Option') {
      await expect(page.getByText(/^measured · /).first()).toBeVisible();
    }
    const field = fieldOf(page, input);
    await expect(field).toHaveValue(/^[\d.,]+/);
    const undoAll = page.getByRole('button', { name: 'Undo the change' });
    await expect(undoAll).toHaveCount(0);

    for (const words of bad) {
      await field.fill(words);
      await field.press('Enter');
      const refusal = page.getByRole('alert').filter({ hasText: input });
      await expect(refusal, words).toContainText(words);
      await expect(refusal, words).toContainText(
        /is no number here|must be|at least|at most|above/,
      );
      await expect(undoAll).toHaveCount(0);
      await field.press('Escape');
    }

    await field.fill(to);
    await field.press('Enter');
    await expect(undoAll).toBeVisible();
    await expect(page.getByText(/^typed · /).first()).toBeVisible();
    await expectAccessible(page);
    await page
      .getByRole('button', { name: new RegExp(`^${input}: Back to`) })
      .first()
      .click();
    await expect(undoAll).toHaveCount(0);
    await expect(field).not.toHaveValue(to);
    await expect(page.getByText('NaN')).toHaveCount(0);
  });

  test(`${title}: numbers explain themselves, by keyboard, in both themes`, async ({ page }) => {
    await askAboutBitcoin(page);
    await openScreen(page, key, title);
    const number = page.getByTitle('How this number comes about').first();
    await number.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    for (const heading of ['Formula', 'Source', 'It is wrong when', 'It rests on']) {
      await expect(dialog.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    }
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(number).toBeFocused();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page);
    }
    await page.keyboard.press('t');
    await expectAccessible(page);
    await expect(page.getByText('NaN')).toHaveCount(0);
  });

  test(`${title}: a scenario is saved, compared, exported, and there after a restart`, async ({
    page,
  }) => {
    await askAboutBitcoin(page);
    await openScreen(page, key, title);
    await page.getByPlaceholder('S21 at night tariff').fill('Night');
    await page.getByPlaceholder('S21 at night tariff').press('Enter');
    await expect(page.getByText('“Night” is saved.')).toBeVisible();
    const table = page.getByRole('table', { name: 'Scenarios' });
    await expect(table.getByRole('columnheader', { name: 'Night' })).toBeVisible();

    const csv = await textOf(page, () => page.getByRole('button', { name: 'CSV' }).click());
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toBe('field,label,unit,As shown,Night');
    expect(lines.length).toBeGreaterThan(3);
    const json = await textOf(page, () => page.getByRole('button', { name: 'JSON' }).click());
    expect((JSON.parse(json) as { name: string }[]).map(({ name }) => name)).toEqual([
      'As shown',
      'Night',
    ]);
    const save = table.getByRole('button', { name: 'Input' }).last();
    const model = /adit economics (\S+)/.exec((await save.getAttribute('title')) ?? '')?.[1] ?? '';
    const input = await textOf(page, () => save.click());
    const run = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', cli, 'economics', model, '--input', '-', '--json'],
      { input, encoding: 'utf8' },
    );
    expect(run.status, run.stderr).toBe(0);
    const shown = (JSON.parse(json) as { output: Record<string, unknown> }[])[1]?.output ?? {};
    const ran = JSON.parse(run.stdout) as Record<string, unknown>;
    for (const [name, value] of Object.entries(shown)) expectAlike(ran[name], value, name);

    await page.reload();
    await expectKept(page, key, title);
    await served.stop();
    served = await serveAdit(served.folder);
    await page.goto(served.link);
    await expectKept(page, key, title);

    await table.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByText(/“Night” is open/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Undo / }).first()).toBeVisible();
    await expectAccessible(page);
    await table.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(table).toHaveCount(0);
    // The restart broke the line, and the browser says so.
    said.splice(0, said.length, ...said.filter((line) => !/WebSocket|net::ERR_/.test(line)));
  });
}

async function expectKept(page: Page, key: string, title: string): Promise<void> {
  await expect(page.getByRole('navigation').getByText('Mining', { exact: true })).toBeVisible();
  await openScreen(page, key, title);
  await page.getByLabel('Coin', { exact: true }).selectOption({ label: 'Bitcoin' });
  const table = page.getByRole('table', { name: 'Scenarios' });
  await expect(table.getByRole('columnheader', { name: 'Night' })).toBeVisible();
}

/** Two engines of JavaScript may differ in the last bit of an exponential. */
function expectAlike(ran: unknown, shown: unknown, name: string): void {
  if (typeof ran !== 'number' || typeof shown !== 'number') expect(ran, name).toEqual(shown);
  else expect(Math.abs(ran - shown), name).toBeLessThanOrEqual(1e-12 * Math.abs(shown));
}

/** What a download holds. */
async function textOf(page: Page, begin: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download');
  await begin();
  const download = await coming;
  return readFileSync(await download.path(), 'utf8');
}

test('a scenario kept in one window stands in the other at once', async ({ page, context }) => {
  await askAboutBitcoin(page);
  const other = await context.newPage();
  await other.goto(served.link);
  await expect(other.getByRole('navigation').getByText('Mining', { exact: true })).toBeVisible();
  await askAboutBitcoin(other);
  await page.getByPlaceholder('S21 at night tariff').fill('Night');
  await page.getByPlaceholder('S21 at night tariff').press('Enter');
  await expect(page.getByText('“Night” is saved.')).toBeVisible();
  const table = other.getByRole('table', { name: 'Scenarios' });
  await expect(table.getByRole('columnheader', { name: 'Night' })).toBeVisible();
  await table.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Scenarios' })).toHaveCount(0);
});

test('long work shows how far it is, is cancelled, and runs when asked', async ({ page }) => {
  await askAboutBitcoin(page);
  await openScreen(page, '7', 'Option');
  await page.getByRole('button', { name: 'Cancel', exact: true }).first().click();
  await expect(page.getByText('Cancelled.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Calculate', exact: true }).first().click();
  await expect(page.getByText('Cancelled.')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0, {
    timeout: 60_000,
  });
  await expect(page.getByText('The calculation broke off.')).toHaveCount(0);
});

test('a number is put, explained and undone without a pointer', async ({ page }) => {
  await page.keyboard.press('5');
  const price = fieldOf(page, 'Power price');
  await tabTo(page, price);
  await page.keyboard.type('0.05');
  await page.keyboard.press('Enter');
  const undo = page.getByRole('button', { name: /^Power price: Back to/ }).first();
  await tabTo(page, undo);
  await page.keyboard.press('Enter');
  await expect(undo).toHaveCount(0);
  await expect(price).toHaveValue('0.29');
});

/** Tabs until the element has the focus; a page of fields has fewer than this. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('the keyboard does not reach it');
}
