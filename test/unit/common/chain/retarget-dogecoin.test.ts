import { describe, expect, it } from 'vitest';
import { SCRYPT_POW_LIMIT } from '../../../../common/chain/litecoin.ts';
import {
  nextDigishieldBits,
  nextEarlyDogecoinBits,
} from '../../../../common/chain/retarget-dogecoin.ts';
import vectors from '../../../vector/economics-chain.json' with { type: 'json' };

describe('Dogecoin retarget', () => {
  it('is DigiShield since block 145000', () => {
    for (const row of vectors.cases.dogeDigishield) {
      const next = nextDigishieldBits(
        { bits: Number(row.bits), firstTimeS: row.prevTime, lastTimeS: row.lastTime },
        SCRYPT_POW_LIMIT,
      );
      expect(next, row.name).toBe(Number(row.expected));
    }
  });

  it('was by epoch of 240 blocks before', () => {
    for (const row of vectors.cases.dogePreDigishield) {
      const next = nextEarlyDogecoinBits(
        { bits: Number(row.bits), firstTimeS: row.firstTime, lastTimeS: row.lastTime },
        row.lastHeight,
        SCRYPT_POW_LIMIT,
      );
      expect(next, `after ${row.lastHeight}`).toBe(Number(row.expected));
    }
  });
});
