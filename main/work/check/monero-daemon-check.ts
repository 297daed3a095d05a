import type { Chain } from '../../../common/chain/chain.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { CheckLine } from '../../../common/contract/source.ts';
import { textFromAmount } from '../../../common/quantity/amount.ts';
import { connectSocket } from '../../net/socket.ts';
import { parseNodeUrl, parseZmqUrl } from '../../net/url.ts';
import type { OwnTemplate } from '../monero-job.ts';
import type { MoneroNode } from '../monero-node.ts';
import {
  askMoneroTemplate,
  openMoneroNode,
  PAYMENT_ID_LOST,
  requireMoneroAddress,
  requireMoneroNetwork,
} from '../monero-session.ts';
import { chainOfSettings } from '../payout-script.ts';
import { parseMoneroInfo } from '../protocol/monero-rpc.ts';
import type { CheckDeps } from '../source/source.ts';
import { routeOf } from '../source-route.ts';
import { runChecklist } from './checklist.ts';
import { reachSteps } from './reach-steps.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/** What earlier steps have found; set in order, so that a later step may rely on them. */
interface Findings {
  chain?: Chain;
  rpc?: MoneroNode;
  info?: ReturnType<typeof parseMoneroInfo>;
  own?: OwnTemplate;
}

/** Tries an own monerod from its name to a template. */
export async function checkMoneroDaemon(
  settings: Extract<SourceSettings, { kind: 'monero-daemon' }>,
  deps: CheckDeps,
): Promise<readonly CheckLine[]> {
  const { clock, signal } = deps;
  const found: Findings = {};
  try {
    return await runChecklist(
      [
        {
          id: 'address',
          label: 'Payout address',
          async run() {
            found.chain = chainOfSettings(settings.chain);
            const kind = requireMoneroAddress(settings.payoutAddress, found.chain);
            return kind === 'integrated'
              ? { outcome: 'attention', detail: PAYMENT_ID_LOST }
              : `A ${kind} address of ${found.chain.label}.`;
          },
        },
        ...reachSteps(() => parseNodeUrl(settings.url), routeOf(settings), deps),
        {
          id: 'credentials',
          label: 'Credentials',
          async run() {
            const { userAgent, secret } = deps;
            found.rpc = openMoneroNode(settings, { clock, userAgent, password: () => secret });
            const answer = await found.rpc.call('get_info', {}, { signal });
            found.info = parseMoneroInfo(answer, found.rpc.host);
            return settings.auth === 'none' ? 'The node asks for none.' : 'Accepted.';
          },
        },
        {
          id: 'chain',
          label: 'Network',
          async run() {
            await requireMoneroNetwork(found.rpc!, found.chain!, signal);
            return `The node is on ${found.chain!.label}.`;
          },
        },
        {
          id: 'sync',
          label: 'Synchronised',
          async run() {
            const { height, targetHeight, isSynchronized } = found.info!;
            const detail = `Block ${height} of ${Math.max(height, targetHeight)}.`;
            return isSynchronized ? detail : { outcome: 'attention', detail };
          },
        },
        {
          id: 'job',
          label: 'Block template',
          async run() {
            const { rpc } = found;
            const { payoutAddress } = settings;
            found.own = await askMoneroTemplate(rpc!, payoutAddress, deps.random, signal);
            const { template, block } = found.own;
            return `Height ${template.height}, ${block.transactionIds.length} transactions, difficulty ${template.difficulty}.`;
          },
        },
        {
          id: 'payout',
          label: 'Reward',
          async run() {
            const { chain, own } = found;
            const amount = textFromAmount(own!.template.expectedRewardAtomic, chain!.decimals);
            return `${amount} ${chain!.ticker} for your address, by keys that only your wallet can recognise.`;
          },
        },
        {
          id: 'announcements',
          label: 'New blocks',
          async run() {
            if (settings.zmqUrl === '') {
              return { outcome: 'skipped', detail: 'Asked for every 2 s.' };
            }
            const endpoint = parseZmqUrl(settings.zmqUrl);
            const route = routeOf(settings);
            const timeoutMs = CONNECT_TIMEOUT_MS;
            const reach = { endpoint, route, timeoutMs, clock, signal };
            try {
              (await connectSocket(reach)).destroy();
              return 'The node announces them.';
            } catch {
              signal.throwIfAborted();
              const detail = `${settings.zmqUrl} does not answer: they are asked for every 2 s. Start monerod with --zmq-pub.`;
              return { outcome: 'attention', detail };
            }
          },
        },
      ],
      clock,
      signal,
    );
  } finally {
    await found.rpc?.close();
  }
}
