import { chromium } from '@playwright/test';
import { chromiumSwitches, findChromium } from '../chromium.ts';
import { servePages, waitForState } from './page-server.ts';

/** The pictures of the README, from the gallery: `npm run screenshots` after a build, in both themes. */
const pictures = [
  { name: 'now', gallery: 'Now', state: 'mining' },
  { name: 'first-run', gallery: 'First run', state: 'newcomer' },
  { name: 'work', gallery: 'Work', state: 'working' },
  { name: 'machine', gallery: 'Machine', state: 'mining' },
  { name: 'odds', gallery: 'Odds', state: 'mining' },
  { name: 'profit', gallery: 'Profit', state: 'mining' },
  { name: 'network', gallery: 'Network', state: 'mining' },
  { name: 'option', gallery: 'Option', state: 'machine' },
  { name: 'energy', gallery: 'Energy', state: 'feed' },
  { name: 'history', gallery: 'History', state: 'kept' },
  { name: 'settings', gallery: 'Settings', state: 'usual' },
] as const;

const executablePath = findChromium();
const server = await servePages('out/renderer');
const browser = await chromium.launch({
  args: [...chromiumSwitches],
  ...(executablePath === undefined ? {} : { executablePath }),
});
for (const colorScheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme,
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  for (const { name, gallery, state } of pictures) {
    await page.goto(`${server.url}/gallery.html?${new URLSearchParams({ gallery, state })}`);
    await waitForState(page);
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => !document.body.textContent?.includes('Calculating'));
    await page.screenshot({
      path: `docs/screenshot/${name}-${colorScheme}.png`,
      animations: 'disabled',
    });
  }
  await context.close();
}
await browser.close();
server.close();
