import { describe, expect, it } from 'vitest';
import type { EnergyHour } from '../../../../../common/contract/energy.ts';
import type { RewardHour } from '../../../../../common/contract/history.ts';
import type { BlockInfo } from '../../../../../common/contract/source.ts';
import { rewardByDay } from '../../../../../renderer/screen/history/by-day.ts';
import { rewardsByChain, totalsOf } from '../../../../../renderer/screen/history/totals.ts';

const hour = (change: Partial<EnergyHour>) =>
  ({ miningKwh: 0.1, cost: 0.03, currency: 'EUR', gCo2: 20, ...change }) as EnergyHour;
const block = (change: Partial<BlockInfo>) =>
  ({ chainId: 'bitcoin', state: 'matured', rewardAtomic: '5000', ...change }) as BlockInfo;
const reward = (atMs: number, chainId: string, coins: number): RewardHour => ({
  atMs,
  chainId,
  coins,
});

describe('totalsOf', () => {
  it('adds up what is known and leaves the rest unknown', () => {
    const hours = [hour({}), hour({ cost: null, gCo2: null }), hour({ currency: 'USD' })];
    const blocks = [block({}), block({ state: 'confirmed' }), block({ state: 'orphaned' })];
    const totals = totalsOf(hours, blocks, 'EUR');
    expect(totals.kwh).toBeCloseTo(0.3);
    expect(totals).toMatchObject({ cost: 0.03, gCo2: 40, blocks: 2 });
    expect(totalsOf([hour({ cost: null, gCo2: null })], [], 'EUR')).toMatchObject({
      cost: null,
      gCo2: null,
      blocks: 0,
    });
  });
});

describe('rewardsByChain', () => {
  const isWorthless = (chainId: string): boolean => chainId === 'practice';

  it('sets what was expected against what matured, the last mined first', () => {
    const hours = [
      reward(0, 'bitcoin', 1e-9),
      reward(1, 'litecoin', 2e-6),
      reward(2, 'bitcoin', 2e-9),
      reward(3, 'practice', 50),
      reward(4, 'litecoin', 1e-6),
    ];
    const blocks = [block({}), block({ state: 'confirmed' }), block({ chainId: 'practice' })];
    const [litecoin, bitcoin, ...others] = rewardsByChain(hours, blocks, isWorthless);
    expect(litecoin).toMatchObject({ chainId: 'litecoin', receivedAtomic: 0n });
    expect(litecoin!.expected).toBeCloseTo(3e-6, 12);
    expect(bitcoin).toMatchObject({ chainId: 'bitcoin', receivedAtomic: 5000n });
    expect(bitcoin!.expected).toBeCloseTo(3e-9, 15);
    expect(others).toEqual([]);
  });

  it('shows practice where there is nothing else', () => {
    const [only] = rewardsByChain([reward(0, 'practice', 50)], [], isWorthless);
    expect(only).toEqual({ chainId: 'practice', expected: 50, receivedAtomic: 0n });
  });
});

describe('rewardByDay', () => {
  it('is one chain’s, every day included', () => {
    const dayMs = 86_400_000;
    const midnight = (atMs: number): number => Math.floor(atMs / dayMs) * dayMs;
    const hours = [reward(1, 'a', 1), reward(2, 'b', 9), reward(2 * dayMs + 5, 'a', 3)];
    expect(rewardByDay(hours, 'a', 0, 2.5 * dayMs, midnight)).toEqual([
      { atMs: 0, coins: 1 },
      { atMs: dayMs, coins: 0 },
      { atMs: 2 * dayMs, coins: 3 },
    ]);
  });
});
