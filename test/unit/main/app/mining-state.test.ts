import { describe, expect, it } from 'vitest';
import type { SourceInfo, SourceState } from '../../../../common/contract/source.ts';
import { miningStateFrom, payoutProblemOf } from '../../../../main/app/mining-state.ts';

const source = (state: SourceState): SourceInfo => ({
  settings: { id: 'practice', kind: 'practice', label: 'Practice', enabled: true },
  hasSecret: false,
  state,
  peer: null,
  latencyMs: null,
  lastJobAtMs: null,
});
const unpaid = {
  code: 'work.payout-proof',
  params: { source: 'Pool', address: 'bc1q', paidPercent: 50, minPercent: 97, isLeft: true },
  retry: 'no' as const,
};

describe('a pool that does not pay', () => {
  const wish = { wanted: true, pause: null, rest: null, hasSource: true, sinceMs: 0 };
  const payoutProblem = payoutProblemOf([
    source({ kind: 'ready' }),
    source({ kind: 'failed', error: unpaid }),
  ]);

  it('is the reason of the pause when there is no other work', () => {
    const state = miningStateFrom({ ...wish, hasJob: false, payoutProblem }, { kind: 'idle' });
    expect(state).toMatchObject({
      kind: 'paused',
      reason: { kind: 'payout-proof', detail: expect.stringContaining('at least 97 %') },
    });
  });

  it('is no reason while another source gives work, and other errors are none', () => {
    const mining = { kind: 'mining', sinceMs: 0 } as const;
    expect(miningStateFrom({ ...wish, hasJob: true, payoutProblem }, mining)).toBe(mining);
    const other = { ...unpaid, code: 'net.refused' };
    expect(payoutProblemOf([source({ kind: 'failed', error: other })])).toBeNull();
  });
});
