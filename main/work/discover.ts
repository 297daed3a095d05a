import { join } from 'node:path';
import type { Chain, SourceKind } from '../../common/chain/chain.ts';
import { chains } from '../../common/chain/registry.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import { discoverMonero } from './discover-monero.ts';
import { requireChain } from './node-chain.ts';
import { createNodeRpc } from './node-rpc.ts';
import { parseNodeIdentity } from './protocol/node-info.ts';
import type { Clock } from './source/source.ts';

/** A node that answered on this computer, ready to be added but for the address. */
export interface DiscoveredNode {
  readonly settings: SourceSettings;
  readonly detail: string;
}

export interface DiscoverOptions {
  readonly clock: Clock;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** The user's home folder. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** %APPDATA% on Windows, '' elsewhere. */
  readonly appData: string;
  /** Where a node of a chain would listen; `rpcPort` of the chain, except in tests. */
  readonly portOf: (chain: Chain) => number | null;
}

/** A node on this computer answers at once or is not there. */
const TIMEOUT_MS = 2000;

/** Names of the data folders: on Linux, and on macOS and Windows. */
const DATA_FOLDERS: readonly (readonly [prefix: string, linux: string, other: string])[] = [
  ['bitcoin-cash', '.bitcoin', 'Bitcoin'],
  ['bitcoin', '.bitcoin', 'Bitcoin'],
  ['litecoin', '.litecoin', 'Litecoin'],
  ['dogecoin', '.dogecoin', 'Dogecoin'],
];

/** Where each network lives inside the data folder. */
const NETWORK_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  main: [''],
  // Bitcoin and Dogecoin call it testnet3, Litecoin testnet4.
  test: ['testnet3', 'testnet4'],
  testnet4: ['testnet4'],
  signet: ['signet'],
  regtest: ['regtest'],
};

/** Names of the programs that follow Bitcoin Cash; genesis and port are Bitcoin's. */
const CASH_NODE = /bitcoin cash|bchn?\b|bchunlimited/i;

/**
 * Asks the default ports of every known chain on 127.0.0.1, where a cookie file lets us in or, as monerod's, none
 * is needed. Nowhere else.
 */
export async function discoverNodes(options: DiscoverOptions): Promise<DiscoveredNode[]> {
  const speaking = (kind: SourceKind) =>
    chains.filter((chain: Chain) => chain.sources.includes(kind));
  const found = await Promise.all([
    ...speaking('solo-gbt').flatMap((chain) =>
      cookieFiles(chain, options).map((file) => probe(chain, file, options)),
    ),
    ...speaking('monero-daemon').map((chain) => discoverMonero(chain, options)),
  ]);
  return found.filter((node) => node !== undefined);
}

function hasTwin(chain: Chain): boolean {
  return chains.some(({ id, genesis }) => id !== chain.id && genesis.hash === chain.genesis.hash);
}

function cookieFiles(chain: Chain, { home, platform, appData }: DiscoverOptions): string[] {
  const names = DATA_FOLDERS.find(([prefix]) => chain.id.startsWith(prefix));
  if (!names) return [];
  const [, linux, other] = names;
  const folder =
    platform === 'win32'
      ? join(appData, other)
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support', other)
        : join(home, linux);
  return (NETWORK_FOLDERS[chain.nodeChain ?? ''] ?? []).map((network) =>
    join(folder, network, '.cookie'),
  );
}

async function probe(
  chain: Chain,
  cookieFile: string,
  { clock, userAgent, signal, portOf }: DiscoverOptions,
): Promise<DiscoveredNode | undefined> {
  const port = portOf(chain);
  if (port === null) return undefined;
  const rpc = createNodeRpc({
    endpoint: { host: '127.0.0.1', port, isTls: false, path: '/' },
    auth: { kind: 'cookie', file: cookieFile },
    clock,
    userAgent,
  });
  const deadline = new AbortController();
  const cancel = clock.after(TIMEOUT_MS, () => deadline.abort());
  try {
    const call = { signal: AbortSignal.any([signal, deadline.signal]) };
    const info = await requireChain(rpc, chain, call.signal);
    const { name } = parseNodeIdentity(await rpc.call('getnetworkinfo', [], call), rpc.host);
    if (hasTwin(chain) && chain.hasSegwit === CASH_NODE.test(name)) return undefined;
    return {
      settings: {
        id: `${chain.id}-node`,
        kind: 'solo-gbt',
        label: `My ${chain.label} node`,
        enabled: true,
        chain: chain.id,
        url: `http://127.0.0.1:${port}`,
        auth: 'cookie',
        user: '',
        cookieFile,
        payoutAddress: '',
        coinbaseText: 'Adit',
      },
      detail: `${name}, ${chain.label} at 127.0.0.1:${port}, block ${info.blocks}`,
    };
  } catch {
    // Not there, not ours, or not this chain: nothing to offer.
    signal.throwIfAborted();
    return undefined;
  } finally {
    cancel();
    await rpc.close();
  }
}
