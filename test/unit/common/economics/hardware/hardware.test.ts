import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asics } from '../../../../../common/economics/hardware/asic.ts';
import {
  findRandomxCpu,
  RANDOMX_SOURCE,
  randomxCpus,
} from '../../../../../common/economics/hardware/cpu-randomx.ts';
import { fleetObsolescence } from '../../../../../common/economics/hardware/fleet-obsolescence.ts';
import { machineCost } from '../../../../../common/economics/hardware/machine-cost.ts';
import { randomxCpu } from '../../../../../common/economics/hardware/randomx-cpu.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { obsolescence } from '../../../../../common/economics/profit/obsolescence.ts';
import vectors from '../../../../vector/economics-hardware.json' with { type: 'json' };
import profit from '../../../../vector/economics-profit.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('table of ASICs', () => {
  it('holds what its sources say, each row with its source', () => {
    expect(asics.length).toBe(cases.asic.length);
    for (const [index, row] of cases.asic.entries()) {
      const asic = asics[index]!;
      expect(asic.name.toLowerCase()).toContain(
        row.name.toLowerCase().split(' (')[0]!.slice(0, 12),
      );
      expectRelative(asic.hashrateHps, row.hashrateHs, 1e-12, row.name);
      expect(asic.powerW, row.name).toBe(row.watts);
      expect(asic.released, row.name).toBe(row.released);
      expect(asic.priceUsd, row.name).toBe(row.priceUsd);
      expect(asic.source.url).toMatch(/^https:\/\//);
      // The source prints J/TH rounded to two digits.
      expect(Math.abs(asic.powerW / (asic.hashrateHps / 1e12) - row.jPerTH)).toBeLessThan(0.0051);
    }
  });
});

describe('table of RandomX processors', () => {
  it('holds what its source says', () => {
    expect(RANDOMX_SOURCE.asOf).toBe('2025-11-19');
    expect(randomxCpus.length).toBe(cases.cpu.length);
    for (const [name, samples, average, high] of cases.cpu) {
      const cpu = findRandomxCpu(String(name));
      expect(cpu, String(name)).toMatchObject({ samples, averageHps: average, highHps: high });
    }
  });

  it('finds a processor however the system spells it', () => {
    for (const name of [
      'AMD Ryzen 9 7950X 16-Core Processor',
      'AMD Ryzen 9 7950X 16-Core Processor            ',
      'amd ryzen 9 7950x',
    ]) {
      expect(findRandomxCpu(name)?.averageHps, name).toBe(20495.8);
    }
    expect(findRandomxCpu('Intel(R) Core(TM) i7-8700K CPU @ 3.70GHz')?.name).toBe(
      'Intel Core i7-8700K',
    );
    expect(findRandomxCpu('13th Gen Intel(R) Core(TM) i9-13900K')?.name).toBe(
      'Intel Core i9-13900K',
    );
    expect(findRandomxCpu('AMD Ryzen 9 7950X3D 16-Core Processor')?.averageHps).toBe(19621.9);
    expect(findRandomxCpu('A 486 from the attic')).toBeUndefined();
    expect(() => runModel(randomxCpu, { cpu: 'A 486' })).toThrow(/must be one of AMD/);
    expect(runModel(randomxCpu, { cpu: 'Apple M1' }).efficiencyJPerKh).toBeNull();
  });
});

describe('machine cost', () => {
  const base = {
    hashrateHps: 200e12,
    difficulty: 144.4e12,
    rewardCoin: 3.155,
    coinPrice: 65_000,
    powerW: 3500,
    pricePerKwh: 0.1,
    price: 2699,
  };

  it('agrees with the worked example and adds what the machine loses', () => {
    const row = profit.cases.breakeven;
    const result = runModel(machineCost, base);
    expectRelative(result.marginalCostPerCoin, row.costPerCoin);
    expectRelative(result.marginalHashcost, row.hashcost);
    expectRelative(result.depreciationPerDay, 2699 / 1460);
    expectRelative(
      result.averageCostPerCoin,
      (row.energyCost + 2699 / 1460) / row.coinsPerDay,
      1e-12,
    );
    expect(result.verdict).toBe('switch-off');
  });

  it('runs and replaces, runs until it dies, or switches off as the coin price falls', () => {
    const { marginalCostPerCoin, averageCostPerCoin } = runModel(machineCost, base);
    const at = (coinPrice: number) => runModel(machineCost, { ...base, coinPrice }).verdict;
    expect(at(averageCostPerCoin! * 1.001)).toBe('run-and-replace');
    expect(at(averageCostPerCoin! * 0.999)).toBe('run-until-it-dies');
    expect(at(marginalCostPerCoin! * 1.001)).toBe('run-until-it-dies');
    expect(at(marginalCostPerCoin! * 0.999)).toBe('switch-off');
  });

  it('never has an average below the marginal cost', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (price, otherCostPerDay, pricePerKwh) => {
          const result = runModel(machineCost, { ...base, price, otherCostPerDay, pricePerKwh });
          expect(result.averageHashcost!).toBeGreaterThanOrEqual(result.marginalHashcost! - 1e-9);
        },
      ),
    );
    expect(runModel(machineCost, { ...base, hashrateHps: 0 })).toMatchObject({
      efficiencyJPerTh: null,
      averageHashcost: null,
      marginalCostPerCoin: null,
      verdict: 'switch-off',
    });
  });
});

describe('fleet obsolescence', () => {
  it('gives each machine the date its own model gives', () => {
    const input = { hashprice: 40, pricePerKwh: 0.06, yearsToHalving: 2, feeShare: 0.01 };
    const fleet = runModel(fleetObsolescence, input);
    expect(fleet.devices.length).toBe(asics.length);
    for (const entry of fleet.devices) {
      const alone = runModel(obsolescence, {
        ...input,
        efficiencyJPerTh: entry.efficiencyJPerTh,
        annualGrowth: 0.5,
      });
      expect(entry.middleYears).toBe(alone.years);
      expect(entry.isDead).toBe(alone.isDead);
      if (!entry.isDead) {
        expect(entry.fastYears!).toBeLessThanOrEqual(entry.middleYears!);
        expect(entry.middleYears!).toBeLessThanOrEqual(entry.slowYears!);
      }
    }
    expect(fleet.aliveCount).toBe(fleet.devices.filter((entry) => !entry.isDead).length);
  });

  it('kills the least efficient first', () => {
    const { devices } = runModel(fleetObsolescence, { hashprice: 60, pricePerKwh: 0.05 });
    for (let i = 1; i < devices.length; i++) {
      expect(devices[i]!.middleYears!).toBeLessThanOrEqual(devices[i - 1]!.middleYears!);
    }
  });
});
