import { z } from 'zod';
import { SCRYPT_POW_LIMIT } from '../../chain/litecoin.ts';
import {
  DIGISHIELD_HEIGHT,
  nextDigishieldBits,
  nextEarlyDogecoinBits,
} from '../../chain/retarget-dogecoin.ts';
import { defineModel, quantity } from '../model.ts';
import { bitsField, describeRetarget, retargetOutput, targetOfBits, timeField } from './bits.ts';

/**
 * Dogecoin's next bits: DigiShield after every block since height 145000, before it every 240 blocks.
 *
 * m = 60 + trunc((dt - 60)/8), clamped to 45..90; T' = T m / 60.
 */
export const dogecoinRetarget = defineModel({
  id: 'dogecoin-retarget',
  title: "Dogecoin's next bits",
  section: '1.5',
  formula: "T' = T clamp(60 + trunc((dt - 60)/8), 45, 90) / 60",
  source: 'Dogecoin Core src/dogecoin.cpp, CalculateDogecoinNextWorkRequired',
  wrongWhen: 'The chain is the test network with its minimum-difficulty blocks.',
  input: z.object({
    bits: bitsField('Bits of the last block'),
    previousTimeS: timeField('Time of the block before (or the first of the old epoch)'),
    lastTimeS: timeField('Time of the last block'),
    lastHeight: quantity('Height of the last block', '1', { min: 0, max: 1e9 })
      .int({ error: 'must be a whole number' })
      .default(DIGISHIELD_HEIGHT),
  }),
  output: z.object(retargetOutput),
  example: { bits: '0x1b499dfd', previousTimeS: 1_395_094_427, lastTimeS: 1_395_094_679 },
  run: ({ bits, previousTimeS, lastTimeS, lastHeight }) => {
    const old = targetOfBits('dogecoin-retarget', 'bits', bits);
    const times = { bits, firstTimeS: previousTimeS, lastTimeS };
    return describeRetarget(
      old,
      lastHeight + 1 >= DIGISHIELD_HEIGHT
        ? nextDigishieldBits(times, SCRYPT_POW_LIMIT)
        : nextEarlyDogecoinBits(times, lastHeight, SCRYPT_POW_LIMIT),
    );
  },
});
