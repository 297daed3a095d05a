import type { Chain } from '../../common/chain/chain.ts';
import { chains } from '../../common/chain/registry.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { NodeRpc } from './node-rpc.ts';
import type { BlockTemplate } from './protocol/getblocktemplate.ts';
import { type ChainInfo, parseBlockHash, parseChainInfo } from './protocol/node-info.ts';

/**
 * Makes sure that a node is on the chain that was chosen: the network's name and the genesis block, because
 * every coin calls its main network `main`.
 *
 * @throws {@link AppError} `work.wrong-chain`, or what the call failed with
 */
export async function requireChain(
  rpc: NodeRpc,
  chain: Chain,
  signal: AbortSignal,
): Promise<ChainInfo> {
  const info = parseChainInfo(await rpc.call('getblockchaininfo', [], { signal }), rpc.host);
  const genesis = parseBlockHash(
    await rpc.call('getblockhash', [0], { signal }),
    rpc.host,
    'getblockhash',
  );
  if (genesis !== chain.genesis.hash) {
    const found = chains.find((other) => other.genesis.hash === genesis);
    throw wrongChain(chain, found?.label ?? `${info.chain} with genesis ${genesis.slice(0, 16)}…`);
  }
  return info;
}

/**
 * Tells Bitcoin Cash and its kin from Bitcoin, whose genesis they share, by what the template demands.
 *
 * @throws {@link AppError} `work.wrong-chain`
 */
export function requireTemplateOf(chain: Chain, template: BlockTemplate): void {
  const hasSegwit = template.rules.includes('segwit') || template.witnessCommitment !== null;
  // Old Bitcoin-like test chains may not have activated segwit yet, so only its presence is proof.
  if (hasSegwit && !chain.hasSegwit) throw wrongChain(chain, 'a chain with segwit');
  if (!hasSegwit && chain.hasSegwit && !chain.isTest) {
    throw wrongChain(chain, 'a chain without segwit');
  }
}

function wrongChain(chain: Chain, found: string): AppError {
  return new AppError('work.wrong-chain', { expected: chain.label, found });
}
