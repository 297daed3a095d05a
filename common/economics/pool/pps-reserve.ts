import { z } from 'zod';
import { defineModel, fraction, quantity } from '../model.ts';
import { adjustmentCoefficient } from './adjustment.ts';

/**
 * Chance that a pool without a fee still stands after `blocks` blocks with a reserve of `reserve` blocks.
 *
 * reserve * sqrt(2 / (pi blocks)), the reflection principle for reserve much below sqrt(blocks).
 */
export function feelessSurvival(reserve: number, blocks: number): number {
  return Math.min(1, reserve * Math.sqrt(2 / (Math.PI * blocks)));
}

/**
 * Reserve a pool needs to pay every share at once and survive its own bad luck.
 *
 * Ruin chance with R blocks in reserve = e^(-x R), x the root of 1 - e^-x = (1 - f) x; Rosenfeld's x ~ 2f
 * asks for slightly more. Source: Rosenfeld 2011 section 3 and 4 (PPS); Lundberg's inequality, exact here
 * because the pool's losses are continuous.
 */
export const ppsReserve = defineModel({
  id: 'pps-reserve',
  title: 'Reserve behind pay per share',
  section: '3.3',
  formula: 'R = ln(1/delta) / x, 1 - e^-x = (1 - fee) x; approximately ln(1/delta) / (2 fee)',
  source: 'Rosenfeld 2011, section on PPS operator risk',
  wrongWhen: 'Miners withhold blocks, or fees and orphans move the value of a block.',
  input: z.object({
    fee: quantity('Pool fee', '1', { min: 1e-6, max: 0.99 }),
    ruinChance: quantity('Accepted chance of ruin', '1', { min: 1e-15, max: 0.999 }),
    rewardCoin: quantity('Block reward', 'coin', { min: 0, max: 1e15 }).default(1),
    blocks: quantity('Blocks a feeless pool should last', '1', { min: 1, max: 1e12 }).default(1000),
  }),
  output: z.object({
    exponent: quantity('Decay of ruin per block of reserve', '1', { min: 0 }),
    reserveBlocks: quantity('Reserve', '1', { min: 0 }),
    reserveCoin: quantity('Reserve in coin', 'coin', { min: 0 }),
    approximateReserveBlocks: quantity("Reserve by Rosenfeld's approximation", '1', { min: 0 }),
    feelessSurvival: fraction('Chance that the reserve lasts those blocks at fee 0'),
  }),
  example: { fee: 0.05, ruinChance: 0.001, rewardCoin: 50 },
  run: ({ fee, ruinChance, rewardCoin, blocks }) => {
    const exponent = adjustmentCoefficient(fee);
    const reserveBlocks = -Math.log(ruinChance) / exponent;
    return {
      exponent,
      reserveBlocks,
      reserveCoin: reserveBlocks * rewardCoin,
      approximateReserveBlocks: -Math.log(ruinChance) / (2 * fee),
      feelessSurvival: feelessSurvival(reserveBlocks, blocks),
    };
  },
});
