import { z } from 'zod';
import { logGamma } from '../../stats/gamma.ts';
import { defineModel, fraction, quantity } from '../model.ts';

/**
 * Mean length of a majority attack, in mean times between honest blocks.
 *
 * The attacker, `ratio` times the honest hash rate, mines in secret until the honest chain has grown by
 * `escrow` + 1 blocks and its own is longer. Let K be its blocks at that moment, negative binomial; if it is not
 * ahead it must gain escrow + 2 - K blocks at a net rate of ratio - 1, so
 *
 *   t = (e + 1) + E[max(0, e + 2 - K)] / (A - 1),   K ~ NB(e + 1, A/(1 + A)).
 *
 * @param ratio - attacker's over honest hash rate, above 1
 */
export function majorityAttackTime(ratio: number, escrow: number): number {
  const races = escrow + 1;
  const logWin = -Math.log1p(1 / ratio);
  const logLose = -Math.log1p(ratio);
  let behind = 0;
  for (let k = 0; k <= races; k++) {
    const logChance =
      logGamma(k + races) - logGamma(k + 1) - logGamma(races) + k * logWin + races * logLose;
    behind += (races + 1 - k) * Math.exp(logChance);
  }
  return races + behind / (ratio - 1);
}

/**
 * What a majority attack takes: how long, how many blocks, and what hash rate for that long costs.
 *
 * gross cost = A t block rewards, because hash rate costs what it earns at zero profit (Budish). The attacker
 * earns as many rewards back on average; what remains is the fall of the coin's value on them.
 * The mean time is exact (a closed form); simulations of the race agree.
 */
export const majorityAttack = defineModel({
  id: 'majority-attack',
  title: 'Undoing blocks with a majority',
  section: '9.2',
  formula: 't = (e+1) + E[max(0, e+2-K)]/(A-1), K ~ NB(e+1, A/(1+A)); gross cost = A*t*reward',
  source:
    'Budish 2018 (NBER 24717), section 3; mean time by Wald’s identity, ours, checked by simulation',
  wrongWhen:
    'Hash rate can not be rented at its cost, difficulty adjusts during the attack, or exchanges freeze the coins.',
  input: z.object({
    ratio: quantity('Attacker’s over honest hash rate', '1', { min: 1.001, max: 1000 }),
    escrow: quantity('Blocks until goods are delivered', '1', { min: 0, max: 10_000 }).int({
      error: 'must be a whole number of blocks',
    }),
    rewardPerBlock: quantity('Block reward', 'money', { min: 0, max: 1e12 }).default(0),
    blockSeconds: quantity('Time between blocks', 's', { positive: true, max: 1e6 }).default(600),
    coinValueDrop: fraction('Fall of the coin’s value after the attack').default(0),
  }),
  output: z.object({
    blockTimes: quantity('Mean length, in times between blocks', '1'),
    seconds: quantity('Mean length', 's'),
    attackerBlocks: quantity('Blocks the attacker mines', '1'),
    grossCostBlocks: quantity('Gross cost, in block rewards', '1'),
    grossCost: quantity('Gross cost', 'money'),
    netCost: quantity('Net of the rewards it keeps', 'money'),
  }),
  example: { ratio: 1.25, escrow: 6, rewardPerBlock: 205_075 },
  run: (input) => {
    const blockTimes = majorityAttackTime(input.ratio, input.escrow);
    const blocks = input.ratio * blockTimes;
    const grossCost = blocks * input.rewardPerBlock;
    return {
      blockTimes,
      seconds: blockTimes * input.blockSeconds,
      attackerBlocks: blocks,
      grossCostBlocks: blocks,
      grossCost,
      netCost: grossCost * input.coinValueDrop,
    };
  },
});
