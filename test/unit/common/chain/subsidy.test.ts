import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../../common/chain/bitcoin.ts';
import { dogecoin } from '../../../../common/chain/dogecoin.ts';
import { litecoin } from '../../../../common/chain/litecoin.ts';
import { monero } from '../../../../common/chain/monero.ts';
import {
  MONERO_TAIL_SUBSIDY,
  moneroSubsidy,
  penalizedMoneroSubsidy,
} from '../../../../common/chain/subsidy-monero.ts';
import vectors from '../../../vector/economics-chain.json' with { type: 'json' };

const { subsidy: rows, moneroReward } = vectors.cases;

describe('subsidy', () => {
  it.each([
    { chain: bitcoin, cases: rows.btc },
    { chain: litecoin, cases: rows.ltc },
    { chain: dogecoin, cases: rows.doge },
  ])('of $chain.label at each height', ({ chain, cases }) => {
    for (const [height, expected] of cases as [number, number][]) {
      expect(chain.subsidy(height), `height ${height}`).toBe(BigInt(expected));
    }
  });

  it('is unknown where rewards were random', () => {
    expect(dogecoin.subsidy(144_999)).toBeNull();
  });

  it('adds up to the published supply', () => {
    expect(bitcoin.maxSupplyAtomic).toBe(BigInt(rows.btcTotalSat));
    expect(litecoin.maxSupplyAtomic).toBe(BigInt(rows.ltcTotalLit));
  });
});

describe('Monero subsidy', () => {
  it("gives monero's own rows, penalty included", () => {
    for (const row of moneroReward) {
      const subsidy = moneroSubsidy(BigInt(row.alreadyGenerated), 1);
      const paid =
        row.weight === undefined
          ? subsidy
          : penalizedMoneroSubsidy(subsidy, row.weight, row.median, 20_000);
      expect(paid.toString(), JSON.stringify(row)).toBe(row.expected);
    }
  });

  it('ends in a tail of 0.6 XMR every two minutes', () => {
    expect(moneroSubsidy((1n << 64n) - 1n)).toBe(600_000_000_000n);
    expect(moneroSubsidy(0n)).toBe(35_184_372_088_831n);
    expect(monero.subsidy(2_641_622)).toBeNull();
    expect(monero.subsidy(3_500_000)).toBe(MONERO_TAIL_SUBSIDY);
  });

  it('takes nothing up to the median and refuses twice of it', () => {
    expect(penalizedMoneroSubsidy(MONERO_TAIL_SUBSIDY, 300_000, 10_000)).toBe(MONERO_TAIL_SUBSIDY);
    expect(penalizedMoneroSubsidy(MONERO_TAIL_SUBSIDY, 450_000, 300_000)).toBe(450_000_000_000n);
    expect(() => penalizedMoneroSubsidy(MONERO_TAIL_SUBSIDY, 600_001, 300_000)).toThrow(RangeError);
  });
});
