import { describe, expect, it } from 'vitest';
import type { NetworkInfo } from '../../../../common/contract/source.ts';
import { difficultyPointOf } from '../../../../main/app/difficulty-point.ts';

const network: NetworkInfo = {
  chainId: 'bitcoin',
  height: 976_413,
  difficulty: 144e12,
  hashesPerBlock: null,
  networkHashrateHps: null,
  subsidyAtomic: null,
  feesAtomic: null,
  adjustedAtMs: 5000,
  from: 'own node',
  atMs: 9000,
};

describe('difficultyPointOf', () => {
  it('names the epoch by its first block', () => {
    const point = { height: 975_744, difficulty: 144e12, atMs: 5000 };
    expect(difficultyPointOf(network)).toEqual({ point, isExact: true });
  });

  it('takes the time it was seen where the source does not tell', () => {
    const { adjustedAtMs: _, ...pool } = network;
    const point = { height: 975_744, difficulty: 144e12, atMs: 9000 };
    expect(difficultyPointOf(pool)).toEqual({ point, isExact: false });
  });

  it('does not take the last epoch’s time for a new one', () => {
    const point = { height: 977_760, difficulty: 144e12, atMs: 9000 };
    expect(difficultyPointOf({ ...network, height: 977_760 })).toEqual({ point, isExact: false });
  });

  it.each([
    { chainId: 'monero' },
    { chainId: 'practice' },
    { chainId: 'no such chain' },
    { height: null },
    { difficulty: null },
  ])('says nothing of %o', (change) => {
    expect(difficultyPointOf({ ...network, ...change })).toBeNull();
  });
});
