import { chromium, expect, test } from '@playwright/test';
import { chromiumSwitches, findChromium } from '../../chromium.ts';
import { callFrom, openOnPhone, takeLink, turnOn } from '../screen/remote.ts';
import { hasRuntime, launchApp } from './app.ts';

test.skip(!hasRuntime, 'no Electron runtime');

test('the window lets a phone in, and nobody by default', async () => {
  const app = await launchApp();
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...chromiumSwitches],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Start practising now' }).click();
    await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
    await page.keyboard.press('0');
    await expect(page.getByRole('switch', { name: 'Let others in' })).not.toBeChecked();
    await turnOn(page);
    const { page: remote } = await openOnPhone(browser, await takeLink(page));
    await expect(remote.getByRole('banner').getByText(/[kM]H\/s/)).toBeVisible({ timeout: 30_000 });
    expect(await callFrom(remote, 'mining.pause', { minutes: null })).toBe('ipc.read-only');
    await page.getByRole('switch', { name: 'Let others in' }).click();
    await expect(remote.getByText('The connection to Adit dropped.')).toBeVisible();
  } finally {
    await browser.close();
    await app.close().catch(() => undefined);
  }
});
