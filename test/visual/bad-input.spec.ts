import { expect, type Locator, test } from '@playwright/test';
import { servePages } from './page-server.ts';

/**
 * What nobody should type, typed into every field of every screen that calculates: it is refused where it stands,
 * with the field, the value and what is allowed, or the mathematically right limit is shown. Never anything else.
 */

const screens = [
  { gallery: 'Odds', state: 'another machine' },
  { gallery: 'Profit', state: 'another machine' },
  { gallery: 'Network', state: 'a week of pools' },
  { gallery: 'Option', state: 'machine' },
  { gallery: 'Energy', state: 'day ahead' },
];

/** Nothing, less than nothing, beyond any number, no number; an extreme swing and correlation, and a growth of -100 %. */
const hostile = ['0', '-1', '10', '-100', '1e300', '1e-300', 'NaN', 'ten'];

let server: Awaited<ReturnType<typeof servePages>>;
test.beforeAll(async () => {
  server = await servePages('out/renderer');
});
test.afterAll(() => server.close());

for (const { gallery, state } of screens) {
  test(`${gallery}: no input breaks it`, async ({ page }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (line) => faults.push(line.text()));
    await page.goto(`${server.url}/gallery.html?${new URLSearchParams({ gallery, state })}`);
    await page.locator('#screen h1').waitFor();
    const more = page.getByRole('button', { name: /more inputs$/ });
    if ((await more.count()) > 0) await more.click();
    const fields = page.locator('#screen input[inputmode=decimal]');
    for (let at = 0; at < (await fields.count()); at += 1) {
      for (const words of hostile) {
        const field = fields.nth(at);
        await field.fill(words);
        await field.press('Enter');
        const { label, refusal, broken } = await lookAt(field);
        expect.soft(broken, `${label} ${words}`).toBeNull();
        if (refusal === null) {
          // What is taken stays, so that extremes meet.
          expect.soft(words, `${label} takes it`).toMatch(/\d/);
        } else {
          expect.soft(refusal).toContain(label);
          expect.soft(refusal).toContain(words);
          expect.soft(refusal).toMatch(/must be|at least|at most|above|is no number here/);
          await field.press('Escape');
        }
      }
    }
    await expect(page.getByText(/^Calculating/)).toHaveCount(0, { timeout: 60_000 });
    expect((await lookAt(fields.first())).broken).toBeNull();
    expect(faults).toEqual([]);
  });
}

interface Looked {
  readonly label: string;
  /** What stands below the field where it refuses. */
  readonly refusal: string | null;
  /** What the screen shows that is no number or no answer. */
  readonly broken: string | null;
}

function lookAt(field: Locator): Promise<Looked> {
  return field.evaluate((element) => {
    const input = element as HTMLInputElement;
    const isBad = input.getAttribute('aria-invalid') === 'true';
    const note = document.getElementById(input.getAttribute('aria-describedby') ?? '');
    // What the user typed is said back in a refusal.
    const shown = (document.getElementById('screen')?.textContent ?? '').replace(/“NaN”/g, '');
    const broken =
      /.{0,60}(NaN|Infinity|undefined|\bnull\b|\[object|broke off|could not be drawn).{0,40}/;
    return {
      label: input.labels?.[0]?.textContent ?? '',
      refusal: isBad ? (note?.textContent ?? '') : null,
      broken: broken.exec(shown)?.[0] ?? null,
    };
  });
}

test('prices that leave gaps, overlap or lack a column are refused by name', async ({ page }) => {
  const query = new URLSearchParams({ gallery: 'Energy', state: 'by the clock' });
  await page.goto(`${server.url}/gallery.html?${query}`);
  await page.getByRole('button', { name: 'Prices', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const to = dialog.getByRole('textbox', { name: 'To', exact: true }).first();
  const use = dialog.getByRole('button', { name: 'Use these prices' });
  for (const [time, problem] of [
    ['05:00', /05:00.*no period covers/],
    ['07:00', /06:00.*overlaps/],
    ['soon', /“soon” is no time/],
  ] as const) {
    await to.fill(time);
    await use.click();
    await expect(dialog.getByRole('alert'), time).toContainText(problem);
  }
  await dialog.getByText('Paste or open a file').click();
  const paste = dialog.getByRole('textbox', { name: 'Prices as text' });
  for (const [text, problem] of [
    ['start,weather\n2026-11-20T14:00,0.1', 'No column is called “price”. Found: start, weather.'],
    ['start,price\n2026-11-20T14:00,NaN', 'Row 2: price is “NaN”, which is no number.'],
    ['start,price\n2026-11-20T14:00', 'Row 2 has 1 cells, the first row 2.'],
    ['start,price\nsoon,0.1', 'Row 2: “soon” is no time.'],
    [
      'start,end,price\n2026-11-20T14:00Z,2026-11-20T15:00Z,0.1\n2026-11-20T17:00Z,2026-11-20T18:00Z,0.1',
      'No price from',
    ],
    [
      'start,end,price\n2026-11-20T14:00Z,2026-11-20T16:00Z,0.1\n2026-11-20T15:00Z,2026-11-20T17:00Z,0.1',
      'Two prices at',
    ],
  ] as const) {
    await paste.fill(text);
    await expect(dialog, text).toContainText(problem);
    await expect(use).toBeDisabled();
  }
});
