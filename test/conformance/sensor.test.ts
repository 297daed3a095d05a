import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../common/contract/devices.ts';
import type { MeterKind, MeterSettings } from '../../common/contract/meter.ts';
import { meterSensor } from '../../main/host/sensor/meter.ts';
import { meters, openMeter } from '../../main/host/sensor/meter-registry.ts';
import { machineSensors } from '../../main/host/sensor/registry.ts';
import { systemClock } from '../../main/net/system-clock.ts';
import { type FakeMeter, type MeterMood, startFakeMeter } from '../fake/fake-meter.ts';

const platforms = ['linux', 'darwin', 'win32'] as const;
/** What a value in this unit can be on a computer. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  W: [0, 10_000],
  '°C': [1, 125],
  '%': [0, 100],
  Hz: [1e8, 1e10],
  B: [1, 1e14],
};

function expectSound(reading: Reading): void {
  const message = JSON.stringify(reading);
  expect(reading.id, message).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(reading.label, message).not.toBe('');
  expect(reading.from, message).toMatch(/\w{2}/);
  const range = ranges[reading.unit];
  expect(range, message).toBeDefined();
  if (reading.value === null) {
    expect(reading.provenance, message).toBe('unavailable');
    return;
  }
  expect(reading.provenance, message).toBe('measured');
  expect(reading.value, message).toBeGreaterThanOrEqual(range![0]);
  expect(reading.value, message).toBeLessThanOrEqual(range![1]);
  expect(reading.atMs, message).not.toBeNull();
  expect(reading.staleAfterMs, message).toBeGreaterThan(0);
}

describe.each(platforms)('the sensors of %s, run on this machine', (platform) => {
  const sensors = machineSensors({
    now: Date.now,
    monotonic: () => performance.now(),
    platform,
    groupId: 1000,
    run: async () => undefined,
    tdpW: () => 65,
    mayAskPowermetrics: () => true,
  });

  it('have ids of their own and look no more often than once a second', () => {
    expect(new Set(sensors.map(({ id }) => id)).size).toBe(sensors.length);
    for (const { id, intervalMs } of sensors) {
      expect(intervalMs, id).toBeGreaterThanOrEqual(1000);
      expect(intervalMs, id).toBeLessThanOrEqual(60_000);
    }
  });

  it.each(sensors.map((sensor) => [sensor.id, sensor] as const))(
    '%s answers in time, within what is physical, or says why not',
    async (_id, sensor) => {
      for (const times of [1, 2]) {
        const beganMs = Date.now();
        const readings = await sensor.read();
        expect(Date.now() - beganMs, `read ${times}`).toBeLessThan(15_000);
        for (const reading of readings) expectSound(reading);
        expect(new Set(readings.map(({ id }) => id)).size).toBe(readings.length);
      }
    },
  );
});

/** Settings of every kind, all asking the same device. */
function settingsOf(kind: MeterKind, address: string): MeterSettings {
  const base = { id: 'one', label: 'One', enabled: true, measures: 'machine' as const, address };
  switch (kind) {
    case 'shelly-gen1':
    case 'tasmota':
      return { ...base, kind, channel: 0, user: 'user' };
    case 'shelly-gen2':
      return { ...base, kind, channel: 0 };
    case 'home-assistant':
      return { ...base, kind, entity: 'sensor.power' };
    case 'http-json':
      return { ...base, kind, path: 'a.b', unit: 'W' };
    case 'mqtt':
      return { ...base, kind, topic: 'power', path: '', unit: 'W', user: '' };
  }
}

const moods: readonly (readonly [string, MeterMood])[] = [
  ['an empty object', { kind: 'json', body: {} }],
  ['null', { kind: 'json', body: null }],
  ['a list', { kind: 'json', body: [1, 2, 3] }],
  ['a number in words', { kind: 'json', body: { a: { b: 'many' } } }],
  ['a page', { kind: 'text', body: '<!doctype html>' }],
  ['nothing', { kind: 'text', body: '' }],
  ['404', { kind: 'status', status: 404 }],
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': 'soon' } }],
  ['a dropped connection', { kind: 'drop' }],
  ['no end', { kind: 'huge' }],
];

describe.each(meters.map(({ kind }) => kind))('meter %s', (kind) => {
  let device: FakeMeter;
  beforeAll(async () => {
    device = await startFakeMeter();
  });
  afterAll(() => device.close());

  it('keeps a value fresh for longer than a look takes to come round', () => {
    const { intervalMs, staleAfterMs } = meters.find((each) => each.kind === kind)!;
    expect(intervalMs).toBeGreaterThanOrEqual(1000);
    expect(staleAfterMs).toBeGreaterThanOrEqual(2 * intervalMs);
  });

  it.each(moods)('has no value, and says why, when the device sends %s', async (_name, mood) => {
    device.mood = mood;
    const settings = settingsOf(kind, device.address);
    const deps = { clock: systemClock, random: () => 0.5, secret: 'secret' };
    const sensor = meterSensor(settings, openMeter(settings, deps), systemClock.now);
    const readings = await sensor.read();
    sensor.close?.();
    expect(readings).toHaveLength(1);
    expectSound(readings[0]!);
    expect(readings[0]!.value).toBeNull();
    expect(readings[0]!.from).not.toContain('secret');
  });

  it('connects to nothing before it is read', () => {
    const settings = settingsOf(kind, '127.0.0.1:1');
    const deps = { clock: systemClock, random: () => 0.5, secret: '' };
    openMeter(settings, deps).meter.close();
  });
});
