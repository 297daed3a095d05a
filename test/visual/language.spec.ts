import { expect, type Page, test } from '@playwright/test';
import { catalogue as german } from '../../renderer/message/de/catalogue.ts';
import { catalogue as spanish } from '../../renderer/message/es/catalogue.ts';
import { servePages, waitForState } from './page-server.ts';

/**
 * German and Spanish are longer than English: on every screen, in the states that say most, at both window
 * sizes no text is cut off or leaves the box that it stands in. Other states differ by a few words only.
 */

const sizes = [
  { width: 1280, height: 800 },
  { width: 900, height: 640 },
] as const;
const languages = [
  { locale: 'de-DE', language: 'de', catalogue: german },
  { locale: 'es-MX', language: 'es', catalogue: spanish },
] as const;

/** The first states of a gallery are its fullest; those of the components alone speak English. */
const statesOfEach = 2;
const components = /^(Cards|Charts|Controls|Fields)/;

let server: Awaited<ReturnType<typeof servePages>>;
test.beforeAll(async () => {
  server = await servePages('out/renderer');
});
test.afterAll(() => server.close());

for (const { locale, language, catalogue } of languages) {
  test(`no text leaves its box in ${language}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ viewport: sizes[0], timezoneId: 'UTC', locale });
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    await page.goto(`${server.url}/gallery.html?gallery=Now&state=mining`);
    await expect(
      page.getByRole('heading', { name: catalogue.now.title, exact: true }),
    ).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const href of await fullestStates(page)) {
      const name = [...new URL(href).searchParams.values()].join(' ');
      await page.goto(href, { waitUntil: 'commit' });
      await waitForState(page);
      for (const size of sizes) {
        await page.setViewportSize(size);
        expect.soft(await leavingTexts(page), `${name} at ${size.width}`).toEqual([]);
      }
    }
    expect(broken).toEqual([]);
    await context.close();
  });
}

test('a text that leaves its box is found', async ({ page }) => {
  await page.setContent(`
    <button style="width: 40px; white-space: nowrap">Wirtschaftlichkeit</button>
    <div style="width: 40px; overflow: hidden; white-space: nowrap">Wirtschaftlichkeit</div>
    <div style="width: 40px; overflow: auto; white-space: nowrap">Wirtschaftlichkeit</div>
    <button>Wirtschaftlichkeit</button>`);
  expect(await leavingTexts(page)).toHaveLength(2);
});

async function fullestStates(page: Page): Promise<readonly string[]> {
  await page.goto(`${server.url}/gallery.html`);
  await page.locator('a').first().waitFor();
  return page
    .locator('section', { hasNotText: components })
    .evaluateAll(
      (galleries, most) =>
        galleries.flatMap((gallery) =>
          [...gallery.querySelectorAll('a')].slice(0, most).map(({ href }) => href),
        ),
      statesOfEach,
    );
}

/** Texts of which a part lies outside a control, cell or card around it, or is cut off by what hides it. */
function leavingTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const drawn = (): Promise<number> => new Promise(requestAnimationFrame);
    await drawn();
    await drawn();
    // A large figure stands a little out to the left, so that it looks flush.
    const tolerance = { left: 4, right: 3 };
    const leaves = (text: DOMRect, from: Element): boolean => {
      for (let box: Element | null = from; box !== null; box = box.parentElement) {
        const { display, overflowX, textOverflow, clipPath } = getComputedStyle(box);
        const { left, right, width } = box.getBoundingClientRect();
        // For readers of screens only, or to be scrolled, or shortened with the whole in a title.
        const isMeant =
          (clipPath !== 'none' && width <= 1) ||
          /auto|scroll/.test(overflowX) ||
          (textOverflow === 'ellipsis' && box.hasAttribute('title'));
        if (isMeant) return false;
        const holds = !/inline$|contents/.test(display) && !(box instanceof SVGElement);
        if (holds && (text.right > right + tolerance.right || text.left < left - tolerance.left)) {
          return true;
        }
      }
      return false;
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '') continue;
      if (parent.closest('option, script, style') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width * height > 1);
      if (rects.some((rect) => leaves(rect, parent))) found.push(node.textContent?.trim() ?? '');
    }
    return found;
  });
}
