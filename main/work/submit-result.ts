import { meaningOf } from './protocol/reject-reason.ts';
import type { BlockVerdict, SubmitResult } from './source/source.ts';

/** A node's verdict on a block, as the answer to the solution it was made of. */
export function submitResultOf(verdict: BlockVerdict, latencyMs: number): SubmitResult {
  switch (verdict.kind) {
    case 'taken':
      return { kind: 'accepted', latencyMs };
    case 'refused': {
      const { reason } = verdict;
      return { kind: 'rejected', code: reason, meaning: meaningOf('', reason), message: reason };
    }
    case 'unreachable':
      return { kind: 'unanswered', problem: verdict.problem };
  }
}

/** The answer for a solution whose job is forgotten. */
export function unknownJob(): SubmitResult {
  return {
    kind: 'rejected',
    code: 'unknown-job',
    meaning: 'stale',
    message: 'the job is too old to be remembered',
  };
}
