import type { Chain } from '../../common/chain/chain.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { NodeRpc } from './node-rpc.ts';
import { parseBlockHash, parseHeaderInfo } from './protocol/node-info.ts';

/**
 * Asks a node when the epoch of a block began: two calls for each epoch, then none.
 *
 * @returns Unix ms of the epoch's first block; null for a chain without epochs, and where the node does not
 *   tell
 */
export function createEpochClock(
  rpc: Pick<NodeRpc, 'call' | 'host'>,
  { retarget }: Pick<Chain, 'retarget'>,
): (height: number, signal: AbortSignal) => Promise<number | null> {
  let known: { readonly first: number; readonly atMs: number | null } | undefined;
  return async (height, signal) => {
    if (retarget.kind !== 'epoch' || height < 0) return null;
    const first = height - (height % retarget.blocks);
    if (known?.first !== first) known = { first, atMs: await ask(first, signal) };
    return known.atMs;
  };

  async function ask(height: number, signal: AbortSignal): Promise<number | null> {
    try {
      const answer = await rpc.call('getblockhash', [height], { signal });
      const hash = parseBlockHash(answer, rpc.host, 'getblockhash');
      const header = await rpc.call('getblockheader', [hash], { signal });
      const { time } = parseHeaderInfo(header, rpc.host);
      return time === undefined ? null : time * 1000;
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('rpc.')) return null;
      throw error;
    }
  }
}
