import { createContext, useContext, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { createStored, type Stored } from '../../what-if/stored.ts';
import type { PoolBlocks } from './pool-blocks.ts';

type Shelf = Stored<readonly PoolBlocks[]>;

const PoolList = z.array(z.object({ name: z.string(), blocks: z.number().min(0) }));

/** Keeps the week of blocks the user put. */
export function createPoolShelf(storage: () => Pick<Storage, 'getItem' | 'setItem'>): Shelf {
  return createStored<readonly PoolBlocks[]>(
    storage,
    'adit.pools',
    (stored) => PoolList.safeParse(stored).data,
    [],
  );
}

/** One shelf for the page; the gallery provides others. */
export const PoolContext = createContext<Shelf>(createPoolShelf(() => localStorage));

export function usePools(): readonly [readonly PoolBlocks[], Shelf['set']] {
  const { get, set, subscribe } = useContext(PoolContext);
  return [useSyncExternalStore(subscribe, get), set];
}
