import { describe, expect, it } from 'vitest';
import type { EnergyHour } from '../../../../common/contract/energy.ts';
import {
  createEnergyLedger,
  type EnergyRate,
  energyOf,
  hourMs,
} from '../../../../main/host/energy-ledger.ts';
import { measured, unavailable } from '../../../../main/host/sensor/sensor.ts';
import { energyCsv } from '../../../../main/record/energy-csv.ts';
import { openHistory } from '../../../../main/record/history.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

const startMs = 500_000 * hourMs;
const rate: EnergyRate = {
  marginal: measured('power-marginal', 'Mining adds', 120, 'W', 'plug', 0, 1e9),
  machine: measured('power-machine', 'Whole machine', 200, 'W', 'plug', 0, 1e9),
  pricePerKwh: 0.3,
  currency: 'EUR',
  gCo2PerKwh: 250,
};
const unknown: EnergyRate = {
  ...rate,
  marginal: unavailable('power-marginal', 'Mining adds', 'W', 'no'),
  machine: unavailable('power-machine', 'Whole machine', 'W', 'no'),
};

describe('energyOf', () => {
  it('multiplies watts and time, and what is known of price and carbon', () => {
    expect(energyOf(rate, startMs + 5000, 3600)).toEqual({
      atMs: startMs,
      miningS: 3600,
      knownS: 3600,
      measuredS: 3600,
      miningKwh: 0.12,
      machineKwh: 0.2,
      cost: 0.036,
      currency: 'EUR',
      gCo2: 30,
    });
  });

  it('keeps what is unknown unknown', () => {
    expect(energyOf(unknown, startMs, 10)).toMatchObject({
      miningS: 10,
      knownS: 0,
      measuredS: 0,
      machineKwh: null,
      cost: null,
      gCo2: null,
    });
    const estimated = { ...rate, marginal: { ...rate.marginal, provenance: 'estimated' as const } };
    expect(energyOf(estimated, startMs, 10)).toMatchObject({ knownS: 10, measuredS: 0 });
    expect(energyOf({ ...rate, pricePerKwh: -0.1 }, startMs, 3600).cost).toBeCloseTo(-0.012);
  });
});

describe('createEnergyLedger', () => {
  it('accounts the seconds it ran, by the hour, and not those of sleep', async () => {
    const clock = createFakeClock(startMs - 15_000);
    const parts: EnergyHour[] = [];
    const ledger = createEnergyLedger(
      clock,
      () => rate,
      (part) => parts.push(part),
    );
    ledger.start();
    ledger.start();
    await clock.advance(27_000);
    ledger.stop();
    ledger.stop();
    await clock.advance(60_000);
    expect(parts.map(({ atMs, miningS }) => [atMs - startMs, miningS])).toEqual([
      [-hourMs, 10],
      [-hourMs, 10],
      [0, 7],
    ]);
  });
});

describe("history's energy account", () => {
  it('adds up by hour and currency, unknown stays null until something is known', () => {
    const history = openHistory(':memory:', () => 0);
    history.addEnergy(energyOf(unknown, startMs, 600));
    expect(history.energy(startMs, startMs)[0]).toMatchObject({ cost: null, machineKwh: null });
    history.addEnergy(energyOf(rate, startMs + 60_000, 1800));
    history.addEnergy(energyOf(unknown, startMs + 120_000, 600));
    history.addEnergy(energyOf({ ...rate, currency: 'USD' }, startMs, 60));
    history.addEnergy(energyOf(rate, startMs + hourMs, 60));
    const hours = history.energy(startMs, startMs + hourMs);
    expect(hours.map(({ atMs, currency }) => [atMs - startMs, currency])).toEqual([
      [0, 'EUR'],
      [0, 'USD'],
      [hourMs, 'EUR'],
    ]);
    expect(hours[0]).toMatchObject({ miningS: 3000, knownS: 1800, measuredS: 1800 });
    expect(hours[0]!.miningKwh).toBeCloseTo(0.06);
    expect(hours[0]!.machineKwh).toBeCloseTo(0.1);
    expect(hours[0]!.cost).toBeCloseTo(0.018);
    expect(history.energy(startMs + 1, startMs + 2)).toEqual([]);
    history.close();
  });

  it('is written as CSV with empty fields for what is not known', () => {
    const hours = [energyOf(rate, startMs, 3600), energyOf(unknown, startMs + hourMs, 12.4)];
    expect(energyCsv(hours).split('\r\n')).toEqual([
      'hour_utc,mining_s,power_known_s,power_measured_s,mining_kwh,machine_kwh,cost,currency,g_co2',
      '2027-01-15T08:00:00.000Z,3600,3600,3600,0.12,0.2,0.036,EUR,30',
      '2027-01-15T09:00:00.000Z,12,0,0,0,,,EUR,',
      '',
    ]);
  });
});
