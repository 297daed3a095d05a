import type { SubmitResult } from '../source/source.ts';

/** The classes people know, from the codes and words that nodes and pools use. */
export type RejectMeaning = Extract<SubmitResult, { kind: 'rejected' }>['meaning'];

/** Stratum's numbers; 6 is the one that node-stratum-pool uses for a wrong version. */
const STRATUM_CODES: Readonly<Record<string, RejectMeaning>> = {
  '21': 'stale',
  '22': 'duplicate',
  '23': 'low-difficulty',
  '24': 'unauthorized',
  '25': 'not-subscribed',
  '6': 'invalid',
};

/** Words in the order they are looked for; the first that occurs decides. */
const WORDS: ReadonlyArray<readonly [RegExp, RejectMeaning]> = [
  [/duplicate/i, 'duplicate'],
  [
    /stale|job ?not ?found|invalid ?job|unknown ?job|old ?job|prev(?:blk|-blk)|bad-prevblk/i,
    'stale',
  ],
  [/low ?diff|difficulty too low|above target|high-hash/i, 'low-difficulty'],
  [/unauthori[sz]ed|unauthenticated|worker mismatch|not authori[sz]ed/i, 'unauthorized'],
  [/not subscribed|unsubscribed/i, 'not-subscribed'],
  [/invalid|bad-|incorrect|out of range|time-too|malformed|illegal/i, 'invalid'],
];

/**
 * Classifies a refusal: the number first, words where there is none or it is the catch-all 20.
 *
 * @param code - as the peer sent it, '' when it sent none
 * @param words - its message, '' when it sent none
 */
export function meaningOf(code: string, words: string): RejectMeaning {
  const known = STRATUM_CODES[code];
  if (known) return known;
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
