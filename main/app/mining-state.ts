import type { WireError } from '../../common/contract/errors.ts';
import type { MiningState, PauseReason } from '../../common/contract/mining.ts';
import type { SourceInfo } from '../../common/contract/source.ts';
import { errorText } from '../../common/message/error.ts';
import type { EngineState } from '../mining/engine-api.ts';

/** What the app knows that decides whether it mines. */
export interface Wish {
  /** The user asked it to mine and has not taken that back. */
  readonly wanted: boolean;
  /** Set while the user's own pause lasts. */
  readonly pause: { readonly untilMs: number | null } | null;
  /** A guard's, while one holds. */
  readonly rest: PauseReason | null;
  readonly hasSource: boolean;
  readonly hasJob: boolean;
  /** Why the work that there is must not be mined; null: nothing was refused. */
  readonly payoutProblem: string | null;
  /** Since when the present answer has been the answer. */
  readonly sinceMs: number;
}

/** One state from what is wished and what the engine does; a pause always carries its reason. */
export function miningStateFrom(wish: Wish, engine: EngineState): MiningState {
  const paused = (reason: PauseReason): MiningState => ({
    kind: 'paused',
    reason,
    sinceMs: wish.sinceMs,
  });
  if (wish.pause !== null) return paused({ kind: 'user', untilMs: wish.pause.untilMs });
  if (!wish.wanted) return { kind: 'stopped' };
  if (engine.kind === 'failed') return engine;
  if (wish.rest !== null) return paused(wish.rest);
  if (!wish.hasSource) return paused({ kind: 'no-source' });
  if (!wish.hasJob && wish.payoutProblem !== null) {
    return paused({ kind: 'payout-proof', detail: wish.payoutProblem });
  }
  if (!wish.hasJob) return paused({ kind: 'waiting-for-job', sinceMs: wish.sinceMs });
  switch (engine.kind) {
    case 'stopped':
    case 'idle':
      return { kind: 'starting' };
    default:
      return engine;
  }
}

/** What a source whose coinbase does not pay the user says of it, as a sentence; null: none is refused. */
export function payoutProblemOf(sources: readonly SourceInfo[]): string | null {
  for (const { state } of sources) {
    if (state.kind !== 'waiting' && state.kind !== 'failed') continue;
    if (state.error.code === 'work.payout-proof') return errorText(state.error as WireError).detail;
  }
  return null;
}

/** Whether threads should hash now. */
export function shouldHash(wish: Pick<Wish, 'wanted' | 'pause' | 'rest'>): boolean {
  return wish.wanted && wish.pause === null && wish.rest === null;
}

/** Two pauses of one key are one pause, whatever else its words say. */
export function pauseKey(reason: PauseReason): string {
  return reason.kind === 'guard' ? `guard ${reason.guard}` : reason.kind;
}
