import { readScript } from '../../../common/block/script.ts';
import type { Chain } from '../../../common/chain/chain.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { CheckLine } from '../../../common/contract/source.ts';
import type { CoinbaseJob } from '../../../common/mining/job.ts';
import { textFromAmount } from '../../../common/quantity/amount.ts';
import { parseNodeUrl } from '../../net/url.ts';
import { coinbaseViewOf } from '../coinbase-view.ts';
import { nodeAuthOf } from '../node-auth.ts';
import { requireChain, requireTemplateOf } from '../node-chain.ts';
import { createNodeRpc, type NodeRpc } from '../node-rpc.ts';
import { askTemplate } from '../node-template.ts';
import { chainOfSettings, payoutScriptOf } from '../payout-script.ts';
import { proposeBlock } from '../proposal.ts';
import type { BlockTemplate } from '../protocol/getblocktemplate.ts';
import {
  type ChainInfo,
  isSynchronised,
  parseChainInfo,
  parseNodeIdentity,
} from '../protocol/node-info.ts';
import type { CheckDeps } from '../source/source.ts';
import { routeOf } from '../source-route.ts';
import { EXTRANONCE1_BYTES, jobFromTemplate } from '../template-job.ts';
import { runChecklist } from './checklist.ts';
import { reachSteps } from './reach-steps.ts';

/** What earlier steps have found; set in order, so that a later step may rely on them. */
interface Findings {
  chain?: Chain;
  script?: Uint8Array;
  rpc?: NodeRpc;
  info?: ChainInfo;
  template?: BlockTemplate;
  job?: CoinbaseJob;
}

/** Tries an own node from its name to a proposed block. */
export async function checkSoloGbt(
  settings: Extract<SourceSettings, { kind: 'solo-gbt' }>,
  deps: CheckDeps,
): Promise<readonly CheckLine[]> {
  const { clock, signal } = deps;
  const found: Findings = {};
  const endpoint = () => parseNodeUrl(settings.url);
  try {
    return await runChecklist(
      [
        {
          id: 'address',
          label: 'Payout address',
          async run() {
            found.chain = chainOfSettings(settings.chain);
            found.script = payoutScriptOf(settings.payoutAddress, found.chain);
            const kind = readScript(found.script)?.kind ?? 'script';
            return `A ${kind} address of ${found.chain.label}.`;
          },
        },
        ...reachSteps(endpoint, routeOf(settings), deps),
        {
          id: 'credentials',
          label: 'Credentials',
          async run() {
            found.rpc = createNodeRpc({
              endpoint: endpoint(),
              auth: nodeAuthOf(settings, () => deps.secret),
              route: routeOf(settings),
              clock,
              userAgent: deps.userAgent,
            });
            const result = await found.rpc.call('getblockchaininfo', [], { signal });
            found.info = parseChainInfo(result, found.rpc.host);
            return settings.auth === 'none' ? 'The node asks for none.' : 'Accepted.';
          },
        },
        {
          id: 'chain',
          label: 'Network',
          async run() {
            await requireChain(found.rpc!, found.chain!, signal);
            return `The node is on ${found.chain!.label}.`;
          },
        },
        {
          id: 'sync',
          label: 'Synchronised',
          async run() {
            const { blocks, headers = blocks } = found.info!;
            const detail = `Block ${blocks} of ${Math.max(headers, blocks)}.`;
            return isSynchronised(found.info!) ? detail : { outcome: 'attention', detail };
          },
        },
        {
          id: 'peers',
          label: 'Peers',
          async run() {
            const { rpc } = found;
            const identity = await rpc!
              .call('getnetworkinfo', [], { signal })
              .then((result) => parseNodeIdentity(result, rpc!.host))
              .catch(() => null);
            signal.throwIfAborted();
            if (!identity || identity.connections === null) {
              return { outcome: 'skipped', detail: 'The node does not tell.' };
            }
            const detail = `${identity.name} has ${identity.connections} connections.`;
            return identity.connections === 0 ? { outcome: 'attention', detail } : detail;
          },
        },
        {
          id: 'job',
          label: 'Block template',
          async run() {
            found.template = await askTemplate(found.rpc!, null, signal);
            requireTemplateOf(found.chain!, found.template);
            const { height, transactions, longPollId } = found.template;
            const poll = longPollId === null ? 'without long poll' : 'with long poll';
            return `Height ${height}, ${transactions.length} transactions, ${poll}.`;
          },
        },
        {
          id: 'payout',
          label: 'Coinbase',
          async run() {
            const { chain, template, script } = found;
            found.job = jobFromTemplate({
              chain: chain!,
              template: template!,
              payoutScript: script!,
              coinbaseText: settings.coinbaseText,
              jobId: 'check',
              sourceId: settings.id,
              extranonce1: new Uint8Array(EXTRANONCE1_BYTES),
              shareTarget: template!.target,
              cleanJobs: true,
              receivedAtMs: clock.now(),
            });
            const view = coinbaseViewOf(found.job, chain!, script!);
            const amount = textFromAmount(BigInt(view.totalAtomic), chain!.decimals);
            const percent = Math.round((view.yoursShare ?? 0) * 100);
            return `Pays you ${percent} % of ${amount} ${chain!.ticker}.`;
          },
        },
        {
          id: 'proposal',
          label: 'Proposal',
          async run() {
            const { rpc, template, job } = found;
            const isChecked = await proposeBlock(rpc!, template!, job!, signal);
            return isChecked
              ? 'The node finds our block good in everything but its work.'
              : { outcome: 'skipped', detail: 'The node offers no such check.' };
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
