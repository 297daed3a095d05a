import type { WireError } from '../../common/contract/errors.ts';
import type { MiningState, MiningStatus } from '../../common/contract/mining.ts';
import type { Condition } from '../component/badge.tsx';
import type { Sentence } from '../component/text.tsx';
import { formatPercent } from '../format/chance.ts';
import { formatMoment } from '../format/time.ts';
import { errorText, message } from '../message/message.ts';

/** Whether the one button says "Pause" (else "Mine"). */
export function isActive({ kind }: MiningState): boolean {
  return (
    kind === 'mining' || kind === 'starting' || kind === 'self-testing' || kind === 'preparing'
  );
}

/** Whether mining waits for something other than the user, so that the button still says "Pause". */
export function wantsToMine(state: MiningState): boolean {
  return isActive(state) || (state.kind === 'paused' && state.reason.kind !== 'user');
}

export function conditionOf(state: MiningState): Condition {
  switch (state.kind) {
    case 'mining':
      return 'run';
    case 'failed':
      return 'fault';
    case 'stopped':
      return 'off';
    default:
      return 'wait';
  }
}

/** When a pause ends by itself, Unix ms; null when it does not say. */
export function pauseEndMs(state: MiningState): number | null {
  if (state.kind !== 'paused') return null;
  const { reason } = state;
  return reason.kind === 'user' || reason.kind === 'guard' ? reason.untilMs : null;
}

/** How many threads, and how much of their time. */
export function threadsText(status: MiningStatus, machineThreads: number): string {
  const threads = message.state.threads(status.threads, machineThreads);
  return status.dutyPercent < 100
    ? `${threads} ${message.state.duty(status.dutyPercent)}`
    : threads;
}

/** A state always has a reason and an end. */
export function stateSentence(state: MiningState, nowMs: number): Sentence {
  switch (state.kind) {
    case 'mining':
      return message.state.nothingHolds;
    case 'starting':
      return message.state.starting;
    case 'self-testing':
      return message.state.selfTesting;
    case 'preparing':
      return message.state.preparing(state.what, formatPercent(state.progress));
    case 'stopped':
      return message.state.stopped;
    case 'paused': {
      const end = pauseEndMs(state);
      return message.state.paused(state.reason, end === null ? null : formatMoment(end, nowMs));
    }
    case 'failed': {
      const text = errorText(state.error as WireError);
      return { lead: text.title, rest: `${text.detail} ${text.action}` };
    }
  }
}
