import { z } from 'zod';

/** Schemas of the record: hash rate over time, events, blocks. */

export const HistoryRange = z.strictObject({
  fromMs: z.number(),
  toMs: z.number(),
  /** Roll-up: 1 s kept for a day, 1 min for 90 days, 1 h for ever. */
  step: z.enum(['1s', '1min', '1h']),
});

/** Columns of equal length; null is a gap, not zero. */
export const HashrateHistory = z.object({
  atMs: z.array(z.number()),
  hps: z.array(z.number().nullable()),
});
export type HashrateHistory = z.infer<typeof HashrateHistory>;

/** A difficulty from the block it holds from. */
export const DifficultyPoint = z.object({
  height: z.number(),
  difficulty: z.number(),
  /** Time of that block; when it was first seen where the source does not tell. */
  atMs: z.number(),
});
export type DifficultyPoint = z.infer<typeof DifficultyPoint>;

/** What the hashes of an hour could expect, by the difficulty and reward of their time. An expectation, not income. */
export const RewardHour = z.object({
  /** Start of the hour, Unix ms. */
  atMs: z.number(),
  chainId: z.string(),
  /** Whole coins, as a double: far below an atomic unit for most machines. */
  coins: z.number(),
});
export type RewardHour = z.infer<typeof RewardHour>;

/** One line of the timeline. `code` chooses the text; params fill it. */
export const TimelineEvent = z.object({
  id: z.number(),
  atMs: z.number(),
  level: z.enum(['info', 'good', 'wait', 'fault']),
  code: z.enum([
    'mining-started',
    'mining-paused',
    'mining-resumed',
    'self-test-passed',
    'kernel-changed',
    'kernel-failed',
    'worker-replaced',
    'source-changed',
    'source-lost',
    'source-failed',
    'new-block',
    'share-accepted',
    'share-rejected',
    'best-share',
    'block-found',
    'block-accepted',
    'block-confirmed',
    'block-matured',
    'block-orphaned',
    'block-refused',
    'block-waiting',
    'settings-reset',
    'history-reset',
    'slept',
    'woke',
    'pool-message',
    'guard-tripped',
    'guard-released',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;
export type TimelineCode = TimelineEvent['code'];
