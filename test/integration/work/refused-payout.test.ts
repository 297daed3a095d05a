import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { defaultSettings } from '../../../common/contract/settings.ts';
import type { App } from '../../../main/app/app-api.ts';
import { openApp } from '../../../main/app/open.ts';
import { memorySettings } from '../../../main/record/settings.ts';
import { createFakePool, type FakePool } from '../../fake/fake-pool.ts';
import recorded from '../../vector/stratum-accepted.json' with { type: 'json' };

const example = recorded.cases.find(({ server }) => server === 'public-pool')!;
let app: App | undefined;
let pool: FakePool | undefined;
let folder: string;

afterEach(async () => {
  await app?.close();
  await pool?.close();
  await rm(folder, { recursive: true, force: true });
});

it('a pool that does not pay is the reason that the app shows for not mining', async () => {
  pool = await createFakePool((request, client) => {
    switch (request.method) {
      case 'mining.subscribe':
        client.reply(request, [[], example.extranonce1, 4]);
        return;
      case 'mining.authorize':
        client.reply(request, true);
        client.notify('mining.notify', example.notify);
    }
  });
  folder = await mkdtemp(join(tmpdir(), 'adit-payout-'));
  app = openApp({
    dataFolder: folder,
    frame: 'none',
    version: '0.0.0',
    workerUrl: new URL('../../../main/mining/worker.ts', import.meta.url),
    nativeFolder: null,
    settings: memorySettings({
      ...defaultSettings,
      sources: [
        {
          id: 'pool',
          kind: 'stratum-v1',
          label: 'Solo pool',
          enabled: true,
          chain: 'bitcoin-regtest',
          url: pool.url,
          user: 'someone',
          tlsPin: '',
          payoutAddress: 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080',
          payoutAction: 'disconnect',
        },
      ],
    }),
  });
  const opened = app;
  const isRefused = new Promise<void>((resolve) => {
    opened.listen({
      stateChanged({ mining }) {
        const { state } = mining;
        if (state.kind === 'paused' && state.reason.kind === 'payout-proof') resolve();
      },
    });
  });
  app.start();
  app.mine();
  await isRefused;
  const { mining, coinbase, sources } = app.state.state;
  expect(mining.state).toMatchObject({
    reason: { kind: 'payout-proof', detail: expect.stringContaining('at least 97 % is expected') },
  });
  expect(coinbase?.proof).toMatchObject({ level: 'missing', action: 'disconnect' });
  expect(sources[0]?.state).toMatchObject({
    kind: 'failed',
    error: { code: 'work.payout-proof' },
  });
});
