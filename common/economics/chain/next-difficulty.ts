import { z } from 'zod';
import { betaQuantile } from '../../stats/beta.ts';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { timeField } from './bits.ts';
import { hashrateBand } from './hashrate-from-blocks.ts';

/** Where within an epoch the chain is; times in seconds since 1970. */
export interface EpochProgress {
  readonly height: number;
  /** Time of the last adjustment's block. */
  readonly adjustedAtS: number;
  readonly nowS: number;
  /** Time of the newest block; only the last block of an epoch needs it. */
  readonly latestBlockTimeS: number;
  /** Time of the block a quarter epoch before the adjustment; null to do without. */
  readonly quarterEpochTimeS: number | null;
  /** Last adjustment, percent. */
  readonly previousChangePercent: number;
  readonly epochBlocks: number;
  readonly spacingS: number;
}

/** Difficulty never moves by more than a factor of four. */
const CHANGE_LIMITS = { low: -75, high: 300 } as const;

const clampChange = (percent: number) =>
  Math.min(CHANGE_LIMITS.high, Math.max(CHANGE_LIMITS.low, percent));

/**
 * The coming adjustment as mempool.space estimates it.
 *
 * In the first quarter of an epoch the last quarter of the one before is blended in, scaled by the last
 * adjustment; afterwards it is the epoch's own average.
 * Source: mempool backend src/api/difficulty-adjustment.ts and its unit tests.
 */
function estimateNextDifficulty(progress: EpochProgress) {
  const { height, adjustedAtS, nowS, epochBlocks, spacingS } = progress;
  const blocks = height % epochBlocks;
  const elapsedS = Math.max(0, nowS - adjustedAtS);
  const averageS = blocks > 0 ? elapsedS / blocks : spacingS;
  const quarter = epochBlocks / 4;
  let adjustedAverageS = averageS;
  let changePercent: number;
  if (progress.quarterEpochTimeS !== null && blocks < quarter - 1) {
    const before =
      (adjustedAtS - progress.quarterEpochTimeS) * (1 + progress.previousChangePercent / 100);
    const spanS = elapsedS + before;
    adjustedAverageS = spanS / (quarter - 1);
    changePercent = ratioPercent(spacingS, spanS / quarter);
  } else {
    const until = blocks === epochBlocks - 1 ? progress.latestBlockTimeS : nowS;
    changePercent = ratioPercent(spacingS, (until - adjustedAtS) / (blocks + 1));
  }
  const remainingBlocks = epochBlocks - blocks;
  return {
    blocks,
    elapsedS,
    averageMs: Math.floor(averageS * 1000),
    adjustedAverageMs: Math.floor(adjustedAverageS * 1000),
    changePercent: clampChange(changePercent),
    remainingBlocks,
    remainingMs: remainingBlocks * Math.floor(adjustedAverageS * 1000),
    nextHeight: height + remainingBlocks,
    expectedBlocks: elapsedS / spacingS,
  };
}

function ratioPercent(wantedS: number, tookS: number): number {
  return tookS > 0 ? (wantedS / tookS - 1) * 100 : CHANGE_LIMITS.high;
}

/**
 * Band of the coming adjustment at a steady hash rate, what is past being certain.
 *
 * n blocks took E seconds; the m still to come take E B/(1 - B) with B ~ Beta(m, n), whatever the hash rate
 * is. Narrows to nothing at the end of the epoch.
 *
 * @returns null before the first block
 */
export function nextDifficultyBand(
  progress: EpochProgress,
  confidence: number,
): { readonly low: number; readonly high: number } | null {
  const blocks = progress.height % progress.epochBlocks;
  const elapsedS = progress.nowS - progress.adjustedAtS;
  if (blocks === 0 || elapsedS <= 0) return null;
  const left = progress.epochBlocks - blocks;
  const wantedS = progress.epochBlocks * progress.spacingS;
  const changeAt = (quantile: number) => {
    const share = betaQuantile(left, blocks, quantile);
    return clampChange(ratioPercent(wantedS, elapsedS / (1 - share)));
  };
  const tail = (1 - confidence) / 2;
  return { low: changeAt(1 - tail), high: changeAt(tail) };
}

/**
 * The next adjustment seen from within the epoch: a point as block explorers show it, and an honest band.
 */
export const nextDifficulty = defineModel({
  id: 'next-difficulty',
  title: 'The next difficulty adjustment',
  section: '1.9',
  formula: 'change = spacing / (elapsed / (n + 1)) - 1, early blended with the epoch before',
  source: 'mempool backend difficulty-adjustment.ts; band from the beta-prime law of waiting times',
  wrongWhen: 'Hash rate is moving now: the estimate looks back.',
  input: z.object({
    height: quantity('Height of the tip', '1', { min: 0, max: 1e9 }).int({
      error: 'must be a whole number',
    }),
    adjustedAtS: timeField('Time of the last adjustment'),
    nowS: timeField('Time now'),
    latestBlockTimeS: timeField('Time of the newest block')
      .nullable()
      .meta({ label: 'Time of the newest block', unit: 's', absent: 'now' })
      .default(null),
    quarterEpochTimeS: timeField('Time of the block a quarter epoch before')
      .nullable()
      .meta({ label: 'Time of the block a quarter epoch before', unit: 's', absent: 'unknown' })
      .default(null),
    previousChangePercent: quantity('Last adjustment', '%', { min: -75, max: 300 }).default(0),
    difficulty: quantity('Difficulty now', '1', { min: 0, max: 1e80 }).default(1),
    epochBlocks: quantity('Blocks between adjustments', '1', { min: 8, max: 1e5 })
      .int({ error: 'must be a whole number' })
      .default(2016),
    spacingS: quantity('Time between blocks', 's', { positive: true, max: 1e6 }).default(600),
    confidence: quantity('Confidence of the band', '1', { min: 0.5, max: 0.9999 }).default(0.95),
  }),
  output: z.object({
    changePercent: quantity('Estimated change', '%'),
    lowPercent: quantityOrNull('Lower end of the band', '%', 'no block of this epoch yet'),
    highPercent: quantityOrNull('Upper end of the band', '%', 'no block of this epoch yet'),
    nextDifficulty: quantity('Estimated difficulty', '1', { min: 0 }),
    progressPercent: quantity('Part of the epoch done', '%', { min: 0 }),
    remainingBlocks: quantity('Blocks left', '1', { min: 0 }),
    remainingMs: quantity('Time left', 'ms', { min: 0 }),
    estimatedAtMs: quantity('Expected at', 'ms', { min: 0 }),
    nextHeight: quantity('Height of the adjustment', '1', { min: 0 }),
    averageMs: quantity('Average time between blocks', 'ms', { min: 0 }),
    adjustedAverageMs: quantity('The same, blended', 'ms', { min: 0 }),
    expectedBlocks: quantity('Blocks expected by now', '1', { min: 0 }),
    hashrateLow: quantityOrNull('Hash rate factor, lower', '1', 'no block of this epoch yet'),
    hashrateHigh: quantityOrNull('Hash rate factor, upper', '1', 'no block of this epoch yet'),
  }),
  example: {
    height: 830_027,
    adjustedAtS: 1_706_888_526,
    nowS: 1_707_691_381,
    difficulty: 75.5e12,
  },
  run: (input) => {
    const progress = { ...input, latestBlockTimeS: input.latestBlockTimeS ?? input.nowS };
    const { blocks, elapsedS: _, ...estimate } = estimateNextDifficulty(progress);
    const band = nextDifficultyBand(progress, input.confidence);
    const hashrate = blocks > 0 ? hashrateBand(blocks, input.confidence) : null;
    return {
      ...estimate,
      lowPercent: band?.low ?? null,
      highPercent: band?.high ?? null,
      nextDifficulty: input.difficulty * (1 + estimate.changePercent / 100),
      progressPercent: (blocks / input.epochBlocks) * 100,
      estimatedAtMs: input.nowS * 1000 + estimate.remainingMs,
      hashrateLow: hashrate?.low ?? null,
      hashrateHigh: hashrate?.high ?? null,
    };
  },
});
