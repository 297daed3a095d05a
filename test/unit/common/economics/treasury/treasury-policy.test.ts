import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { drawdownModel } from '../../../../../common/economics/treasury/drawdown.ts';
import {
  type Policy,
  policyNames,
  stepTreasury,
  type Treasury,
} from '../../../../../common/economics/treasury/policy.ts';
import { treasuryPolicyModel } from '../../../../../common/economics/treasury/treasury-policy.ts';
import treasury from '../../../../vector/economics-treasury.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { policies, mdd } = treasury.cases;

/** What the vectors call a policy. */
const ourName: Record<string, string> = { sellAll: 'sell', dca: 'share' };

const rules: Omit<Policy, 'name'> = {
  sellShare: 0.25,
  targetWeight: 0.5,
  band: 0.1,
  sellAbove: 110,
};

describe('treasury policy', () => {
  it('walks every path of the table', () => {
    for (const row of policies) {
      const answer = runModel(treasuryPolicyModel, {
        ...treasuryPolicyModel.example,
        policy: ourName[row.policy] ?? row.policy,
      });
      expectRelative(answer.wealth, row.final, 1e-9, row.policy);
      for (const [i, [coins = 0, fiat = 0, wealth = 0]] of row.hist.entries()) {
        const step = answer.path[i];
        expect(Math.abs((step?.coins ?? 0) - coins), `${row.policy} ${i}`).toBeLessThan(1e-6);
        expect(Math.abs((step?.fiat ?? 0) - fiat), `${row.policy} ${i}`).toBeLessThan(1e-6);
        expect(Math.abs((step?.wealth ?? 0) - wealth), `${row.policy} ${i}`).toBeLessThan(1e-6);
      }
    }
  });

  it('sells everything at the threshold and nothing below', () => {
    const answer = runModel(treasuryPolicyModel, {
      ...treasuryPolicyModel.example,
      policy: 'threshold',
      sellAbove: 110,
    });
    expect(answer.path.map(({ coins }) => coins)).toEqual([1, 0, 1, 0]);
  });

  it('is insolvent for good when nothing is left to sell', () => {
    const answer = runModel(treasuryPolicyModel, {
      ...treasuryPolicyModel.example,
      policy: 'hold',
      prices: [100, 10, 1000],
      startFiat: 0,
    });
    expect(answer).toMatchObject({ isInsolvent: true, wealth: 0, deepestDrawdown: 1 });
  });

  it('neither makes nor loses money: wealth changes by price, output and cost alone', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...policyNames),
        fc.record({ coins: number(0, 100), fiat: number(0, 1e6), isInsolvent: fc.constant(false) }),
        number(0, 1e5),
        number(0, 10),
        number(0, 1e5),
        (name, state: Treasury, price, mined, cost) => {
          const next = stepTreasury(state, { name, ...rules }, price, mined, cost);
          const before = (state.coins + mined) * price + state.fiat - cost;
          const scale = 1 + Math.abs(before) + cost + (state.coins + mined) * price;
          if (next.isInsolvent) expect(before).toBeLessThanOrEqual(1e-9 * scale);
          else {
            expect(Math.abs(next.coins * price + next.fiat - before) / scale).toBeLessThan(1e-12);
            expect(next.coins).toBeGreaterThanOrEqual(-1e-9 * scale);
            expect(next.fiat).toBeGreaterThanOrEqual(-1e-9 * scale);
          }
        },
      ),
    );
  });
});

describe('drawdown', () => {
  it('gives the vector and agrees with comparing every pair', () => {
    expect(runModel(drawdownModel, { values: mdd.series })).toEqual({
      deepest: mdd.mdd,
      peak: 150,
      trough: 75,
      peakIndex: 3,
      troughIndex: 4,
      current: 0.4,
    });
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (values) => {
          let deepest = 0;
          for (const [i, peak] of values.entries()) {
            for (const value of values.slice(i)) {
              if (peak > 0) deepest = Math.max(deepest, 1 - value / peak);
            }
          }
          expect(runModel(drawdownModel, { values }).deepest).toBe(deepest);
        },
      ),
    );
  });

  it('is zero for one value or a rise', () => {
    expect(runModel(drawdownModel, { values: [7] })).toMatchObject({ deepest: 0, current: 0 });
    expect(runModel(drawdownModel, { values: [1, 2, 3] }).deepest).toBe(0);
    expect(runModel(drawdownModel, { values: [0, 0] }).deepest).toBe(0);
  });
});
