import { describe, expect, it } from 'vitest';
import { planSchedule } from '../../../../../common/economics/energy/plan-schedule.ts';
import { eventInPlan } from '../../../../../renderer/screen/energy/grid-event.ts';

const hourMs = 3_600_000;
const prices = [0.1, 0.1, 0.3, 0.3];
const slots = prices.map((pricePerKwh, at) => ({
  startMs: at * hourMs,
  minutes: 60,
  pricePerKwh,
  effectivePerKwh: pricePerKwh,
  carbonGPerKwh: null,
  solarKw: null,
  limit: null,
}));
const plan = planSchedule(
  slots.map(({ minutes, pricePerKwh }) => ({ minutes, pricePerKwh, valuePerKwh: 0.2 })),
  { powerKw: 1 },
);

describe('eventInPlan', () => {
  it('tells how much of the event the plan mines, and its mean price', () => {
    expect(eventInPlan(slots, plan, 0, 2)).toEqual({ mined: 1, pricePerKwh: 0.1 });
    expect(eventInPlan(slots, plan, 2 * hourMs, 2)).toEqual({ mined: 0, pricePerKwh: 0.3 });
    const half = eventInPlan(slots, plan, 1.5 * hourMs, 1);
    expect(half?.mined).toBe(0.5);
    expect(half?.pricePerKwh).toBeCloseTo(0.2, 12);
  });
  it('is null outside the plan, and counts only what lies within', () => {
    expect(eventInPlan(slots, plan, 9 * hourMs, 2)).toBeNull();
    expect(eventInPlan(slots, plan, 0, 0)).toBeNull();
    expect(eventInPlan(slots, plan, 3 * hourMs, 5)?.mined).toBe(0);
  });
});
