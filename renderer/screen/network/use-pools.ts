import { useCallback } from 'react';
import type { PoolBlocks } from '../../../common/contract/pool.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { useQuery } from '../../state/use-query.ts';

/** The week of blocks that the user put, and how to put another. */
export function usePools(): readonly [
  pools: readonly PoolBlocks[],
  put: (pools: readonly PoolBlocks[]) => void,
] {
  const kept = useSlice('kept');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what any window keeps is asked for anew
  const { query, again } = useQuery(useCallback((api) => api.chain.pools(), [kept]));
  const act = useAction();
  const put = (pools: readonly PoolBlocks[]): void => {
    void act((api) => api.chain.setPools([...pools])).then(again);
  };
  return [query.kind === 'ready' ? query.value : [], put];
}
