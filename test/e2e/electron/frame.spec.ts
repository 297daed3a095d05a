import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { freshFolder, hasRuntime, launchApp } from './app.ts';

test.skip(!hasRuntime, 'no Electron runtime');

let app: ElectronApplication;
let page: Page;
let folder: string;
test.beforeEach(async () => {
  folder = freshFolder();
  app = await launchApp(folder);
  page = await app.firstWindow();
  await expect(page.getByRole('button', { name: 'Start practising now' })).toBeVisible();
});
test.afterEach(async () => {
  await app.close().catch(() => undefined);
});

test('first run to a practice block, in the window', async () => {
  await page.getByRole('button', { name: 'Start practising now' }).click();
  await expect(page.getByText('You found a block.')).toBeVisible({ timeout: 60_000 });
  // What the tray is asked to do, the window shows.
  await page.keyboard.press('Space');
  await expect(page.getByText(/^Paused/).first()).toBeVisible();
});

test('keeps the page in its sandbox', async () => {
  const inside = await page.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    bridge: Object.keys((globalThis as unknown as { bridge: object }).bridge).sort(),
  }));
  expect(inside).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['post', 'subscribe'],
  });
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (
      window!.webContents as unknown as { getLastWebPreferences(): object }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
});

test('runs no inline script and asks nobody outside', async () => {
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.head.append(script);
    return (globalThis as Record<string, unknown>)['ranInline'] === true;
  });
  expect(ran).toBe(false);
  const answer = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    ),
  );
  expect(answer).toBe('refused');
});

test('denies permissions, navigation and new windows', async () => {
  const permission = await page.evaluate(async () => Notification.requestPermission());
  expect(permission).not.toBe('granted');
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await expect.poll(() => page.url()).toBe(before);
  await page.evaluate(() => window.open('https://example.com/'));
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('refuses a message that is not in the contract and lives on', async () => {
  const answer = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const { bridge } = globalThis as unknown as {
          bridge: {
            post(message: unknown): void;
            subscribe(listener: (message: { id?: number }) => void): void;
          };
        };
        bridge.subscribe((message) => {
          if (message.id === 999_999) resolve(message);
        });
        bridge.post({ nonsense: true });
        bridge.post({
          type: 'request',
          id: 999_999,
          channel: 'mining.pause',
          argument: { minutes: -5 },
        });
      }),
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'ipc.invalid-argument' } });
});

test('a second start shows the first window instead', async () => {
  const second = await launchApp(folder).catch(() => undefined);
  await second?.close().catch(() => undefined);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('closing the window keeps mining; the tray brings it back', async () => {
  await page.getByRole('button', { name: 'Start practising now' }).click();
  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()),
  ).toBe(false);
  await app.evaluate((electron) => {
    const { standin } = electron as unknown as { standin?: { clickTrayItem(label: string): void } };
    standin?.clickTrayItem('Show Adit');
  });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});
