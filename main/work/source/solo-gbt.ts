import { equalBytes, hexFromBytes, reverseBytes } from '../../../common/block/bytes.ts';
import { AppError, isAppError } from '../../../common/contract/errors.ts';
import { SoloGbtSource, type SourceSettings } from '../../../common/contract/settings.ts';
import type { CoinbaseJob, Solution } from '../../../common/mining/job.ts';
import { isDigestWithinTarget } from '../../../common/quantity/target.ts';
import { parseNodeUrl } from '../../net/url.ts';
import { checkSoloGbt } from '../check/solo-gbt-check.ts';
import { coinbaseViewOf } from '../coinbase-view.ts';
import { createEpochClock } from '../epoch-clock.ts';
import { createExtranonceCounter } from '../extranonce-counter.ts';
import { createJobBook } from '../job-book.ts';
import { nextJobId } from '../job-id.ts';
import { networkFromTemplate } from '../network-view.ts';
import { nodeAuthOf } from '../node-auth.ts';
import { requireChain, requireTemplateOf } from '../node-chain.ts';
import { createNodeDelivery } from '../node-delivery.ts';
import { createNodeRpc, type NodeRpc } from '../node-rpc.ts';
import { askTemplate } from '../node-template.ts';
import { createOwnBlocks } from '../own-blocks.ts';
import { ownPayoutProof, payoutRefusal } from '../payout-proof.ts';
import { chainOfSettings, payoutScriptOf } from '../payout-script.ts';
import { proposeBlock } from '../proposal.ts';
import type { BlockTemplate } from '../protocol/getblocktemplate.ts';
import { parseBlockHash, parseNetworkHashrate, parseNodeIdentity } from '../protocol/node-info.ts';
import { firstPace, paceAfterShare, reviewPace, targetOfPace } from '../share-pace.ts';
import { routeOf } from '../source-route.ts';
import { submitResultOf, unknownJob } from '../submit-result.ts';
import { blockFromSolution, jobFromTemplate } from '../template-job.ts';
import { raceTasks, untilAbort, wait } from '../wait.ts';
import { createSessionLoop } from './session-loop.ts';
import { defineSource, type SourceDeps, type SubmitResult, type WorkSource } from './source.ts';

/**
 * Kept jobs. Each may hold a template of two megabytes; a new one comes twice a minute, so that a solution may
 * be minutes late.
 */
const JOBS_MAX = 12;

/** How often the tip is asked for beside a long poll (a second opinion) and without one (the only one). */
const WATCH_MS = 5000;
const WATCH_ALONE_MS = 1000;

/** How often new transactions are taken in on the same tip. */
const REFRESH_MS = 30_000;

type Settings = Extract<SourceSettings, { kind: 'solo-gbt' }>;

/** What a job was made from. */
interface JobEntry {
  readonly job: CoinbaseJob;
  readonly template: BlockTemplate;
}

/** The user's own node: its templates, our coinbase. */
export const soloGbt = defineSource<Settings>({
  kind: 'solo-gbt',
  label: 'Own node',
  settings: SoloGbtSource,
  create: createSoloGbt,
  check: checkSoloGbt,
});

function createSoloGbt(settings: Settings, deps: SourceDeps): WorkSource {
  const { listener, clock, random } = deps;
  const jobs = createJobBook<JobEntry>(JOBS_MAX);
  const nextExtranonce1 = createExtranonceCounter(random);
  const ownBlocks = createOwnBlocks();
  let pace = firstPace('sha256d', clock.now());
  let node: NodeRpc | undefined;

  /** Made at first use: a wrong address is the session's error, not the constructor's. */
  function openNode(): NodeRpc {
    node ??= createNodeRpc({
      endpoint: parseNodeUrl(settings.url),
      auth: nodeAuthOf(settings, deps.secret),
      route: routeOf(settings),
      clock,
      userAgent: deps.userAgent,
    });
    return node;
  }

  async function session(signal: AbortSignal, working: () => void): Promise<void> {
    const chain = chainOfSettings(settings.chain);
    const payoutScript = payoutScriptOf(settings.payoutAddress, chain);
    const rpc = openNode();
    const startedMs = clock.now();
    await requireChain(rpc, chain, signal);
    const latencyMs = clock.now() - startedMs;
    listener.peerChanged(await identify(rpc, signal), latencyMs);

    let current = await askTemplate(rpc, null, signal);
    let adoptedMs = clock.now();
    requireTemplateOf(chain, current);
    if (pace.shares === 0) pace = firstPace(chain.algorithm, clock.now());

    const makeJob = (template: BlockTemplate, cleanJobs: boolean): CoinbaseJob =>
      jobFromTemplate({
        chain,
        template,
        payoutScript,
        coinbaseText: settings.coinbaseText,
        jobId: nextJobId(settings.id),
        sourceId: settings.id,
        extranonce1: nextExtranonce1(),
        shareTarget: targetOfPace(pace),
        cleanJobs,
        receivedAtMs: clock.now(),
      });

    /** Shows the coinbase as separate code reads it; what does not pay us whole is not mined. */
    const prove = (job: CoinbaseJob, isNodeSatisfied: boolean | null): void => {
      const view = coinbaseViewOf(job, chain, payoutScript);
      const proof = ownPayoutProof(view, isNodeSatisfied);
      listener.coinbaseChanged({ ...view, proof });
      const refusal = payoutRefusal(proof, settings.label, settings.payoutAddress);
      if (refusal) throw refusal;
    };

    const publish = (
      template: BlockTemplate,
      job: CoinbaseJob,
      isNodeSatisfied: boolean | null,
    ): void => {
      prove(job, isNodeSatisfied);
      jobs.add(job.id, { job, template });
      listener.jobReceived(job, template.transactions.length);
    };

    const askAdjusted = createEpochClock(rpc, chain);
    const tellNetwork = async (template: BlockTemplate): Promise<void> => {
      const networkHashrateHps = await askHashrate(rpc, signal);
      const adjustedAtMs = await askAdjusted(template.height - 1, signal);
      const about = { networkHashrateHps, adjustedAtMs, from: 'own node', atMs: clock.now() };
      listener.networkChanged(networkFromTemplate(chain, template, about));
    };

    const adopt = async (template: BlockTemplate): Promise<void> => {
      const isNewTip = !equalBytes(template.previousHash, current.previousHash);
      const isRicher = template.coinbaseValueAtomic > current.coinbaseValueAtomic;
      const isDue = clock.now() - adoptedMs >= REFRESH_MS;
      if (!isNewTip && !isDue && !isRicher) return;
      current = template;
      adoptedMs = clock.now();
      const job = makeJob(template, isNewTip);
      publish(template, job, null);
      if (!isNewTip) return;
      await tellNetwork(template);
      const isSatisfied = await proposeBlock(rpc, template, job, signal);
      if (isSatisfied && current === template) prove(job, true);
    };

    // The first job is shown to the node before anything is hashed on it; later ones meanwhile.
    const firstJob = makeJob(current, true);
    const isSatisfied = await proposeBlock(rpc, current, firstJob, signal);
    publish(current, firstJob, isSatisfied || null);
    working();
    await tellNetwork(current);

    let isLongPolling = current.longPollId !== null;
    await raceTasks(signal, [
      async (inner) => {
        while (isLongPolling) {
          const longPollId = current.longPollId;
          if (longPollId === null) break;
          try {
            await adopt(await askTemplate(rpc, longPollId, inner));
          } catch (error) {
            inner.throwIfAborted();
            if (isAppError(error, 'net.timeout')) continue;
            // bcoin answers every long poll with an internal error: watching the tip does as well.
            if (!isAppError(error, 'rpc.failed') && !isAppError(error, 'rpc.busy')) throw error;
            deps.log('info', 'long poll given up', { code: error.code, params: error.params });
            isLongPolling = false;
          }
        }
        await untilAbort(inner);
      },
      async (inner) => {
        for (;;) {
          await wait(clock, isLongPolling ? WATCH_MS : WATCH_ALONE_MS, inner);
          const best = parseBlockHash(
            await rpc.call('getbestblockhash', [], { signal: inner }),
            rpc.host,
            'getbestblockhash',
          );
          const isNewTip = best !== printedHash(current.previousHash);
          const isDue = clock.now() - adoptedMs >= REFRESH_MS;
          if (isNewTip || isDue) {
            await adopt(await askTemplate(rpc, null, inner));
            continue;
          }
          const before = pace.hashesPerShare;
          pace = reviewPace(pace, clock.now());
          if (pace.hashesPerShare !== before) publish(current, makeJob(current, false), null);
        }
      },
    ]);
  }

  async function submit(solution: Solution): Promise<SubmitResult> {
    const entry = jobs.find(solution.jobId);
    if (!entry) return unknownJob();
    pace = paceAfterShare(pace);
    const { job, template } = entry;
    if (!isDigestWithinTarget(solution.digest, template.target)) return { kind: 'noted' };
    const parent = printedHash(template.previousHash);
    if (!ownBlocks.begin(parent)) return { kind: 'noted' };
    const chain = chainOfSettings(settings.chain);
    const startedMs = clock.now();
    const verdict = await deps.blockFound({
      ...blockFromSolution(template, job, solution),
      chainId: chain.id,
      sourceId: settings.id,
      height: template.height,
      rewardAtomic: template.coinbaseValueAtomic.toString(),
      address: settings.payoutAddress,
      maturityBlocks: chain.maturityBlocks,
      foundAtMs: solution.foundAtMs,
    });
    if (verdict.kind === 'refused') ownBlocks.refused(parent);
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
    delivery: createNodeDelivery(openNode),
  };
}

/** The node's name, as far as it tells; a restricted node mines as well. */
async function identify(rpc: NodeRpc, signal: AbortSignal): Promise<string | null> {
  try {
    return parseNodeIdentity(await rpc.call('getnetworkinfo', [], { signal }), rpc.host).name;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('rpc.')) return null;
    throw error;
  }
}

async function askHashrate(rpc: NodeRpc, signal: AbortSignal): Promise<number | null> {
  try {
    return parseNetworkHashrate(await rpc.call('getmininginfo', [], { signal }), rpc.host);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('rpc.')) return null;
    throw error;
  }
}

function printedHash(internal: Uint8Array): string {
  return hexFromBytes(reverseBytes(internal));
}
