import { AppError } from '../../../common/contract/errors.ts';
import type { BlockVerdict } from '../source/source.ts';

/**
 * Words that say the node has the block, now or from before. `inconclusive` is a valid block that is not
 * (yet) the best: it is kept as a side branch, so the header decides.
 */
const TAKEN = new Set(['duplicate', 'inconclusive', 'duplicate-inconclusive']);

/** The node lacks the parent: it may get it later, so the block is worth sending again. */
const NOT_YET = new Set(['prev-blk-not-found', 'bad-prevblk']);

/** The code for bytes that are no block (Bitcoin Core RPC_DESERIALIZATION_ERROR). */
const UNDECODABLE = -22;

/**
 * Reads what `submitblock` answered: null is taken, a string is a BIP 22 word. bcoin puts `rejected: ` before it.
 *
 * @returns undefined when the answer is neither; nothing is known then
 */
export function readSubmitBlockResult(result: unknown): BlockVerdict | undefined {
  if (result === null) return { kind: 'taken', reason: null };
  if (typeof result !== 'string') return undefined;
  const reason = result.replace(/^rejected: /, '').slice(0, 200);
  if (TAKEN.has(reason)) return { kind: 'taken', reason };
  if (NOT_YET.has(reason)) return { kind: 'unreachable', problem: reason };
  return { kind: 'refused', reason };
}

/** What an error of `submitblock` says about the block: final only when the node could not read it. */
export function verdictFromSubmitError(error: unknown): BlockVerdict {
  if (error instanceof AppError) {
    if (error.code !== 'rpc.failed') return { kind: 'unreachable', problem: error.code };
    const { code, message } = (error as AppError<'rpc.failed'>).params;
    return code === UNDECODABLE
      ? { kind: 'refused', reason: message }
      : { kind: 'unreachable', problem: message };
  }
  return { kind: 'unreachable', problem: error instanceof Error ? error.message : String(error) };
}
