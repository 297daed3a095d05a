import { z } from 'zod';
import { chainWorkFromTarget } from '../../quantity/difficulty.ts';
import { ratioFromBigints } from '../../quantity/ratio.ts';
import { targetFromBigint } from '../../quantity/target.ts';
import { gammaQuantile } from '../../stats/gamma.ts';
import { defineModel, quantity } from '../model.ts';
import { bitsField, targetOfBits, timeField } from './bits.ts';

/**
 * Factors by which the true rate may differ from one estimated from `blocks` block times.
 *
 * chi2(a/2; 2n)/(2n) and chi2(1-a/2; 2n)/(2n): the wait for n blocks at a steady rate is Gamma(n).
 *
 * @param blocks - above 0
 * @param confidence - in (0, 1)
 */
export function hashrateBand(
  blocks: number,
  confidence: number,
): { readonly low: number; readonly high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: gammaQuantile(blocks, tail) / blocks,
    high: gammaQuantile(blocks, 1 - tail) / blocks,
  };
}

/**
 * The network's hash rate from its last blocks, as a node reports it, with the band chance leaves.
 *
 * (chain work of the tip - chain work n blocks before) / (latest - earliest time); block times are not in
 * order, hence the extremes. No time at all gives 0, as in the node.
 */
export const hashrateFromBlocks = defineModel({
  id: 'hashrate-from-blocks',
  title: 'Network hash rate from recent blocks',
  section: '1.2',
  formula: 'H = work of n blocks / (max time - min time); band chi2(2n)/(2n)',
  source: 'Bitcoin Core src/rpc/mining.cpp, GetNetworkHashPS',
  wrongWhen: 'Miners set wrong times, or hash rate moved within the window.',
  input: z.object({
    blocks: z
      .array(z.object({ timeS: timeField('Time'), bits: bitsField('Bits') }))
      .min(2, { error: 'must hold at least two blocks' })
      .max(100_000, { error: 'must hold at most 100000 blocks' })
      .meta({ label: 'Blocks, oldest first; the first only starts the clock', unit: '1' }),
    confidence: quantity('Confidence', '1', { min: 0.5, max: 0.999999 }).default(0.95),
  }),
  output: z.object({
    hashrateHps: quantity('Network hash rate', 'H/s', { min: 0 }),
    lowerHps: quantity('Lower limit', 'H/s', { min: 0 }),
    upperHps: quantity('Upper limit', 'H/s', { min: 0 }),
    relativeError: quantity('Relative standard deviation', '1', { min: 0 }),
    averageSpacingS: quantity('Average time between the blocks', 's', { min: 0 }),
  }),
  example: {
    blocks: Array.from({ length: 121 }, (_, index) => ({
      timeS: 1_700_000_000 + 590 * index,
      bits: '0x17053894',
    })),
  },
  run: ({ blocks, confidence }) => {
    const works = blocks
      .slice(1)
      .map(({ bits }, index) =>
        chainWorkFromTarget(
          targetFromBigint(targetOfBits('hashrate-from-blocks', `blocks.${index + 1}.bits`, bits)),
        ),
      );
    const count = works.length;
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    for (const { timeS } of blocks) {
      first = Math.min(first, timeS);
      last = Math.max(last, timeS);
    }
    const work = works.reduce((sum, one) => sum + one, 0n);
    const hashrateHps = last > first ? ratioFromBigints(work, BigInt(last - first)) : 0;
    const band = hashrateBand(count, confidence);
    return {
      hashrateHps,
      lowerHps: hashrateHps * band.low,
      upperHps: hashrateHps * band.high,
      relativeError: 1 / Math.sqrt(count),
      averageSpacingS: (last - first) / count,
    };
  },
});
