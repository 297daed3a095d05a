import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppState } from '../../../common/contract/app.ts';
import type { NotifyChannel } from '../../../common/contract/notify.ts';
import type { App } from '../../../main/app/app-api.ts';
import { openApp } from '../../../main/app/open.ts';
import { type FakeMeter, startFakeMeter } from '../../fake/fake-meter.ts';
import { type HttpSink, startHttpSink } from '../../fake/http-sink.ts';

const token = '987654:SECRETSECRETSECRETSECRET';
let folder: string;
let app: App;
let sink: HttpSink;
let device: FakeMeter;
const shown: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'adit-tell-'));
  sink = await startHttpSink();
  device = await startFakeMeter();
  app = openApp({
    dataFolder: folder,
    frame: 'none',
    version: '0',
    workerUrl: new URL('../../../main/mining/worker.ts', import.meta.url),
    nativeFolder: fileURLToPath(new URL('../../../native/build', import.meta.url)),
    notifier: (title) => void shown.push(title),
  });
  app.start();
});
afterEach(async () => {
  await app.close();
  await sink.close();
  await device.close();
  rmSync(folder, { recursive: true, force: true });
  shown.length = 0;
});

const ask = (channel: string, argument?: unknown, readOnly = false) =>
  app.router(
    { type: 'request', id: 1, channel, argument },
    { readOnly, isRemote: false, signal: new AbortController().signal },
  );
async function until(fits: (state: AppState) => boolean): Promise<AppState> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (fits(app.state.state)) return app.state.state;
    await wait(10);
  }
  throw new Error('never came');
}

const telegram = (): NotifyChannel => ({
  id: 'phone',
  kind: 'telegram',
  label: 'Phone',
  enabled: true,
  events: ['block-found'],
  url: sink.url,
  chatId: '1',
});

/** Everything the app wrote but the secrets' own file. */
function written(path = folder): string {
  return readdirSync(path, { withFileTypes: true })
    .map((entry) => {
      if (entry.isDirectory()) return written(join(path, entry.name));
      return entry.name === 'secrets.json' ? '' : readFileSync(join(path, entry.name), 'latin1');
    })
    .join('\n');
}

describe('notifications in the app', () => {
  it('connect to nothing until somebody adds one', async () => {
    expect(app.state.state.notifications).toEqual([]);
    expect(app.state.state.fleet).toEqual([]);
  });

  it('keep their secret out of settings, state and log, also when they fail', async () => {
    sink.answer = { status: 401, body: `{"description":"bad token ${token}"}` };
    expect(await ask('notify.save', { settings: telegram(), secret: token })).toMatchObject({
      ok: true,
    });
    expect(app.state.state.notifications).toEqual([
      { id: 'phone', hasSecret: true, waiting: 0, sentAtMs: null, problem: '' },
    ]);
    const report = await ask('notify.test', { settings: telegram() });
    expect(report).toMatchObject({ ok: true, value: { ok: false } });
    expect(sink.requests[0]!.path).toContain(token);
    const seen = `${JSON.stringify(report)}${JSON.stringify(await ask('app.snapshot'))}`;
    expect(seen + written()).not.toContain('SECRETSECRET');
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain(token);
  });

  it('show a test on the desktop, and none to who may only read', async () => {
    const settings = { id: 'd', kind: 'desktop', label: 'Here', enabled: true, events: [] };
    expect(await ask('notify.test', { settings })).toMatchObject({ value: { ok: true } });
    expect(shown).toEqual(['Adit: a test']);
    expect(await ask('notify.test', { settings }, true)).toMatchObject({
      ok: false,
      error: { code: 'ipc.read-only' },
    });
  });

  it('forget the secret with the channel', async () => {
    await ask('notify.save', { settings: telegram(), secret: token });
    await ask('notify.remove', { id: 'phone' });
    expect(app.state.state.settings.notifications).toEqual([]);
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).not.toContain(token);
  });

  it('are at most ten', async () => {
    for (let count = 0; count < 10; count += 1) {
      await ask('notify.save', { settings: { ...telegram(), id: `n${count}`, enabled: false } });
    }
    expect(await ask('notify.save', { settings: telegram() })).toMatchObject({
      error: { code: 'settings.invalid' },
    });
    expect(await ask('notify.save', { settings: { ...telegram(), id: 'n3' } })).toMatchObject({
      ok: true,
    });
  });
});

describe('the fleet in the app', () => {
  it('stands in the state and is polled until it is removed', async () => {
    device.mood = { kind: 'json', body: { hashRate: 512.5, power: 12.5, ASICModel: 'BM1370' } };
    const settings = {
      id: 'bitaxe',
      kind: 'axeos',
      label: 'Bitaxe',
      enabled: true,
      address: device.address,
    };
    expect(await ask('fleet.check', { settings })).toMatchObject({ value: { ok: true } });
    await ask('fleet.save', { settings });
    const { fleet } = await until(({ fleet: now }) => now?.[0]?.state === 'answering');
    expect(fleet).toMatchObject([{ reading: { hashrateHps: 512.5e9, powerW: 12.5 }, odds: null }]);
    await ask('fleet.remove', { id: 'bitaxe' });
    expect(app.state.state.fleet).toEqual([]);
  });
});

describe('the export in the app', () => {
  it('is a file, and says which forms do not go together', async () => {
    const range = { fromMs: 0, toMs: Date.now() };
    expect(
      await ask('history.export', { ...range, what: 'blocks', format: 'csv' }, true),
    ).toMatchObject({ value: { name: 'adit-blocks.csv', type: 'text/csv' } });
    expect(await ask('history.export', { ...range, what: 'all', format: 'csv' })).toMatchObject({
      ok: false,
      error: { code: 'ipc.invalid-argument' },
    });
  });
});
