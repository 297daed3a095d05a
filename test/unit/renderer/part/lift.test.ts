import { describe, expect, it } from 'vitest';
import type { GuardInfo } from '../../../../common/contract/guest.ts';
import type { MiningState } from '../../../../common/contract/mining.ts';
import { defaultPlanSettings, type PlanInfo } from '../../../../common/contract/plan.ts';
import { liftedNow, liftOf } from '../../../../renderer/part/lift.ts';

const guard = (change: Partial<GuardInfo>): GuardInfo => ({
  id: 'quiet',
  label: 'Quiet hours',
  state: 'holding',
  detail: '',
  release: '',
  sinceMs: 0,
  untilMs: null,
  isComfort: true,
  ...change,
});

const planThat = (now: Partial<PlanInfo['now']>, overrideUntilMs: number | null = null) =>
  ({
    mode: defaultPlanSettings.mode,
    now: { mine: false, by: 'plan', detail: '', untilMs: null, ...now },
    overrideUntilMs,
  }) as PlanInfo;

const pausedBy = (name: string): MiningState => ({
  kind: 'paused',
  reason: { kind: 'guard', guard: name, detail: '', untilMs: null },
  sinceMs: 0,
});

describe('what "mine anyway" lifts', () => {
  it('is the guard, the plan, or both where both hold', () => {
    expect(liftOf(pausedBy('quiet'), [guard({})], undefined)).toEqual({
      guards: true,
      plan: false,
    });
    expect(liftOf(pausedBy('plan'), [], planThat({}))).toEqual({ guards: false, plan: true });
    expect(liftOf(pausedBy('quiet'), [guard({})], planThat({}))).toEqual({
      guards: true,
      plan: true,
    });
  });

  it('is nothing where safety, the grid or a measurement holds it back', () => {
    const hot = guard({ id: 'temperature', isComfort: false });
    expect(liftOf(pausedBy('temperature'), [hot, guard({})], undefined)).toBeNull();
    const called = planThat({ by: 'demand-response' });
    expect(liftOf(pausedBy('quiet'), [guard({})], called)).toBeNull();
    expect(liftOf(pausedBy('measurement'), [], planThat({}))).toBeNull();
  });

  it('is nothing where the user paused it, or it mines', () => {
    const byUser: MiningState = {
      kind: 'paused',
      reason: { kind: 'user', untilMs: null },
      sinceMs: 0,
    };
    expect(liftOf(byUser, [guard({})], planThat({}))).toBeNull();
    expect(liftOf({ kind: 'mining', sinceMs: 0 }, [], planThat({ mine: true }))).toBeNull();
  });
});

describe('what was lifted', () => {
  it('ends when the first of it counts again', () => {
    const lifted = guard({ state: 'overridden', untilMs: 900 });
    expect(liftedNow([lifted], planThat({ mine: true }, 500), 100)).toEqual({
      guards: true,
      guardIds: ['quiet'],
      plan: true,
      untilMs: 500,
    });
  });

  it('is nothing once it is over', () => {
    expect(liftedNow([guard({})], planThat({ mine: true }, 500), 500)).toBeNull();
  });
});
