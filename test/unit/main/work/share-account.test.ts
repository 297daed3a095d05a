import { describe, expect, it } from 'vitest';
import {
  forgetAllTime,
  openShareAccount,
  type ShareAccount,
  shareAnswered,
  shareCountsOf,
  shareSent,
} from '../../../../main/work/share-account.ts';
import type { SubmitResult } from '../../../../main/work/source/source.ts';

const empty = openShareAccount({ bestDifficulty: null, hashes: 0 });
const rejected = (code: string, meaning: 'stale' | 'other' = 'other'): SubmitResult => ({
  kind: 'rejected',
  code,
  meaning,
  message: '',
});
const answered = (...results: SubmitResult[]): ShareAccount =>
  results.reduce((account, result) => shareAnswered(shareSent(account, 1, 1), result), empty);

describe('the share account', () => {
  it('counts accepted, rejected, stale and pending apart', () => {
    const account = shareSent(
      answered(
        { kind: 'accepted', latencyMs: 5 },
        rejected('23'),
        rejected('21', 'stale'),
        { kind: 'unanswered', problem: 'x' },
        { kind: 'noted' },
      ),
      1,
      1,
    );
    expect(shareCountsOf(account)).toMatchObject({
      accepted: 1,
      rejected: 2,
      stale: 1,
      pending: 1,
      reasons: [
        { code: '23', count: 1 },
        { code: '21', count: 1, meaning: expect.stringContaining('Too late') },
        { code: 'unanswered', count: 1 },
      ],
    });
  });

  it('adds equal codes up', () => {
    expect(answered(rejected('23'), rejected('23')).reasons).toMatchObject([{ count: 2 }]);
  });

  it('keeps a bounded number of codes, whatever a pool invents', () => {
    const codes = Array.from({ length: 500 }, (_, index) => rejected(`code-${index}`));
    const account = answered(...codes, rejected('x'.repeat(10_000)));
    expect(account.reasons.length).toBeLessThanOrEqual(24);
    expect(account.rejected).toBe(501);
    for (const { code } of account.reasons) expect(code.length).toBeLessThanOrEqual(60);
  });

  it('keeps the best of the session and of all time, with the hashes they stand for', () => {
    const opened = openShareAccount({ bestDifficulty: 100, hashes: 1e6 });
    const account = shareSent(shareSent(opened, 50, 1000), 40, 1000);
    expect(account.best).toEqual({
      session: 50,
      allTime: 100,
      hashesSession: 2000,
      hashesAllTime: 1_002_000,
    });
    expect(forgetAllTime(account).best).toMatchObject({ allTime: 50, hashesAllTime: 2000 });
  });
});
