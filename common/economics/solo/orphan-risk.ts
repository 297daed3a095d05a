import { z } from 'zod';
import { defineModel, fraction, quantity } from '../model.ts';

/**
 * Chance that another block appears while ours spreads: 1 - exp(-delay (1 - share) / spacing).
 *
 * @param ownShare - our part of the network's hash rate, 0 to 1; it does not work against itself
 */
export function orphanChance(delayS: number, spacingS: number, ownShare: number): number {
  return -Math.expm1((-delayS * (1 - ownShare)) / spacingS);
}

/**
 * Risk that a block found is not the one the chain keeps, and what it costs.
 *
 * An upper estimate: of two competing blocks one still wins, ours about half the time.
 * Source: Decker & Wattenhofer, "Information propagation in the Bitcoin network", 2013.
 */
export const orphanRisk = defineModel({
  id: 'orphan-risk',
  title: 'Risk of an orphaned block',
  section: '2.6',
  formula: 'P = 1 - exp(-delay (1 - share) / spacing)',
  source: 'Decker & Wattenhofer 2013, information propagation in the Bitcoin network',
  wrongWhen: 'The delay is not the time to reach most of the hash rate, or miners withhold blocks.',
  input: z.object({
    delayS: quantity('Time to reach the other miners', 's', { min: 0, max: 1e9 }),
    spacingS: quantity('Time between blocks', 's', { positive: true, max: 1e9 }).default(600),
    ownShare: fraction('Own share of the hash rate').default(0),
    rewardCoin: quantity('Block reward', 'coin', { min: 0, max: 1e15 }).default(0),
  }),
  output: z.object({
    chance: fraction('Chance of a competing block'),
    effectiveRewardCoin: quantity('Reward after the risk', 'coin', { min: 0 }),
  }),
  example: { delayS: 2, rewardCoin: 3.155 },
  run: ({ delayS, spacingS, ownShare, rewardCoin }) => {
    const chance = orphanChance(delayS, spacingS, ownShare);
    return { chance, effectiveRewardCoin: rewardCoin * (1 - chance) };
  },
});
