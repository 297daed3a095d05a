import { expect, test } from '@playwright/test';
import { servePages } from './page-server.ts';

/** The keys of the whole window, on the app over the gallery's state. */

let server: Awaited<ReturnType<typeof servePages>>;
test.beforeAll(async () => {
  server = await servePages('out/renderer');
});
test.afterAll(() => server.close());

test.beforeEach(async ({ page }) => {
  await page.goto(`${server.url}/gallery.html?gallery=Now&state=mining`);
  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
});

test('numbers open screens, and the rail says which is open', async ({ page }) => {
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Work', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Work/ })).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('0');
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
});

test('a slash finds a setting, and typing there is only typing', async ({ page }) => {
  await page.keyboard.press('/');
  const find = page.getByRole('searchbox', { name: 'Find a setting' });
  await expect(find).toBeFocused();
  await page.keyboard.type('theme 1');
  await expect(find).toHaveValue('theme 1');
  await find.fill('theme');
  await expect(page.getByText('Text size')).toBeHidden();
  await expect(page.getByText('Theme', { exact: true })).toBeVisible();
});

test('T shows charts as tables and back', async ({ page }) => {
  const chart = page.getByRole('slider', { name: /^Hashrate since/ });
  await expect(chart).toBeVisible();
  await page.keyboard.press('t');
  await expect(chart).toBeHidden();
  await expect(page.getByRole('columnheader', { name: '60 s mean' })).toBeVisible();
  await page.keyboard.press('t');
  await expect(chart).toBeVisible();
});

test('arrow keys move the cursor of a chart and read it out', async ({ page }) => {
  const chart = page.getByRole('slider', { name: /^Hashrate since/ });
  await chart.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', /MH\/s$/);
});

test('a question mark shows the keys, Escape closes them', async ({ page }) => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
});

test('a number explains itself, and focus comes back to it however the dialog is closed', async ({
  page,
}) => {
  await page.goto(`${server.url}/gallery.html?gallery=Profit&state=mining`);
  const number = page.getByTitle('How this number comes about').first();
  const dialog = page.getByRole('dialog');
  for (const close of [
    () => page.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: 'Close' }).press('Enter'),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
  ]) {
    await number.focus();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await expect(number).not.toBeFocused();
    await close();
    await expect(dialog).toBeHidden();
    await expect(number).toBeFocused();
  }
});

test('Tab reaches the skip link first, then every screen and control', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the screen' })).toBeFocused();
  const reached: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ??
          document.activeElement?.textContent ??
          '',
      ),
    );
  }
  const said = reached.join(' | ');
  for (const name of ['Work', 'Settings', 'Pause', 'Own node', '10 s', 'Pause for…']) {
    expect(said).toContain(name);
  }
});

test('a copy button puts the whole value on the clipboard without a permission', async ({
  page,
  context,
}) => {
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Copy address' }).first().click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await context.grantPermissions(['clipboard-read']);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^bc1p.{58}$/);
});
