import { describe, expect, it } from 'vitest';
import { BITCOIN_POW_LIMIT } from '../../../../common/chain/bitcoin.ts';
import { SCRYPT_POW_LIMIT } from '../../../../common/chain/litecoin.ts';
import { nextBitcoinBits, nextLitecoinBits } from '../../../../common/chain/retarget-epoch.ts';
import vectors from '../../../vector/economics-chain.json' with { type: 'json' };

describe('retarget by epoch', () => {
  it('gives the bits of Bitcoin Core', () => {
    for (const row of vectors.cases.btcRetarget) {
      const next = nextBitcoinBits(
        { bits: Number(row.bits), firstTimeS: row.firstTime, lastTimeS: row.lastTime },
        BITCOIN_POW_LIMIT,
      );
      expect(next, row.name).toBe(Number(row.expected));
    }
  });

  it('gives the bits of Litecoin Core', () => {
    for (const row of vectors.cases.ltcRetarget) {
      const next = nextLitecoinBits(
        { bits: Number(row.bits), firstTimeS: row.firstTime, lastTimeS: row.lastTime },
        SCRYPT_POW_LIMIT,
      );
      expect(next, row.name).toBe(Number(row.expected));
    }
  });
});
