import { useCallback } from 'react';
import type { PoolBlocks } from '../../../common/contract/pool.ts';
import { useAction } from '../../state/use-action.tsx';
import { useQuery } from '../../state/use-query.ts';

/** The week of blocks that the user put, and how to put another. */
export function usePools(): readonly [
  pools: readonly PoolBlocks[],
  put: (pools: readonly PoolBlocks[]) => void,
] {
  const { query, again } = useQuery(useCallback((api) => api.chain.pools(), []));
  const act = useAction();
  const put = (pools: readonly PoolBlocks[]): void => {
    void act((api) => api.chain.setPools([...pools])).then(again);
  };
  return [query.kind === 'ready' ? query.value : [], put];
}
