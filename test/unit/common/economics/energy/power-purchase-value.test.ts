import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerPurchaseValue } from '../../../../../common/economics/energy/power-purchase-value.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { createRandom } from '../../../../../common/stats/random.ts';

describe('power-purchase-value', () => {
  const { example } = powerPurchaseValue;

  it('agrees with simulated prices, within four deviations', () => {
    const input = powerPurchaseValue.input.parse({ ...example, months: 6 });
    const random = createRandom(83);
    const paths = 20_000;
    let sum = 0;
    let squares = 0;
    for (let path = 0; path < paths; path++) {
      let total = 0;
      for (let month = 0; month < input.months; month++) {
        const years = (month + 0.5) / 12;
        const root = Math.sqrt(years);
        const one = random.normal();
        const other =
          input.correlation * one + Math.sqrt(1 - input.correlation ** 2) * random.normal();
        const move = (deviation: number, shock: number) =>
          Math.exp(deviation * shock - deviation ** 2 / 2);
        const mining =
          input.miningValuePerKwh *
          Math.exp(input.miningGrowth * years) *
          move(input.miningVolatility * root, one);
        const spot = input.spotPerKwh * move(input.spotVolatility * root, other);
        total += Math.exp(-input.rate * years) * (Math.max(mining, spot) - input.strikePerKwh);
      }
      sum += total;
      squares += total * total;
    }
    const mean = sum / paths;
    const deviation = Math.sqrt((squares / paths - mean * mean) / paths);
    const { value } = runModel(powerPurchaseValue, input);
    expect(Math.abs(value / input.energyKwhPerMonth - mean)).toBeLessThan(4 * deviation);
  });

  it('without volatility pays the better of the two forwards each month', () => {
    const out = runModel(powerPurchaseValue, {
      ...example,
      months: 1,
      miningVolatility: 0,
      spotVolatility: 0,
      rate: 0,
      miningGrowth: 0,
    });
    expect(out.value).toBeCloseTo(720_000 * (0.07 - 0.05), 6);
    expect(out.value).toBeCloseTo(out.alwaysMineValue, 6);
  });

  it('is never worth less than always mining or always selling, and breaks even where it says', () => {
    const volatility = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        volatility,
        volatility,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (miningVolatility, spotVolatility, correlation, miningValuePerKwh) => {
          const input = {
            ...example,
            miningVolatility,
            spotVolatility,
            correlation,
            miningValuePerKwh,
          };
          const out = runModel(powerPurchaseValue, input);
          expect(out.value).toBeGreaterThanOrEqual(out.alwaysMineValue - 1e-4);
          expect(out.value).toBeGreaterThanOrEqual(out.swapValue);
          const even = runModel(powerPurchaseValue, {
            ...input,
            strikePerKwh: out.breakEvenStrikePerKwh,
          });
          expect(even.value).toBeCloseTo(0, 4);
        },
      ),
    );
  });
});
