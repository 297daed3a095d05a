import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../common/contract/devices.ts';
import type { MeasuredPower } from '../../../../common/contract/energy.ts';
import type { MeterSettings } from '../../../../common/contract/meter.ts';
import { tdpOf } from '../../../../main/host/cpu-tdp.ts';
import { bestInstrument, type PowerInput, powerAccount } from '../../../../main/host/power.ts';
import { packagePowerW } from '../../../../main/host/power-model.ts';
import { measured } from '../../../../main/host/sensor/sensor.ts';

const nowMs = 1_000_000;
const nothingTyped = { miningW: null, idleW: null, tdpW: null };
const typed = (value: number) => ({ value, typedAtMs: 5 });
const reading = (id: string, value: number, unit: string, ageMs = 0): Reading =>
  measured(id, id, value, unit, `the ${id}`, nowMs - ageMs, 15_000);
const plug: MeterSettings = {
  id: 'plug',
  kind: 'shelly-gen1',
  label: 'Plug',
  enabled: true,
  measures: 'machine',
  address: '192.168.1.85',
  channel: 0,
  user: '',
};
const guided: MeasuredPower = {
  atMs: 7,
  algorithm: 'sha256d',
  kernel: 'avx512',
  machineThreads: 8,
  source: 'meter-plug',
  from: 'Plug, wall meter',
  provenance: 'measured',
  idleW: 62,
  driftW: 0,
  points: [
    { threads: 1, powerW: 92, errorW: 1, addedW: 30, hashrateHps: 10, jPerHash: 3 },
    { threads: 8, powerW: 171, errorW: 1, addedW: 109, hashrateHps: 80, jPerHash: 1.3625 },
  ],
  efficientThreads: 8,
};

function account(input: Partial<PowerInput>) {
  return powerAccount({
    settings: nothingTyped,
    meters: [],
    recognisedTdpW: null,
    baseClockHz: null,
    readings: [],
    measured: null,
    isMining: true,
    threads: 8,
    machineThreads: 8,
    dutyPercent: 100,
    atMs: nowMs,
    ...input,
  });
}

describe('powerAccount', () => {
  it('does not invent watts for a processor it does not know', () => {
    const { machine, idle, marginal } = account({ readings: [reading('cpu-load', 50, '%')] });
    for (const each of [machine, idle, marginal]) {
      expect(each).toMatchObject({ value: null, provenance: 'unavailable' });
    }
  });

  it('labels an estimate with its error', () => {
    const readings = [reading('cpu-load', 100, '%')];
    const { machine, marginal } = account({ recognisedTdpW: 100, readings, threads: 4 });
    expect(machine).toMatchObject({ value: 100, provenance: 'estimated' });
    expect(machine.from).toContain('±30 %');
    expect(marginal.value).toBeCloseTo(42.5);
  });

  it('follows the clock in its estimate', () => {
    const input = { recognisedTdpW: 100, baseClockHz: 4e9 };
    const at = (hz: number) =>
      account({
        ...input,
        readings: [reading('cpu-load', 100, '%'), reading('cpu-clock', hz, 'Hz')],
      });
    expect(at(2e9).machine.value).toBeCloseTo(15 + 85 / 8);
    expect(at(4e9).machine.value).toBeCloseTo(100);
    expect(at(2e9).marginal.value).toBeCloseTo(85 / 8);
  });

  it('counts what mining adds when both were typed', () => {
    const settings = { ...nothingTyped, miningW: typed(214), idleW: typed(72) };
    expect(account({ settings, recognisedTdpW: 100 }).marginal).toMatchObject({
      value: 142,
      provenance: 'typed',
    });
  });

  it('never counts less than nothing', () => {
    const settings = { ...nothingTyped, miningW: typed(50), idleW: typed(72) };
    expect(account({ settings }).marginal.value).toBe(0);
  });

  it('takes a wall meter before anything else, and passes it over once it is stale', () => {
    const settings = { ...nothingTyped, idleW: typed(62) };
    const packageW = reading('package-power', 80, 'W');
    const fresh = account({
      settings,
      meters: [plug],
      recognisedTdpW: 100,
      readings: [packageW, reading('meter-plug', 171, 'W')],
    });
    expect(fresh.machine).toMatchObject({ value: 171, provenance: 'measured' });
    expect(fresh.marginal).toMatchObject({ value: 109, provenance: 'measured' });
    const stale = account({
      settings,
      meters: [plug],
      recognisedTdpW: 100,
      readings: [packageW, reading('meter-plug', 171, 'W', 15_001)],
    });
    expect(stale.machine).toMatchObject({ value: 80, provenance: 'measured' });
    expect(stale.marginal).toMatchObject({ value: 65, provenance: 'estimated' });
  });

  it('does not take a household meter, or one that is switched off, for the machine', () => {
    const readings = [reading('meter-plug', 900, 'W')];
    for (const other of [{ measures: 'household' as const }, { enabled: false }]) {
      expect(bestInstrument(readings, [{ ...plug, ...other }], nowMs)).toBeUndefined();
    }
  });

  it('takes the battery before the package counter', () => {
    const readings = [reading('package-power', 12, 'W'), reading('battery-power', 21, 'W')];
    expect(account({ readings }).machine.value).toBe(21);
  });

  it('counts the guided measurement at the threads and duty in force', () => {
    const at = (threads: number, dutyPercent: number) =>
      account({ measured: guided, threads, dutyPercent }).marginal;
    expect(at(8, 100)).toMatchObject({ value: 109, provenance: 'measured' });
    expect(at(1, 100).value).toBe(30);
    expect(at(8, 50).value).toBe(54.5);
    expect(at(4, 100).value).toBeCloseTo(30 + (3 / 7) * 79);
    expect(account({ measured: guided }).idle.value).toBe(62);
  });

  it('says what mining would add while it rests', () => {
    const { marginal } = account({ recognisedTdpW: 100, isMining: false });
    expect(marginal).toMatchObject({ label: 'Mining would add', value: 85 });
  });
});

describe('packagePowerW', () => {
  it('holds a wild clock within what boards allow', () => {
    expect(packagePowerW(100, 1, 3)).toBeCloseTo(15 + 85 * 1.35);
    expect(packagePowerW(100, 1, 0.01)).toBeCloseTo(15 + 8.5);
    expect(packagePowerW(100, 0, 3)).toBe(15);
  });
});

describe('tdpOf', () => {
  it.each([
    ['AMD Ryzen 9 7950X 16-Core Processor', 170],
    ['AMD Ryzen 9 7950X3D 16-Core Processor', 120],
    ['Intel Core™ i9-13900K', 125],
    ['Intel(R) Core(TM) i7-10700 CPU @ 2.90GHz', 65],
    ['Apple M2 Pro', 40],
    ['AMD EPYC', null],
  ])('%s: %s', (brand, watts) => {
    expect(tdpOf(brand)).toBe(watts);
  });
});
