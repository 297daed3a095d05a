import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { supplyFrom } from '../../../../../main/host/probe/supply.ts';
import {
  batteryPowerSensor,
  dischargePowerW,
} from '../../../../../main/host/sensor/battery-power.ts';
import { readPowerSupplies } from '../../../../../main/host/sensor/power-supply.ts';
import powerVectors from '../../../../vector/cpu-power.json' with { type: 'json' };

type Supplies = Readonly<Record<string, Readonly<Record<string, string>>>>;

function treeOf(supplies: Supplies): string {
  const root = mkdtempSync(join(tmpdir(), 'adit-supply-'));
  for (const [name, values] of Object.entries(supplies)) {
    mkdirSync(join(root, name));
    for (const [key, value] of Object.entries(values)) {
      writeFileSync(join(root, name, key), `${value}\n`);
    }
  }
  return root;
}

const laptop = (status: string, online: string): Supplies => ({
  AC: { type: 'Mains', online },
  BAT0: {
    type: 'Battery',
    present: '1',
    status,
    capacity: '71',
    power_now: '12300000',
  },
});
const mouse = {
  type: 'Battery',
  scope: 'Device',
  status: 'Discharging',
  capacity: '5',
  online: '1',
};

const stateOf = async (supplies: Supplies) =>
  supplyFrom((await readPowerSupplies(treeOf(supplies))) ?? []);

describe('supplyFrom', () => {
  it('finds no battery in a desktop, not even with a wireless mouse', async () => {
    expect(await stateOf({})).toEqual({ battery: null, isUpsBridging: null });
    expect((await stateOf({ hidpp_battery_0: mouse })).battery).toBeNull();
    expect(await readPowerSupplies(join(tmpdir(), 'adit-no-such-folder'))).toBeNull();
  });

  it('tells battery from mains', async () => {
    expect((await stateOf(laptop('Discharging', '0'))).battery).toEqual({
      isDischarging: true,
      percent: 71,
    });
    expect((await stateOf(laptop('Charging', '1'))).battery?.isDischarging).toBe(false);
    expect((await stateOf(laptop('Not charging', '1'))).battery?.isDischarging).toBe(false);
  });

  it('is on mains beside a weak adapter, and on battery with a port that gives nothing', async () => {
    expect((await stateOf(laptop('Discharging', '1'))).battery?.isDischarging).toBe(false);
    const usb = { ...laptop('Discharging', '0'), ucsi: { type: 'USB', online: '0' } };
    expect((await stateOf(usb)).battery?.isDischarging).toBe(true);
  });

  it('leaves an empty bay out', async () => {
    const bay = { BAT1: { type: 'Battery', present: '0', status: 'Unknown' } };
    expect((await stateOf(bay)).battery).toBeNull();
  });

  it('sees an uninterruptible supply bridge a power cut', async () => {
    const ups = (status: string) => ({ ups0: { type: 'UPS', status } });
    expect((await stateOf(ups('Discharging'))).isUpsBridging).toBe(true);
    expect((await stateOf(ups('Full'))).isUpsBridging).toBe(false);
  });
});

describe('batteryPowerSensor', () => {
  const read = async (supplies: Supplies) =>
    (await batteryPowerSensor(() => 5, treeOf(supplies)).read())[0]!;

  it('takes power, or current times voltage, of a battery that drains', async () => {
    expect(await read(laptop('Discharging', '0'))).toMatchObject({
      value: 12.3,
      provenance: 'measured',
    });
    const battery = { type: 'Battery', status: 'Discharging', voltage_now: '11400000' };
    const supplies = { BAT0: { ...battery, current_now: '-1000000' } };
    expect((await read(supplies)).value).toBeCloseTo(11.4);
  });

  it('is unavailable on mains and without a battery, never 0 W', async () => {
    expect(await read(laptop('Full', '1'))).toMatchObject({
      value: null,
      from: 'not running on battery',
    });
    expect(await read({})).toMatchObject({ value: null, from: 'this machine has no battery' });
  });
});

describe('dischargePowerW', () => {
  it.each(powerVectors.cases.battery)(
    '$capWh0 to $capWh1 Wh in $minutes min is $watts W',
    (each) => {
      const first = { atMs: 0, wattHours: each.capWh0 };
      const last = { atMs: each.minutes * 60_000, wattHours: each.capWh1 };
      expect(dischargePowerW(first, last)).toBeCloseTo(each.watts);
    },
  );

  it('says nothing of a charge that rose or was watched too briefly', () => {
    expect(
      dischargePowerW({ atMs: 0, wattHours: 50 }, { atMs: 1e6, wattHours: 51 }),
    ).toBeUndefined();
    expect(
      dischargePowerW({ atMs: 0, wattHours: 50 }, { atMs: 59_000, wattHours: 49 }),
    ).toBeUndefined();
  });
});
