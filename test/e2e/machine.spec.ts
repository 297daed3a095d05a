import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { defaultSettings, type Settings } from '../../common/contract/settings.ts';
import { type FakeMeter, startFakeMeter } from '../fake/fake-meter.ts';
import { expectAccessible } from './screen/axe.ts';
import { type Served, serveAdit } from './screen/serve.ts';

let served: Served;
let plug: FakeMeter;

/** Mines on the practice chain; the processor's watts were typed, so that the model can estimate. */
function folderWith(changes: Partial<Settings>): string {
  const folder = mkdtempSync(join(tmpdir(), 'adit-e2e-'));
  const settings: Settings = {
    ...defaultSettings,
    firstRunDone: true,
    sources: [{ id: 'practice', kind: 'practice', label: 'Practice', enabled: true }],
    mining: { ...defaultSettings.mining, threads: 1, onLaunch: 'mine' },
    power: { ...defaultSettings.power, tdpW: { value: 65, typedAtMs: 0 } },
    ...changes,
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  return folder;
}

async function openMachine(page: Page): Promise<void> {
  await page.goto(served.link);
  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('heading', { name: 'Machine', exact: true })).toBeVisible();
}

test.beforeEach(async () => {
  plug = await startFakeMeter();
});
test.afterEach(async () => {
  await served.stop();
  await plug.close();
});

test('another language is there at once, and mining never stops for it', async ({ page }) => {
  served = await serveAdit(folderWith({}));
  await openMachine(page);
  const status = page.getByRole('navigation');
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();

  await page.keyboard.press('0');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(page.getByRole('heading', { name: 'Einstellungen', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(status.getByText('Schürft', { exact: true })).toBeVisible();

  await page.getByRole('combobox', { name: 'Sprache' }).selectOption('Español');
  await expect(page.getByRole('combobox', { name: 'Idioma' })).toHaveValue('es');
  await page.getByRole('combobox', { name: 'Idioma' }).selectOption('English');
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();
  await page.keyboard.press('9');
  await expect(page.getByText('Mining began')).toHaveCount(1);
});

test('a guard holds with its reason, is lifted for an hour, and lets go when it is switched off', async ({
  page,
}) => {
  const now = new Date();
  const minute = now.getHours() * 60 + now.getMinutes();
  const day = 24 * 60;
  const quiet = {
    enabled: false,
    fromMinute: (minute + day - 60) % day,
    toMinute: (minute + 120) % day,
  };
  served = await serveAdit(folderWith({ guards: { ...defaultSettings.guards, quiet } }));
  await openMachine(page);
  const status = page.getByRole('navigation');
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();

  const quietHours = page.getByRole('switch', { name: 'Quiet hours' });
  await quietHours.click();
  await expect(page.getByText('holds', { exact: true })).toBeVisible();
  await expect(page.getByText(/Released at \d\d:\d\d\./)).toBeVisible();
  await expect(status.getByText('Mining', { exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await status.getByRole('link', { name: /Now/ }).click();
  await expect(page.getByText('Quiet hours.')).toBeVisible();

  await status.getByRole('link', { name: /Machine/ }).click();
  await page.getByRole('button', { name: 'Mine for an hour anyway' }).click();
  await expect(page.getByText('lifted', { exact: true })).toBeVisible();
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Let them hold again' }).click();
  await expect(page.getByText('holds', { exact: true })).toBeVisible();
  await quietHours.click();
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();
});

test('a meter is tried, saved and read', async ({ page }) => {
  plug.mood = { kind: 'json', body: { 'switch:0': { apower: 187.5 } } };
  served = await serveAdit(folderWith({}));
  await openMachine(page);
  await page.getByRole('button', { name: 'Add a meter' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Desk plug');
  await page.getByLabel('Address', { exact: true }).fill(plug.address);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText(/It measures 188\sW/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('switch', { name: 'Desk plug' })).toBeChecked();
  await expect(page.getByText('Desk plug, wall meter').first()).toBeVisible();
  await expectAccessible(page);
});

test('the guided measurement runs and shows what each thread count adds', async ({ page }) => {
  test.setTimeout(240_000);
  served = await serveAdit(folderWith({}));
  await openMachine(page);
  await expect(page.getByRole('navigation').getByText('Mining', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(page.getByText(/Step 1 of \d+: without mining/)).toBeVisible();
  await expectAccessible(page);
  const table = page.getByRole('table', { name: 'Power by thread count' });
  await expect(table).toBeVisible({ timeout: 200_000 });
  await expect(page.getByRole('button', { name: 'Measure anew' })).toBeVisible();
  await expect(page.getByText(/model of load and clock, ±30 %/).first()).toBeVisible();
  await expectAccessible(page);
});
