import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  clearFleet,
  meritOrder,
  type Tranche,
} from '../../../../../common/economics/profit/merit-order.ts';
import { hashcost } from '../../../../../common/economics/profit/profit.ts';
import vectors from '../../../../vector/economics-merit-order.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { meritOrder: table } = vectors.cases;
const fleet: Tranche[] = table.fleet.map(([hashrateEhps, efficiencyJPerTh, pricePerKwh]) => ({
  hashrateEhps: hashrateEhps!,
  efficiencyJPerTh: efficiencyJPerTh!,
  pricePerKwh: pricePerKwh!,
}));

describe('merit order', () => {
  it('clears the fleet of the table', () => {
    for (const row of table.cases) {
      const result = runModel(meritOrder, {
        rewardCoin: row.reward,
        coinPrice: row.price,
        fleet,
      });
      expectRelative(result.hashrateEhps, row.H);
      expectRelative(result.hashprice, row.hashprice);
      expectRelative(result.marginalHashcost, row.marginalHashcost);
    }
  });

  it('agrees with bisecting on the hashprice', () => {
    const tranche = fc.record({
      hashrateEhps: fc.double({ min: 1, max: 500, noNaN: true }),
      efficiencyJPerTh: fc.double({ min: 5, max: 100, noNaN: true }),
      pricePerKwh: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(tranche, { minLength: 1, maxLength: 8 }),
        fc.double({ min: 1e5, max: 1e9, noNaN: true }),
        (machines, revenue) => {
          // What a hashprice would have to be for its supply to eat the whole revenue.
          let low = 1e-12;
          let high = 1e12;
          for (let i = 0; i < 400; i++) {
            const price = Math.sqrt(low * high);
            const supply = machines
              .filter((m) => hashcost(m.efficiencyJPerTh, m.pricePerKwh) < price)
              .reduce((sum, m) => sum + m.hashrateEhps, 0);
            if (supply * 1000 * price > revenue) high = price;
            else low = price;
          }
          const cleared = clearFleet(machines, revenue);
          expectRelative(cleared.hashprice, low, 1e-9);
          expectRelative(cleared.hashrateEhps * 1000 * cleared.hashprice, revenue, 1e-9);
        },
      ),
    );
  });

  it('stops everything when the coin is worthless, and never turns off who is paid to run', () => {
    const dead = runModel(meritOrder, { rewardCoin: 3, coinPrice: 0, fleet });
    // The limit of an ever cheaper coin: nobody runs, and the first to return would be the cheapest.
    expect(dead).toMatchObject({ hashrateEhps: 0, hashprice: 18 });
    expect(dead.tranches.every((entry) => entry.running === 0)).toBe(true);
    const paid = clearFleet([{ hashrateEhps: 5, efficiencyJPerTh: 20, pricePerKwh: -0.01 }], 0);
    expect(paid).toEqual({ hashrateEhps: 5, hashprice: 0, marginalHashcost: null, running: [1] });
  });
});
