import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';

/** How a chain of difficulty epochs answers; one entry for each epoch from the shock on. */
export interface ShockEpoch {
  /** Mean time between blocks after the shock, s. */
  readonly blockSeconds: number;
  /** Days from the shock, or the epoch's start, to the epoch's end. */
  readonly remainingDays: number;
  /** Days from the epoch's start to its end. */
  readonly epochDays: number;
  /** What the adjustment at its end multiplies difficulty by. */
  readonly factor: number;
  /** Difficulty after it, relative to that before the shock. */
  readonly difficulty: number;
}

/** A chain that adjusts once in an epoch, as Bitcoin does. */
export interface EpochChain {
  readonly blockSeconds: number;
  readonly blocksPerEpoch: number;
}

/**
 * Path of an epoch-adjusted difficulty when hash rate changes to `remaining` of what it was, at `fraction` of
 * the way through an epoch: span = phi T + (1 - phi) T/h, then D /= clamp(span/T, 1/4, 4).
 *
 * Means only; luck moves a real epoch by 1/sqrt(2016), 2.2 %.
 */
export function shockEpochs(
  chain: EpochChain,
  remaining: number,
  fraction: number,
  epochs: number,
): ShockEpoch[] {
  const normalDays = (chain.blockSeconds * chain.blocksPerEpoch) / 86_400;
  let difficulty = 1;
  return Array.from({ length: epochs }, (_, epoch) => {
    const slowdown = difficulty / remaining;
    const passed = epoch === 0 ? fraction : 0;
    const remainingDays = (1 - passed) * normalDays * slowdown;
    const epochDays = passed * normalDays + remainingDays;
    const factor = 1 / Math.min(4, Math.max(0.25, epochDays / normalDays));
    difficulty *= factor;
    return {
      blockSeconds: chain.blockSeconds * slowdown,
      remainingDays,
      epochDays,
      factor,
      difficulty,
    };
  });
}

/**
 * Difficulty some days after the shock under ASERT, relative: D(t) = h + (1 - h) 2^(-t/halfLife).
 *
 * The continuous limit of the exponential rule, aserti3-2d with a half-life of 2 days; ours, by solving
 * dD/dt = -(ln 2/tau)(D - h).
 */
export function asertDifficulty(remaining: number, days: number, halfLifeDays: number): number {
  return remaining + (1 - remaining) * 2 ** (-days / halfLifeDays);
}

/**
 * What happens when hash rate vanishes, or arrives, at once: slow blocks until the difficulty has followed.
 *
 * Assumes that the rest neither leaves in turn nor returns. Fees would rise and keep some; a falling price
 * would not.
 */
export const hashrateShock = defineModel({
  id: 'hashrate-shock',
  title: 'If part of the hash rate vanished',
  section: '9.4',
  formula:
    'span = phi*T + (1-phi)*T/h; D /= clamp(span/T, 1/4, 4); ASERT: D(t) = h + (1-h) 2^(-t/halfLife)',
  source: 'Bitcoin Core src/pow.cpp CalculateNextWorkRequired; BCH aserti3-2d specification (2020)',
  wrongWhen: 'More miners leave because blocks are slow, or a fork changes the rule in between.',
  input: z.object({
    lost: quantity('Share that leaves; negative if hash rate arrives', '1', {
      min: -99,
      max: 0.9999,
    }),
    atEpochFraction: quantity('How far through the epoch', '1', { min: 0, max: 0.9999 }).default(0),
    epochs: quantity('Epochs to show', '1', { min: 1, max: 60 })
      .int({ error: 'must be a whole number of epochs' })
      .default(6),
    blockSeconds: quantity('Intended time between blocks', 's', {
      positive: true,
      max: 86_400,
    }).default(600),
    blocksPerEpoch: quantity('Blocks per epoch', '1', { min: 1, max: 1e6 })
      .int({ error: 'must be a whole number of blocks' })
      .default(2016),
    asertHalfLifeDays: quantity('Half-life of ASERT', 'd', { positive: true, max: 1000 }).default(
      2,
    ),
    asertDays: z
      .array(quantity('Day', 'd', { min: 0, max: 10_000 }))
      .max(1000, { error: 'must hold at most 1000 days' })
      .default([0, 0.5, 1, 2, 4, 8])
      .meta({ label: 'Days at which to show ASERT', unit: 'd' }),
  }),
  output: z.object({
    epochs: z
      .array(
        z.object({
          blockSeconds: quantity('Time between blocks', 's'),
          remainingDays: quantity('Days left', 'd'),
          epochDays: quantity('Days of the epoch', 'd'),
          factor: quantity('Adjustment at its end', '1'),
          difficulty: quantity('Difficulty after it', '1'),
        }),
      )
      .meta({ label: 'Epochs from the shock on', unit: '1' }),
    daysToNormal: quantityOrNull(
      'Days until blocks come as intended again',
      'd',
      'not within the epochs shown',
    ),
    asert: z
      .array(
        z.object({
          day: quantity('Day', 'd'),
          difficulty: quantity('Difficulty', '1'),
          blockSeconds: quantity('Time between blocks', 's'),
        }),
      )
      .meta({ label: 'The same under ASERT', unit: '1' }),
  }),
  example: { lost: 0.9 },
  run: (input) => {
    const remaining = 1 - input.lost;
    const epochs = shockEpochs(input, remaining, input.atEpochFraction, input.epochs);
    const followed = epochs.findIndex((epoch) => Math.abs(epoch.difficulty / remaining - 1) < 1e-9);
    return {
      epochs,
      daysToNormal:
        followed === -1
          ? null
          : epochs.slice(0, followed + 1).reduce((sum, epoch) => sum + epoch.remainingDays, 0),
      asert: input.asertDays.map((day) => {
        const difficulty = asertDifficulty(remaining, day, input.asertHalfLifeDays);
        return { day, difficulty, blockSeconds: (input.blockSeconds * difficulty) / remaining };
      }),
    };
  },
});
