import { expect, test } from '@playwright/test';
import { expectAccessible } from './screen/axe.ts';
import { type Served, serveAdit } from './screen/serve.ts';

let served: Served;
test.beforeEach(async () => {
  served = await serveAdit();
});
test.afterEach(async () => served.stop());

test('a newcomer practises: hash rate, shares, a block and its coinbase, without any network', async ({
  page,
}) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  const outside: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') outside.push(request.url());
  });

  await page.goto(served.link);
  await expect(page.getByRole('heading', { name: 'Mine on your own terms.' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start practising now' }).click();

  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  await expect(page.getByText(/[kM]H\/s/).first()).toBeVisible();
  await expect(page.getByText('You found a block.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Practice block \d+ is in the chain/)).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Work', exact: true })).toBeVisible();
  await expect(page.getByText('100 %').first()).toBeVisible();
  await expectAccessible(page);

  expect(problems).toEqual([]);
  expect(outside).toEqual([]);
});

test('by keyboard alone: practise, walk the screens, pause and resume', async ({ page }) => {
  await page.goto(served.link);
  await expect(page.getByRole('button', { name: 'Start practising now' })).toBeVisible();
  const start = page.getByRole('button', { name: 'Start practising now' });
  for (
    let step = 0;
    step < 30 && !(await start.evaluate((it) => it === document.activeElement));
    step += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  const rail = page.getByRole('navigation');
  await expect(rail).toBeVisible();
  for (const [key, name] of [
    ['3', 'Machine'],
    ['9', 'History'],
    ['0', 'Settings'],
    ['1', 'Now'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name, exact: true, level: 1 })).toBeVisible();
  }
  await expect(page.getByText('Mining', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Space');
  await expect(page.getByText(/^Paused/).first()).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('Mining', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
});

test('the page survives the app: it says so and comes back by itself', async ({ page }) => {
  await page.goto(served.link);
  await page.getByRole('button', { name: 'Start practising now' }).click();
  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  await served.stop();
  await expect(page.getByText(/not connected|connection|reconnect/i).first()).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`is accessible in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(served.link);
    await page.getByRole('button', { name: 'Start practising now' }).click();
    for (const [key, name] of [
      ['1', 'Now'],
      ['2', 'Work'],
      ['3', 'Machine'],
      ['9', 'History'],
      ['0', 'Settings'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('heading', { name, exact: true, level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });
}
