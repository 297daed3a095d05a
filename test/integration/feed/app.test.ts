import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { AppState } from '../../../common/contract/app.ts';
import { defaultSettings, type Settings } from '../../../common/contract/settings.ts';
import type { ResponseMessage } from '../../../common/contract/wire.ts';
import { createApp } from '../../../main/app/app.ts';
import type { App } from '../../../main/app/app-api.ts';
import { noPlanStores } from '../../../main/app/plan-room.ts';
import { openPriceFile } from '../../../main/host/plan/imported-prices.ts';
import { unseen } from '../../../main/host/probe/probe.ts';
import { openHistory } from '../../../main/record/history.ts';
import { memorySecrets } from '../../../main/record/secret.ts';
import { memorySettings } from '../../../main/record/settings.ts';
import { type FeedServer, startFeedServer } from './feed-server.ts';

const workerUrl = new URL('../../../main/mining/worker.ts', import.meta.url);
const nativeFolder = fileURLToPath(new URL('../../../native/build', import.meta.url));
const hourMs = 3_600_000;
const clock = {
  now: () => Date.now(),
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, Math.min(ms, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

const apps: App[] = [];
const servers: FeedServer[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  for (const server of servers.splice(0)) await server.close();
});

function openWith(changes: Partial<Settings> = {}): App {
  const dataFolder = mkdtempSync(join(tmpdir(), 'adit-plan-'));
  const blind = { intervalMs: 60_000, look: async () => unseen('not here') };
  const app = createApp({
    version: '0',
    frame: 'none',
    dataFolder,
    plan: {
      ...noPlanStores,
      prices: openPriceFile(join(dataFolder, 'prices.json'), clock.now, () => undefined),
    },
    settings: memorySettings({
      ...defaultSettings,
      sources: [{ id: 'practice', kind: 'practice', label: 'Practice', enabled: true }],
      mining: { ...defaultSettings.mining, threads: 1, onLaunch: 'mine' },
      ...changes,
    }),
    secrets: memorySecrets(),
    history: openHistory(':memory:', clock.now),
    log: () => undefined,
    kernelStore: { load: () => undefined, save: () => undefined },
    workerUrl,
    nativeFolder,
    machine: {
      sensors: () => [],
      probes: () => ({
        idleS: blind,
        presence: blind,
        otherLoad: blind,
        thermal: blind,
        isLidClosed: blind,
        supply: blind,
        temperatureC: blind,
      }),
      measuredPower: { load: () => undefined, save: () => undefined },
    },
    clock,
    random: Math.random,
    release: () => undefined,
  });
  apps.push(app);
  app.start();
  return app;
}

async function until(app: App, fits: (state: AppState) => boolean): Promise<AppState> {
  for (let tries = 0; tries < 1500; tries += 1) {
    if (fits(app.state.state)) return app.state.state;
    await wait(10);
  }
  throw new Error(`never came: ${JSON.stringify(app.state.state.mining)}`);
}

async function call(app: App, channel: string, argument?: unknown): Promise<ResponseMessage> {
  const caller = { readOnly: false, isRemote: false, signal: new AbortController().signal };
  return (await app.router({ type: 'request', id: 1, channel, argument }, caller))!;
}

const isMining = ({ mining }: AppState): boolean => mining.state.kind === 'mining';
const isHeldBy =
  (guard: string) =>
  ({ mining: { state } }: AppState): boolean =>
    state.kind === 'paused' && state.reason.kind === 'guard' && state.reason.guard === guard;

/** Settings of a plan whose hours are over, or far off. */
function otherHours(): Settings['plan'] {
  const hour = new Date().getUTCHours();
  const minute = (hours: number) => ((hour + hours) % 24) * 60;
  const hours = { fromMinute: minute(8), toMinute: minute(10) };
  return { ...defaultSettings.plan, mode: 'hours', hours };
}

describe('the app and its plan', () => {
  it('stops hashing within a second of a grid event, proves it, and takes up again', async () => {
    const app = openWith();
    await until(app, isMining);
    await wait(500);
    const calledAtMs = Date.now();
    const event = {
      id: 'e1',
      name: 'peak',
      startMs: calledAtMs - 1000,
      endMs: calledAtMs + 3000,
      from: 'typed',
    };
    await call(app, 'demand.add', event);
    expect(isHeldBy('demand-response')(app.state.state)).toBe(true);
    expect(Date.now() - calledAtMs).toBeLessThan(1000);
    await wait(1100);
    const { hashesSession } = app.state.state.telemetry!;
    await wait(1000);
    expect(app.state.state.telemetry!.hashesSession).toBe(hashesSession);
    const proof = app.state.state.demand!.evidence[0]!;
    expect(proof.latencyMs).toBeLessThan(1000);
    expect(proof.endedAtMs).toBeNull();
    const tripped = app.state.state.timeline.find(({ code }) => code === 'guard-tripped');
    expect(tripped).toMatchObject({
      params: { guard: 'demand-response', detail: 'the grid asks for less “peak” (typed)' },
    });
    const resumed = await until(app, isMining);
    expect(Date.now()).toBeGreaterThanOrEqual(event.endMs);
    expect(resumed.demand!.evidence[0]!.endedAtMs).not.toBeNull();
    expect(resumed.timeline.map(({ code }) => code)).toContain('guard-released');
  });

  it('rests at once when an event server tells of an event under way', async () => {
    const server = await startFeedServer(() => Date.now());
    servers.push(server);
    let answeredAtMs = 0;
    server.reply = () => {
      answeredAtMs = Date.now();
      const start = new Date(answeredAtMs - 5000).toISOString();
      const payloads = [{ type: 'SIMPLE', values: [1] }];
      const intervals = [{ id: 0, payloads }];
      return { body: [{ id: 'e', intervalPeriod: { start, duration: 'PT1H' }, intervals }] };
    };
    const app = openWith();
    await until(app, isMining);
    const settings = { id: 'openadr', enabled: true, url: server.url, area: '', user: '' };
    await call(app, 'feed.set', { settings });
    const held = await until(app, isHeldBy('demand-response'));
    expect(Date.now() - answeredAtMs).toBeLessThan(1000);
    expect(held.mining.state).toMatchObject({
      reason: {
        untilMs: answeredAtMs - 5000 + hourMs,
        detail: expect.stringContaining('127.0.0.1'),
      },
    });
    await until(app, ({ demand }) => demand!.evidence.length === 1);
    expect(app.state.state.demand!.evidence[0]!.latencyMs).toBeLessThan(1000);
    await call(app, 'feed.set', { settings: { ...settings, enabled: false } });
    await until(app, isMining);
  });

  it('rests outside its hours, says until when, and mines when told to', async () => {
    const app = openWith({
      plan: otherHours(),
      tariff: { ...defaultSettings.tariff, timeZone: 'UTC' },
    });
    const held = await until(app, isHeldBy('plan'));
    const { state } = held.mining;
    const untilMs = state.kind === 'paused' && 'untilMs' in state.reason ? state.reason.untilMs : 0;
    expect(untilMs).toBeGreaterThan(Date.now() + 6.9 * hourMs);
    expect(untilMs).toBeLessThan(Date.now() + 8.1 * hourMs);
    expect(held.plan!.slots.filter(({ mine }) => mine).length).toBeGreaterThan(1);
    expect(AppState.safeParse(held).success).toBe(true);

    await call(app, 'plan.override', { hours: 2 });
    const told = await until(app, isMining);
    expect(told.plan!.now).toMatchObject({ mine: true, by: 'override' });
    await call(app, 'plan.clearOverride');
    await until(app, isHeldBy('plan'));
    await call(app, 'settings.update', { plan: { mode: 'off' } });
    await until(app, isMining);
    // A wish is followed before its call has returned, however short the run was.
    const askedAtMs = Date.now();
    await call(app, 'settings.update', { plan: { mode: 'hours' } });
    expect(isHeldBy('plan')(app.state.state)).toBe(true);
    expect(Date.now() - askedAtMs).toBeLessThan(1000);
  });

  it('plans with the prices and carbon of an event server, and reports what it asks for', async () => {
    const server = await startFeedServer(() => Date.now());
    servers.push(server);
    const nowHour = Math.floor(Date.now() / hourMs) * hourMs;
    const series = (type: string, value: number, count: number) =>
      Array.from({ length: count }, (_, id) => ({ id, payloads: [{ type, values: [value] }] }));
    const from = (atMs: number) => ({ start: new Date(atMs).toISOString(), duration: 'PT1H' });
    const prices = {
      id: 'prices',
      programID: 'p',
      payloadDescriptors: [{ payloadType: 'PRICE', units: 'KWH', currency: 'USD' }],
      intervalPeriod: from(nowHour),
      intervals: series('PRICE', 0.21, 20),
    };
    const carbon = { ...prices, id: 'carbon', intervals: series('GHG', 321, 20) };
    const past = {
      id: 'past',
      programID: 'p',
      reportDescriptors: [{ payloadType: 'USAGE' }],
      intervalPeriod: from(nowHour - 2 * hourMs),
      intervals: series('SIMPLE', 1, 1),
    };
    const posted: object[] = [];
    server.reply = ({ method, path, body }) => {
      if (method === 'POST') posted.push(JSON.parse(body));
      return { body: path.startsWith('/events') ? [prices, carbon, past] : [] };
    };
    const app = openWith({
      tariff: { ...defaultSettings.tariff, kind: 'feed' },
      plan: { ...defaultSettings.plan, mode: 'strike', strike: { resumeAt: 0.2, stopAbove: 0.2 } },
    });
    await until(app, isMining);
    const settings = { id: 'openadr', enabled: true, url: server.url, area: '', user: '' };
    await call(app, 'feed.set', { settings });
    const held = await until(app, isHeldBy('plan'));
    expect(held.plan).toMatchObject({ pricesFrom: 'OpenADR 3', problem: '' });
    expect(held.plan!.slots[0]).toMatchObject({ pricePerKwh: 0.21, carbonGPerKwh: 321 });
    expect(posted).toEqual([
      expect.objectContaining({ eventID: 'past', clientName: 'adit', reportName: 'USAGE-0-0' }),
    ]);
  });

  it('refuses a tariff with a gap or an overlap, naming the date', async () => {
    const app = openWith();
    const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'holiday'];
    const period = (from: string, to: string, more: object = {}) => ({
      name: '',
      pricePerKwh: 0.1,
      days,
      from,
      to,
      ...more,
    });
    const update = (periods: readonly object[]) =>
      call(app, 'settings.update', {
        tariff: {
          kind: 'calendar',
          timeZone: 'Europe/Berlin',
          calendar: { periods, holidays: [] },
        },
      });
    const gap = await update([period('00:00', '12:00'), period('13:00', '24:00')]);
    expect(gap).toMatchObject({ ok: false, error: { code: 'settings.invalid' } });
    expect(JSON.stringify(gap)).toMatch(/\d{4}-\d\d-\d\d 12:00/);
    const overlap = await update([
      period('00:00', '24:00'),
      period('10:00', '11:00', { seasonFrom: '02-28', seasonTo: '03-01' }),
    ]);
    expect(JSON.stringify(overlap)).toMatch(/\d{4}-02-28 10:00/);
    expect(app.state.state.settings.tariff).toEqual(defaultSettings.tariff);
    const zone = await call(app, 'settings.update', { tariff: { timeZone: 'Mars/Olympus' } });
    expect(JSON.stringify(zone)).toContain('IANA');
    expect(await update([period('00:00', '24:00')])).toMatchObject({ ok: true });
    expect(app.state.state.plan!.pricesFrom).toBe('your tariff by the clock');
  });

  it('takes prices of a feed and of a file, and mines on when the feed fails', async () => {
    const server = await startFeedServer(() => Date.now());
    servers.push(server);
    const nowHour = Math.floor(Date.now() / hourMs) * hourMs;
    const data = Array.from({ length: 20 }, (_, hour) => ({
      start_timestamp: nowHour + hour * hourMs,
      end_timestamp: nowHour + (hour + 1) * hourMs,
      marketprice: 80 + hour,
      unit: 'Eur/MWh',
    }));
    server.reply = () => ({ body: { object: 'list', data } });
    const app = openWith({
      money: { ...defaultSettings.money, currency: 'EUR' },
      tariff: { ...defaultSettings.tariff, kind: 'feed', addedPerKwh: 0.1 },
      plan: { ...defaultSettings.plan, mode: 'value' },
    });
    await until(app, isMining);
    expect(app.state.state.feeds!.every(({ state }) => state === 'off')).toBe(true);
    const settings = { id: 'awattar', enabled: true, url: server.url, area: '', user: '' };
    await call(app, 'feed.set', { settings });
    const fed = await until(app, ({ feeds }) => feeds!.some(({ state }) => state === 'fresh'));
    await until(app, ({ plan }) => plan!.pricesFrom === 'aWATTar');
    expect(app.state.state.feeds!.find(({ id }) => id === 'awattar')!.host).toBe('127.0.0.1');
    expect(AppState.safeParse(fed).success).toBe(true);
    await until(app, ({ money }) => Math.abs((money?.electricity.value ?? 0) - 0.18) < 1e-9);

    server.reply = () => ({ status: 500 });
    await call(app, 'feed.set', { settings: { ...settings, url: `${server.url}/other` } });
    await until(app, ({ feeds }) => feeds!.some(({ state }) => state === 'failing'));
    await wait(100);
    expect(isMining(app.state.state)).toBe(true);
    expect(app.state.state.plan!.problem).not.toBe('');

    const file = {
      name: 'p.csv',
      currency: 'EUR',
      startsMs: data.map(({ start_timestamp }) => start_timestamp),
      pricesPerKwh: data.map(({ marketprice }) => marketprice / 1000),
      endMs: nowHour + 20 * hourMs,
    };
    await call(app, 'tariff.importPrices', file);
    await call(app, 'settings.update', { tariff: { kind: 'file' } });
    expect(app.state.state.plan).toMatchObject({
      pricesFrom: 'p.csv',
      problem: 'what mining brings for a kWh is not known yet',
      imported: { prices: 20, currency: 'EUR' },
    });
  });
});
