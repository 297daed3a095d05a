import type { EnergyHour } from '../../../common/contract/energy.ts';
import type { RewardHour } from '../../../common/contract/history.ts';
import type { BlockInfo } from '../../../common/contract/source.ts';

/** A span of the record in sums. What no hour knew is null, never 0. */
export interface Totals {
  readonly kwh: number;
  /** Of the hours with a price in the currency. */
  readonly cost: number | null;
  readonly gCo2: number | null;
  /** In the chain. */
  readonly blocks: number;
}

export function totalsOf(
  hours: readonly EnergyHour[],
  blocks: readonly BlockInfo[],
  currency: string,
): Totals {
  const sum = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  return {
    kwh: hours.reduce((total, { miningKwh }) => total + miningKwh, 0),
    cost: sum(hours.map(({ cost, currency: own }) => (own === currency ? cost : null))),
    gCo2: sum(hours.map(({ gCo2 }) => gCo2)),
    blocks: blocks.filter(isInChain).length,
  };
}

/** What a chain's hashes could expect, and what came of it. */
export interface ChainReward {
  readonly chainId: string;
  /** Whole coins. */
  readonly expected: number;
  /** Of matured blocks, atomic units. */
  readonly receivedAtomic: bigint;
}

/**
 * By chain, the last mined first. Chains whose coins are worth nothing stand back where there is another.
 *
 * @param blocks - found in the same time
 */
export function rewardsByChain(
  hours: readonly RewardHour[],
  blocks: readonly BlockInfo[],
  isWorthless: (chainId: string) => boolean,
): readonly ChainReward[] {
  const chains = [...new Set([...hours].reverse().map(({ chainId }) => chainId))];
  const worthy = chains.filter((chainId) => !isWorthless(chainId));
  return (worthy.length === 0 ? chains : worthy).map((chainId) => ({
    chainId,
    expected: hours.reduce((sum, hour) => (hour.chainId === chainId ? sum + hour.coins : sum), 0),
    receivedAtomic: blocks.reduce(
      (sum, block) =>
        block.chainId === chainId && block.state === 'matured'
          ? sum + BigInt(block.rewardAtomic ?? '0')
          : sum,
      0n,
    ),
  }));
}

function isInChain({ state }: BlockInfo): boolean {
  return state === 'confirmed' || state === 'matured';
}
