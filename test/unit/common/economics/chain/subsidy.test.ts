import { describe, expect, it } from 'vitest';
import { blockSubsidy } from '../../../../../common/economics/chain/block-subsidy.ts';
import { moneroReward } from '../../../../../common/economics/chain/monero-reward.ts';
import { ModelInputError, runModel } from '../../../../../common/economics/model.ts';
import vectors from '../../../../vector/economics-chain.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('block subsidy', () => {
  it('gives the subsidies of the table', () => {
    const { btc, ltc, doge } = cases.subsidy;
    for (const [chain, rows] of [
      ['bitcoin', btc],
      ['bitcoin-cash', btc],
      ['litecoin', ltc],
      ['dogecoin', doge],
    ] as const) {
      for (const [height, subsidy] of rows) {
        expect(
          runModel(blockSubsidy, { chain, height: height! }).subsidyAtomic,
          `${chain} ${height}`,
        ).toBe(String(subsidy));
      }
    }
  });

  it('gives the supplies, reached with the last coin', () => {
    const last = runModel(blockSubsidy, { chain: 'bitcoin', height: 6_930_000 });
    expect(last.supplyAtomic).toBe(cases.subsidy.btcTotalSat);
    expect(last.maxSupplyAtomic).toBe(cases.subsidy.btcTotalSat);
    expect(last).toMatchObject({ feeShare: null, nextHalvingHeight: null, daysToHalving: null });
    const litecoin = runModel(blockSubsidy, { chain: 'litecoin', height: 1_000_000_000 });
    expect(litecoin.supplyAtomic).toBe(cases.subsidy.ltcTotalLit);
    expect(runModel(blockSubsidy, { chain: 'bitcoin', height: 0 }).supplyAtomic).toBe('5000000000');
  });

  it('gives the tails: 432 XMR a day, 5.256 billion DOGE a year', () => {
    expectRelative(
      runModel(blockSubsidy, { chain: 'monero', height: 3_300_000 }).coinPerDay,
      432,
      1e-12,
    );
    const doge = runModel(blockSubsidy, { chain: 'dogecoin', height: 5_000_000 });
    expectRelative(doge.coinPerDay * 365, 5.256e9, 1e-12);
    expect(doge).toMatchObject({ maxSupplyAtomic: null, nextHalvingHeight: null });
  });

  it('halves the reward but for the fees', () => {
    const { rewardCoin, feeShare, rewardAfterHalvingCoin, ...rest } = runModel(blockSubsidy, {
      chain: 'bitcoin',
      height: 925_000,
      feesCoin: 0.125,
    });
    expectRelative(rewardAfterHalvingCoin, (rewardCoin * (1 + feeShare!)) / 2, 1e-14);
    expect(rest.nextHalvingHeight).toBe(1_050_000);
    expectRelative(rest.daysToHalving, (125_000 * 600) / 86_400, 1e-14);
  });

  it('refuses heights whose reward the height does not tell', () => {
    expect(() => runModel(blockSubsidy, { chain: 'dogecoin', height: 100 })).toThrow(/145000/);
    expect(() => runModel(blockSubsidy, { chain: 'monero', height: 100 })).toThrow(/tail/);
    expect(() => runModel(blockSubsidy, { chain: 'ethereum', height: 1 })).toThrow(/chain is/);
  });
});

describe('Monero reward', () => {
  it("gives monero's own test rewards", () => {
    for (const row of cases.moneroReward) {
      const result = runModel(moneroReward, {
        generatedAtomic: row.alreadyGenerated,
        blockMinutes: row.version,
        ...('weight' in row && row.weight !== undefined
          ? { weightBytes: row.weight, medianBytes: row.median, fullRewardBytes: 20_000 }
          : {}),
      });
      expect(result.rewardAtomic).toBe(row.expected);
    }
  });

  it('keeps the published shares of heavy blocks', () => {
    for (const [weight, share] of [
      [1.125, 63 / 64],
      [1.5, 3 / 4],
      [1.875, 15 / 64],
    ] as const) {
      const result = runModel(moneroReward, {
        weightBytes: weight * 400_000,
        medianBytes: 400_000,
      });
      expectRelative(result.keptShare, share, 1e-11);
    }
  });

  it('refuses a block over twice the median and more coins than there are', () => {
    expect(() => runModel(moneroReward, { weightBytes: 600_001 })).toThrow(/weightBytes/);
    expect(() => runModel(moneroReward, { generatedAtomic: '18446744073709551616' })).toThrow(
      ModelInputError,
    );
    expect(runModel(moneroReward, {}).rewardAtomic).toBe('600000000000');
  });
});
