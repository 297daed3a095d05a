import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { defaultSettings } from '../../common/contract/settings.ts';
import { loadRandomx } from '../../main/mining/kernel/randomx-library.ts';
import { createMoneroNode, MONERO_ADDRESS, type MoneroNode } from '../fake/monero-node.ts';
import { findPeer } from '../peer.ts';
import { expectAccessible } from './screen/axe.ts';
import { type Served, serveAdit } from './screen/serve.ts';

const monerod = findPeer('monerod');
test.skip(monerod === null, 'monerod is not installed');
test.skip(!hasRandomx(), 'librandomx is not installed');

/** A hundred hashes for a block: seconds in light mode. */
const difficulty = 100;
/** The Monero project's published donation subaddress. */
const SUBADDRESS =
  '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H';

let node: MoneroNode;
let served: Served;
test.beforeAll(async () => {
  node = await createMoneroNode(monerod ?? '', difficulty);
  await node.start();
});
test.afterAll(async () => node.remove());
test.beforeEach(async () => {
  served = await serveAdit(lightFolder());
});
test.afterEach(async () => served.stop());

function hasRandomx(): boolean {
  try {
    loadRandomx(null);
    return true;
  } catch (error) {
    if (process.env['CI']) throw error;
    return false;
  }
}

/** Settings that keep to the 256 MiB of light mode, as on a small machine. */
function lightFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'adit-e2e-'));
  const mining = { ...defaultSettings.mining, kernels: { randomx: 'light' } };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...defaultSettings, mining }));
  return folder;
}

async function fillForm(page: Page, address: string): Promise<void> {
  await page.goto(served.link);
  await page.getByLabel('Test networks').selectOption({ label: 'Monero regtest' });
  await page.getByLabel('Address of the node').fill(`http://127.0.0.1:${node.rpcPort}`);
  await page.getByRole('textbox', { name: 'Payout address' }).fill(address);
}

test('solo against monerod from the form: the block is in its chain and pays the address', async ({
  page,
}) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await fillForm(page, MONERO_ADDRESS);
  await expect(page.getByText(/Standard/).first()).toBeVisible();
  await expectAccessible(page);
  const before = await heightOf(node);
  await page.getByRole('button', { name: /^Mine Monero/ }).click();

  await expect(page.getByText('You found a block.')).toBeVisible({ timeout: 90_000 });
  await expect.poll(() => heightOf(node)).toBeGreaterThan(before);
  await expect(page.getByText(/Monero regtest block \d+ is in the chain/)).toBeVisible();
  await expect(page.getByText(/Effort since your last block: /)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/\d\s?H\/s$/).first()).toBeVisible();
  await expectAccessible(page);

  const { block_header: header } = await node.call<{
    block_header: { height: number; reward: number; orphan_status: boolean };
  }>('get_block_header_by_height', { height: before });
  expect(header.orphan_status).toBe(false);
  expect(header.reward).toBeGreaterThan(0);
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Work', exact: true })).toBeVisible();
  await expect(page.getByText(MONERO_ADDRESS.slice(0, 4)).first()).toBeVisible();
  await page.keyboard.press('9');
  await expect(page.getByRole('heading', { name: 'History', exact: true })).toBeVisible();
  await expect(page.getByText(/confirmed, \d+ of 60/).first()).toBeVisible();

  await page.keyboard.press('3');
  await expect(page.getByText('RandomX: what limits it')).toBeVisible();
  await expect(page.getByText(/^Light, about ten times slower$/)).toBeVisible();
  await expect(page.getByText('Your CPU against others, RandomX')).toBeVisible();
  await expectAccessible(page);
  expect(problems).toEqual([]);
});

test('a subaddress and an address of another network are refused in words', async ({ page }) => {
  await fillForm(page, SUBADDRESS);
  await expect(page.getByText(/subaddress/).first()).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Payout address' })
    .fill('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
  await expect(page.getByText(/belongs to Bitcoin|not an address of Monero/).first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the form for a node and for P2Pool is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(served.link);
    await page.getByText('Monero', { exact: true }).click();
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 900, height: 640 },
    ]) {
      await page.setViewportSize(viewport);
      await page.getByText('My own node', { exact: true }).click();
      await page.getByRole('textbox', { name: 'Payout address' }).fill(MONERO_ADDRESS);
      await expect(page.getByText('Standard', { exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.getByText('P2Pool or pool').click();
      await expect(page.getByText(/P2Pool on this computer listens/)).toBeVisible();
      await expectAccessible(page);
    }
  });
}

/** Blocks in the chain: the height of the next. */
async function heightOf({ call }: MoneroNode): Promise<number> {
  return (await call<{ count: number }>('get_block_count')).count;
}
