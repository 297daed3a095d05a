import { z } from 'zod';
import { BITCOIN_POW_LIMIT } from '../../chain/bitcoin.ts';
import { SCRYPT_POW_LIMIT } from '../../chain/litecoin.ts';
import {
  BITCOIN_TIMESPAN_S,
  LITECOIN_TIMESPAN_S,
  nextBitcoinBits,
  nextLitecoinBits,
} from '../../chain/retarget-epoch.ts';
import { defineModel, flag, quantity } from '../model.ts';
import { bitsField, describeRetarget, retargetOutput, targetOfBits, timeField } from './bits.ts';

const input = {
  bits: bitsField('Bits of the epoch'),
  firstTimeS: timeField('Time of the first block counted'),
  lastTimeS: timeField('Time of the last block'),
};

const output = {
  ...retargetOutput,
  actualSpanS: quantity('Time the epoch took', 's'),
  targetSpanS: quantity('Time it should have taken', 's', { min: 0 }),
  clamped: flag('Held back by the factor of four'),
};

function spans(firstTimeS: number, lastTimeS: number, targetSpanS: number) {
  const actualSpanS = lastTimeS - firstTimeS;
  return {
    actualSpanS,
    targetSpanS,
    clamped: actualSpanS < targetSpanS / 4 || actualSpanS > targetSpanS * 4,
  };
}

/**
 * Bitcoin's adjustment after 2016 blocks, bit for bit.
 *
 * The first block counted is 2015 back, so the equilibrium spacing is 1209600/2015 = 600.298 s; and since the
 * mean of an inverse exceeds the inverse of a mean, exponential block times lift difficulty by 2016/2014 on
 * average. The 20-minute rule of test networks and BIP 94 are not modelled.
 */
export const bitcoinRetarget = defineModel({
  id: 'bitcoin-retarget',
  title: "Bitcoin's next bits",
  section: '1.3',
  formula:
    "T' = T clamp(last - first, span/4, 4 span) / span, span = 1209600 s, first is 2015 back",
  source: 'Bitcoin Core src/pow.cpp, CalculateNextWorkRequired',
  wrongWhen: 'The chain is a test network with the 20-minute rule or BIP 94.',
  input: z.object(input),
  output: z.object(output),
  example: { bits: '0x1d00ffff', firstTimeS: 1_261_130_161, lastTimeS: 1_262_152_739 },
  run: ({ bits, firstTimeS, lastTimeS }) => {
    const old = targetOfBits('bitcoin-retarget', 'bits', bits);
    return {
      ...describeRetarget(old, nextBitcoinBits({ bits, firstTimeS, lastTimeS }, BITCOIN_POW_LIMIT)),
      ...spans(firstTimeS, lastTimeS, BITCOIN_TIMESPAN_S),
    };
  },
});

/** Litecoin's adjustment after 2016 blocks, bit for bit; the full 2016 intervals but at the first. */
export const litecoinRetarget = defineModel({
  id: 'litecoin-retarget',
  title: "Litecoin's next bits",
  section: '1.4',
  formula: "T' = T clamp(last - first, span/4, 4 span) / span, span = 302400 s, first is 2016 back",
  source: 'Litecoin Core src/pow.cpp, CalculateNextWorkRequired',
  wrongWhen: 'The chain is a test network with the minimum-difficulty rule.',
  input: z.object(input),
  output: z.object(output),
  example: { bits: '0x1c0ac141', firstTimeS: 1_358_118_740, lastTimeS: 1_358_378_777 },
  run: ({ bits, firstTimeS, lastTimeS }) => {
    const old = targetOfBits('litecoin-retarget', 'bits', bits);
    return {
      ...describeRetarget(old, nextLitecoinBits({ bits, firstTimeS, lastTimeS }, SCRYPT_POW_LIMIT)),
      ...spans(firstTimeS, lastTimeS, LITECOIN_TIMESPAN_S),
    };
  },
});
