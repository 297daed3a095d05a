import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FleetDevice } from '../../common/contract/fleet.ts';
import { devices, openDevice } from '../../main/fleet/registry.ts';
import { trustMessage } from '../../renderer/message/en/trust.ts';
import { createFakeClock } from '../fake/fake-clock.ts';

describe('the devices of a fleet', () => {
  const kinds = devices.map(({ kind }) => kind);

  it('are one file each, one settings schema, one name', () => {
    expect([...kinds].sort()).toEqual(
      FleetDevice.options.map(({ shape }) => shape.kind.value).sort(),
    );
    expect([...kinds].sort()).toEqual(Object.keys(trustMessage.fleet.kind).sort());
    const files = readdirSync('main/fleet/device').map((file) => file.replace(/\.ts$/, ''));
    expect(files.sort()).toEqual([...kinds].sort());
  });

  it.each(kinds)('%s says in words that its address can not work', async (kind) => {
    const settings = FleetDevice.parse({
      id: 'a',
      kind,
      label: 'A',
      enabled: true,
      address: 'gopher://nowhere',
      ...(kind === 'cgminer' ? { algorithm: 'sha256d' } : {}),
    });
    const clock = createFakeClock();
    const device = openDevice(settings, { clock, secret: '' });
    expect(await device.read(new AbortController().signal)).toEqual({
      ok: false,
      problem: 'the address can not be read: host or host:port',
    });
    expect(clock.waiting()).toBe(0);
    device.close();
  });
});
