import type { SchedulePlan } from '../../../common/economics/energy/plan-schedule.ts';
import type { PlannedSlot } from './use-energy.ts';

/** What a plan does while the grid asks for rest. */
export interface EventInPlan {
  /** Share of the event in which the plan mines, 0 to 1. */
  readonly mined: number;
  /** Mean price of a kWh over the event's part within the plan, money. */
  readonly pricePerKwh: number;
}

/** @returns null where the event lies outside the plan */
export function eventInPlan(
  slots: readonly PlannedSlot[],
  plan: SchedulePlan,
  fromMs: number,
  hours: number,
): EventInPlan | null {
  const toMs = fromMs + hours * 3_600_000;
  let covered = 0;
  let mined = 0;
  let paid = 0;
  slots.forEach((slot, at) => {
    const overlap =
      Math.min(toMs, slot.startMs + slot.minutes * 60_000) - Math.max(fromMs, slot.startMs);
    if (overlap <= 0) return;
    covered += overlap;
    paid += overlap * slot.effectivePerKwh;
    if (plan.slots[at]?.mine) mined += overlap;
  });
  return covered === 0 ? null : { mined: mined / covered, pricePerKwh: paid / covered };
}
