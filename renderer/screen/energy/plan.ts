import {
  type ReplacedHeat,
  replacedHeatCost,
} from '../../../common/economics/energy/heat-credit.ts';
import {
  overrideCost,
  planSchedule,
  type SchedulePlan,
  type ScheduleRules,
  type ScheduleSlot,
} from '../../../common/economics/energy/plan-schedule.ts';
import { solarLoadCost } from '../../../common/economics/energy/pv-surplus.ts';
import { tariffSlots } from '../../../common/economics/energy/tariff.ts';
import { type InputIssue, ModelInputError } from '../../../common/economics/model.ts';
import { endOf, evenSlots, mostSlots, type PriceSlot, slotsAhead } from './price-slot.ts';
import type { PriceState } from './price-store.ts';

const hourMs = 3_600_000;

/** Prices to come, or why there are none. */
export type Prices =
  | { readonly kind: 'ready'; readonly slots: readonly PriceSlot[] }
  /** No price was typed. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly issues: readonly InputIssue[] }
  /** All that was imported lies in the past. */
  | { readonly kind: 'over'; readonly endMs: number }
  | { readonly kind: 'too-many'; readonly slots: number };

/**
 * Lays the prices that were told out in slots of one length, from the slot under way on.
 *
 * @param flatPrice - money/kWh; null when none is known
 * @param live - what the app plans with; null where it has nothing but the flat price
 */
export function pricesAhead(
  state: Pick<PriceState, 'source' | 'periods' | 'holidays' | 'file'>,
  flatPrice: number | null,
  nowMs: number,
  hours: number,
  timeZone: string,
  live: readonly PriceSlot[] | null = null,
): Prices {
  const startMs = Math.floor(nowMs / hourMs) * hourMs;
  switch (state.source) {
    case 'live':
    case 'flat':
      if (state.source === 'live' && live !== null) return fromList(live, nowMs, hours);
      if (flatPrice === null) return { kind: 'missing' };
      return {
        kind: 'ready',
        slots: Array.from({ length: hours }, (_, at) => bare(startMs + at * hourMs, 60, flatPrice)),
      };
    case 'clock': {
      if (state.periods.length === 0) return { kind: 'missing' };
      const minutes = clockStep(state.periods);
      try {
        const slots = tariffSlots(
          { timeZone, periods: state.periods, holidays: state.holidays },
          startMs,
          minutes,
          (hours * 60) / minutes,
        );
        return {
          kind: 'ready',
          slots: slots.map((slot) => bare(slot.startMs, minutes, slot.pricePerKwh)),
        };
      } catch (error) {
        if (error instanceof ModelInputError) return { kind: 'refused', issues: error.issues };
        throw error;
      }
    }
    case 'file': {
      if (state.file === null) return { kind: 'missing' };
      return fromList(state.file.slots, nowMs, hours);
    }
  }
}

function fromList(list: readonly PriceSlot[], nowMs: number, hours: number): Prices {
  const ahead = slotsAhead(list, nowMs, hours);
  if (ahead.length === 0) {
    const last = list.at(-1);
    return { kind: 'over', endMs: last === undefined ? nowMs : endOf(last) };
  }
  const slots = evenSlots(ahead);
  return slots.length > mostSlots
    ? { kind: 'too-many', slots: slots.length }
    : { kind: 'ready', slots };
}

function bare(startMs: number, minutes: number, pricePerKwh: number): PriceSlot {
  return { startMs, minutes, pricePerKwh, carbonGPerKwh: null, solarKw: null };
}

/** The longest slot whose borders are the tariff's own: an hour, or less where a price changes within one. */
function clockStep(periods: PriceState['periods']): number {
  const minutes = periods.flatMap(({ from, to }) => [from, to]).map((time) => +time.slice(3));
  return [60, 30, 15, 5].find((step) => minutes.every((minute) => minute % step === 0)) ?? 1;
}

/** What changes the price of a kWh at this place. */
export interface Site {
  readonly powerKw: number;
  readonly baseLoadKw: number;
  readonly feedInPerKwh: number;
  readonly heat: ReplacedHeat;
  readonly usefulFraction: number;
}

/**
 * What a kWh of mining really costs in a slot: the sun's surplus costs the lost feed-in only, and heat that
 * replaces other heat pays back its cost at the slot's own price.
 */
export function effectivePrice(slot: PriceSlot, site: Site): number {
  const surplusKw = slot.solarKw === null ? 0 : Math.max(0, slot.solarKw - site.baseLoadKw);
  const paid =
    surplusKw > 0
      ? solarLoadCost(site.powerKw, surplusKw, slot.pricePerKwh, site.feedInPerKwh) / site.powerKw
      : slot.pricePerKwh;
  return paid - site.usefulFraction * replacedHeatCost(site.heat, slot.pricePerKwh);
}

/** A plan with the user's own hours in it, and what they cost. */
export interface ToldPlan {
  readonly slots: readonly ScheduleSlot[];
  readonly rules: ScheduleRules;
  readonly plan: SchedulePlan;
  /** How many hours of it the user decided. */
  readonly told: number;
  /** What his decisions cost against the best plan, money. */
  readonly price: number;
}

/**
 * The best plan that keeps to the hours the user decided.
 *
 * @returns null where no plan can keep to them and to the rules
 */
export function planTold(
  slots: readonly ScheduleSlot[],
  rules: ScheduleRules,
  startsMs: readonly number[],
  told: PriceState['told'],
): ToldPlan | null {
  const forced = slots.map((slot, at): ScheduleSlot => {
    const mode = told[String(startsMs[at])];
    return mode === undefined ? slot : { ...slot, mode };
  });
  const count = forced.filter(({ mode }) => mode !== undefined).length;
  try {
    const best = planSchedule(slots, rules);
    const plan = count === 0 ? best : planSchedule(forced, rules);
    const price = Math.max(0, best.profit - plan.profit);
    return { slots: forced, rules, plan, told: count, price };
  } catch (error) {
    if (error instanceof ModelInputError) return null;
    throw error;
  }
}

/** What it costs to do one slot the other way; null where no plan allows it. */
export function priceOfOther({ slots, rules, plan }: ToldPlan, at: number): number | null {
  return overrideCost(slots, rules, plan, at);
}
