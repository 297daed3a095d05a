import type { BlockInfo, NetworkInfo } from '../../common/contract/source.ts';

/** Numbers that outlive the app. */
export interface EffortNumbers {
  get(key: string): number | undefined;
  set(key: string, value: number): void;
}

/** Work since the last block of each chain, in blocks: every hash weighs as the difficulty stood when it was done. */
export interface Effort {
  add(network: NetworkInfo | null, hashes: number): void;
  blocksChanged(blocks: readonly BlockInfo[]): void;
  /** 0 when nothing was done yet. */
  of(chainId: string): number;
}

/** Keeps account of the effort; a block that was found, whatever became of it, begins a new account. */
export function createEffort(numbers: EffortNumbers): Effort {
  const workKey = (chainId: string) => `effort-${chainId}`;
  const sinceKey = (chainId: string) => `effort-since-${chainId}`;
  const of = (chainId: string) => numbers.get(workKey(chainId)) ?? 0;
  return {
    of,
    add(network, hashes) {
      if (network === null || network.hashesPerBlock === null || network.hashesPerBlock <= 0) {
        return;
      }
      const { chainId, hashesPerBlock } = network;
      numbers.set(workKey(chainId), of(chainId) + hashes / hashesPerBlock);
    },
    blocksChanged(blocks) {
      for (const { chainId, state, foundAtMs } of blocks) {
        if (state === 'refused' || foundAtMs <= (numbers.get(sinceKey(chainId)) ?? 0)) continue;
        numbers.set(sinceKey(chainId), foundAtMs);
        numbers.set(workKey(chainId), 0);
      }
    },
  };
}
