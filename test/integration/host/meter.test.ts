import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../../common/contract/devices.ts';
import type { MeterSettings } from '../../../common/contract/meter.ts';
import { createMeterRoom } from '../../../main/host/meters.ts';
import { meterSensor } from '../../../main/host/sensor/meter.ts';
import { openMeter } from '../../../main/host/sensor/meter-registry.ts';
import { isFresh, type Sensor } from '../../../main/host/sensor/sensor.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import { type FakeMeter, startFakeMeter } from '../../fake/fake-meter.ts';
import shapes from '../../vector/meter-shapes.json' with { type: 'json' };

const sampleOf = (name: string): unknown => shapes.cases.find((each) => each.name === name)?.sample;
const base = { id: 'plug', label: 'Plug', enabled: true, measures: 'machine' as const };

let device: FakeMeter;
let clock: FakeClock;
const open: Sensor[] = [];

beforeEach(async () => {
  device = await startFakeMeter();
  clock = createFakeClock();
});

afterEach(async () => {
  for (const sensor of open.splice(0)) sensor.close?.();
  await device.close();
});

function sensorOf(settings: MeterSettings, secret = ''): Sensor {
  const sensor = meterSensor(
    settings,
    openMeter(settings, { clock, random: () => 0.5, secret }),
    clock.now,
  );
  open.push(sensor);
  return sensor;
}

const readOne = async (sensor: Sensor): Promise<Reading> => (await sensor.read())[0]!;
const gen2 = (): MeterSettings => ({
  ...base,
  kind: 'shelly-gen2',
  address: device.address,
  channel: 0,
});
const httpJson = (path: string): MeterSettings => ({
  ...base,
  kind: 'http-json',
  address: `http://${device.address}/power?x=1`,
  path,
  unit: 'W',
});

describe('meters on loopback', () => {
  it('a Shelly of the second generation, with its digest login', async () => {
    device.mood = { kind: 'json', body: sampleOf('shelly.gen2.status') };
    device.login = { kind: 'digest', value: 'päss' };
    expect(await readOne(sensorOf(gen2(), 'päss'))).toMatchObject({
      id: 'meter-plug',
      value: 2.7,
      provenance: 'measured',
      atMs: clock.now(),
    });
    expect(device.asked).toEqual(['/rpc/Shelly.GetStatus', '/rpc/Shelly.GetStatus']);
    expect((await readOne(sensorOf(gen2(), 'wrong'))).from).toBe('it refused the login');
    expect((await readOne(sensorOf(gen2()))).from).toBe('it refused the login');
  });

  it('a Shelly of the first generation, with HTTP Basic', async () => {
    device.mood = { kind: 'json', body: { meters: [{ power: 61.4, is_valid: true }] } };
    device.login = { kind: 'basic', value: 'ada:secret' };
    const settings: MeterSettings = {
      ...base,
      kind: 'shelly-gen1',
      address: `http://${device.address}`,
      channel: 0,
      user: 'ada',
    };
    expect((await readOne(sensorOf(settings, 'secret'))).value).toBe(61.4);
    device.login = null;
    device.mood = { kind: 'json', body: sampleOf('shelly.gen1.status') };
    expect((await readOne(sensorOf(settings))).value).toBe(0);
  });

  it('Tasmota, with its login in the address', async () => {
    device.mood = { kind: 'json', body: sampleOf('tasmota.status8') };
    const settings: MeterSettings = {
      ...base,
      kind: 'tasmota',
      address: device.address,
      channel: 0,
      user: 'admin',
    };
    expect((await readOne(sensorOf(settings))).value).toBe(0);
    expect((await readOne(sensorOf(settings, 'a&b'))).value).toBe(0);
    expect(device.asked).toEqual([
      '/cm?cmnd=Status%208',
      '/cm?user=admin&password=a%26b&cmnd=Status%208',
    ]);
  });

  it('Home Assistant, with its token', async () => {
    device.login = { kind: 'bearer', value: 'token' };
    device.mood = {
      kind: 'json',
      body: { state: '184.2', attributes: { unit_of_measurement: 'W' } },
    };
    const settings: MeterSettings = {
      ...base,
      kind: 'home-assistant',
      address: device.address,
      entity: 'sensor.desk_power',
    };
    expect((await readOne(sensorOf(settings, 'token'))).value).toBe(184.2);
    expect(device.asked).toEqual(['/api/states/sensor.desk_power']);
  });

  it('anything with JSON, by its path', async () => {
    device.mood = { kind: 'json', body: { a: [{ w: '12.5' }] } };
    expect((await readOne(sensorOf(httpJson('a[0].w')))).value).toBe(12.5);
    device.mood = { kind: 'text', body: '99' };
    expect((await readOne(sensorOf(httpJson('')))).value).toBe(99);
    expect(device.asked[0]).toBe('/power?x=1');
  });

  it.each([
    ['text that is no JSON', { kind: 'text', body: '<html>' }, 'something else than JSON'],
    ['JSON of another shape', { kind: 'json', body: { other: 1 } }, 'no meter 0'],
    ['an error', { kind: 'text', body: 'no', status: 500 }, 'HTTP 500'],
    ['a redirect', { kind: 'status', status: 302, headers: { location: '/x' } }, 'HTTP 302'],
    ['more than any meter sends', { kind: 'huge' }, 'more than any meter would'],
    ['a dropped connection', { kind: 'drop' }, 'closed the connection'],
  ] as const)('says in words what is wrong: %s', async (_name, mood, words) => {
    device.mood = mood;
    const reading = await readOne(sensorOf(gen2()));
    expect(reading).toMatchObject({ value: null, provenance: 'unavailable' });
    expect(reading.from).toContain(words);
  });

  it.each(['silent', 'half'] as const)('gives up on a device that is %s', async (kind) => {
    device.mood = { kind };
    const reading = readOne(sensorOf(gen2()));
    while (device.asked.length === 0) await clock.advance(0);
    await clock.advance(3000);
    expect((await reading).from).toContain('did not answer');
  });

  it('keeps the last value when the device falls silent, and lets it grow stale', async () => {
    device.mood = { kind: 'json', body: sampleOf('shelly.gen2.status') };
    const sensor = sensorOf(gen2());
    const first = await readOne(sensor);
    device.mood = { kind: 'status', status: 500 };
    await clock.advance(5000);
    const failed = await readOne(sensor);
    expect(failed).toMatchObject({ value: 2.7, provenance: 'measured', atMs: first.atMs });
    expect(failed.from).toContain('HTTP 500');
    expect(isFresh(failed, clock.now())).toBe(true);
    await clock.advance(10_001);
    expect(isFresh(await readOne(sensor), clock.now())).toBe(false);
    device.mood = { kind: 'json', body: sampleOf('shelly.gen2.status') };
    await clock.advance(60_000);
    expect(await readOne(sensor)).toMatchObject({ from: 'Plug, wall meter', atMs: clock.now() });
  });

  it('asks a failing device ever less often, and one that says 429 not before it allows', async () => {
    device.mood = { kind: 'status', status: 500 };
    const sensor = sensorOf(gen2());
    for (let second = 0; second < 600; second += 5) {
      await sensor.read();
      await clock.advance(5000);
    }
    expect(device.asked.length).toBeLessThan(16);
    device.mood = { kind: 'status', status: 429, headers: { 'retry-after': '300' } };
    await clock.advance(60_000);
    await sensor.read();
    const before = device.asked.length;
    device.mood = { kind: 'json', body: sampleOf('shelly.gen2.status') };
    await clock.advance(299_000);
    await sensor.read();
    expect(device.asked.length).toBe(before);
    await clock.advance(1001);
    expect((await readOne(sensor)).value).toBe(2.7);
  });

  it('sends no password outside the own network in the clear', async () => {
    const settings: MeterSettings = { ...gen2(), address: 'http://meter.example.com' };
    expect((await readOne(sensorOf(settings, 'secret'))).from).toContain('https://');
    expect((await readOne(sensorOf({ ...settings, address: 'a b' }))).from).toContain('address');
  });
});

describe('createMeterRoom', () => {
  it('opens, reopens and closes meters as the settings say', async () => {
    const sensors = new Map<string, Sensor>();
    let secret = '';
    const added: string[] = [];
    const room = createMeterRoom({
      clock,
      random: () => 0.5,
      secret: () => secret,
      add: (sensor) => {
        sensors.set(sensor.id, sensor);
        added.push(sensor.id);
      },
      remove: (id) => {
        sensors.get(id)?.close?.();
        sensors.delete(id);
      },
    });
    room.configure([gen2()]);
    room.configure([gen2()]);
    expect(added).toEqual(['meter-plug']);
    secret = 'new';
    room.configure([gen2()]);
    expect(added).toHaveLength(2);
    room.configure([{ ...gen2(), enabled: false }]);
    expect(sensors.size).toBe(0);
    expect(device.asked).toEqual([]);
    device.mood = { kind: 'json', body: sampleOf('shelly.gen2.status') };
    const signal = new AbortController().signal;
    expect(await room.check(gen2(), '', signal)).toEqual({ ok: true, powerW: 2.7, elapsedMs: 0 });
  });
});
