import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../../common/chain/bitcoin.ts';
import { litecoin } from '../../../../common/chain/litecoin.ts';
import { monero } from '../../../../common/chain/monero.ts';
import {
  hashesPerDifficulty,
  mintedCoin,
  scheduledSubsidyCoin,
  yearsToHalving,
} from '../../../../renderer/what-if/chain-facts.ts';

describe('chain facts', () => {
  it('counts the years to the next halving at the intended pace', () => {
    // 210,000 blocks of 600 s are 3.9928 Julian years.
    expect(yearsToHalving(bitcoin, 840_000)).toBeCloseTo(3.9928, 3);
    expect(yearsToHalving(bitcoin, 1_049_999)).toBeCloseTo(600 / 31_557_600, 9);
    expect(yearsToHalving(litecoin, 2_520_000)).toBeCloseTo(3.9928, 3);
    expect(yearsToHalving(monero, 3_000_000)).toBeNull();
  });

  it('adds up the coins made so far', () => {
    expect(mintedCoin(bitcoin, 0)).toBe(50);
    expect(mintedCoin(bitcoin, 209_999)).toBe(10_500_000);
    expect(mintedCoin(bitcoin, 210_000)).toBe(10_500_025);
    expect(mintedCoin(bitcoin, 839_999)).toBe(19_687_500);
    expect(mintedCoin(monero, 3_000_000)).toBeNull();
  });

  it('knows the subsidy of the next block', () => {
    expect(scheduledSubsidyCoin(bitcoin, 839_998)).toBe(6.25);
    expect(scheduledSubsidyCoin(bitcoin, 839_999)).toBe(3.125);
    expect(scheduledSubsidyCoin(monero, 3_000_000)).toBe(0.6);
  });

  it('counts Monero’s difficulty in hashes', () => {
    expect(hashesPerDifficulty(monero)).toBe(1);
    expect(hashesPerDifficulty(bitcoin)).toBe(2 ** 32);
  });
});
