import type { ShareRow } from '../record/history.ts';
import { createRateLimit } from '../work/rate-limit.ts';
import type { Clock } from '../work/source/source.ts';
import type { ShareOutcome } from './app-api.ts';

/** A pool that asks for thousands of shares a second must not fill the disk: all are counted, so many are kept. */
const keptPerMinute = 600;

/**
 * Puts judged shares into the history. A noted share was judged by nobody: it is neither accepted nor rejected.
 *
 * @param keep - takes what is to be kept
 */
export function createShareKeeper(
  clock: Clock,
  keep: (share: ShareRow) => void,
): (share: ShareOutcome, chainId: string | null) => void {
  const mayKeep = createRateLimit(clock, keptPerMinute, 60_000);
  return ({ solution, difficulty, result }, chainId) => {
    if (result.kind !== 'accepted' && result.kind !== 'rejected') return;
    if (!mayKeep()) return;
    const base = {
      atMs: solution.foundAtMs,
      chainId,
      sourceId: solution.sourceId,
      difficulty,
    };
    if (result.kind === 'accepted') keep({ ...base, outcome: 'accepted', reason: null });
    else {
      const outcome = result.meaning === 'stale' ? 'stale' : 'rejected';
      keep({ ...base, outcome, reason: result.code });
    }
  };
}
