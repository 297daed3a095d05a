import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solarLoadCost } from '../../../../../common/economics/energy/pv-surplus.ts';
import { timeOfUseTariff } from '../../../../../common/economics/energy/time-of-use-tariff.ts';
import { ModelInputError, runModel } from '../../../../../common/economics/model.ts';
import { demandCharge } from '../../../../../common/economics/profit/demand-charge.ts';
import { tieredTariff } from '../../../../../common/economics/profit/tiered-tariff.ts';
import vectors from '../../../../vector/economics-profit.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('time of use and solar', () => {
  it('gives the cost of the day', () => {
    const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
    const result = runModel(timeOfUseTariff, {
      firstDate: '2026-11-20',
      powerKw: cases.tou.kW,
      periods: cases.tou.bands.map(([from, to, pricePerKwh]) => ({
        from: clock(from!),
        to: clock(to!),
        pricePerKwh,
      })),
    });
    expectRelative(result.cost, cases.tou.costPerDay);
  });

  it('gives the opportunity cost of own solar power', () => {
    for (const row of cases.solar) {
      expectRelative(
        solarLoadCost(row.load, row.pv, row.importPrice, row.feedIn),
        row.opportunityCost,
      );
    }
  });
});

describe('demand charge', () => {
  it('gives the charge per month and per kilowatt-hour', () => {
    const row = cases.demandCharge;
    const full = runModel(demandCharge, {
      powerW: row.peakKW * 1000,
      ratePerKwMonth: row.ratePerKWMonth,
    });
    const half = runModel(demandCharge, {
      powerW: row.peakKW * 1000,
      ratePerKwMonth: row.ratePerKWMonth,
      loadFactor: 0.5,
    });
    expectRelative(full.costPerMonth, row.monthly);
    expectRelative(full.costPerKwh, row.perKwhAt100pct);
    expectRelative(half.costPerKwh, row.perKwhAt50pct);
  });

  it('costs nothing below the peak of the house, or when nothing runs', () => {
    expect(
      runModel(demandCharge, { powerW: 1000, ratePerKwMonth: 12, otherPeakW: 5000 }).costPerMonth,
    ).toBe(0);
    expect(runModel(demandCharge, { powerW: 1000, ratePerKwMonth: 12, loadFactor: 0 })).toEqual({
      addedPeakKw: 0,
      costPerMonth: 0,
      costPerKwh: null,
    });
  });
});

describe('tiered tariff', () => {
  const tiers = [
    { upToKwh: 100, pricePerKwh: 0.1 },
    { upToKwh: 400, pricePerKwh: 0.2 },
    { upToKwh: null, pricePerKwh: 0.4 },
  ];

  it('prices the additional energy at the tiers it reaches', () => {
    const result = runModel(tieredTariff, { baseKwh: 300, additionalKwh: 200, tiers });
    expectRelative(result.cost, 100 * 0.2 + 100 * 0.4);
    expectRelative(result.averagePrice, 0.3);
  });

  it('equals the price summed kilowatt-hour by kilowatt-hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 600 }),
        (baseKwh, additionalKwh) => {
          let sum = 0;
          for (let kwh = baseKwh; kwh < baseKwh + additionalKwh; kwh++) {
            sum += tiers.find((tier) => tier.upToKwh === null || kwh < tier.upToKwh)!.pricePerKwh;
          }
          expect(runModel(tieredTariff, { baseKwh, additionalKwh, tiers }).cost).toBeCloseTo(
            sum,
            9,
          );
        },
      ),
    );
  });

  it('refuses tiers that do not rise or never end, naming the tier', () => {
    for (const bad of [
      [tiers[1], tiers[0], tiers[2]],
      [tiers[0], tiers[1]],
      [tiers[2], tiers[0]],
    ]) {
      expect(() => runModel(tieredTariff, { baseKwh: 1, additionalKwh: 1, tiers: bad })).toThrow(
        /tiers\.\d\.upToKwh/,
      );
    }
    expect(() => runModel(tieredTariff, { baseKwh: 1, additionalKwh: 1, tiers: [] })).toThrow(
      ModelInputError,
    );
  });
});
