import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { defaultSettings, type Settings } from '../../common/contract/settings.ts';
import { typedTime } from '../../renderer/screen/energy/typed-event.ts';
import { expectAccessible } from './screen/axe.ts';
import { type Served, serveAdit } from './screen/serve.ts';

let served: Served;

/** Mines on the practice chain with a flat price; nothing outside this computer is asked. */
function folderWith(changes: Partial<Settings>): string {
  const folder = mkdtempSync(join(tmpdir(), 'adit-e2e-'));
  const settings: Settings = {
    ...defaultSettings,
    firstRunDone: true,
    sources: [{ id: 'practice', kind: 'practice', label: 'Practice', enabled: true }],
    mining: { ...defaultSettings.mining, threads: 1, onLaunch: 'mine' },
    money: { currency: 'EUR', price: {}, electricity: { value: 0.3, typedAtMs: 0 } },
    power: { ...defaultSettings.power, tdpW: { value: 65, typedAtMs: 0 } },
    ...changes,
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
  return folder;
}

/** Full hours around now: from three hours ahead to six ahead, so that now is outside on any run. */
function hoursAway(): { readonly fromMinute: number; readonly toMinute: number } {
  const hour = new Date().getHours();
  return { fromMinute: ((hour + 3) % 24) * 60, toMinute: ((hour + 6) % 24) * 60 };
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:00`;
}

async function openNow(page: Page): Promise<void> {
  await page.goto(served.link);
  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  await expect(page.getByRole('navigation').getByText('Mining', { exact: true })).toBeVisible();
}

test.afterEach(() => served.stop());

test('a schedule of hours pauses with its reason and end, is overruled for a while, and taken back', async ({
  page,
}) => {
  served = await serveAdit(folderWith({}));
  await openNow(page);
  const status = page.getByRole('navigation');
  const { fromMinute, toMinute } = hoursAway();

  await page.keyboard.press('0');
  await page.getByRole('combobox', { name: 'Mines' }).selectOption('Only between hours');
  // Both halves of the pair before the first can have been answered.
  const from = page.getByRole('combobox', { name: 'From', exact: true });
  const to = page.getByRole('combobox', { name: 'To', exact: true });
  await Promise.all([
    from.selectOption(clockTime(fromMinute)),
    to.selectOption(clockTime(toMinute)),
  ]);
  await expect(from).toHaveValue(String(fromMinute));
  await expect(to).toHaveValue(String(toMinute));
  await expect(status.getByText('Paused', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await status.getByRole('link', { name: /Now/ }).click();
  const state = page.getByRole('region', { name: 'State' });
  await expect(state.getByText('Not now, by the plan.')).toBeVisible();
  await expect(state.getByText(/these are not its hours/i)).toBeVisible();
  await expect(state.getByText(new RegExp(`Resumes at .*${clockTime(fromMinute)}`))).toBeVisible();
  await expectAccessible(page);

  await state.getByRole('button', { name: 'Mine anyway' }).click();
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();
  await expect(state.getByText('You said to mine anyway.')).toBeVisible();
  await expect(state.getByText(/Until .*\d\d:\d\d; then the plan counts again\./)).toBeVisible();
  await expectAccessible(page);

  await state.getByRole('button', { name: 'End it now' }).click();
  await expect(state.getByText('Not now, by the plan.')).toBeVisible();
  await expect(status.getByText('Paused', { exact: true })).toBeVisible();

  await status.getByRole('link', { name: /Energy/ }).click();
  await expect(page.getByRole('combobox', { name: 'Mining follows' })).toHaveValue('hours');
  await expect(page.getByText(/It rests now until/)).toBeVisible();

  await status.getByRole('link', { name: /Settings/ }).click();
  await page.getByRole('combobox', { name: 'Mines' }).selectOption('Whenever asked to');
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();
});

test('a grid event that is announced rests at once, is proved, and ends when it is forgotten', async ({
  page,
}) => {
  served = await serveAdit(folderWith({}));
  await openNow(page);
  const status = page.getByRole('navigation');
  await status.getByRole('link', { name: /Energy/ }).click();
  await page.getByRole('button', { name: 'Announce an event' }).click();
  const dialog = page.getByRole('dialog');
  const begins = dialog.getByRole('textbox', { name: 'Begins' });
  await begins.fill('this evening');
  await expect(dialog.getByText(/no date and time/)).toBeVisible();
  await begins.fill(typedTime(Date.now() - 600_000));
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Evening peak');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Announce' }).click();
  await expect(status.getByText('Paused', { exact: true })).toBeVisible();
  await status.getByRole('link', { name: /Now/ }).click();
  const state = page.getByRole('region', { name: 'State' });
  await expect(state.getByText('The grid wants less.')).toBeVisible();
  await expect(state.getByText(/Evening peak/)).toBeVisible();

  await status.getByRole('link', { name: /Energy/ }).click();
  const proofs = page.getByRole('table', { name: 'Kept' });
  await expect(proofs.getByRole('row')).toHaveCount(2);
  await expect(proofs.getByText(/so far/)).toBeVisible();
  await page.getByRole('button', { name: /Forget the event/ }).click();
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();
  await expect(proofs.getByText(/so far/)).toHaveCount(0);
  await expectAccessible(page);
});

test('a guard trips, tells on Now what releases it, is lifted, and lets go', async ({ page }) => {
  const now = new Date();
  const minute = now.getHours() * 60 + now.getMinutes();
  const day = 24 * 60;
  const quiet = {
    enabled: false,
    fromMinute: (minute + day - 60) % day,
    toMinute: (minute + 120) % day,
  };
  served = await serveAdit(folderWith({ guards: { ...defaultSettings.guards, quiet } }));
  await openNow(page);
  const status = page.getByRole('navigation');
  await page.keyboard.press('3');
  await page.getByRole('switch', { name: 'Quiet hours' }).click();

  await status.getByRole('link', { name: /Now/ }).click();
  const state = page.getByRole('region', { name: 'State' });
  await expect(state.getByText('Quiet hours.')).toBeVisible();
  await expect(state.getByText(/Resumes at .*\d\d:\d\d\./)).toBeVisible();
  await state.getByRole('button', { name: 'Mine anyway' }).click();
  await expect(
    state.getByText(/Until .*\d\d:\d\d; then “Quiet hours” counts again\./),
  ).toBeVisible();
  await expect(status.getByText('Mining', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await state.getByRole('button', { name: 'End it now' }).click();
  await expect(state.getByText('Quiet hours.')).toBeVisible();

  await page.keyboard.press('3');
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  await status.getByRole('link', { name: /Now/ }).click();
  await expect(state.getByText('Nothing is holding it back.')).toBeVisible();
});

test('no feed is on until it is turned on, and one without a key asks for it', async ({ page }) => {
  served = await serveAdit(folderWith({}));
  await openNow(page);
  await page.keyboard.press('0');
  const privacy = page.getByRole('region', { name: 'Privacy' });
  await expect(privacy.getByText('Nothing leaves until you turn a feed on.')).toBeVisible();
  const switches = privacy.getByRole('switch');
  expect(await switches.count()).toBeGreaterThan(10);
  await expect(privacy.getByRole('switch', { checked: true })).toHaveCount(0);
  await privacy.getByRole('switch', { name: 'Tibber' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change Tibber' });
  await expect(dialog.getByText(/api\.tibber\.com learns/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(privacy.getByRole('switch', { checked: true })).toHaveCount(0);
});

test('the record is taken out as a file, in the forms that what is chosen allows', async ({
  page,
}) => {
  served = await serveAdit(folderWith({}));
  await openNow(page);
  await page.keyboard.press('9');
  const card = page.getByRole('region', { name: 'Export' });
  await expect(page.getByText('No energy counted in this time.')).toBeVisible();
  await card.getByRole('radio', { name: /Energy and cost/ }).check();
  await expectAccessible(page);
  const [energy] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(energy.suggestedFilename()).toMatch(/\.csv$/);
  await card.getByRole('radio', { name: /Everything/ }).check();
  await expect(card.getByRole('combobox', { name: 'Format' })).toHaveValue('json');
  const [all] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(all.suggestedFilename()).toMatch(/\.json$/);
});
