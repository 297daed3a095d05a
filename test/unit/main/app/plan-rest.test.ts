import { describe, expect, it } from 'vitest';
import type { MiningState } from '../../../../common/contract/mining.ts';
import { defaultSettings as settings } from '../../../../common/contract/settings.ts';
import { planRestOf, timelineFromRest } from '../../../../main/app/plan-rest.ts';

const mining: MiningState = { kind: 'stopped' };
const held = (guard: string): MiningState => ({
  kind: 'paused',
  reason: { kind: 'guard', guard, detail: 'dear', untilMs: null },
  sinceMs: 0,
});

describe('a rest the plan makes', () => {
  it('is neither a guard’s nor a measurement’s', () => {
    expect(planRestOf(held('plan'), settings)?.guard).toBe('plan');
    expect(planRestOf(held('measurement'), settings)).toBe(undefined);
    expect(planRestOf(held('battery'), settings)).toBe(undefined);
    expect(planRestOf(mining, settings)).toBe(undefined);
  });

  it('is told when it begins, ends or changes its reason, and not in between', () => {
    const told = (before: MiningState, after: MiningState) =>
      timelineFromRest(before, after, settings);
    expect(told(mining, held('plan'))).toMatchObject({ code: 'guard-tripped' });
    expect(told(held('plan'), held('plan'))).toBe(undefined);
    expect(told(held('plan'), held('event'))).toMatchObject({ params: { guard: 'event' } });
    expect(told(held('plan'), mining)).toMatchObject({
      code: 'guard-released',
      params: { guard: 'plan' },
    });
    expect(told(mining, mining)).toBe(undefined);
  });
});
