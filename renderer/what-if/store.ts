import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ChainId } from '../../common/chain/registry.ts';

/** A number the user put in the place of a live one. */
export interface Override {
  readonly value: number;
  readonly atMs: number;
  /** Where it was taken from, when not typed: the name of a scenario. */
  readonly from: string | null;
}

/** What the user asks "what if" about. View state: it is gone with the page; scenarios keep it. */
export interface WhatIfState {
  /** null: the coin that is mined. */
  readonly chainId: ChainId | null;
  /** Name of a machine of the table; null: this one. */
  readonly machine: string | null;
  /** By {@link overrideKey}. */
  readonly overrides: Readonly<Record<string, Override>>;
}

const nothing: WhatIfState = { chainId: null, machine: null, overrides: {} };

export interface WhatIfStore {
  readonly get: () => WhatIfState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly setChain: (chainId: ChainId | null) => void;
  readonly setMachine: (machine: string | null) => void;
  /** null undoes it. */
  readonly setOverride: (key: string, override: Override | null) => void;
  /** Undoes everything but the coin. */
  readonly undoAll: () => void;
  /** Replaces everything, as when a scenario is opened. */
  readonly load: (state: WhatIfState) => void;
}

/** A field of one coin, or of all. */
export function overrideKey(
  field: { readonly id: string; readonly sharedByCoins?: boolean },
  chainId: ChainId,
): string {
  return field.sharedByCoins ? field.id : `${chainId}/${field.id}`;
}

export function createWhatIfStore(initial: Partial<WhatIfState> = {}): WhatIfStore {
  const listeners = new Set<() => void>();
  let state: WhatIfState = { ...nothing, ...initial };
  const set = (next: WhatIfState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    setChain: (chainId) => set({ ...state, chainId }),
    setMachine: (machine) => set({ ...state, machine }),
    setOverride: (key, override) => {
      const { [key]: _before, ...others } = state.overrides;
      set({ ...state, overrides: override === null ? others : { ...others, [key]: override } });
    },
    undoAll: () => set({ ...nothing, chainId: state.chainId }),
    load: set,
  };
}

/** One store for the page, so that a what-if holds from screen to screen; the gallery provides others. */
export const WhatIfContext = createContext<WhatIfStore>(createWhatIfStore());

export function useWhatIfStore(): WhatIfStore {
  return useContext(WhatIfContext);
}

export function useWhatIfState(): WhatIfState {
  const { subscribe, get } = useWhatIfStore();
  return useSyncExternalStore(subscribe, get);
}
