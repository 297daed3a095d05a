import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carbonAccounting } from '../../../../../common/economics/energy/carbon-accounting.ts';
import { demandResponse } from '../../../../../common/economics/energy/demand-response.ts';
import { demandResponseBaseline } from '../../../../../common/economics/energy/demand-response-baseline.ts';
import { energyCounter } from '../../../../../common/economics/energy/energy-counter.ts';
import {
  clockPowerW,
  frequencyScaling,
} from '../../../../../common/economics/energy/frequency-scaling.ts';
import { generationMix } from '../../../../../common/economics/energy/generation-mix.ts';
import { heatCredit } from '../../../../../common/economics/energy/heat-credit.ts';
import { loadPower } from '../../../../../common/economics/energy/load-power.ts';
import { planSchedule } from '../../../../../common/economics/energy/plan-schedule.ts';
import { powerPurchase } from '../../../../../common/economics/energy/power-purchase.ts';
import { pvSurplus, solarLoadCost } from '../../../../../common/economics/energy/pv-surplus.ts';
import { siteEfficiency } from '../../../../../common/economics/energy/site-efficiency.ts';
import {
  secondsToTemperature,
  steadyTemperatureC,
  temperatureAfterC,
  thermalDerating,
} from '../../../../../common/economics/energy/thermal-derating.ts';
import { fitThermalStep, thermalFit } from '../../../../../common/economics/energy/thermal-fit.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-08.json' with { type: 'json' };
import market from '../../../../vector/economics-11.json' with { type: 'json' };

/** Equal to a relative 1e-9, the tolerance of the vectors. */
function expectClose(actual: number | null, expected: number, message?: string): void {
  expect(actual, message).not.toBeNull();
  const error = Math.abs(actual! - expected) / Math.max(1e-300, Math.abs(expected));
  expect(expected === 0 ? Math.abs(actual!) : error, message).toBeLessThan(1e-9);
}

const money = fc.double({ min: -1, max: 1, noNaN: true });
const positive = (max: number) => fc.double({ min: max * 1e-3, max, noNaN: true });

describe('demand-response', () => {
  const { dr, riot2023 } = vectors;
  it('reproduces the vector', () => {
    const out = runModel(demandResponse, {
      powerKw: dr.kW,
      capacityPricePerKw: dr.capacity,
      performance: dr.performance,
      eventHours: dr.eventHours,
      energyPayPerKwh: dr.energyPay,
      forgonePerKwh: dr.forgone,
    });
    expectClose(out.net, dr.net);
    expect(out.worthAccepting).toBe(true);
  });

  it('is of the size of Riot’s August 2023', () => {
    const out = runModel(demandResponse, {
      powerKw: 250_000,
      eventHours: (riot2023.mwh * 1000) / 250_000,
      energyPayPerKwh: riot2023.usdPerMWh / 1000,
      forgonePerKwh: 0,
    });
    expectClose(out.energyPay, riot2023.curtailCredits);
    expect(riot2023.curtailCredits + riot2023.drCredits).toBeCloseTo(riot2023.total, -6);
    expectClose(riot2023.total / riot2023.btcEquivalent, riot2023.impliedBtcPrice);
  });

  it('breaks even at its break-even payment', () => {
    fc.assert(
      fc.property(
        positive(10),
        positive(24),
        money,
        money,
        money,
        (kw, hours, pay, saved, value) => {
          const input = {
            powerKw: kw,
            eventHours: hours,
            energyPayPerKwh: pay,
            avoidedPricePerKwh: saved,
            forgonePerKwh: value,
            capacityPricePerKw: 2,
          };
          const out = runModel(demandResponse, input);
          const even = runModel(demandResponse, {
            ...input,
            energyPayPerKwh: out.breakEvenPayPerKwh!,
          });
          expect(even.net).toBeCloseTo(0, 9);
        },
      ),
    );
  });

  it('costs and pays nothing for no energy, and says so', () => {
    const out = runModel(demandResponse, { ...demandResponse.example, powerKw: 0 });
    expect(out).toMatchObject({ net: 0, netPerKwh: null, worthAccepting: false });
  });
});

describe('demand-response-baseline', () => {
  it('averages days, follows today within its cap, and counts no negative reduction', () => {
    const out = runModel(demandResponseBaseline, {
      similarDaysKw: [
        [2, 4],
        [4, 4],
      ],
      usedKw: [1, 5],
      intervalMinutes: 30,
      beforeDaysKw: 2,
      beforeTodayKw: 2.2,
    });
    expect(out.baselineKw[0]).toBeCloseTo(3.3, 12);
    expect(out.baselineKw[1]).toBeCloseTo(4.4, 12);
    expect(out.reductionKwh).toBeCloseTo((3.3 - 1) / 2, 12);
    const capped = runModel(demandResponseBaseline, {
      ...demandResponseBaseline.example,
      beforeDaysKw: 1,
      beforeTodayKw: 100,
    });
    expect(capped.adjustment).toBe(1.2);
  });

  it('names the day of another length', () => {
    expect(() =>
      runModel(demandResponseBaseline, {
        similarDaysKw: [[1, 2], [1]],
        usedKw: [0, 0],
        intervalMinutes: 60,
      }),
    ).toThrow(/similarDaysKw\.1 is "1 intervals": must hold 2/);
  });
});

describe('power-purchase', () => {
  const { ppa } = market;
  const day = {
    spotPerKwh: vectors.se3.prices.map((price) => price / 1000),
    powerKw: 1000,
    strikePerKwh: ppa.strike / 1000,
    miningValuePerKwh: ppa.minerValue / 1000,
  };

  it('reproduces the SE3 day', () => {
    const out = runModel(powerPurchase, day);
    expectClose(out.resaleProfit, ppa.takeOrPayResale.profit);
    expect(out.mineSlots).toBe(ppa.takeOrPayResale.mineIntervals);
    expectClose(out.mineValue, ppa.takeOrPayResale.mineValue);
    expectClose(out.resaleValue, ppa.takeOrPayResale.resaleValue);
    expectClose(out.spotProfit, ppa.spotOnlyCurtail);
    expectClose(out.noResaleProfit, ppa.fixedNoResale);
    expectClose(out.differenceProfit, ppa.cfdPayoff);
    expectClose(out.fairStrikePerKwh * 1000, ppa.fairStrike);
    expectClose(out.resaleProfit, ppa.check);
    const fee = runModel(powerPurchase, { ...day, resaleFeePerKwh: 0.05 });
    expectClose(fee.resaleProfit, ppa.resaleFee50.profit);
    expect(fee.mineSlots).toBe(ppa.resaleFee50.mineIntervals);
    expectClose(fee.mineValue, ppa.resaleFee50.mineValue);
    expectClose(fee.resaleValue, ppa.resaleFee50.resaleValue);
  });

  it('agrees with the schedule optimiser on the spot leg', () => {
    const plan = planSchedule(
      day.spotPerKwh.map((pricePerKwh) => ({ minutes: 60, pricePerKwh, valuePerKwh: 0.9 })),
      { powerKw: 1000 },
    );
    expectClose(runModel(powerPurchase, day).spotProfit, plan.profit);
  });

  it('with resale equals spot plus the contract for difference, whatever the prices', () => {
    const prices = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(
        prices,
        money,
        fc.double({ min: 0, max: 5, noNaN: true }),
        (spotPerKwh, strikePerKwh, miningValuePerKwh) => {
          // A negative spot price is not resold, so the identity needs the value not below it: it is at least 0.
          const out = runModel(powerPurchase, {
            spotPerKwh,
            powerKw: 1,
            strikePerKwh,
            miningValuePerKwh,
          });
          expect(out.resaleProfit).toBeCloseTo(out.spotProfit + out.differenceProfit, 9);
          expect(out.resaleProfit).toBeGreaterThanOrEqual(out.noResaleProfit - 1e-9);
        },
      ),
    );
  });
});

describe('heat-credit', () => {
  it.each(vectors.heat)('reproduces $alt', (row) => {
    const kind = row.alt.startsWith('gas')
      ? 'fuel'
      : row.alt.startsWith('heat')
        ? 'heat-pump'
        : row.alt;
    const out = runModel(heatCredit, {
      electricityPerKwh: row.electricity,
      usefulFraction: row.usefulFraction,
      replaces: kind,
    });
    expectClose(out.heatCostPerKwh, row.heatValuePerKwh);
    expectClose(out.effectivePricePerKwh, row.effectivePrice);
  });

  it('has an effective price equal to the mining value at its break-even price', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('resistive', 'heat-pump', 'fuel', 'none'),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (replaces, usefulFraction, miningValuePerKwh) => {
          const input = { replaces, usefulFraction, miningValuePerKwh, electricityPerKwh: 0.3 };
          const { breakEvenPricePerKwh } = runModel(heatCredit, input);
          const at = runModel(heatCredit, { ...input, electricityPerKwh: breakEvenPricePerKwh! });
          expect(at.effectivePricePerKwh).toBeCloseTo(miningValuePerKwh, 9);
        },
      ),
    );
  });

  it('pays at every price when all of a resistive heater’s heat is replaced', () => {
    const input = { electricityPerKwh: 0.3, replaces: 'resistive', usefulFraction: 1 };
    expect(runModel(heatCredit, input)).toMatchObject({
      effectivePricePerKwh: 0,
      breakEvenPricePerKwh: null,
    });
  });
});

describe('site-efficiency', () => {
  it('reproduces The Green Grid’s example', () => {
    const { greenGrid } = market;
    const out = runModel(siteEfficiency, {
      totalKwh: greenGrid.totalKwh,
      itKwh: greenGrid.itKwh,
      reusedKwh: greenGrid.reusedKwh,
      carbonKg: greenGrid.kgCO2,
    });
    expectClose(out.pue, greenGrid.PUE);
    expectClose(out.erf, greenGrid.ERF);
    expectClose(out.ere, greenGrid.ERE);
    expectClose(out.cue, greenGrid.CUE);
    expectClose((1 - out.erf) * out.pue, greenGrid.check);
  });
  it('refuses parts larger than the whole', () => {
    expect(() => runModel(siteEfficiency, { totalKwh: 1, itKwh: 2 })).toThrow(
      /itKwh is 2: .*totalKwh, 1/,
    );
    expect(() => runModel(siteEfficiency, { totalKwh: 2, itKwh: 2, reusedKwh: 3 })).toThrow(
      /reusedKwh/,
    );
  });
});

describe('carbon-accounting', () => {
  const { carbon } = vectors;
  it('reproduces the vector both ways', () => {
    const out = runModel(carbonAccounting, {
      energyKwhPerDay: carbon.kwhPerDay,
      gridGPerKwh: carbon.locationIntensity,
      coveredShare: carbon.marketCoveredShare,
      residualGPerKwh: carbon.residualMix,
      coinsPerDay: carbon.perCoin.coinsPerDay,
    });
    expectClose(out.locationKgPerDay, carbon.locationKg);
    expectClose(out.marketKgPerDay, carbon.marketKg);
    expectClose(out.locationTPerCoin, carbon.perCoin.tPerCoin);
  });
  it('is zero by contract when certificates cover all, and needs a coin for a figure per coin', () => {
    const out = runModel(carbonAccounting, {
      energyKwhPerDay: 84,
      gridGPerKwh: 263,
      coveredShare: 1,
      residualGPerKwh: 300,
    });
    expect(out).toMatchObject({ marketKgPerDay: 0, locationTPerCoin: null, marketTPerCoin: null });
  });
});

describe('generation-mix', () => {
  it('is the weighted mean of default factors', () => {
    const out = runModel(generationMix, { coal: 1, wind: 3 });
    expectClose(out.lifecycleGPerKwh, (820 + 3 * 11) / 4);
    expectClose(out.directGPerKwh, 760 / 4);
    expect(runModel(generationMix, {})).toEqual({ lifecycleGPerKwh: null, directGPerKwh: null });
  });
  it('lies between the cleanest and the dirtiest source, and ignores the unit', () => {
    const mw = fc.double({ min: 0, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(mw, mw, mw, positive(1000), (coal, gas, wind, unit) => {
        const { lifecycleGPerKwh } = runModel(generationMix, { coal, gas, wind: wind + 1 });
        expect(lifecycleGPerKwh).toBeGreaterThanOrEqual(11 - 1e-9);
        expect(lifecycleGPerKwh).toBeLessThanOrEqual(820);
        const scaled = { coal: coal * unit, gas: gas * unit, wind: (wind + 1) * unit };
        expect(runModel(generationMix, scaled).lifecycleGPerKwh).toBeCloseTo(lifecycleGPerKwh!, 6);
      }),
    );
  });
});

describe('pv-surplus', () => {
  it.each(vectors.pv)('makes $watts W of $kwp kWp at $gti W/m2 and $tAir C', (row) => {
    const out = runModel(pvSurplus, { peakKw: row.kwp, irradianceWPerM2: row.gti, airC: row.tAir });
    expectClose(out.solarW, row.watts);
  });
  it.each([
    [1, 0.6, 0.3, 0.08, 0.168],
    [1, 2, 0.3, 0.08, 0.08],
    [1, 2, 0.3, -0.05, -0.05],
  ])(
    'costs a load of %d kW with %d kW of sun, at %d and %d, %d',
    (load, sun, price, feedIn, cost) => {
      expectClose(solarLoadCost(load, sun, price, feedIn), cost);
    },
  );
  it('is held by the inverter and falls with a hotter roof', () => {
    const noon = { peakKw: 5, irradianceWPerM2: 1000, airC: 25, inverterW: 3000 };
    expect(runModel(pvSurplus, noon).solarW).toBe(3000);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1500, noNaN: true }),
        fc.double({ min: -40, max: 50, noNaN: true }),
        (irradianceWPerM2, airC) => {
          const at = (c: number) =>
            runModel(pvSurplus, { peakKw: 5, irradianceWPerM2, airC: c }).solarW;
          expect(at(airC)).toBeGreaterThanOrEqual(at(airC + 1));
          expect(at(airC)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
  it('has no price per kWh for a miner that takes no power', () => {
    const out = runModel(pvSurplus, { peakKw: 5, irradianceWPerM2: 0, airC: 5 });
    expect(out).toMatchObject({ costPerKwh: null, surplusCovers: true, worthMining: false });
  });
});

describe('thermal-derating', () => {
  const { thermal } = vectors;
  const body = { ambientC: thermal.Ta, resistanceKPerW: thermal.Rth, timeConstantS: thermal.tau };

  it('reproduces the warming curve', () => {
    for (const { t, T } of thermal.samples) {
      expectClose(temperatureAfterC(body, thermal.P, thermal.T0, t), T, `t = ${t}`);
    }
    const out = runModel(thermalDerating, thermalDerating.example);
    expectClose(out.steadyC, thermal.steady);
    expectClose(out.sustainableW, thermal.maxPowerFor85);
    expectClose(secondsToTemperature(body, thermal.P, thermal.T0, 75), thermal.timeTo75);
    expect(out.secondsToLimit).toBeNull();
    expect(out.duty).toBe(1);
  });

  it('agrees with integrating the heat balance in small steps', () => {
    let celsius = thermal.T0;
    const capacity = thermal.tau / thermal.Rth;
    const step = 0.01;
    for (let t = 0; t < 600; t += step) {
      celsius += (step * (thermal.P - (celsius - thermal.Ta) / thermal.Rth)) / capacity;
    }
    expect(celsius).toBeCloseTo(temperatureAfterC(body, thermal.P, thermal.T0, 600), 2);
  });

  it('reaches a temperature exactly when it says, heating or cooling', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 20, max: 120, noNaN: true }),
        fc.double({ min: 20, max: 120, noNaN: true }),
        (powerW, startC, targetC) => {
          const seconds = secondsToTemperature(body, powerW, startC, targetC);
          const steady = steadyTemperatureC(body, powerW);
          if (seconds === null) {
            expect((targetC - startC) * (targetC - steady)).toBeGreaterThanOrEqual(0);
          } else {
            expect(temperatureAfterC(body, powerW, startC, seconds)).toBeCloseTo(targetC, 6);
          }
        },
      ),
    );
  });

  it('eases off to the power that settles at the limit, and to nothing in a room above it', () => {
    const hot = { ...thermalDerating.example, powerW: 200 };
    const out = runModel(thermalDerating, hot);
    expect(steadyTemperatureC(body, hot.powerW * out.duty)).toBeCloseTo(85, 9);
    expect(runModel(thermalDerating, { ...hot, ambientC: 90 })).toMatchObject({
      sustainableW: 0,
      duty: 0,
    });
    expect(runModel(thermalDerating, { ...hot, startC: 90 })).toMatchObject({
      secondsToLimit: 0,
      overLimit: true,
    });
  });
});

describe('thermal-fit', () => {
  const { thermal } = vectors;
  it('finds resistance and time constant of the vector’s curve', () => {
    const samples = thermal.samples.map(({ t, T }) => ({ seconds: t, celsius: T }));
    const out = runModel(thermalFit, { samples, powerW: thermal.P, ambientC: thermal.Ta });
    expect(out.resistanceKPerW).toBeCloseTo(thermal.Rth, 6);
    expect(out.timeConstantS).toBeCloseTo(thermal.tau, 3);
    expect(out.residualC).toBeLessThan(1e-6);
  });
  it('finds them through half a kelvin of noise', () => {
    const random = createRandom(7);
    const body = { ambientC: 25, resistanceKPerW: 0.45, timeConstantS: 180 };
    const samples = Array.from({ length: 400 }, (_, i) => ({
      seconds: i * 2,
      celsius: temperatureAfterC(body, 120, 40, i * 2) + 0.5 * random.normal(),
    }));
    const fit = fitThermalStep(samples)!;
    expect(fit.timeConstantS).toBeGreaterThan(170);
    expect(fit.timeConstantS).toBeLessThan(190);
    expect(fit.steadyC).toBeCloseTo(79, 0);
  });
  it('refuses readings that do not tell', () => {
    const flat = [0, 1, 2, 3, 4].map((seconds) => ({ seconds, celsius: 40 }));
    expect(fitThermalStep(flat)).toBeUndefined();
    expect(() => runModel(thermalFit, { samples: flat, powerW: 1, ambientC: 25 })).toThrow(
      /samples.*change/,
    );
  });
});

describe('frequency-scaling', () => {
  const { dvfs } = vectors;
  const chip = { basePowerW: dvfs.P0, cubicPowerW: dvfs.a, highestClock: dvfs.fmax };
  it.each(dvfs.profitOpt)('reproduces rev $rev, c $c', (row) => {
    const out = runModel(frequencyScaling, {
      ...chip,
      revenuePerHour: row.rev,
      pricePerKwh: row.c,
    });
    expectClose(out.profitClock, row.fOpt);
    expectClose(out.profitPowerW, row.P);
    expectClose(out.efficientClock, dvfs.efficiencyOptF);
    expectClose(out.efficientPowerW, dvfs.effOptW);
  });
  it('is beaten by no other clock', () => {
    fc.assert(
      fc.property(
        positive(0.05),
        fc.double({ min: -0.2, max: 1, noNaN: true }),
        (revenuePerHour, pricePerKwh) => {
          const out = runModel(frequencyScaling, { ...chip, revenuePerHour, pricePerKwh });
          for (let clock = 0.2; clock <= 4.8; clock += 0.05) {
            const watts = clockPowerW(chip, clock);
            const profit = revenuePerHour * clock - (pricePerKwh * watts) / 1000;
            expect(profit).toBeLessThanOrEqual(out.profitPerHour + 1e-12);
            expect(clock / watts).toBeLessThanOrEqual(
              out.efficientClock / out.efficientPowerW + 1e-12,
            );
          }
        },
      ),
      { numRuns: 50 },
    );
  });
  it('runs flat out on free power and refuses an empty range', () => {
    const input = { ...chip, revenuePerHour: 0.01, pricePerKwh: 0 };
    expect(runModel(frequencyScaling, input).profitClock).toBe(4.8);
    expect(() => runModel(frequencyScaling, { ...input, lowestClock: 5 })).toThrow(
      /lowestClock is 5/,
    );
  });
});

describe('load-power and energy-counter', () => {
  it('reproduce the estimator’s vector', () => {
    const { ccf } = vectors;
    const out = runModel(loadPower, {
      minW: ccf.minW,
      maxW: ccf.maxW,
      load: ccf.util / 100,
      hours: ccf.hours,
      pue: ccf.pue,
    });
    expectClose(out.energyKwh, ccf.kWh);
    expectClose(out.powerW, 37.5);
  });

  it('reproduce RAPL, its wrap, a plug’s minutes and a battery', () => {
    for (const row of vectors.rapl) {
      if (row.e0 === undefined) continue;
      const out = runModel(energyCounter, {
        firstJ: row.e0 / 1e6,
        lastJ: row.e1 / 1e6,
        seconds: row.dt,
        wrapJ: row.maxRange / 1e6,
      });
      expect(out.powerW).toBeCloseTo(row.watts, 6);
    }
    expectClose(262_143_328_850 / 1e6 / 100, vectors.rapl[2]!.wrapSecondsAt100W!);
    vectors.shelly.byMinute_mWh.forEach((mWh, i) => {
      const out = runModel(energyCounter, { firstJ: 0, lastJ: mWh * 3.6, seconds: 60 });
      expectClose(out.powerW, vectors.shelly.avgWFromMinute[i]!);
    });
    expectClose(vectors.shelly.gen1TotalWattMinutes / 60, vectors.shelly.gen1Wh);
    const { batteryPower } = market;
    const battery = runModel(energyCounter, {
      firstJ: 0,
      lastJ: (batteryPower.capWh0 - batteryPower.capWh1) * 3600,
      seconds: batteryPower.minutes * 60,
    });
    expectClose(battery.powerW, batteryPower.watts);
  });

  it('refuse a counter that went backwards without a wrap', () => {
    expect(() => runModel(energyCounter, { firstJ: 5, lastJ: 4, seconds: 1 })).toThrow(
      /lastJ is 4: must be at least firstJ, 5/,
    );
  });
});
