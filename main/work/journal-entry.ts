import { z } from 'zod';
import type { BlockInfo } from '../../common/contract/source.ts';
import { BlockState } from '../../common/contract/source.ts';
import type { BlockStanding, BlockVerdict, FoundBlock } from './source/source.ts';

/** One found block as the journal keeps it, and how it changes. Pure. */

const Hex = z.string().regex(/^(?:[0-9a-f]{64})$/);

/** The file of one block. */
export const JournalEntry = z.object({
  version: z.literal(1),
  block: z.object({
    hash: Hex,
    chainId: z.string().max(40),
    sourceId: z.string().max(40),
    height: z.number().int().min(0),
    /** Empty once it is settled: nobody will be given it again. */
    blockHex: z.string(),
    rewardAtomic: z.string().nullable(),
    address: z.string().nullable(),
    maturityBlocks: z.number().int().min(0),
    foundAtMs: z.number(),
  }),
  state: BlockState,
  confirmations: z.number(),
  reason: z.string().nullable(),
  attempts: z.number().int().min(0),
  /** Nothing more will happen to it. */
  settled: z.boolean(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export function entryOf(block: FoundBlock): JournalEntry {
  return {
    version: 1,
    block: { ...block },
    state: 'submitting',
    confirmations: 0,
    reason: null,
    attempts: 0,
    settled: false,
  };
}

export function blockInfoOf(entry: JournalEntry): BlockInfo {
  const { blockHex: _, ...block } = entry.block;
  const { state, confirmations, reason, attempts } = entry;
  return { ...block, state, confirmations, reason, attempts };
}

/**
 * After one round of submitting to every node: taken by any is accepted; refused by all is refused;
 * otherwise it stays and is tried again.
 *
 * @param verdicts - one of each node that speaks the chain; may be empty
 */
export function afterSubmitting(
  entry: JournalEntry,
  verdicts: readonly BlockVerdict[],
): JournalEntry {
  const attempts = entry.attempts + 1;
  const taken = verdicts.find((verdict) => verdict.kind === 'taken');
  if (taken) return { ...entry, attempts, state: 'accepted', reason: taken.reason };
  const refused = verdicts.find((verdict) => verdict.kind === 'refused');
  const unreachable = verdicts.find((verdict) => verdict.kind === 'unreachable');
  if (refused && !unreachable) {
    return settle({ ...entry, attempts, state: 'refused', reason: refused.reason });
  }
  const reason = unreachable?.problem ?? 'no node of this chain is set up';
  return { ...entry, attempts, state: 'submitting', reason };
}

/**
 * After asking every node where the block stands. Any node that has it in its best chain is believed; when
 * only side branches are seen it counts as orphaned, which a reorganisation can still turn round until the
 * block is buried as deep as a reward matures; a node that forgot it is given it again.
 */
export function afterStanding(
  entry: JournalEntry,
  standings: readonly BlockStanding[],
): JournalEntry {
  let confirmations = 0;
  let depth = -1;
  let isUnknown = false;
  for (const standing of standings) {
    if (standing.kind === 'in-chain') {
      confirmations = Math.max(confirmations, standing.confirmations);
    } else if (standing.kind === 'side-branch') {
      depth = Math.max(depth, standing.depth);
    } else if (standing.kind === 'unknown') {
      isUnknown = true;
    }
  }
  const { maturityBlocks } = entry.block;
  if (confirmations > maturityBlocks) {
    return settle({ ...entry, confirmations, state: 'matured', reason: null });
  }
  if (confirmations > 0) return { ...entry, confirmations, state: 'confirmed', reason: null };
  // A branch of equal length may still win: only when the best chain is ahead is it lost for now.
  if (depth > maturityBlocks) return settle({ ...entry, confirmations: 0, state: 'orphaned' });
  if (depth > 1) return { ...entry, confirmations: 0, state: 'orphaned' };
  if (depth === -1 && isUnknown) return { ...entry, confirmations: 0, state: 'submitting' };
  return entry;
}

/** The block itself is not needed any more; its record is. */
function settle(entry: JournalEntry): JournalEntry {
  return { ...entry, settled: true, block: { ...entry.block, blockHex: '' } };
}
