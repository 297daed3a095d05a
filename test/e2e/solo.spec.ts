import { expect, test } from '@playwright/test';
import { createLitecoinNode, type LitecoinNode } from '../fake/litecoin-node.ts';
import { findPeer } from '../peer.ts';
import { expectAccessible } from './screen/axe.ts';
import { type Served, serveAdit } from './screen/serve.ts';

const litecoind = findPeer('litecoind');
test.skip(litecoind === null, 'litecoind is not installed');

let node: LitecoinNode;
let served: Served;
test.beforeAll(async () => {
  node = await createLitecoinNode(litecoind ?? '');
  await node.start();
});
test.afterAll(async () => node.remove());
test.beforeEach(async () => {
  served = await serveAdit();
});
test.afterEach(async () => served.stop());

/** Fills the first-run form for this node; `cookieFile` may be wrong. */
async function fillForm(page: import('@playwright/test').Page, address: string): Promise<void> {
  await page.goto(served.link);
  await page.getByLabel('Test networks').selectOption({ label: 'Litecoin regtest' });
  await page.getByLabel('Address of the node').fill(`http://127.0.0.1:${node.rpcPort}`);
  await page.getByRole('textbox', { name: 'Payout address' }).fill(address);
}

test('solo against litecoind from the form: the block is in its chain and pays the address', async ({
  page,
}) => {
  const address = await node.call<string>('getnewaddress', '', 'bech32').catch(async () => {
    await node.call('createwallet', 'w');
    return node.call<string>('getnewaddress', '', 'bech32');
  });
  await fillForm(page, address);
  await page.getByRole('textbox', { name: 'Cookie file' }).fill(node.cookieFile);
  await expectAccessible(page);
  const before = await node.call<number>('getblockcount');
  await page.getByRole('button', { name: /^Mine Litecoin/ }).click();
  await expect(page.getByText('You found a block.')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => node.call<number>('getblockcount')).toBeGreaterThan(before);
  const hash = await node.call<string>('getblockhash', before + 1);
  const block = await node.call<{ tx: { vout: { scriptPubKey: { addresses?: string[] } }[] }[] }>(
    'getblock',
    hash,
    2,
  );
  expect(block.tx[0]?.vout[0]?.scriptPubKey.addresses).toEqual([address]);
});

test('a wrong password is said in words, with what to do', async ({ page }) => {
  const address = await node.call<string>('getnewaddress', '', 'bech32');
  await fillForm(page, address);
  await page.getByText('User and password', { exact: true }).click();
  await page.getByRole('textbox', { name: 'User' }).fill('somebody');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: /^Mine Litecoin/ }).click();
  await expect(page.getByText(/refused the password/).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/rpcuser and rpcpassword/).first()).toBeVisible();
});

test('an address of another network is refused before anything is mined', async ({ page }) => {
  await fillForm(page, 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
  await expect(page.getByText(/belongs to Bitcoin/).first()).toBeVisible();
});
