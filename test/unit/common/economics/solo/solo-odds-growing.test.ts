import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  expectedBlocksGrowing,
  expectedBlocksStepped,
  soloOddsGrowing,
  waitQuantileGrowing,
} from '../../../../../common/economics/solo/solo-odds-growing.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-solo.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;
const bitaxe = { hashrateHps: 1.071e12, difficulty: 144.4e12 };

describe('solo odds under growing difficulty', () => {
  it('gives the table of the Bitaxe', () => {
    for (const row of cases.nhppBitaxe.rows) {
      const odds = runModel(soloOddsGrowing, {
        ...bitaxe,
        annualGrowth: row.annualGrowth,
        years: row.years === 1e9 ? null : row.years,
      });
      const what = `${row.annualGrowth} over ${row.years} years`;
      expectRelative(odds.blocksPerYearNow, cases.nhppBitaxe.lambdaPerYear);
      if (row.expectedBlocks === null) expect(odds.expectedBlocks, what).toBeNull();
      else expectRelative(odds.expectedBlocks, row.expectedBlocks, 1e-9, what);
      expectRelative(odds.chanceWithinHorizon, row.p, 1e-9, what);
    }
  });

  it('gives the waits, and null where growth outruns the machine', () => {
    for (const row of cases.nhQuantile) {
      const wait = waitQuantileGrowing(row.l0, row.g, row.q);
      if (row.t === null) expect(wait).toBeNull();
      else expectRelative(wait, row.t);
    }
  });

  it('gives the stepped figure of five years', () => {
    const row = cases.nhppStep;
    const rate = cases.nhppBitaxe.lambdaPerYear;
    const growth = Math.log(1.5);
    expectRelative(Math.expm1(growth * row.epochYears), row.growthPerEpoch);
    expectRelative(expectedBlocksStepped(rate, growth, row.years, row.epochYears), row.steps);
    expectRelative(expectedBlocksGrowing(rate, growth, row.years), row.exp);
  });

  it('equals the sum over epochs one by one', () => {
    for (const [growth, years] of [
      [0.4, 3.3],
      [0, 2],
      [-0.3, 1.01],
      [2, 0.01],
    ] as const) {
      const epoch = 14 / 365.25;
      let sum = 0;
      for (let i = 0; i * epoch < years; i++) {
        sum += 0.7 * Math.min(epoch, years - i * epoch) * Math.exp(-growth * epoch * i);
      }
      expectRelative(expectedBlocksStepped(0.7, growth, years, epoch), sum, 1e-12);
    }
  });

  it('agrees with thinned simulation, also on never', () => {
    const random = createRandom(4);
    const rate = 0.9;
    const growth = 0.5;
    const worlds = 100_000;
    let ever = 0;
    let byMedian = 0;
    const wait = waitQuantileGrowing(rate, growth, 0.5)!;
    for (let i = 0; i < worlds; i++) {
      for (let t = 0; t < 60; ) {
        t += -Math.log(1 - random.uniform()) / rate;
        if (random.uniform() < Math.exp(-growth * t)) {
          ever++;
          if (t < wait) byMedian++;
          break;
        }
      }
    }
    expect(ever / worlds).toBeCloseTo(-Math.expm1(-rate / growth), 2);
    expect(byMedian / worlds).toBeCloseTo(0.5, 2);
  });

  it('halves the subsidy on schedule and keeps the fees', () => {
    const pay = { subsidyCoin: 4, feesCoin: 1, yearsToHalving: 1, halvingYears: 2 };
    const year = {
      ...bitaxe,
      hashrateHps: (144.4e12 * 2 ** 32) / (365.25 * 86400),
      annualGrowth: 0,
    };
    // One block a year: 1 year at 4 + 1, 2 at 2 + 1, 2 at 1 + 1.
    expectRelative(runModel(soloOddsGrowing, { ...year, ...pay, years: 5 }).expectedCoin, 15);
    // For ever the fees alone are without bound; without fees the subsidies sum to a limit.
    expect(runModel(soloOddsGrowing, { ...year, ...pay, years: null }).expectedCoin).toBeNull();
    expectRelative(
      runModel(soloOddsGrowing, { ...year, ...pay, feesCoin: 0, years: null }).expectedCoin,
      4 + 2 * 4,
    );
    expect(
      runModel(soloOddsGrowing, { ...year, subsidyCoin: 1, years: null }).expectedCoin,
    ).toBeNull();
  });

  it('knows that no hash rate finds nothing, even for ever', () => {
    const odds = runModel(soloOddsGrowing, {
      hashrateHps: 0,
      difficulty: 1,
      annualGrowth: 0,
      years: null,
      subsidyCoin: 50,
    });
    expect(odds).toMatchObject({
      expectedBlocks: 0,
      chanceEver: 0,
      chanceWithinHorizon: 0,
      waitYears: null,
      expectedCoin: 0,
    });
  });

  it('has a wait that its own odds confirm, and odds that fall with growth', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 100, noNaN: true }),
        fc.double({ min: -0.5, max: 2, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (rate, growth, quantile) => {
          const wait = waitQuantileGrowing(rate, growth, quantile);
          if (wait === null) {
            expect(-Math.expm1(-rate / growth)).toBeLessThanOrEqual(quantile + 1e-9);
          } else {
            const chance = -Math.expm1(-expectedBlocksGrowing(rate, growth, wait));
            expect(chance).toBeCloseTo(quantile, 6);
          }
          expect(expectedBlocksGrowing(rate, growth + 0.1, 3)).toBeLessThan(
            expectedBlocksGrowing(rate, growth, 3),
          );
        },
      ),
    );
  });
});
