import { AppError } from '../../common/contract/errors.ts';
import type { NodeRpc } from './node-rpc.ts';
import { isSynchronised, parseChainInfo, parseHeaderInfo } from './protocol/node-info.ts';
import { readSubmitBlockResult, verdictFromSubmitError } from './protocol/submitblock.ts';
import type { BlockDelivery, BlockStanding, BlockVerdict, FoundBlock } from './source/source.ts';

/** A node may take its time to validate a full block. */
const SUBMIT_TIMEOUT_MS = 60_000;

/** `getblockheader` of a block the node does not have (RPC_INVALID_ADDRESS_OR_KEY). */
const NOT_FOUND = -5;

/**
 * Gives blocks to one node and asks it for their headers, whether or not the source is mining.
 *
 * @param open - may throw: the node is `unreachable` then
 */
export function createNodeDelivery(open: () => NodeRpc): BlockDelivery {
  async function submitBlock(block: FoundBlock, signal: AbortSignal): Promise<BlockVerdict> {
    try {
      const rpc = open();
      const call = { signal, timeoutMs: SUBMIT_TIMEOUT_MS };
      const verdict = readSubmitBlockResult(await rpc.call('submitblock', [block.blockHex], call));
      return (
        verdict ?? { kind: 'unreachable', problem: 'an answer that submitblock does not give' }
      );
    } catch (error) {
      signal.throwIfAborted();
      return verdictFromSubmitError(error);
    }
  }

  async function standing(
    { hash }: Pick<FoundBlock, 'hash'>,
    signal: AbortSignal,
  ): Promise<BlockStanding> {
    try {
      const rpc = open();
      const header = await rpc
        .call('getblockheader', [hash], { signal })
        .catch((error: unknown) => {
          if (isNotFound(error)) return null;
          throw error;
        });
      const info = header === null ? null : parseHeaderInfo(header, rpc.host);
      if (info && info.confirmations >= 1) {
        return { kind: 'in-chain', confirmations: info.confirmations };
      }
      const chain = parseChainInfo(await rpc.call('getblockchaininfo', [], { signal }), rpc.host);
      if (info) return { kind: 'side-branch', depth: Math.max(0, chain.blocks - info.height + 1) };
      if (!isSynchronised(chain)) return { kind: 'unknown' };
      const { blocks: tip, difficulty } = chain;
      return { kind: 'unknown', tip, ...(difficulty === undefined ? {} : { difficulty }) };
    } catch (error) {
      signal.throwIfAborted();
      const problem = error instanceof AppError ? error.code : String(error);
      return { kind: 'unreachable', problem };
    }
  }

  return { submitBlock, standing };
}

function isNotFound(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code !== 'rpc.failed') return false;
  return (error as AppError<'rpc.failed'>).params.code === NOT_FOUND;
}
