import { wireErrorFrom } from '../../../common/contract/errors.ts';
import { MoneroDaemonSource, type SourceSettings } from '../../../common/contract/settings.ts';
import { errorText } from '../../../common/message/error.ts';
import type { BlobJob, Solution } from '../../../common/mining/job.ts';
import { isDigestWithinTarget } from '../../../common/quantity/target.ts';
import { delayBefore, RECONNECT } from '../../net/backoff.ts';
import { parseZmqUrl } from '../../net/url.ts';
import { subscribeZmq } from '../../net/zmq.ts';
import { checkMoneroDaemon } from '../check/monero-daemon-check.ts';
import { createJobBook } from '../job-book.ts';
import { nextJobId } from '../job-id.ts';
import {
  jobFromMoneroTemplate,
  minerTransactionView,
  moneroBlockFromSolution,
  networkFromMoneroTemplate,
  type OwnTemplate,
} from '../monero-job.ts';
import { createMoneroDelivery, type MoneroNode } from '../monero-node.ts';
import {
  askMoneroTemplate,
  openMoneroNode,
  PAYMENT_ID_LOST,
  requireMoneroAddress,
  requireMoneroNetwork,
} from '../monero-session.ts';
import { createOwnBlocks } from '../own-blocks.ts';
import { chainOfSettings } from '../payout-script.ts';
import { parseMoneroHeader } from '../protocol/monero-rpc.ts';
import { firstPace, paceAfterShare, reviewPace, targetOfPace } from '../share-pace.ts';
import { routeOf } from '../source-route.ts';
import { submitResultOf, unknownJob } from '../submit-result.ts';
import { raceTasks, untilAbort, wait } from '../wait.ts';
import { createSessionLoop } from './session-loop.ts';
import { defineSource, type SourceDeps, type SubmitResult, type WorkSource } from './source.ts';

type Settings = Extract<SourceSettings, { kind: 'monero-daemon' }>;

/** What a job was made from. */
interface JobEntry {
  readonly job: BlobJob;
  readonly own: OwnTemplate;
}

/** What zmq-pub announces for each new best block. */
const NEW_BLOCK_TOPIC = 'json-minimal-chain_main';

const JOBS_MAX = 64;

/** How often the tip is asked for; a new block comes every two minutes. */
const WATCH_MS = 2000;

/** How often transactions and the time are taken in on the same tip. */
const REFRESH_MS = 20_000;

/** The user's own monerod: its templates, its miner transaction for our address. */
export const moneroDaemon = defineSource<Settings>({
  kind: 'monero-daemon',
  label: 'Own Monero node',
  settings: MoneroDaemonSource,
  create: createMoneroDaemon,
  check: checkMoneroDaemon,
});

function createMoneroDaemon(settings: Settings, deps: SourceDeps): WorkSource {
  const { listener, clock, random } = deps;
  const jobs = createJobBook<JobEntry>(JOBS_MAX);
  const ownBlocks = createOwnBlocks();
  let pace = firstPace('randomx', clock.now());
  let node: MoneroNode | undefined;
  /** Aborted when something says that the tip moved: it is looked at without waiting. */
  let moved = new AbortController();

  /** Made at first use: a wrong address is the session's error, not the constructor's. */
  function openNode(): MoneroNode {
    const { userAgent, secret } = deps;
    node ??= openMoneroNode(settings, { clock, userAgent, password: secret });
    return node;
  }

  /** Hears of new blocks where the node publishes them; polling goes on beside it. */
  async function listen(signal: AbortSignal): Promise<void> {
    if (settings.zmqUrl === '') return untilAbort(signal);
    const endpoint = parseZmqUrl(settings.zmqUrl);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await subscribeZmq({
          endpoint,
          topic: NEW_BLOCK_TOPIC,
          route: routeOf(settings),
          clock,
          signal,
          onMessage: () => moved.abort(),
        });
      } catch (error) {
        signal.throwIfAborted();
        const { title } = errorText(wireErrorFrom(error));
        deps.log('info', 'announcements of blocks ended', { title });
        if (attempt === 1) {
          const seconds = WATCH_MS / 1000;
          listener.messageReceived(`${title} New blocks are asked for every ${seconds} s instead.`);
        }
      }
      await wait(clock, delayBefore(attempt, random(), RECONNECT), signal);
    }
  }

  /** Until it is time to ask for the tip, or something says that it moved. */
  async function rest(signal: AbortSignal): Promise<void> {
    try {
      await wait(clock, WATCH_MS, AbortSignal.any([signal, moved.signal]));
    } catch (error) {
      if (!moved.signal.aborted || signal.aborted) throw error;
    } finally {
      moved = new AbortController();
    }
  }

  async function session(signal: AbortSignal, working: () => void): Promise<void> {
    const chain = chainOfSettings(settings.chain);
    const kind = requireMoneroAddress(settings.payoutAddress, chain);
    if (kind === 'integrated') listener.messageReceived(PAYMENT_ID_LOST);
    const rpc = openNode();
    const startedMs = clock.now();
    const { name } = await requireMoneroNetwork(rpc, chain, signal);
    listener.peerChanged(name, clock.now() - startedMs);
    let own = await askMoneroTemplate(rpc, settings.payoutAddress, random, signal);
    let adoptedMs = clock.now();

    const publish = (cleanJobs: boolean): void => {
      const job = jobFromMoneroTemplate(own, {
        chain,
        jobId: nextJobId(settings.id),
        sourceId: settings.id,
        shareTarget: targetOfPace(pace),
        cleanJobs,
        receivedAtMs: clock.now(),
      });
      jobs.add(job.id, { job, own });
      listener.coinbaseChanged(minerTransactionView(job, own.block, settings.payoutAddress));
      listener.jobReceived(job, own.block.transactionIds.length);
    };
    const tellNetwork = (): void =>
      listener.networkChanged(networkFromMoneroTemplate(chain, own, clock.now()));

    publish(true);
    working();
    tellNetwork();
    await raceTasks(signal, [watch, listen]);

    async function watch(inner: AbortSignal): Promise<void> {
      const method = 'get_last_block_header';
      for (;;) {
        await rest(inner);
        const answer = await rpc.call(method, {}, { signal: inner });
        const tip = parseMoneroHeader(answer, rpc.host, method);
        const isNewTip = tip.hash !== own.template.previousId;
        if (isNewTip || clock.now() - adoptedMs >= REFRESH_MS) {
          own = await askMoneroTemplate(rpc, settings.payoutAddress, random, inner);
          adoptedMs = clock.now();
          publish(isNewTip);
          if (isNewTip) tellNetwork();
          continue;
        }
        const before = pace.hashesPerShare;
        pace = reviewPace(pace, clock.now());
        if (pace.hashesPerShare !== before) publish(false);
      }
    }
  }

  async function submit(solution: Solution): Promise<SubmitResult> {
    const entry = jobs.find(solution.jobId);
    if (!entry) return unknownJob();
    pace = paceAfterShare(pace);
    const { job, own } = entry;
    const isBlock = job.blockTarget && isDigestWithinTarget(solution.digest, job.blockTarget);
    if (!isBlock) return { kind: 'noted' };
    const parent = own.template.previousId;
    if (!ownBlocks.begin(parent)) return { kind: 'noted' };
    const chain = chainOfSettings(settings.chain);
    const startedMs = clock.now();
    const verdict = await deps.blockFound({
      ...moneroBlockFromSolution(own, solution),
      chainId: chain.id,
      sourceId: settings.id,
      height: own.template.height,
      rewardAtomic: own.template.expectedRewardAtomic.toString(),
      address: settings.payoutAddress,
      maturityBlocks: chain.maturityBlocks,
      foundAtMs: solution.foundAtMs,
    });
    if (verdict.kind === 'refused') ownBlocks.refused(parent);
    if (verdict.kind === 'taken') moved.abort();
    return submitResultOf(verdict, clock.now() - startedMs);
  }

  const loop = createSessionLoop(deps, session);
  return {
    start: () => loop.start(),
    async stop() {
      await loop.stop();
      await node?.close();
      jobs.clear();
    },
    submit,
    delivery: createMoneroDelivery(openNode),
  };
}
