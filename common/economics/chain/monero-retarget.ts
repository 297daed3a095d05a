import { z } from 'zod';
import { type MoneroBlockWork, nextMoneroDifficulty } from '../../chain/retarget-monero.ts';
import { defineModel, quantity, wholeNumber } from '../model.ts';
import { timeField } from './bits.ts';

/**
 * Monero's next difficulty from its newest 735 blocks.
 *
 * Drop the newest 15, sort the times, cut 60 at either end: ceil(work * 120 / time between the cuts). It lags
 * by hours and is not LWMA. Difficulty is the expected number of hashes.
 */
export const moneroRetarget = defineModel({
  id: 'monero-retarget',
  title: "Monero's next difficulty",
  section: '1.7',
  formula: "D' = ceil((W_end - W_begin) 120 / max(1, t_end - t_begin)), window 720, lag 15, cut 60",
  source: 'monero src/cryptonote_basic/difficulty.cpp, next_difficulty',
  wrongWhen: 'Fewer than 735 blocks are given: the chain’s own start, or a guess.',
  input: z.object({
    blocks: z
      .array(
        z.object({
          timeS: timeField('Time'),
          difficulty: wholeNumber('Difficulty', 'H'),
        }),
      )
      .min(1, { error: 'must hold at least one block' })
      .max(10_000, { error: 'must hold at most 10000 blocks' })
      .meta({ label: 'Newest blocks, oldest first', unit: '1' }),
    spacingS: quantity('Time between blocks', 's', { min: 1, max: 1e6 })
      .int({ error: 'must be whole seconds' })
      .default(120),
  }),
  output: z.object({
    difficulty: z.string().meta({ label: 'Next difficulty', unit: 'H' }),
    hashrateHps: quantity('Hash rate it stands for', 'H/s', { min: 0 }),
    changePercent: quantity('Change against the last block', '%'),
  }),
  example: {
    blocks: Array.from({ length: 735 }, (_, index) => ({
      timeS: 1_700_000_000 + 119 * index,
      difficulty: '300000000000',
    })),
  },
  run: ({ blocks, spacingS }) => {
    let cumulativeDifficulty = 0n;
    const work = blocks.map(({ timeS, difficulty }): MoneroBlockWork => {
      cumulativeDifficulty += difficulty;
      return { timeS, cumulativeDifficulty };
    });
    const next = nextMoneroDifficulty(work, spacingS);
    const last = blocks.at(-1)!.difficulty;
    return {
      difficulty: next.toString(),
      hashrateHps: Number(next) / spacingS,
      changePercent: last === 0n ? 0 : (Number(next) / Number(last) - 1) * 100,
    };
  },
});
