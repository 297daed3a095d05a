import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wattsFromHomeAssistant } from '../../../../../main/host/sensor/home-assistant.ts';
import { valueAt } from '../../../../../main/host/sensor/json-path.ts';
import { wattsFrom } from '../../../../../main/host/sensor/meter.ts';
import { wattsFromPayload } from '../../../../../main/host/sensor/mqtt.ts';
import {
  powermetricsSensor,
  wattsFromPowermetrics,
} from '../../../../../main/host/sensor/powermetrics.ts';
import { wattsFromShellyGen1 } from '../../../../../main/host/sensor/shelly-gen1.ts';
import {
  shellyAuthorization,
  wattsFromShellyGen2,
} from '../../../../../main/host/sensor/shelly-gen2.ts';
import { wattsFromTasmota } from '../../../../../main/host/sensor/tasmota.ts';
import { readDeviceAddress } from '../../../../../main/net/device-address.ts';
import { isLocalHost } from '../../../../../main/net/host-policy.ts';
import shapes from '../../../../vector/meter-shapes.json' with { type: 'json' };

const sampleOf = (name: string): unknown => shapes.cases.find((each) => each.name === name)?.sample;
const watts = (powerW: number) => ({ ok: true, powerW });

describe('answers of meters', () => {
  it('are read from recorded shapes', () => {
    expect(wattsFromShellyGen2(sampleOf('shelly.gen2.status'), 0)).toEqual(watts(2.7));
    expect(wattsFromShellyGen1(sampleOf('shelly.gen1.status'), 0)).toEqual(watts(0));
    expect(wattsFromTasmota(sampleOf('tasmota.status8'), 0)).toEqual(watts(0));
  });

  it('are read from the other families of these devices', () => {
    expect(wattsFromShellyGen2({ 'pm1:0': { apower: 12.5 } }, 0)).toEqual(watts(12.5));
    expect(wattsFromShellyGen2({ 'em:0': { total_act_power: -812 } }, 0)).toEqual(watts(-812));
    expect(wattsFromShellyGen2({ 'em1:1': { act_power: 5 } }, 1)).toEqual(watts(5));
    expect(wattsFromShellyGen1({ emeters: [{ power: 1 }, { power: -40.5 }] }, 1)).toEqual(
      watts(-40.5),
    );
    expect(wattsFromTasmota({ StatusSNS: { ENERGY: { Power: [3, 99] } } }, 1)).toEqual(watts(99));
  });

  it('say in words what is missing', () => {
    const problems = [
      wattsFromShellyGen2(sampleOf('shelly.gen2.status'), 1),
      wattsFromShellyGen1({ meters: [{ is_valid: false, power: 3 }] }, 0),
      wattsFromTasmota({ WARNING: 'Need user=<username>&password=<password>' }, 0),
      wattsFromTasmota({ StatusSNS: {} }, 0),
      wattsFromHomeAssistant({ state: 'unavailable', attributes: { unit_of_measurement: 'W' } }),
      wattsFromHomeAssistant({ state: '3.2', attributes: { unit_of_measurement: 'kWh' } }),
      wattsFromPayload('{', 'a', 'W'),
    ];
    for (const answer of problems) {
      expect(answer).toMatchObject({ ok: false, problem: expect.stringMatching(/\w{3}/) });
    }
  });

  it('take the unit into account', () => {
    const state = (unit: string) => ({ state: '1.25', attributes: { unit_of_measurement: unit } });
    expect(wattsFromHomeAssistant(state('W'))).toEqual(watts(1.25));
    expect(wattsFromHomeAssistant(state('kW'))).toEqual(watts(1250));
    expect(wattsFromPayload('{"a":[{"p":"0.5"}]}', 'a[0].p', 'kW')).toEqual(watts(500));
    expect(wattsFromPayload(' -12.5 ', '', 'W')).toEqual(watts(-12.5));
  });

  it('never throw and never become a number that was not there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(15), (json, channel) => {
        for (const answer of [
          wattsFromShellyGen1(json, channel),
          wattsFromShellyGen2(json, channel),
          wattsFromTasmota(json, channel),
          wattsFromHomeAssistant(json),
          wattsFrom(json),
          wattsFromPayload(JSON.stringify(json), 'a.b[0]', 'W'),
        ]) {
          if (answer.ok) expect(Number.isFinite(answer.powerW)).toBe(true);
        }
      }),
    );
    for (const value of [
      '',
      ' ',
      null,
      true,
      {},
      [],
      [1],
      '0x10',
      'NaN',
      '1e999',
      2e6,
      undefined,
    ]) {
      expect(wattsFrom(value), String(value)).toMatchObject({ ok: false });
    }
  });
});

describe('valueAt', () => {
  it('walks names and indices, and never into what an object inherits', () => {
    expect(valueAt({ a: [{ 'b:0': 3 }] }, 'a[0].b:0')).toBe(3);
    expect(valueAt(7, '')).toBe(7);
    expect(valueAt({}, 'constructor.name')).toBeUndefined();
    expect(valueAt({}, '__proto__')).toBeUndefined();
    expect(valueAt('text', 'length')).toBeUndefined();
    expect(valueAt({ a: null }, 'a.b')).toBeUndefined();
  });
});

describe('readDeviceAddress', () => {
  const ports = { http: { port: 80, isTls: false }, https: { port: 443, isTls: true } };

  it.each([
    ['192.168.1.85', '192.168.1.85', 80, false, '/'],
    ['plug.local:8080', 'plug.local', 8080, false, '/'],
    ['http://plug/a?b=c', 'plug', 80, false, '/a?b=c'],
    ['https://ha.example:80', 'ha.example', 80, true, '/'],
    ['https://ha.example', 'ha.example', 443, true, '/'],
    ['[fe80::1]', 'fe80::1', 80, false, '/'],
  ])('%s', (text, host, port, isTls, path) => {
    expect(readDeviceAddress(text, ports)).toEqual({ host, port, isTls, path });
  });

  it.each(['', 'ftp://a', 'http://', 'http://user:pass@plug', 'a b', 'plug:99999', ':80'])(
    'refuses %j',
    (text) => {
      expect(readDeviceAddress(text, ports)).toBeUndefined();
    },
  );

  it('knows the own network', () => {
    for (const host of [
      ...['127.0.0.1', '10.1.2.3', '192.168.0.9', '172.16.0.1', '172.31.9.9', '169.254.1.1'],
      ...['localhost', 'plug', 'plug.local', 'ha.home.arpa', '[fd12::1]', 'fe80::2', '::1'],
    ]) {
      expect(isLocalHost(host), host).toBe(true);
    }
    for (const host of [
      '172.32.0.1',
      '8.8.8.8',
      'example.com',
      '192.168.1.1.example.com',
      '2001:db8::1',
    ]) {
      expect(isLocalHost(host), host).toBe(false);
    }
  });
});

describe('shellyAuthorization', () => {
  const challenge =
    'Digest qop="auth", realm="shellyplus1-0123", nonce="60dc2c69", algorithm=SHA-256';

  it('answers as RFC 7616 with SHA-256', () => {
    // The response as Python's hashlib makes it.
    expect(shellyAuthorization(challenge, 'secret', '/rpc/Shelly.GetStatus', 'abc')).toBe(
      'Digest username="admin", realm="shellyplus1-0123", nonce="60dc2c69", ' +
        'uri="/rpc/Shelly.GetStatus", algorithm=SHA-256, qop=auth, nc=00000001, cnonce="abc", ' +
        'response="a94d4d332fdc74001360db812287fa9bb83d2362aeb65454c329133e27a5d2a4"',
    );
  });

  it.each([
    'Basic realm="x"',
    'Digest realm="x", algorithm=SHA-256',
    'Digest realm="x", nonce="y"',
    '',
  ])('does not answer %j', (other) => {
    expect(shellyAuthorization(other, 'secret', '/', 'abc')).toBeUndefined();
  });
});

describe('wattsFromPowermetrics', () => {
  it('reads both kinds of Mac', () => {
    expect(
      wattsFromPowermetrics('E-Cluster Power: 12 mW\nCPU Power: 4512 mW\nGPU Power: 3 mW\n'),
    ).toBe(4.512);
    const intel = 'Intel energy model derived package power (CPUs+GT+SA): 5.57W\n';
    expect(wattsFromPowermetrics(intel)).toBe(5.57);
    expect(wattsFromPowermetrics('nothing')).toBeUndefined();
  });
});

describe('powermetricsSensor', () => {
  it('asks only when it was granted, without ever prompting', async () => {
    const asked: string[] = [];
    let isGranted = false;
    let output: string | undefined = 'CPU Power: 900 mW\n';
    const sensor = powermetricsSensor(
      () => 5,
      () => isGranted,
      async (program, words) => {
        asked.push([program, ...words].join(' '));
        return output;
      },
    );
    expect((await sensor.read())[0]).toMatchObject({ value: null });
    expect(asked).toEqual([]);
    isGranted = true;
    expect((await sensor.read())[0]).toMatchObject({ value: 0.9, provenance: 'measured' });
    expect(asked[0]).toMatch(/^\/usr\/bin\/sudo -n \/usr\/bin\/powermetrics /);
    output = undefined;
    expect((await sensor.read())[0]?.from).toContain('sudo refused');
  });
});
