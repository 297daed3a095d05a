import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { freshFolder, hasRuntime, launchApp } from './app.ts';

test.skip(!hasRuntime || process.platform !== 'linux', 'no Electron runtime, or not Linux');

/** What a release carries: the list of files with its checksums, and one file. */
const release = Buffer.alloc(300_000, 7);
const sha512 = createHash('sha512').update(release).digest('base64');
const list = (checksum: string) =>
  `version: 9.0.0\nfiles:\n  - url: Adit-9.0.0.AppImage\n    sha512: ${checksum}\n    size: ${release.length}\npath: Adit-9.0.0.AppImage\nsha512: ${checksum}\nreleaseDate: '2026-11-20T00:00:00.000Z'\n`;

let server: Server;
let asked: { readonly url: string; readonly stagingId: string | undefined }[];
let checksum: string;
let app: ElectronApplication;
let page: Page;
let folder: string;

test.beforeEach(async () => {
  asked = [];
  checksum = sha512;
  server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push({ url, stagingId: request.headers['x-user-staging-id']?.toString() });
    response.end(url.endsWith('.AppImage') ? release : list(checksum));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  folder = freshFolder();
  app = await launchApp(folder);
  page = await app.firstWindow();
  await page.getByRole('button', { name: 'Start practising now' }).click();
  await expect(page.getByText('Mining', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
});
test.afterEach(async () => {
  await app.close().catch(() => undefined);
  server.close();
});

/** Lets the library take this copy for a packaged one whose releases are on loopback. */
async function pretendPackaged(): Promise<void> {
  const config = join(folder, 'app-update.yml');
  const { port } = server.address() as AddressInfo;
  writeFileSync(
    config,
    `provider: generic\nurl: http://127.0.0.1:${port}/\nupdaterCacheDirName: downloads\n`,
  );
  await app.evaluate(
    ({ app: frame }, { path, image, cache }) => {
      const { createRequire } = process.getBuiltinModule('node:module');
      const { autoUpdater } = createRequire(`${frame.getAppPath()}/`)('electron-updater');
      autoUpdater.forceDevUpdateConfig = true;
      autoUpdater.updateConfigPath = path;
      Object.assign(process.env, { APPIMAGE: image, XDG_CACHE_HOME: cache });
    },
    { path: config, image: join(folder, 'Adit-0.1.0.AppImage'), cache: join(folder, 'cache') },
  );
}

test('nothing of updates is loaded or asked until they are turned on', async () => {
  await page.keyboard.press('0');
  await expect(page.getByRole('switch', { name: 'Look for updates' })).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Look now' })).toHaveCount(0);
  const loaded = await app.evaluate(({ app: frame }) => {
    const { createRequire } = process.getBuiltinModule('node:module');
    const { cache } = createRequire(`${frame.getAppPath()}/`);
    return Object.keys(cache).filter((path) => path.includes('electron-updater')).length;
  });
  expect(loaded).toBe(0);
  expect(existsSync(join(folder, '.updaterId'))).toBe(false);
  expect(asked).toEqual([]);
});

test('asks, downloads what was released, and waits for mining to rest', async () => {
  await pretendPackaged();
  await page.keyboard.press('0');
  await page.getByRole('switch', { name: 'Look for updates' }).click();
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(page.getByText('Adit 9.0.0 is out.')).toBeVisible();
  // The number that decides about a staged roll-out stays on this computer.
  expect(asked.map(({ stagingId }) => stagingId || '')).toEqual(['']);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(page.getByText('Adit 9.0.0 is downloaded and checked.')).toBeVisible();
  await page.getByRole('button', { name: 'Restart when mining rests' }).click();
  await expect(page.getByText(/It restarts as soon as mining rests/)).toBeVisible();
});

test('throws away what was not released, and says so', async () => {
  checksum = createHash('sha512').update('another file').digest('base64');
  await pretendPackaged();
  await page.keyboard.press('0');
  await page.getByRole('switch', { name: 'Look for updates' }).click();
  await page.getByRole('button', { name: 'Look now' }).click();
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(
    page.getByText('The downloaded version is not the one that was released.'),
  ).toBeVisible();
});
