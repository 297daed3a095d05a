import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { StoppedError } from '../../../../../common/economics/progress.ts';
import type { Policy } from '../../../../../common/economics/treasury/policy.ts';
import { runPolicy } from '../../../../../common/economics/treasury/race.ts';
import { treasuryPolicyModel } from '../../../../../common/economics/treasury/treasury-policy.ts';
import { treasuryRaceModel } from '../../../../../common/economics/treasury/treasury-race.ts';
import { expectRelative } from '../near.ts';

const policy: Policy = {
  name: 'sell',
  sellShare: 0.25,
  targetWeight: 0.5,
  band: 0.1,
  sellAbove: 1e9,
};

const scenario = {
  coinPrice: 60_000,
  drift: 0,
  volatility: 0.6,
  months: 24,
  coinsPerMonth: 0.02,
  blockCoins: 0,
  difficultyGrowth: 0,
  costPerMonth: 0,
  startCoins: 0,
  startFiat: 1000,
  paths: 20_000,
  seed: 5,
};

const run = (changes: object = {}) =>
  runModel(treasuryRaceModel, { ...treasuryRaceModel.example, ...changes });

describe('treasury race', () => {
  it('has the expected wealth of coins that are a fair game, whatever the policy', () => {
    for (const name of ['sell', 'hold', 'rebalance'] as const) {
      const { wealth } = runPolicy(scenario, { ...policy, name });
      const last = wealth[24] ?? new Float32Array();
      const mean = last.reduce((a, b) => a + b, 0) / last.length;
      expectRelative(mean, 1000 + 24 * 0.02 * 60_000, 0.03, name);
    }
  });

  it('has the lognormal spread of a held coin', () => {
    const { wealth } = runPolicy(
      { ...scenario, coinsPerMonth: 0, startFiat: 0, startCoins: 1 },
      { ...policy, name: 'hold' },
    );
    const last = (wealth[24] ?? new Float32Array()).toSorted();
    const s = 0.6 * Math.SQRT2;
    expectRelative(last[10_000] ?? 0, 60_000 * Math.exp(-0.5 * s * s), 0.03);
    expectRelative(last[1000] ?? 0, 60_000 * Math.exp(-1.6448536 * s - 0.5 * s * s), 0.04);
  });

  it('is the deterministic policy where the price stands still', () => {
    const answer = run({ volatility: 0, difficultyGrowth: 0, months: 6, paths: 200 });
    for (const row of answer.policies) {
      const path = runModel(treasuryPolicyModel, {
        policy: row.policy,
        sellShare: 0.5,
        sellAbove: 90_000,
        prices: Array(6).fill(60_000),
        coinsPerPeriod: 0.0228,
        costPerPeriod: 1054,
        startFiat: 6000,
      });
      expectRelative(row.median, path.wealth, 1e-6, row.policy);
      expect(row.ruinChance).toBe(0);
      expect(row.bands.p10).toHaveLength(7);
    }
  });

  it('orders its bands, and makes ruin rarer with more reserve', () => {
    const answer = run();
    for (const { bands, low5, median, high95, ruinChance } of answer.policies) {
      expect(low5).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(high95);
      for (const [month, p50] of bands.p50.entries()) {
        expect(bands.p10[month]).toBeLessThanOrEqual(p50);
        expect(bands.p90[month]).toBeGreaterThanOrEqual(p50);
      }
      expect(ruinChance).toBeGreaterThan(0.1);
    }
    const richer = run({ startFiat: 20_000 });
    for (const [i, row] of richer.policies.entries()) {
      expect(row.ruinChance).toBeLessThan(answer.policies[i]?.ruinChance ?? 0);
    }
  });

  it('ruins a solo miner more often than a pooled one with the same mean', () => {
    const pooled = run().policies.find((row) => row.policy === 'sell');
    const solo = run({ blockCoins: 3.125 }).policies.find((row) => row.policy === 'sell');
    expect(solo?.ruinChance).toBeGreaterThan(pooled?.ruinChance ?? 1);
  });

  it('repeats for a seed, covers no months, and stops when told', () => {
    expect(run()).toEqual(run());
    expect(run({ months: 0 }).policies[0]).toMatchObject({ median: 6000, ruinChance: 0 });
    expect(() => runPolicy(scenario, policy, (done) => done < 0.3)).toThrow(StoppedError);
  });
});
