import type { PlanReason, PlanSettings, PlanSlot } from '../../../common/contract/plan.ts';
import type { TariffSettings } from '../../../common/contract/tariff.ts';
import { replacedHeatCost } from '../../../common/economics/energy/heat-credit.ts';
import { createLocalClock } from '../../../common/economics/energy/local-time.ts';
import {
  planSchedule,
  type SchedulePlan,
  type ScheduleRules,
  type ScheduleSlot,
} from '../../../common/economics/energy/plan-schedule.ts';
import { ModelInputError } from '../../../common/economics/model.ts';
import type { AheadSlot } from './price-line.ts';

export interface PlanInput {
  readonly settings: PlanSettings;
  readonly demandCharge: TariffSettings['demandCharge'];
  /** From the slot under way on. */
  readonly slots: readonly AheadSlot[];
  readonly timeZone: string;
  readonly nowMs: number;
  /** W that mining adds, as kW; null when unknown. */
  readonly powerKw: number | null;
  /** Expected reward of a kWh spent on mining; null when unknown. */
  readonly valuePerKwh: number | null;
  /** What the plan has decided so far, and for how long. */
  readonly isOn: boolean;
  readonly forMinutes: number;
  readonly usedTodayKwh: number;
  /** Mined this week. */
  readonly minedHours: number;
  /** Times in which nothing may be mined. */
  readonly rests: readonly { readonly startMs: number; readonly endMs: number }[];
}

export interface MadePlan {
  readonly slots: readonly PlanSlot[];
  readonly schedule: SchedulePlan | null;
  /** Of the hours that are mined, by prices as paid. */
  readonly energyCost: number;
  /** Why there is no plan, '' where there is one. */
  readonly problem: string;
}

/** A decision that a limit or the mode takes for a slot. */
interface Told {
  readonly mode: 'free' | 'rest';
  readonly reason: PlanReason | null;
}

/** An average month, h: what a charge on the month's highest power is spread over. */
const monthHours = 730.5;
/** Without a known power hours are planned as well; energy is not. */
const unknownPowerKw = 1;

/**
 * What a kWh of mining costs in the end: the price, the demand charge where mining raises the month's highest
 * power (spread over a month of mining), less what its heat saves.
 */
export function effectivePrice(
  pricePerKwh: number,
  { heat, usefulHeat }: Pick<PlanSettings, 'heat' | 'usefulHeat'>,
  demandCharge: TariffSettings['demandCharge'],
  powerKw: number,
): number {
  const raisedKw =
    demandCharge === null
      ? 0
      : Math.max(0, Math.min(powerKw, demandCharge.baseKw + powerKw - demandCharge.peakKw));
  const charge = demandCharge === null ? 0 : (demandCharge.perKw * raisedKw) / powerKw / monthHours;
  return pricePerKwh + charge - usefulHeat * replacedHeatCost(heat, pricePerKwh);
}

/**
 * The plan for the slots ahead, by the exact optimiser (economics 8.1): the mode says what a slot is worth, the
 * limits which slots are out. What is not known makes no plan, and then mining goes on.
 */
export function makePlan(input: PlanInput): MadePlan {
  const { settings, nowMs } = input;
  const powerKw = input.powerKw ?? unknownPowerKw;
  const none = (problem: string): MadePlan => ({
    slots: [],
    schedule: null,
    energyCost: 0,
    problem,
  });
  if (settings.mode === 'off' || settings.mode === 'solar') return none('');
  const needsPrice = settings.mode === 'value' || settings.mode === 'strike';
  const hasPrice = input.slots[0]?.pricePerKwh !== null;
  if (needsPrice && !hasPrice) return none('the price of electricity is not known now');
  if (settings.mode === 'value' && (input.valuePerKwh === null || input.powerKw === null)) {
    return none('what mining brings for a kWh is not known yet');
  }
  // Beyond the last price nothing is planned; without any, hours are planned as if all cost the same.
  const end = hasPrice ? input.slots.findIndex(({ pricePerKwh }) => pricePerKwh === null) : -1;
  const ahead = end < 0 ? input.slots : input.slots.slice(0, end);
  const priced = ahead.map((slot) =>
    effectivePrice(slot.pricePerKwh ?? 0, settings, input.demandCharge, powerKw),
  );
  const told = ahead.map(tellerOf(input, priced));
  const worth = worthOf(input, priced);
  const slots = ahead.map((slot, at): ScheduleSlot => {
    const endMs = slot.startMs + slot.minutes * 60_000;
    return {
      minutes: at === 0 ? remainingMinutes(endMs - nowMs, slot.minutes) : slot.minutes,
      pricePerKwh: priced[at]!,
      valuePerKwh: worth,
      ...(slot.carbonGPerKwh === null ? {} : { carbonGPerKwh: slot.carbonGPerKwh }),
      mode: told[at]!.mode,
      day: slot.day,
    };
  });
  const rules: ScheduleRules = {
    powerKw,
    // Hours that the user names are kept to the minute, however short.
    ...(settings.mode === 'hours'
      ? {}
      : { minOnMinutes: settings.minOnMinutes, minOffMinutes: settings.minOffMinutes }),
    startCost: settings.mode === 'value' ? settings.startCost : 0,
    carbonPricePerT: settings.carbonPricePerT,
    ...(settings.dailyEnergyCapKwh === null || input.powerKw === null
      ? {}
      : { dailyEnergyCapKwh: settings.dailyEnergyCapKwh }),
    initial: {
      mining: input.isOn,
      forMinutes: input.forMinutes,
      energyTodayKwh: input.usedTodayKwh,
    },
  };
  try {
    const schedule =
      settings.mode === 'deadline'
        ? planHours(slots, rules, settings.hoursPerWeek - input.minedHours)
        : planSchedule(slots, rules);
    return {
      slots: schedule.slots.map((decision, at) => {
        const slot = ahead[at]!;
        return {
          startMs: slot.startMs,
          minutes: slot.minutes,
          pricePerKwh: slot.pricePerKwh,
          isKnown: slot.isKnown,
          carbonGPerKwh: slot.carbonGPerKwh,
          mine: decision.mine,
          margin: marginOf(input, priced[at]!, slots[at]!.minutes, powerKw),
          reason: reasonOf(decision.reason, decision.mine, told[at]!, settings.mode),
        };
      }),
      schedule,
      energyCost: schedule.slots.reduce((sum, { mine }, at) => {
        const kwh = (powerKw * slots[at]!.minutes) / 60;
        return mine ? sum + kwh * (ahead[at]!.pricePerKwh ?? 0) : sum;
      }, 0),
      problem: '',
    };
  } catch (error) {
    if (error instanceof ModelInputError) return none(error.message);
    throw error;
  }
}

/** What the rest of a slot counts as: quarter hours keep the optimiser's counters small. */
function remainingMinutes(ms: number, slotMinutes: number): number {
  const unit = slotMinutes % 15 === 0 ? 15 : slotMinutes;
  return Math.min(slotMinutes, Math.max(unit, Math.ceil(ms / 60_000 / unit) * unit));
}

/** Money for a kWh, by which the optimiser chooses. Where the mode alone decides, every slot it allows is worth mining. */
function worthOf({ settings, valuePerKwh }: PlanInput, priced: readonly number[]): number {
  switch (settings.mode) {
    case 'value':
      return valuePerKwh ?? 0;
    case 'deadline':
      return 0;
    default:
      return Math.max(...priced, 0) + 1;
  }
}

/** What a mode and the limits say of each slot, in their order. */
function tellerOf(
  { settings, slots, timeZone, isOn, rests }: PlanInput,
  priced: readonly number[],
): (slot: AheadSlot, at: number) => Told {
  const clock = createLocalClock(timeZone);
  const { strike, hours, carbonLimitG } = settings;
  let isBelow = isOn;
  const strikes = priced.map((_, at) => {
    const price = slots[at]?.pricePerKwh ?? 0;
    if (price > strike.stopAbove) isBelow = false;
    else if (price <= strike.resumeAt) isBelow = true;
    return isBelow;
  });
  return (slot, at) => {
    const endMs = slot.startMs + slot.minutes * 60_000;
    // A slot that an event begins or ends in is mined beside it: the event itself rests the rest.
    if (rests.some((rest) => rest.startMs <= slot.startMs && endMs <= rest.endMs)) {
      return { mode: 'rest', reason: 'grid-event' };
    }
    if (carbonLimitG !== null && (slot.carbonGPerKwh ?? 0) > carbonLimitG) {
      return { mode: 'rest', reason: 'too-much-carbon' };
    }
    if (settings.mode === 'strike') {
      return strikes[at]
        ? { mode: 'free', reason: 'below-strike' }
        : { mode: 'rest', reason: 'above-strike' };
    }
    if (settings.mode === 'hours') {
      const { minute } = clock.at(slot.startMs);
      return isWithin(minute, hours.fromMinute, hours.toMinute)
        ? { mode: 'free', reason: 'within-hours' }
        : { mode: 'rest', reason: 'outside-hours' };
    }
    return { mode: 'free', reason: null };
  };
}

/** Whether a minute of the day is in a stretch that may span midnight; equal ends are the whole day. */
function isWithin(minute: number, from: number, to: number): boolean {
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** So many hours, the cheapest; where limits leave fewer, those. */
function planHours(
  slots: readonly ScheduleSlot[],
  rules: ScheduleRules,
  wantedHours: number,
): SchedulePlan {
  const total = slots.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
  const attempt = (hours: number): SchedulePlan | undefined => {
    try {
      return planSchedule(slots, { ...rules, requiredHours: hours });
    } catch (error) {
      if (error instanceof ModelInputError) return undefined;
      throw error;
    }
  };
  const wanted = Math.max(0, Math.min(wantedHours, total));
  const whole = attempt(wanted);
  if (whole !== undefined) return whole;
  let [possible, impossible] = [0, Math.ceil(wanted)];
  while (impossible - possible > 1) {
    const middle = (possible + impossible) >> 1;
    if (attempt(middle) === undefined) impossible = middle;
    else possible = middle;
  }
  return planSchedule(slots, { ...rules, requiredHours: possible });
}

function marginOf(
  { valuePerKwh, powerKw, settings }: PlanInput,
  pricePerKwh: number,
  minutes: number,
  countedKw: number,
): number | null {
  if (valuePerKwh === null || powerKw === null || settings.mode === 'off') return null;
  return (valuePerKwh - pricePerKwh) * countedKw * (minutes / 60);
}

function reasonOf(
  reason: PlanReason,
  mine: boolean,
  told: Told,
  mode: PlanSettings['mode'],
): PlanReason {
  if (told.mode === 'rest' && !mine) return told.reason ?? reason;
  if (mode === 'value' || mode === 'deadline') return reason;
  return mine && reason === 'pays' ? (told.reason ?? reason) : reason;
}
