import { z } from 'zod';
import { bitcoinCash } from '../../chain/bitcoin-cash.ts';
import { BITCOIN_CASH_ANCHOR, nextAsertBits } from '../../chain/retarget-asert.ts';
import { defineModel, quantity, refuseInput, wholeNumber } from '../model.ts';
import {
  bitsField,
  describeRetarget,
  retargetOutput,
  targetOfBits,
  textFromBits,
  timeField,
} from './bits.ts';

/**
 * Bitcoin Cash's next bits, from the anchor block alone (aserti3-2d).
 *
 * T' = T_anchor 2^((t - t_anchorParent - 600 (dh + 1)) / 172800): every two days behind schedule halve the
 * difficulty. Exact in fixed point as the specification demands.
 */
export const asertRetarget = defineModel({
  id: 'asert-retarget',
  title: "Bitcoin Cash's next bits (ASERT)",
  section: '1.6',
  formula: "T' = T_anchor 2^((t - t_parent - 600 (dh + 1)) / 172800)",
  source: 'Bitcoin Cash specification 2020-11-15-asert (aserti3-2d)',
  wrongWhen: 'The anchor is not the chain’s own.',
  input: z.object({
    anchorHeight: wholeNumber('Height of the anchor', '1').prefault(
      BITCOIN_CASH_ANCHOR.height.toString(),
    ),
    anchorBits: bitsField('Bits of the anchor').prefault(textFromBits(BITCOIN_CASH_ANCHOR.bits)),
    anchorParentTimeS: timeField('Time of the anchor’s parent').default(
      BITCOIN_CASH_ANCHOR.parentTimeS,
    ),
    height: wholeNumber('Height of the last block', '1'),
    timeS: timeField('Time of the last block'),
  }),
  output: z.object({
    ...retargetOutput,
    behindScheduleS: quantity('Behind (positive) or ahead of schedule', 's'),
  }),
  example: { height: '900000', timeS: 1_748_500_000 },
  run: ({ anchorHeight, anchorBits, anchorParentTimeS, height, timeS }) => {
    const old = targetOfBits('asert-retarget', 'anchorBits', anchorBits);
    if (old > bitcoinCash.powLimit) {
      refuseInput(
        'asert-retarget',
        'anchorBits',
        textFromBits(anchorBits),
        'must not be easier than the limit of proof of work, 0x1d00ffff',
      );
    }
    if (height < anchorHeight) {
      refuseInput(
        'asert-retarget',
        'height',
        height.toString(),
        `must be at least the height of the anchor, ${anchorHeight}`,
      );
    }
    const anchor = { height: anchorHeight, bits: anchorBits, parentTimeS: anchorParentTimeS };
    return {
      ...describeRetarget(old, nextAsertBits(anchor, height, timeS, bitcoinCash.powLimit)),
      behindScheduleS: timeS - anchorParentTimeS - 600 * (Number(height - anchorHeight) + 1),
    };
  },
});
