import type { Chain } from '../../common/chain/chain.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { DiscoveredNode, DiscoverOptions } from './discover.ts';
import { createMoneroNode } from './monero-node.ts';
import { parseMoneroInfo } from './protocol/monero-rpc.ts';

/** A node on this computer answers at once or is not there. */
const TIMEOUT_MS = 2000;

/**
 * Asks the default port of a Monero network on 127.0.0.1; one that wants a password is offered too.
 *
 * @returns undefined when nothing of this network is there
 */
export async function discoverMonero(
  chain: Chain,
  { clock, userAgent, signal, portOf }: DiscoverOptions,
): Promise<DiscoveredNode | undefined> {
  const port = portOf(chain);
  if (port === null) return undefined;
  const endpoint = { host: '127.0.0.1', port, isTls: false, path: '/' };
  const rpc = createMoneroNode({ endpoint, login: null, clock, userAgent });
  const deadline = new AbortController();
  const cancel = clock.after(TIMEOUT_MS, () => deadline.abort());
  const at = `${chain.label} at 127.0.0.1:${port}`;
  const offer = (auth: 'none' | 'password', detail: string): DiscoveredNode => ({
    settings: {
      id: `${chain.id}-node`,
      kind: 'monero-daemon',
      label: `My ${chain.label} node`,
      enabled: true,
      chain: chain.id,
      url: `http://127.0.0.1:${port}`,
      auth,
      user: '',
      payoutAddress: '',
      zmqUrl: '',
    },
    detail,
  });
  try {
    const both = AbortSignal.any([signal, deadline.signal]);
    const info = parseMoneroInfo(await rpc.call('get_info', {}, { signal: both }), rpc.host);
    if (info.networkType !== chain.nodeChain) return undefined;
    return offer('none', `${info.name}, ${at}, block ${info.height}`);
  } catch (error) {
    signal.throwIfAborted();
    // Its network can not be seen; regtest has the main network's port and hardly ever a password.
    if (error instanceof AppError && error.code === 'rpc.unauthorized' && !isRegtest(chain)) {
      return offer('password', `monerod that wants a password, ${at}`);
    }
    return undefined;
  } finally {
    cancel();
    await rpc.close();
  }
}

function isRegtest(chain: Chain): boolean {
  return chain.nodeChain === 'fakechain';
}
