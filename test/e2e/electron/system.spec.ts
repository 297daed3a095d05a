import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { freshFolder, hasRuntime, launchApp } from './app.ts';

/** What these tests do as the system needs a launcher with a test hook; real Electron has none. */
interface Hook {
  standin?: {
    clickTrayItem(label: string): void;
    suspend(): void;
    resume(): void;
    trays(): { toolTip: string }[];
    powerSaveBlockers: { isStarted: boolean }[];
    loginItems: { openAtLogin: boolean }[];
    notifications(): { body: string }[];
  };
}

test.skip(!hasRuntime, 'no Electron runtime');

let app: ElectronApplication;
let page: Page;
let folder: string;
test.beforeEach(async () => {
  folder = freshFolder();
  app = await launchApp(folder);
  page = await app.firstWindow();
  await page.getByRole('button', { name: 'Start practising now' }).click();
  await expect(page.getByText('Mining', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  const hasHook = await app.evaluate(
    (electron) => (electron as unknown as Hook).standin !== undefined,
  );
  test.skip(!hasHook, 'this Electron has no test hook');
});
test.afterEach(async () => {
  await app.close().catch(() => undefined);
});

const act = <T>(run: (hook: NonNullable<Hook['standin']>) => T) =>
  app.evaluate((electron, body) => {
    const { standin } = electron as unknown as Hook;
    return new Function('standin', `return (${body})(standin)`)(standin) as T;
  }, run.toString());

test('the tray shows the state, pauses and resumes', async () => {
  await expect.poll(() => act((standin) => standin.trays()[0]?.toolTip)).toMatch(/Mining/);
  await act((standin) => standin.clickTrayItem('Pause'));
  await expect(page.getByText(/^Paused/).first()).toBeVisible();
  await expect.poll(() => act((standin) => standin.trays()[0]?.toolTip)).toMatch(/Paused by you/);
  await act((standin) => standin.clickTrayItem('Mine'));
  await expect(page.getByText('Mining', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
});

test('keeps the machine awake only while it mines, and only when it may', async () => {
  const isBlocking = () =>
    act((standin) => standin.powerSaveBlockers.some(({ isStarted }) => isStarted));
  expect(await isBlocking()).toBe(false);
  await page.evaluate(() => {
    const { bridge } = globalThis as unknown as { bridge: { post(message: unknown): void } };
    const argument = { host: { keepAwake: true } };
    bridge.post({ type: 'request', id: 999_999, channel: 'settings.update', argument });
  });
  await expect.poll(isBlocking).toBe(true);
  await page.keyboard.press('Space');
  await expect.poll(isBlocking).toBe(false);
});

test('sleeps and wakes with the machine', async () => {
  await act((standin) => standin.suspend());
  await act((standin) => standin.resume());
  await expect(page.getByText('Mining', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
});

test('opens at login when it is told to, and is hidden then', async () => {
  await page.keyboard.press('0');
  await page.getByRole('switch', { name: 'Open at login' }).click();
  await expect.poll(() => act((standin) => standin.loginItems.at(-1)?.openAtLogin)).toBe(true);
  await expect
    .poll(() => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).window.openAtLogin)
    .toBe(true);
});

/** Since when it mines without a break, asked through a page that may have died meanwhile. */
const minesSince = () =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]
      ?.webContents.executeJavaScript(
        `new Promise((resolve) => {
          bridge.subscribe(({ id, value }) => {
            if (id === 999_998) resolve(value.state.mining.state.sinceMs);
          });
          bridge.post({ type: 'request', id: 999_998, channel: 'app.snapshot' });
        })`,
      )
      .catch(() => 'no page'),
  );

test('a crashed page comes back and mining never stopped', async () => {
  const before = await minesSince();
  expect(before).toBeGreaterThan(0);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  // A page that crashed is lost to the browser's driver: the window itself is asked.
  await expect.poll(minesSince, { timeout: 30_000 }).toBe(before);
});

test('a lost graphics process and a page that hangs for a moment cost nothing', async () => {
  const before = await minesSince();
  await app.evaluate(({ app: frame, BrowserWindow }) => {
    frame.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit('unresponsive');
    contents?.emit('responsive');
  });
  expect(await minesSince()).toBe(before);
});
