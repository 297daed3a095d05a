import type { BestShare, ShareCounts } from '../../common/contract/mining.ts';
import type { RejectMeaning } from './protocol/reject-reason.ts';
import type { SubmitResult } from './source/source.ts';

/** Counts what became of the shares. Plain state and pure steps; the dispatcher holds it. */
export interface ShareAccount {
  readonly accepted: number;
  readonly rejected: number;
  readonly stale: number;
  readonly pending: number;
  /** Newest reasons last; at most {@link REASONS_MAX}, the rest are counted under 'other'. */
  readonly reasons: readonly Reason[];
  readonly best: BestShare;
}

interface Reason {
  readonly code: string;
  readonly meaning: string;
  readonly count: number;
}

/** Different codes kept apart: pools invent their own, and a hostile one may never repeat itself. */
const REASONS_MAX = 24;
const CODE_MAX = 60;

const MEANINGS: Readonly<Record<RejectMeaning, string>> = {
  stale: 'Too late: the job was over when the share arrived.',
  duplicate: 'The same share had been sent before.',
  'low-difficulty': 'The share was below the difficulty the source asks for.',
  unauthorized: 'The source does not know this user.',
  'not-subscribed': 'The connection had not been subscribed.',
  invalid: 'The source could not use the share.',
  other: 'The source gave no reason that is known here.',
};

/** What an earlier run had reached. */
export interface AllTimeShares {
  readonly bestDifficulty: number | null;
  readonly hashes: number;
}

export function openShareAccount(allTime: AllTimeShares): ShareAccount {
  return {
    accepted: 0,
    rejected: 0,
    stale: 0,
    pending: 0,
    reasons: [],
    best: {
      session: null,
      allTime: allTime.bestDifficulty,
      hashesSession: 0,
      hashesAllTime: allTime.hashes,
    },
  };
}

/**
 * A share was found and is on its way.
 *
 * @param difficulty - of the share's own digest
 * @param expectedHashes - that its job's share target stands for
 */
export function shareSent(
  account: ShareAccount,
  difficulty: number,
  expectedHashes: number,
): ShareAccount {
  const { best } = account;
  return {
    ...account,
    pending: account.pending + 1,
    best: {
      session: Math.max(best.session ?? 0, difficulty),
      allTime: Math.max(best.allTime ?? 0, difficulty),
      hashesSession: best.hashesSession + expectedHashes,
      hashesAllTime: best.hashesAllTime + expectedHashes,
    },
  };
}

/** The answer to one share. */
export function shareAnswered(account: ShareAccount, result: SubmitResult): ShareAccount {
  const settled = { ...account, pending: Math.max(0, account.pending - 1) };
  switch (result.kind) {
    case 'accepted':
      return { ...settled, accepted: settled.accepted + 1 };
    case 'noted':
      return settled;
    case 'unanswered':
      return {
        ...settled,
        rejected: settled.rejected + 1,
        reasons: countReason(settled.reasons, 'unanswered', 'No answer came.'),
      };
    case 'rejected': {
      const reasons = countReason(settled.reasons, result.code, MEANINGS[result.meaning]);
      return result.meaning === 'stale'
        ? { ...settled, stale: settled.stale + 1, reasons }
        : { ...settled, rejected: settled.rejected + 1, reasons };
    }
  }
}

export function shareCountsOf(account: ShareAccount): ShareCounts {
  const { accepted, rejected, stale, pending, reasons } = account;
  return { accepted, rejected, stale, pending, reasons: [...reasons] };
}

/** Forgets the best share of all time, as the user asked; the session's stays. */
export function forgetAllTime(account: ShareAccount): ShareAccount {
  const { best } = account;
  return {
    ...account,
    best: { ...best, allTime: best.session, hashesAllTime: best.hashesSession },
  };
}

function countReason(reasons: readonly Reason[], rawCode: string, meaning: string): Reason[] {
  const code = rawCode.slice(0, CODE_MAX);
  const known = reasons.some((reason) => reason.code === code);
  if (known) {
    return reasons.map((reason) =>
      reason.code === code ? { ...reason, count: reason.count + 1 } : reason,
    );
  }
  if (reasons.length < REASONS_MAX) return [...reasons, { code, meaning, count: 1 }];
  if (code === 'other') return [...reasons.slice(0, -1), { code, meaning, count: 1 }];
  return countReason(reasons, 'other', 'Further reasons, counted together.');
}
