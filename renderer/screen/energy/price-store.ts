import { createContext, useContext, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { tariffPeriod } from '../../../common/economics/energy/time-of-use-tariff.ts';

const Slot = z.object({
  startMs: z.number(),
  minutes: z.number().int().min(1),
  pricePerKwh: z.number().min(-100).max(100),
  carbonGPerKwh: z.number().nullable(),
  solarKw: z.number().nullable(),
});

/** What the user told of prices, and which hours he decided himself. */
const PriceState = z.object({
  /** live: what the app itself plans with. flat: the one price of Settings, or of a what-if. */
  source: z.enum(['live', 'flat', 'clock', 'file']),
  periods: z.array(tariffPeriod).max(50),
  /** Dates on which the prices of holidays hold. */
  holidays: z.array(z.iso.date()).max(400).default([]),
  file: z
    .object({ name: z.string(), atMs: z.number(), slots: z.array(Slot).max(40_000) })
    .nullable(),
  /** By the start of a slot, Unix ms as text. */
  told: z.record(z.string(), z.enum(['mine', 'rest'])),
  /** Heat that mining replaces, counted in the plan. */
  heat: z.enum(['none', 'resistive', 'heat-pump', 'fuel']),
});
export type PriceState = z.infer<typeof PriceState>;

export const noPrices: PriceState = {
  source: 'live',
  periods: [],
  holidays: [],
  file: null,
  told: {},
  heat: 'none',
};

export interface PriceStore {
  readonly get: () => PriceState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly set: (patch: Partial<PriceState>) => void;
}

const storageKey = 'adit.energy';

/**
 * Keeps prices in the page's own storage; where nothing can be kept they live as long as the page, and what can not
 * be read is left out.
 *
 * @param storage - asked each time; may throw where storage is forbidden
 */
export function createPriceStore(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
  initial: Partial<PriceState> = {},
): PriceStore {
  const listeners = new Set<() => void>();
  let state: PriceState = { ...read(storage), ...initial };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set: (patch) => {
      state = { ...state, ...patch };
      try {
        storage().setItem(storageKey, JSON.stringify(state));
      } catch {
        // Full or forbidden storage: the plan still works until the page closes.
      }
      for (const listener of listeners) listener();
    },
  };
}

function read(storage: () => Pick<Storage, 'getItem'>): PriceState {
  try {
    const parsed = PriceState.safeParse(JSON.parse(storage().getItem(storageKey) ?? 'null'));
    return parsed.success ? parsed.data : noPrices;
  } catch {
    // Forbidden storage or a torn text: nothing was told.
    return noPrices;
  }
}

/** One for the page; the gallery provides others. */
export const PriceContext = createContext<PriceStore>(createPriceStore(() => localStorage));

export function usePrices(): readonly [PriceState, PriceStore['set']] {
  const { get, subscribe, set } = useContext(PriceContext);
  return [useSyncExternalStore(subscribe, get), set];
}
