import { useMemo } from 'react';
import type { PlanInfo, PlanReason, PlanSlot } from '../../../common/contract/plan.ts';
import { useSlice } from '../../state/use-app.ts';
import type { PriceSlot } from './price-slot.ts';

/** Prices that the app itself plans with. */
export interface LivePrices {
  readonly slots: readonly PriceSlot[];
  /** In words. */
  readonly from: string;
  readonly madeAtMs: number;
  /** The feed they come from gives nothing that counts any more. */
  readonly isStale: boolean;
  /** From here on yesterday's price stands in; null: all are known. */
  readonly guessedFromMs: number | null;
}

/** The prices of a plan up to the first that is unknown; null where there is none. */
export function livePricesOf(
  plan: Pick<PlanInfo, 'slots' | 'pricesFrom' | 'madeAtMs'>,
  isStale: boolean,
): LivePrices | null {
  const slots: PriceSlot[] = [];
  let guessedFromMs: number | null = null;
  for (const { startMs, minutes, pricePerKwh, carbonGPerKwh, isKnown } of plan.slots) {
    if (pricePerKwh === null) break;
    if (!isKnown) guessedFromMs ??= startMs;
    slots.push({ startMs, minutes, pricePerKwh, carbonGPerKwh, solarKw: null });
  }
  return slots.length === 0
    ? null
    : { slots, from: plan.pricesFrom, madeAtMs: plan.madeAtMs, isStale, guessedFromMs };
}

/** What mining's own settings and the grid decide, whatever a slot would earn. */
const limits: Partial<Readonly<Record<PlanReason, 'mine' | 'rest'>>> = {
  'grid-event': 'rest',
  'too-much-carbon': 'rest',
  'above-strike': 'rest',
  'outside-hours': 'rest',
  capped: 'rest',
  required: 'mine',
};

/** A time that the app's own plan does not leave free. */
export interface AppLimit {
  readonly startMs: number;
  readonly endMs: number;
  readonly mode: 'mine' | 'rest';
}

/** The times of a plan that mining's own limits decide. */
export function appLimitsOf(slots: readonly PlanSlot[]): readonly AppLimit[] {
  return slots.flatMap(({ startMs, minutes, reason, mine }) => {
    const mode = limits[reason];
    const isKept = mode === (mine ? 'mine' : 'rest');
    return mode !== undefined && isKept
      ? [{ startMs, endMs: startMs + minutes * 60_000, mode }]
      : [];
  });
}

/** The limits of the plan that mining follows now; none while there is no plan. */
export function useAppLimits(): readonly AppLimit[] {
  const plan = useSlice('plan');
  return useMemo(() => appLimitsOf(plan?.slots ?? []), [plan]);
}

/** What the app plans with; null while that is the one typed price, which the screen knows itself. */
export function useLivePrices(): LivePrices | null {
  const plan = useSlice('plan');
  const feeds = useSlice('feeds');
  const { tariff } = useSlice('settings');
  const tariffFeeds = (feeds ?? []).filter(({ kind }) => kind === 'tariff');
  const isStale =
    tariff.kind === 'feed' &&
    tariffFeeds.length > 0 &&
    tariffFeeds.every(({ state }) => state === 'stale' || state === 'off');
  return useMemo(
    () => (plan === undefined || tariff.kind === 'flat' ? null : livePricesOf(plan, isStale)),
    [plan, tariff.kind, isStale],
  );
}
