import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { servePages, waitForState } from './page-server.ts';

/**
 * Every state of every component and screen, in both themes and at each size: the console stays
 * silent, axe finds nothing, nothing is wider than the window. The pages are served with the app's policy.
 */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const largest = { width: 1280, height: 800 };
const sizes = [
  largest,
  { width: 900, height: 640 },
  // A phone, which sees the app by remote access.
  { width: 390, height: 844 },
] as const;
/** So that no test is longer than the others together. */
const parts = 3;

let server: Awaited<ReturnType<typeof servePages>>;
test.beforeAll(async () => {
  server = await servePages('out/renderer');
});
test.afterAll(() => server.close());

for (const colorScheme of ['light', 'dark'] as const) {
  for (let part = 0; part < parts; part += 1) {
    test(`every gallery state, ${colorScheme}, part ${part + 1} of ${parts}`, async ({
      browser,
    }) => {
      test.setTimeout(300_000);
      const context = await browser.newContext({
        viewport: largest,
        colorScheme,
        timezoneId: 'UTC',
        locale: 'en-GB',
      });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      await page.goto(`${server.url}/gallery.html`);
      await page.locator('a').first().waitFor();
      const states = await page
        .locator('a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      expect(states.length).toBeGreaterThan(20);
      for (const href of states.filter((_, at) => at % parts === part)) {
        const name = [...new URL(href).searchParams.values()].join(' ');
        await page.goto(href);
        await waitForState(page);
        await page.evaluate(() => document.fonts.ready);
        // With the theme only the colours change.
        const rules = colorScheme === 'light' ? null : ['color-contrast'];
        expect.soft(await violations(page, rules), name).toEqual([]);
        if (colorScheme === 'dark') continue;
        for (const size of sizes) {
          await page.setViewportSize(size);
          expect
            .soft(await isTooWide(page), `${name} scrolls sideways at ${size.width}`)
            .toBe(false);
        }
        await page.setViewportSize(largest);
      }
      expect(said).toEqual([]);
      await context.close();
    });
  }
}

/** @param rules - the only ones to run; null for all */
async function violations(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  const options = JSON.stringify(rules === null ? {} : { runOnly: rules });
  const { violations: found } = (await page.evaluate(`${axe};axe.run(${options})`)) as {
    violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
  };
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Looks two frames later: charts follow the window in the first. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    return [document.documentElement, ...document.querySelectorAll('main')].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );
  });
}
