import type { TimelineEvent } from '../../common/contract/history.ts';
import type { MiningState, PauseReason } from '../../common/contract/mining.ts';
import type { Settings } from '../../common/contract/settings.ts';

type GuardPause = Extract<PauseReason, { kind: 'guard' }>;

/** Why the plan makes mining rest; undefined when it does not, or when the machine's care comes first. */
export function planRestOf(
  now: MiningState,
  { guards }: Pick<Settings, 'guards'>,
): GuardPause | undefined {
  if (now.kind !== 'paused' || now.reason.kind !== 'guard') return undefined;
  const { reason } = now;
  return reason.guard === 'measurement' || reason.guard in guards ? undefined : reason;
}

/** The machine's guards tell of themselves; what the plan turned is told by this, if it turned anything. */
export function timelineFromRest(
  before: MiningState,
  after: MiningState,
  settings: Pick<Settings, 'guards'>,
): Pick<TimelineEvent, 'level' | 'code' | 'params'> | undefined {
  const was = planRestOf(before, settings);
  const is = planRestOf(after, settings);
  if (was?.guard === is?.guard) return undefined;
  if (is !== undefined) {
    const params = { guard: is.guard, detail: is.detail };
    return { level: 'wait', code: 'guard-tripped', params };
  }
  if (was === undefined) return undefined;
  return { level: 'info', code: 'guard-released', params: { guard: was.guard, detail: '' } };
}
