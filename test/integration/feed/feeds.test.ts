import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedId, FeedInfo, FeedSettings } from '../../../common/contract/feed.ts';
import type { EnergyUse } from '../../../main/feed/feed.ts';
import { type FeedRecord, openFeedRecord } from '../../../main/feed/feed-record.ts';
import { createFeedRoom, type FeedRoom } from '../../../main/feed/feed-room.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import shapes from '../../vector/feed-shapes.json' with { type: 'json' };
import { type FeedServer, type Reply, startFeedServer } from './feed-server.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const sampleOf = (name: string): unknown => shapes.cases.find((one) => one.name === name)!.sample;
const noonMs = Date.parse('2024-11-05T12:00:00Z');

let clock: FakeClock;
let server: FeedServer;
let rooms: FeedRoom[] = [];
let serverSkewMs = 0;

beforeEach(async () => {
  serverSkewMs = 0;
  rooms = [];
  clock = createFakeClock(noonMs);
  server = await startFeedServer(() => clock.now() + serverSkewMs);
});
afterEach(async () => {
  for (const room of rooms) room.stop();
  await server.close();
});

const settingsOf = (id: FeedId, more: Partial<FeedSettings> = {}): FeedSettings => ({
  id,
  enabled: true,
  url: `${server.url}/host`,
  area: '',
  user: '',
  ...more,
});

interface RoomOptions {
  readonly key?: string;
  readonly currency?: string;
  readonly record?: FeedRecord;
  readonly chains?: readonly string[];
  readonly energyUse?: EnergyUse;
}

function roomOf(settings: readonly FeedSettings[], options: RoomOptions = {}): FeedRoom {
  const room = createFeedRoom({
    clock,
    random: () => 0.5,
    record: options.record ?? { load: () => undefined, save: () => undefined },
    userAgent: 'Adit/test',
    key: () => options.key ?? '',
    currency: () => options.currency ?? 'EUR',
    chains: () => options.chains ?? ['bitcoin'],
    energyUse: options.energyUse ?? (() => ({ usedKwh: 0, baselineKwh: null })),
    changed: () => undefined,
    problem: (id, error) => {
      throw new Error(`${id}: ${String(error)}`);
    },
  });
  rooms.push(room);
  room.configure(settings);
  return room;
}

const infoOf = (room: FeedRoom, id: FeedId): FeedInfo =>
  room.infos().find((info) => info.id === id)!;

/** Lets sockets work while the clock stands still, until something holds. */
async function until(holds: () => boolean): Promise<void> {
  await clock.advance(0);
  for (let tries = 0; tries < 500 && !holds(); tries += 1) await wait(10);
  expect(holds()).toBe(true);
}

async function settled(room: FeedRoom, id: FeedId): Promise<FeedInfo> {
  const isSettled = () => !['waiting', 'off'].includes(infoOf(room, id).state);
  await until(isSettled);
  return infoOf(room, id);
}

const slotsOf = (room: FeedRoom, kind: 'tariff' | 'carbon') => room.last(kind)!.data.slots;

describe('recorded answers', () => {
  it('Octopus Agile: pence, newest first, negative', async () => {
    clock = createFakeClock(Date.parse('2024-11-05T00:10:00Z'));
    server.reply = () => ({ body: sampleOf('octopus.unitRates') });
    const room = roomOf([settingsOf('octopus-agile')], { currency: 'GBP' });
    expect((await settled(room, 'octopus-agile')).state).toBe('fresh');
    expect(room.data('tariff')!.data.currency).toBe('GBP');
    expect(slotsOf(room, 'tariff').map(({ value }) => value)).toEqual([-0.0126, 0.2205]);
    expect(server.asked[0]!.path).toContain(
      '/host/v1/products/AGILE-24-10-01/electricity-tariffs/E-1R-AGILE-24-10-01-C/standard-unit-rates/?period_from=',
    );
  });

  it('Octopus Agile: follows pages by their query alone', async () => {
    const [newer, older] = (sampleOf('octopus.unitRates') as { results: unknown[] }).results;
    server.reply = ({ path }) =>
      path.includes('page=2')
        ? { body: { next: null, results: [older] } }
        : { body: { next: 'https://elsewhere.example/steal?page=2', results: [newer] } };
    const room = roomOf([settingsOf('octopus-agile')], { currency: 'GBP' });
    await settled(room, 'octopus-agile');
    expect(slotsOf(room, 'tariff')).toHaveLength(2);
    expect(server.asked).toHaveLength(2);
  });

  it('Tibber: what the customer pays, with the key in the header', async () => {
    clock = createFakeClock(Date.parse('2024-11-04T23:30:00Z'));
    server.reply = () => ({ body: sampleOf('tibber.priceInfo') });
    const room = roomOf([settingsOf('tibber')], { key: 'token', currency: 'SEK' });
    expect((await settled(room, 'tibber')).state).toBe('fresh');
    expect(slotsOf(room, 'tariff')[0]).toEqual({
      startMs: Date.parse('2024-11-04T23:00:00Z'),
      endMs: Date.parse('2024-11-05T00:00:00Z'),
      value: 0.25,
    });
    expect(server.asked[0]!.headers.authorization).toBe('Bearer token');
    expect(server.asked[0]!.path).not.toContain('token');
  });

  it('aWATTar: EUR/MWh to EUR/kWh', async () => {
    clock = createFakeClock(1_730_761_200_000);
    server.reply = () => ({ body: sampleOf('awattar.marketdata') });
    const room = roomOf([settingsOf('awattar')]);
    await settled(room, 'awattar');
    expect(slotsOf(room, 'tariff')[0]!.value).toBeCloseTo(0.09168, 10);
  });

  it('Energy-Charts: leaves out what is null', async () => {
    clock = createFakeClock(1_730_761_200_000);
    server.reply = () => ({ body: sampleOf('energycharts.price') });
    const room = roomOf([settingsOf('energy-charts')]);
    expect((await settled(room, 'energy-charts')).state).toBe('fresh');
    expect(slotsOf(room, 'tariff')).toHaveLength(1);
  });

  it('elprisetjustnu: a day whole, tomorrow missing', async () => {
    server.reply = ({ path }) =>
      path.endsWith('/2024/11-05_SE3.json')
        ? { body: sampleOf('elprisetjustnu') }
        : { status: 404, body: '<html>' };
    const room = roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK' });
    const info = await settled(room, 'elprisetjustnu');
    expect(info.state).toBe('fresh');
    expect(slotsOf(room, 'tariff')).toHaveLength(24);
    expect(info.throughMs).toBe(Date.parse('2024-11-05T23:00:00Z'));
    expect(server.asked.map(({ path }) => path)).toEqual([
      '/host/api/v1/prices/2024/11-04_SE3.json',
      '/host/api/v1/prices/2024/11-05_SE3.json',
      '/host/api/v1/prices/2024/11-06_SE3.json',
    ]);
  });

  it('Energi Data Service: quarter hours of UTC', async () => {
    clock = createFakeClock(Date.parse('2025-10-01T22:05:00Z'));
    server.reply = () => ({ body: sampleOf('energidataservice.dayahead') });
    const room = roomOf([settingsOf('energi-data-service')], { currency: 'DKK' });
    await settled(room, 'energi-data-service');
    expect(slotsOf(room, 'tariff')[0]).toEqual({
      startMs: Date.parse('2025-10-01T22:00:00Z'),
      endMs: Date.parse('2025-10-01T22:15:00Z'),
      value: 0.6755,
    });
  });

  it('ENTSO-E: XML, a position left out repeats the one before', async () => {
    server.reply = () => ({ body: sampleOf('entsoe.dayahead') });
    const room = roomOf([settingsOf('entso-e')], { key: 'secret' });
    expect((await settled(room, 'entso-e')).state).toBe('fresh');
    const values = slotsOf(room, 'tariff').map(({ value }) => value);
    expect(values).toHaveLength(24);
    expect(values.slice(0, 4).map((value) => +value.toFixed(8))).toEqual([
      0.09168, 0.09168, 0.08501, 0.08501,
    ]);
  });

  it('UK Carbon Intensity', async () => {
    clock = createFakeClock(Date.parse('2018-01-20T12:10:00Z'));
    server.reply = () => ({ body: sampleOf('ukcarbon.intensity') });
    const room = roomOf([settingsOf('uk-carbon-intensity')]);
    await settled(room, 'uk-carbon-intensity');
    expect(slotsOf(room, 'carbon')[0]!.value).toBe(263);
    expect(server.asked[0]!.path).toBe('/host/intensity/2018-01-20T11:40Z/fw48h');
  });

  it('Electricity Maps, with its key', async () => {
    server.reply = () => ({ body: sampleOf('electricityMaps.latest') });
    const room = roomOf([settingsOf('electricity-maps')], { key: 'k' });
    await settled(room, 'electricity-maps');
    expect(slotsOf(room, 'carbon')[0]!.value).toBe(302);
    expect(server.asked[0]!.headers['auth-token']).toBe('k');
  });

  it('mempool.space: price, difficulty, next adjustment', async () => {
    server.reply = ({ path }) => ({
      body: sampleOf(
        path.endsWith('prices')
          ? 'mempool.prices'
          : path.endsWith('3d')
            ? 'mempool.hashrate'
            : 'mempool.difficultyAdjustment',
      ),
    });
    const room = roomOf([settingsOf('mempool')], { currency: 'USD' });
    await settled(room, 'mempool');
    const { prices, difficulty } = room.data('market')!.data;
    expect(prices).toEqual([
      { chainId: 'bitcoin', currency: 'USD', price: 43_753, atMs: 1_703_252_411_000 },
    ]);
    expect(difficulty!.difficulty).toBe(31_251_101_365_711.12);
    expect(difficulty!.nextAtMs).toBe(1_708_004_001_715);
  });

  it('CoinGecko', async () => {
    server.reply = () => ({ body: sampleOf('coingecko.simplePrice') });
    const room = roomOf([settingsOf('coingecko')], { currency: 'USD' });
    await settled(room, 'coingecko');
    expect(room.data('market')!.data.prices[0]!.price).toBe(76_975);
    expect(server.asked[0]!.path).toContain('ids=bitcoin&vs_currencies=usd');
  });

  it('Kraken: the key of the answer differs from the question', async () => {
    server.reply = () => ({ body: sampleOf('kraken.ticker') });
    const room = roomOf([settingsOf('kraken')], { currency: 'USD' });
    await settled(room, 'kraken');
    expect(room.data('market')!.data.prices[0]!.price).toBe(65_000.1);
    expect(server.asked[0]!.path).toBe('/host/0/public/Ticker?pair=XBTUSD');
  });

  it('OpenADR 3: takes a token, then events, and asks for no second token', async () => {
    const event = {
      id: 'e1',
      programID: 'p',
      eventName: 'peak',
      intervalPeriod: { start: '2024-11-05T17:00:00Z', duration: 'PT1H' },
      intervals: [
        { id: 0, payloads: [{ type: 'SIMPLE', values: [0] }] },
        { id: 1, payloads: [{ type: 'SIMPLE', values: [2] }] },
        { id: 2, payloads: [{ type: 'SIMPLE', values: [1] }] },
      ],
    };
    server.reply = ({ path, method }) =>
      method === 'POST' && path === '/host/auth/token'
        ? { body: { access_token: 'abc', expires_in: 3600 } }
        : { body: [event] };
    const room = roomOf([settingsOf('openadr', { user: 'ven' })], { key: 'pass' });
    await settled(room, 'openadr');
    expect(room.data('event')!.data.events).toEqual([
      {
        id: 'e1/1',
        name: 'peak',
        startMs: Date.parse('2024-11-05T18:00:00Z'),
        endMs: Date.parse('2024-11-05T20:00:00Z'),
        from: '127.0.0.1',
      },
    ]);
    expect(server.asked[0]!.body).toBe(
      'grant_type=client_credentials&client_id=ven&client_secret=pass',
    );
    expect(server.asked[1]!.headers.authorization).toBe('Bearer abc');
    await clock.advance(2 * minuteMs);
    await until(() => server.asked.length >= 3);
    expect(server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('OpenADR 3: takes prices and carbon, the more urgent event first', async () => {
    const day = { start: '2024-11-05T12:00:00Z', duration: 'PT1H' };
    const series = (type: string, values: number[]) =>
      values.map((value, id) => ({ id, payloads: [{ type, values: [value] }] }));
    const price = { payloadType: 'PRICE', units: 'MWH', currency: 'USD' };
    server.reply = () => ({
      body: [
        {
          id: 'usual',
          programID: 'p',
          intervalPeriod: day,
          payloadDescriptors: [price],
          intervals: series('PRICE', [100, 110, 120]),
        },
        {
          id: 'peak',
          programID: 'p',
          priority: 0,
          intervalPeriod: { ...day, start: '2024-11-05T13:00:00Z' },
          payloadDescriptors: [{ ...price, units: 'KWH' }],
          intervals: series('PRICE', [0.9]),
        },
        { id: 'carbon', intervalPeriod: day, intervals: series('GHG', [300, 200]) },
      ],
    });
    const room = roomOf([settingsOf('openadr')]);
    await settled(room, 'openadr');
    const { events, prices, carbon } = room.data('event')!.data;
    expect(events).toEqual([]);
    expect(prices.currency).toBe('USD');
    expect(prices.slots.map(({ value }) => Number(value.toFixed(6)))).toEqual([0.1, 0.9, 0.12]);
    expect(carbon.map(({ value }) => value)).toEqual([300, 200]);
  });

  it('OpenADR 3: rests for alerts and for events without an end', async () => {
    server.reply = () => ({
      body: [
        {
          id: 'alert',
          programID: 'p',
          intervalPeriod: { start: '2024-11-05T12:30:00Z', duration: 'PT30M' },
          intervals: [{ id: 7, payloads: [{ type: 'ALERT_GRID_EMERGENCY', values: ['now'] }] }],
        },
        {
          id: 'open',
          programID: 'p',
          intervalPeriod: { start: '2024-11-05T11:00:00Z' },
          intervals: [{ id: 0, payloads: [{ type: 'SIMPLE', values: [1] }] }],
        },
      ],
    });
    const room = roomOf([settingsOf('openadr')]);
    await settled(room, 'openadr');
    const [alert, open] = room.data('event')!.data.events;
    expect(alert).toMatchObject({ id: 'alert/7', endMs: Date.parse('2024-11-05T13:00:00Z') });
    expect(open!.endMs).toBeGreaterThan(clock.now() + 300 * 24 * hourMs);
  });

  it('OpenADR 3: reports use and baseline when they are due, once, also after a restart', async () => {
    const event = {
      id: 'e1',
      programID: 'p',
      intervalPeriod: { start: '2024-11-05T11:00:00Z', duration: 'PT30M' },
      reportDescriptors: [
        { payloadType: 'USAGE', readingType: 'DIRECT_READ', units: 'WH' },
        { payloadType: 'BASELINE' },
        { payloadType: 'USAGE', historical: false },
        { payloadType: 'STORAGE_CHARGE_LEVEL' },
        { payloadType: 'DEMAND', startInterval: 1, numIntervals: 1, repeat: -1 },
      ],
      intervals: [0, 1, 2].map((id) => ({ id, payloads: [{ type: 'SIMPLE', values: [1] }] })),
    };
    const reports: { reportName: string; eventID: string }[] = [];
    server.reply = ({ path, method, body }) => {
      if (method === 'POST') {
        reports.push(JSON.parse(body));
        return { status: 201, body: {} };
      }
      return { body: path.startsWith('/host/reports') ? reports : [event] };
    };
    const energyUse = () => ({ usedKwh: 0.02, baselineKwh: 0.1 });
    const room = roomOf([settingsOf('openadr', { user: 'ven-7' })], { energyUse });
    await settled(room, 'openadr');
    // Noon: two of the three intervals are over.
    expect(reports.map(({ reportName }) => reportName)).toEqual(['DEMAND-4-0', 'DEMAND-4-1']);
    expect(reports[0]).toEqual({
      programID: 'p',
      eventID: 'e1',
      clientName: 'ven-7',
      reportName: 'DEMAND-4-0',
      payloadDescriptors: [
        { objectType: 'REPORT_PAYLOAD_DESCRIPTOR', payloadType: 'DEMAND', units: 'KW' },
      ],
      resources: [
        {
          resourceName: 'mining',
          intervals: [
            {
              id: 0,
              intervalPeriod: { start: '2024-11-05T11:00:00.000Z', duration: 'PT1800S' },
              payloads: [{ type: 'DEMAND', values: [0.04] }],
            },
          ],
        },
      ],
    });
    await clock.advance(31 * minuteMs);
    await until(() => reports.length >= 5);
    expect(reports.map(({ reportName }) => reportName).slice(2)).toEqual([
      'USAGE-0-0',
      'BASELINE-1-0',
      'DEMAND-4-2',
    ]);
    expect(reports[2]).toMatchObject({
      payloadDescriptors: [{ payloadType: 'USAGE', units: 'WH', readingType: 'DIRECT_READ' }],
      resources: [{ intervals: [0, 1, 2].map((id) => ({ id, payloads: [{ values: [20] }] })) }],
    });
    room.stop();
    await settled(roomOf([settingsOf('openadr', { user: 'ven-7' })], { energyUse }), 'openadr');
    await clock.advance(2 * minuteMs);
    expect(reports).toHaveLength(5);
  });

  it('OpenADR 3: a server that takes no reports is still heard', async () => {
    const event = {
      id: 'e1',
      programID: 'p',
      intervalPeriod: { start: '2024-11-05T11:30:00Z', duration: 'PT10M' },
      reportDescriptors: [{ payloadType: 'USAGE' }],
      intervals: [{ id: 0, payloads: [{ type: 'SIMPLE', values: [1] }] }],
    };
    const later = {
      ...event,
      id: 'e2',
      intervalPeriod: { start: '2024-11-05T15:00:00Z', duration: 'PT1H' },
    };
    let posts = 0;
    server.reply = ({ method }) => {
      if (method !== 'POST') return { body: [event, later] };
      posts += 1;
      return { status: 403 };
    };
    const room = roomOf([settingsOf('openadr')]);
    expect((await settled(room, 'openadr')).state).toBe('fresh');
    expect(room.data('event')!.data.events.map(({ id }) => id)).toEqual(['e2/0']);
    await clock.advance(5 * minuteMs);
    expect(posts).toBe(1);
  });

  it('a room thermometer as Home Assistant answers', async () => {
    server.reply = () => ({ body: { state: '20.4', attributes: {} } });
    const url = `${server.url}/api/states/sensor.room`;
    const room = roomOf([settingsOf('room-temperature', { url, area: 'state' })], { key: 't' });
    await settled(room, 'room-temperature');
    expect(room.data('temperature')!.data.celsius).toBe(20.4);
    expect(server.asked[0]!.path).toBe('/api/states/sensor.room');
  });
});

describe('a feed in trouble', () => {
  const day = () => ({ body: sampleOf('elprisetjustnu') });
  const good = ({ path }: { path: string }): Reply =>
    path.endsWith('11-05_SE3.json') ? day() : { status: 404 };

  it.each<[string, Reply, RegExp]>([
    ['a web page', { body: '<html>maintenance' }, /something else than JSON/],
    ['another form', { body: { prices: [] } }, /another form/],
    ['a wrong value', { body: [{ ...firstRow(), SEK_per_kWh: 250.73 }] }, /can not be right/],
    ['no values', { body: [] }, /no values/],
    ['a dropped connection', 'drop', /./],
    ['an endless answer', 'huge', /more than it should/],
    ['a redirect', { status: 302, headers: { location: 'http://x.example' } }, /not followed/],
    ['a refused key', { status: 401 }, /refuses the key/],
    ['an error', { status: 500 }, /HTTP 500/],
  ])('says what is wrong: %s', async (_name, reply, words) => {
    server.reply = () => reply;
    const room = roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK' });
    const info = await settled(room, 'elprisetjustnu');
    expect(info.state).toBe('failing');
    expect(info.problem).toMatch(words);
    expect(room.data('tariff')).toBeUndefined();
    expect(info.nextAtMs! - clock.now()).toBeGreaterThanOrEqual(minuteMs);
  });

  it('gives up after twenty seconds of silence', async () => {
    server.reply = () => 'silent';
    const room = roomOf([settingsOf('awattar')]);
    await until(() => server.asked.length === 1);
    await clock.advance(20_000);
    expect((await settled(room, 'awattar')).state).toBe('failing');
  });

  it.each([
    ['seconds', '7200'],
    ['a date', new Date(noonMs + 2 * hourMs).toUTCString()],
  ])('leaves a server alone that says 429 for so many %s', async (_form, value) => {
    server.reply = () => ({ status: 429, headers: { 'retry-after': value } });
    const room = roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK' });
    expect((await settled(room, 'elprisetjustnu')).problem).toMatch(/less often/);
    await clock.advance(2 * hourMs - 1);
    expect(server.asked).toHaveLength(1);
    server.reply = good;
    await clock.advance(1);
    await until(() => infoOf(room, 'elprisetjustnu').state === 'fresh');
  });

  it('counts what it had until that is over, then shows it as stale', async () => {
    server.reply = good;
    const room = roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK' });
    await settled(room, 'elprisetjustnu');
    server.reply = () => ({ status: 500 });
    await clock.advance(hourMs);
    await until(() => infoOf(room, 'elprisetjustnu').state === 'failing');
    expect(room.data('tariff')).toBeDefined();
    await clock.advance(Date.parse('2024-11-05T23:00:00Z') - clock.now());
    expect(infoOf(room, 'elprisetjustnu').state).toBe('stale');
    expect(room.data('tariff')).toBeUndefined();
    expect(infoOf(room, 'elprisetjustnu').gotAtMs).toBe(noonMs);
  });

  it('waits longer with every failure, an hour at most', async () => {
    server.reply = () => ({ status: 500 });
    const room = roomOf([settingsOf('kraken')], { currency: 'USD' });
    await settled(room, 'kraken');
    for (let tries = 1; tries < 10; tries += 1) {
      const { nextAtMs } = infoOf(room, 'kraken');
      const delay = nextAtMs! - clock.now();
      expect(delay, `try ${tries}`).toBe(Math.min(hourMs, minuteMs * 2 ** (tries - 1)));
      await clock.advance(delay);
      await until(
        () => server.asked.length === tries + 1 && infoOf(room, 'kraken').nextAtMs! > clock.now(),
      );
    }
  });

  it('tells when its clock and ours are apart', async () => {
    serverSkewMs = 3 * hourMs;
    server.reply = good;
    const room = roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK' });
    const info = await settled(room, 'elprisetjustnu');
    expect(info.state).toBe('failing');
    expect(info.problem).toContain('180 min apart');
  });

  it('asks again only for what changed', async () => {
    server.reply = ({ path, headers }) => {
      if (!path.endsWith('11-05_SE3.json')) return { status: 404 };
      return headers['if-none-match'] === '"v1"'
        ? { status: 304 }
        : { ...day(), headers: { etag: '"v1"' } };
    };
    const room = roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK' });
    await settled(room, 'elprisetjustnu');
    // Not further: a deadline of twenty seconds would pass while the sockets work.
    await clock.advance(infoOf(room, 'elprisetjustnu').nextAtMs! - clock.now());
    await until(() => server.asked.length >= 6);
    await until(() => infoOf(room, 'elprisetjustnu').gotAtMs! > noonMs);
    expect(slotsOf(room, 'tariff')).toHaveLength(24);
  });

  it('a restart asks nobody for what is on the disk, and never for another area', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'adit-feeds-')), 'feeds.json');
    const problem = (error: unknown) => {
      throw error;
    };
    server.reply = good;
    const options = { currency: 'SEK', record: openFeedRecord(path, problem) };
    await settled(roomOf([settingsOf('elprisetjustnu')], options), 'elprisetjustnu');
    const before = server.asked.length;
    await clock.advance(minuteMs);
    const again = { currency: 'SEK', record: openFeedRecord(path, problem) };
    const room = roomOf([settingsOf('elprisetjustnu')], again);
    await clock.advance(0);
    expect(room.data('tariff')!.data.slots).toHaveLength(24);
    expect(infoOf(room, 'elprisetjustnu').gotAtMs).toBe(noonMs);
    expect(server.asked).toHaveLength(before);
    const other = roomOf([settingsOf('elprisetjustnu', { area: 'SE4' })], again);
    expect(other.data('tariff')).toBeUndefined();
  });

  it('keeps away after a restart too, as long as it was told to', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'adit-feeds-')), 'feeds.json');
    const options = () => ({ record: openFeedRecord(path, () => undefined) });
    server.reply = () => ({ status: 429, headers: { 'retry-after': '7200' } });
    const first = roomOf([settingsOf('awattar')], options());
    await settled(first, 'awattar');
    first.stop();
    await clock.advance(hourMs);
    const again = roomOf([settingsOf('awattar')], options());
    await clock.advance(hourMs - 1);
    expect(server.asked).toHaveLength(1);
    expect(infoOf(again, 'awattar').nextAtMs).toBe(noonMs + 2 * hourMs);
    await clock.advance(1);
    await until(() => server.asked.length === 2);
  });

  it('tries a server of grid events again within minutes, with a new token', async () => {
    let isRefused = false;
    server.reply = ({ path }) => {
      if (path.endsWith('/auth/token')) return { body: { access_token: 'abc', expires_in: 3600 } };
      return isRefused ? { status: 401 } : { body: [] };
    };
    const room = roomOf([settingsOf('openadr', { user: 'ven' })], { key: 'pass' });
    await settled(room, 'openadr');
    isRefused = true;
    for (let tries = 0; tries < 12; tries += 1) {
      const before = server.asked.length;
      const delay = infoOf(room, 'openadr').nextAtMs! - clock.now();
      expect(delay).toBeLessThanOrEqual(5 * minuteMs);
      await clock.advance(delay);
      await until(
        () => server.asked.length > before && infoOf(room, 'openadr').nextAtMs! > clock.now(),
      );
    }
    expect(server.asked.filter(({ method }) => method === 'POST').length).toBeGreaterThan(10);
  });

  it('writes no key to the disk', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'adit-feeds-')), 'feeds.json');
    const record = openFeedRecord(path, () => undefined);
    server.reply = () => ({ body: sampleOf('entsoe.dayahead'), headers: { etag: '"v"' } });
    const room = roomOf([settingsOf('entso-e')], { key: 'very-secret', record });
    await settled(room, 'entso-e');
    expect(server.asked[0]!.path).toContain('very-secret');
    expect(readFileSync(path, 'utf8')).not.toContain('very-secret');
    expect(JSON.stringify(room.infos())).not.toContain('very-secret');
  });

  it('does not trust a memory from the future', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'adit-feeds-')), 'feeds.json');
    const record = openFeedRecord(path, () => undefined);
    server.reply = good;
    await settled(
      roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK', record }),
      'elprisetjustnu',
    );
    clock = createFakeClock(noonMs - 24 * hourMs);
    const room = roomOf([settingsOf('elprisetjustnu')], { currency: 'SEK', record });
    expect(room.last('tariff')).toBeUndefined();
  });
});

describe('what is asked of whom', () => {
  it('nobody is asked while no feed is on', async () => {
    const off = settingsOf('awattar', { enabled: false });
    const room = roomOf([off]);
    await clock.advance(48 * hourMs);
    expect(clock.waiting()).toBe(0);
    expect(room.infos().every(({ state }) => state === 'off')).toBe(true);
    expect(server.asked).toHaveLength(0);
  });

  it('turning a feed off ends its requests and its data', async () => {
    server.reply = () => 'silent';
    const on = settingsOf('awattar');
    const room = roomOf([on]);
    await until(() => server.asked.length === 1);
    room.configure([{ ...on, enabled: false }]);
    await clock.advance(48 * hourMs);
    expect(server.asked).toHaveLength(1);
    expect(infoOf(room, 'awattar').state).toBe('off');
  });

  it('a key goes outside the own network only through TLS, and what needs one waits for it', () => {
    const url = 'http://prices.example/';
    const room = roomOf([settingsOf('tibber', { url })], { key: 'secret' });
    expect(infoOf(room, 'tibber').problem).toMatch(/only through https/);
    expect(clock.waiting()).toBe(0);
    const keyless = roomOf([settingsOf('tibber')]);
    expect(infoOf(keyless, 'tibber').problem).toBe('it needs a key');
  });

  it('names the host, what it learns and whom to thank, for every feed', () => {
    for (const { id, host, learns, key } of roomOf([]).infos()) {
      expect(learns, id).not.toBe('');
      expect(['none', 'optional', 'required'], id).toContain(key);
      if (id !== 'openadr' && id !== 'room-temperature') expect(host, id).toMatch(/\.[a-z]+$/);
    }
  });
});

function firstRow(): object {
  return (sampleOf('elprisetjustnu') as object[])[0]!;
}
