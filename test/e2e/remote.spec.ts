import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { WebSocket } from 'ws';
import { expectAccessible } from './screen/axe.ts';
import { ask, callFrom, fingerprintAt, openOnPhone, takeLink, turnOn } from './screen/remote.ts';
import { type Served, serveAdit } from './screen/serve.ts';

let served: Served;
test.beforeEach(async ({ page }) => {
  served = await serveAdit();
  await page.goto(served.link);
  await page.getByRole('button', { name: 'Start practising now' }).click();
  await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
});
test.afterEach(async () => served.stop());

test('a phone is let in by a link, looks, controls when it may, and is sent away', async ({
  page,
  browser,
}) => {
  await turnOn(page);
  const link = await takeLink(page);
  const port = Number(link.port);
  const shown = await page.locator('section', { hasText: 'Its SHA-256 fingerprint' }).textContent();
  expect(shown?.replace(/\s/g, '')).toContain(await fingerprintAt(port));

  // It looks: the rate lives, a control is refused on the page and past it.
  const { page: remote, context } = await openOnPhone(browser, link);
  const strip = remote.getByRole('banner');
  await expect(strip.getByText(/[kM]H\/s/)).toBeVisible({ timeout: 30_000 });
  await expect(strip.getByRole('button', { name: 'Pause' })).toBeDisabled();
  await expect(remote.getByText('This view may look, not change.')).toBeVisible();
  expect(await callFrom(remote, 'mining.pause', { minutes: null })).toBe('ipc.read-only');
  expect(await callFrom(remote, 'source.discover')).toBe('ipc.read-only');
  await expect(page.getByText(/Chrome, (Linux|macOS|Windows|Android)/)).toBeVisible();
  await expect(page.getByText('open now')).toBeVisible();

  // It controls: the open page finds out by itself. Who is let in stays the computer's affair.
  await page.getByRole('switch', { name: 'They may control' }).click();
  await strip.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused', { exact: true }).first()).toBeVisible();
  await strip.getByRole('button', { name: 'Mine' }).click();
  expect(await callFrom(remote, 'remote.newToken')).toBe('remote.not-here');
  expect(await callFrom(remote, 'remote.link')).toBe('remote.not-here');

  // Its link is used up, for everybody else.
  expect((await ask(link)).status).toBe(401);

  await page.getByRole('button', { name: 'Sign all out' }).click();
  await expect(remote.getByText('This page needs a fresh link.')).toBeVisible();
  await context.close();

  // Turned off, the port is gone, and an open page says so.
  const again = await openOnPhone(browser, await takeLink(page));
  await expect(again.page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  await page.getByRole('switch', { name: 'Let others in' }).click();
  await expect(again.page.getByText('The connection to Adit dropped.')).toBeVisible();
  await expect(ask(link)).rejects.toThrow(/ECONNREFUSED/);
  await again.context.close();
});

test('programs, foreign pages and guessers get what is theirs, and no secret is written down', async ({
  page,
}) => {
  await turnOn(page);
  const link = await takeLink(page);
  const base = new URL('/', link);
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog', { name: 'This token is shown only now' });
  const token = (await dialog.locator('[title]').first().getAttribute('title')) ?? '';
  expect(token).toHaveLength(43);
  await dialog.getByRole('button', { name: 'Done' }).click();

  const authorization = `Bearer ${token}`;
  const metrics = await ask(new URL('/metrics', base), { authorization });
  expect(metrics.text).toMatch(/^adit_mining [01]$/m);
  expect(metrics.headers['access-control-allow-origin']).toBeUndefined();
  expect((await ask(new URL('/2/summary', base), { authorization })).status).toBe(200);

  // DNS rebinding, and pages of other origins.
  expect((await ask(base, { host: `evil.example:${link.port}` })).status).toBe(421);
  const origin = 'https://evil.example';
  const fromPage = await ask(new URL('/2/summary', base), { authorization, origin });
  expect(fromPage.status).toBe(401);
  expect(fromPage.headers['access-control-allow-origin']).toBeUndefined();
  const socket = new WebSocket(`wss://${link.host}/api/ws`, {
    origin,
    rejectUnauthorized: false,
  });
  expect(await new Promise((resolve) => socket.on('error', (it) => resolve(String(it))))).toMatch(
    /403/,
  );

  // Guesses, of a link and of the token, from one address.
  for (let guess = 0; guess < 5; guess += 1) {
    expect((await ask(new URL(`/?token=guess-${guess}`, base))).status).toBe(401);
    const wrong = { authorization: `Bearer guess-${guess}` };
    expect((await ask(new URL('/metrics', base), wrong)).status).toBe(401);
  }
  expect((await ask(link)).status).toBe(429);
  expect((await ask(new URL('/metrics', base), { authorization })).status).toBe(429);

  const files = readdirSync(served.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(3);
  for (const secret of [token, link.searchParams.get('token') ?? '?']) {
    for (const file of files) {
      expect(readFileSync(file).includes(secret), `${file} holds a secret`).toBe(false);
    }
  }
});

/** Targets below 44 px, besides those within a sentence, which are as tall as its lines. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const size = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      const room = getComputedStyle(element, '::before');
      const isRoom = room.content !== 'none' && room.position === 'absolute';
      const side = (name: 'top' | 'left') => (isRoom ? -2 * Number.parseFloat(room[name]) : 0);
      return { width: width + side('left'), height: height + side('top') };
    };
    return [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .filter((element) => element.checkVisibility() && element.closest('p') === null)
      .filter((element) => !element.matches('[class*=skip]'))
      .map((element) => ({
        element,
        // A label around a control, or the box drawn around a field, is hit as well.
        sizes: [element, element.closest('label'), element.parentElement]
          .filter((each) => each !== null)
          .map(size),
      }))
      .filter(({ sizes }) => !sizes.some(({ width, height }) => width >= 43.5 && height >= 43.5))
      .map(({ element }) => element.outerHTML.slice(0, 160));
  });
}

test('every screen suits a phone, in both themes', async ({ page, browser }) => {
  await turnOn(page);
  const { page: remote, context } = await openOnPhone(browser, await takeLink(page));
  await expect(remote.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
  await expect(remote.locator('link[rel=manifest]')).toHaveCount(1);
  const manifest = await remote.evaluate(async () => {
    const answer = await fetch('/manifest.webmanifest', { credentials: 'omit' });
    const { icons } = (await answer.json()) as { icons: { src: string }[] };
    const found = icons.map(async ({ src }) => (await fetch(src, { credentials: 'omit' })).status);
    return { type: answer.headers.get('content-type'), found: await Promise.all(found) };
  });
  expect(manifest).toEqual({ type: 'application/manifest+json', found: [200, 200, 200] });

  const bar = remote.getByRole('navigation', { name: 'Screens' });
  await bar.getByRole('button', { name: 'More' }).click();
  const all = remote.getByRole('dialog', { name: 'Screens' });
  await expectAccessible(remote);
  const names = await all.getByRole('link').allTextContents();
  expect(names).toHaveLength(10);
  await all.getByRole('button', { name: 'Close' }).click();
  for (const name of names) {
    await bar.getByRole('button', { name: 'More' }).click();
    await all.getByRole('link', { name, exact: true }).click();
    await expect(remote.getByRole('heading', { name, exact: true, level: 1 })).toBeVisible();
    await expect(remote.getByText('Calculating')).toHaveCount(0);
    expect(await smallTargets(remote), name).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await remote.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(remote);
    }
    const isTooWide = () =>
      [document.documentElement, ...document.querySelectorAll('main')].some(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
      );
    expect(await remote.evaluate(isTooWide), `${name} scrolls sideways`).toBe(false);
  }
  await context.close();
});
