import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { defaultSettings, type SourceSettings } from '../../common/contract/settings.ts';
import { createFakePool } from '../fake/fake-pool.ts';
import { profilePool } from '../fake/pool-profile.ts';
import { selfSigned } from '../fake/self-signed.ts';
import recorded from '../vector/stratum-accepted.json' with { type: 'json' };
import { serveAdit } from './screen/serve.ts';

const example = recorded.cases.find(({ server }) => server === 'public-pool')!;

test('a certificate that nobody signed is shown, and trusted by one press', async ({ page }) => {
  const { script } = profilePool('public-pool', {
    extranonce1: example.extranonce1,
    extranonce2Size: 4,
    difficulty: 1e9,
    algorithm: 'sha256d',
    notify: example.notify,
  });
  const pool = await createFakePool(script, selfSigned);
  const source: SourceSettings = {
    id: 'pool',
    kind: 'stratum-v1',
    label: 'Pool',
    enabled: true,
    chain: 'bitcoin-regtest',
    url: pool.url,
    user: 'someone',
    tlsPin: '',
    payoutAddress: '',
  };
  const folder = mkdtempSync(join(tmpdir(), 'adit-pin-'));
  const file = join(folder, 'settings.json');
  const mining = { ...defaultSettings.mining, threads: 1, wanted: true };
  writeFileSync(
    file,
    JSON.stringify({ ...defaultSettings, firstRunDone: true, sources: [source], mining }),
  );
  const served = await serveAdit(folder);
  try {
    await page.goto(served.link);
    await expect(page.getByRole('heading', { name: 'Now', exact: true })).toBeVisible();
    await page.keyboard.press('2');
    const fingerprint = new X509Certificate(selfSigned.cert).fingerprint256;
    await expect(page.getByText(fingerprint)).toBeVisible();
    expect(pool.clients.flatMap(({ requests }) => requests)).toEqual([]);
    await page.getByRole('button', { name: 'Trust this certificate' }).click();
    await pool.until(() => pool.clients.some(({ requests }) => requests.length > 2));
    await expect(page.getByRole('button', { name: 'Trust this certificate' })).toHaveCount(0);
    await expect
      .poll(() => JSON.parse(readFileSync(file, 'utf8')).sources[0].tlsPin)
      .toBe(fingerprint);
  } finally {
    await served.stop();
    await pool.close();
  }
});
