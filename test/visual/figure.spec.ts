import { expect, type Page, test } from '@playwright/test';
import { asics } from '../../common/economics/hardware/asic.ts';
import { servePages, waitForState } from './page-server.ts';

/**
 * Every figure of the screens that calculate can be pressed and says how it comes about; and no state of any of
 * them shows what is no number.
 */

const screens = ['Odds', 'Profit', 'Option', 'Energy', 'Network', 'Now'];
/** Of Now, what is calculated: the rest is read from instruments, and says so beside each figure. */
const cardsOfNow = ['Odds', 'Profit, per day', 'Best share'];

/**
 * What carries digits without being a figure: names and headings, controls, an input's help, a picture (whose figures
 * the card repeats), provenance, and cells that the headings of their table explain.
 */
const named = [
  'button, select, label, textarea, h1, h2, h3, dt, th, td, svg, time, kbd',
  '[class*=provenance], [class*=key_], [class*=unit_], [class*=note_], [class*=legend]',
].join(', ');

/** Words with digits that are no figure either. */
const harmless = [
  ...asics.map(({ name }) => name),
  // What the user chose or did, and the hour of the clock.
  /next \d+ hours/,
  /You decided \d+ slots?/,
  /^\d+ slots?$/,
  /\d+ \w{3} \d\d:\d\d( to \d\d:\d\d)?/,
  /until \d\d:\d\d/,
  // What the sentence itself defines.
  /1 part in/,
  /after \d+ years/,
  /\$1\.00 of security/,
  /95 % (of cases|certainty)|at 95 %|in 95 % of futures/,
  /block about every 20 seconds/,
  /last 720 blocks, about a day/,
  // A refusal, with the value and what is allowed.
  /.* is -?[\d.,]+: it must .*/,
  // A citation.
  /\(xmrig\.com, [^)]*\)/,
];

/** Digits alone are left of the words: those are figures nobody can press. */
function figuresOf(words: string): string {
  return harmless.reduce<string>((rest, one) => rest.replace(one, ''), words);
}

let server: Awaited<ReturnType<typeof servePages>>;
test.beforeAll(async () => {
  server = await servePages('out/renderer');
});
test.afterAll(() => server.close());

for (const screen of screens) {
  test(`${screen}: every figure can be pressed, and each is a number`, async ({ page }) => {
    for (const href of await statesOf(page, screen)) {
      const state = new URL(href).searchParams.get('state') ?? '';
      await page.goto(href);
      await waitForState(page);
      // A window that says one thing alone calculates nothing.
      if ((await page.locator('#screen').count()) === 0) continue;
      // Long work ends, or the card says what it waits for.
      await expect(page.getByText(/^Calculating/), state).toHaveCount(0, { timeout: 60_000 });
      const texts = await textsOf(page);
      const unpressable = texts.filter(
        ({ words, card, isNamed }) =>
          !isNamed &&
          (screen !== 'Now' || cardsOfNow.includes(card)) &&
          /\d/.test(figuresOf(words)),
      );
      expect.soft(unpressable, `${screen}, ${state}`).toEqual([]);
      const broken = texts.filter(({ words }) => /NaN|Infinity|undefined|\bnull\b/.test(words));
      expect.soft(broken, `${screen}, ${state}`).toEqual([]);
    }
  });
}

async function statesOf(page: Page, screen: string): Promise<string[]> {
  await page.goto(`${server.url}/gallery.html`);
  await page.locator('a').first().waitFor();
  const all = await page
    .locator('a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return all.filter((href) => new URL(href).searchParams.get('gallery') === screen);
}

interface Shown {
  readonly card: string;
  readonly words: string;
  readonly isNamed: boolean;
}

/** Every piece of text of the screen, with the card it stands in. */
function textsOf(page: Page): Promise<Shown[]> {
  return page.evaluate((allowed) => {
    const screen = document.getElementById('screen');
    if (screen === null) throw new Error('no screen is shown');
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    const found: Shown[] = [];
    for (let at = walker.nextNode(); at !== null; at = walker.nextNode()) {
      const parent = at.parentElement;
      found.push({
        card: parent?.closest('section')?.querySelector('h2')?.textContent ?? '',
        words: at.textContent ?? '',
        isNamed: parent?.closest(allowed) !== null,
      });
    }
    return found;
  }, named);
}
