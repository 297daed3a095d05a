import { describe, expect, it } from 'vitest';
import { BITCOIN_POW_LIMIT } from '../../../../common/chain/bitcoin.ts';
import { BITCOIN_CASH_ANCHOR, nextAsertBits } from '../../../../common/chain/retarget-asert.ts';
import vectors from '../../../vector/economics-chain.json' with { type: 'json' };

describe('ASERT', () => {
  it.each(vectors.cases.asert)('$desc', (run) => {
    const anchor = {
      height: BigInt(run.anchorHeight),
      bits: Number(run.anchorBits),
      parentTimeS: run.anchorParentTime,
    };
    for (const [height, timeS, bits] of run.blocks as [string, number, string][]) {
      const next = nextAsertBits(anchor, BigInt(height), timeS, BITCOIN_POW_LIMIT);
      expect(next, `block ${height}`).toBe(Number(bits));
    }
  });

  it('stays at the limit and at one for times beyond reason', () => {
    const next = (timeS: number) =>
      nextAsertBits(BITCOIN_CASH_ANCHOR, 661_648n, timeS, BITCOIN_POW_LIMIT);
    expect(next(Number.MAX_SAFE_INTEGER)).toBe(0x1d00ffff);
    expect(next(-Number.MAX_SAFE_INTEGER)).toBe(0x01010000);
  });
});
