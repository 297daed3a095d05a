import type { TimelineEvent } from '../../common/contract/history.ts';
import type { EngineEvent } from '../mining/engine-api.ts';

/** An engine's event as a line of the timeline; undefined when it is not worth one. */
export function timelineFromEngine(
  event: EngineEvent,
): Pick<TimelineEvent, 'level' | 'code' | 'params'> | undefined {
  switch (event.kind) {
    case 'self-test-passed':
      return {
        level: 'good',
        code: 'self-test-passed',
        params: { kernel: event.kernel, threads: event.threads },
      };
    case 'kernel-failed':
      return {
        level: 'fault',
        code: 'kernel-failed',
        params: { kernel: event.kernel, problem: event.problem },
      };
    case 'kernel-changed':
      return {
        level: 'wait',
        code: 'kernel-changed',
        params: { from: event.from, to: event.to, reason: event.reason },
      };
    case 'worker-replaced':
      return {
        level: 'wait',
        code: 'worker-replaced',
        params: { index: event.index, problem: event.problem },
      };
    case 'wrong-solution':
      return {
        level: 'fault',
        code: 'kernel-failed',
        params: { kernel: event.kernel, problem: 'the reference did not confirm a nonce it found' },
      };
    case 'nonces-exhausted':
      return undefined;
  }
}
