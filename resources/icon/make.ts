/** Draws the bitmap icons from their vector sources in an installed Chromium: `node resources/icon/make.ts`. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumSwitches, findChromium } from '../../test/chromium.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const page = join('..', '..', 'renderer', 'public');
const browser = await chromium.launch({
  args: [...chromiumSwitches],
  executablePath: findChromium() ?? 'chromium',
});
for (const [source, target, size] of [
  ['icon.svg', 'icon.png', 1024],
  ['tray.svg', 'tray.png', 32],
  ['tray.svg', 'tray@2x.png', 64],
  // For the home screen of a phone; the system cuts the full ones to its own shape.
  ['icon.svg', `${page}/icon-192.png`, 192],
  ['icon.svg', `${page}/icon-512.png`, 512],
  ['icon-full.svg', `${page}/icon-full-512.png`, 512],
  ['icon-full.svg', `${page}/icon-apple-180.png`, 180],
] as const) {
  const sheet = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(folder, source), 'utf8');
  await sheet.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await sheet.screenshot({ path: join(folder, target), omitBackground: true });
  await sheet.close();
}
await browser.close();
