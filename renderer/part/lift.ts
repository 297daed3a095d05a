import type { GuardInfo } from '../../common/contract/guest.ts';
import type { MiningState } from '../../common/contract/mining.ts';
import type { PlanInfo } from '../../common/contract/plan.ts';

/** What "mine anyway" has to lift, so that mining begins; null where it would not, or there is nothing to lift. */
export interface Lift {
  readonly guards: boolean;
  readonly plan: boolean;
}

export function liftOf(
  state: MiningState,
  guards: readonly GuardInfo[],
  plan: PlanInfo | undefined,
): Lift | null {
  if (state.kind !== 'paused' || state.reason.kind !== 'guard') return null;
  if (state.reason.guard === 'measurement') return null;
  const holding = guards.filter((guard) => guard.state === 'holding');
  const rests = plan !== undefined && !plan.now.mine;
  // Neither safety nor the grid's call is lifted by a wish.
  if (holding.some(({ isComfort }) => !isComfort)) return null;
  if (rests && plan.now.by === 'demand-response') return null;
  const lift = { guards: holding.length > 0, plan: rests };
  return lift.guards || lift.plan ? lift : null;
}

/** What was lifted, and when the first of it counts again. */
export interface Lifted extends Lift {
  readonly guardIds: readonly GuardInfo['id'][];
  readonly untilMs: number;
}

/** @returns null while nothing is lifted */
export function liftedNow(
  guards: readonly GuardInfo[],
  plan: PlanInfo | undefined,
  nowMs: number,
): Lifted | null {
  const lifted = guards.filter(({ state }) => state === 'overridden');
  const planMs = plan?.overrideUntilMs ?? 0;
  const ends = [...lifted.map(({ untilMs }) => untilMs ?? 0), planMs].filter((ms) => ms > nowMs);
  if (ends.length === 0) return null;
  return {
    guards: lifted.length > 0,
    guardIds: lifted.map(({ id }) => id),
    plan: planMs > nowMs,
    untilMs: Math.min(...ends),
  };
}
