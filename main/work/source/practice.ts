import { bytesFromHex, hexFromBytes } from '../../../common/block/bytes.ts';
import { blockHash } from '../../../common/block/header.ts';
import { sha256d } from '../../../common/block/sha256d.ts';
import {
  PRACTICE_PAYOUT_ADDRESS,
  practice as practiceChain,
} from '../../../common/chain/practice.ts';
import { PRACTICE_INTERVAL_S } from '../../../common/chain/retarget-practice.ts';
import { PracticeSource, type SourceSettings } from '../../../common/contract/settings.ts';
import type { CoinbaseJob, Solution } from '../../../common/mining/job.ts';
import { expectedHashesFromTarget } from '../../../common/quantity/difficulty.ts';
import {
  bigintFromTarget,
  isDigestWithinTarget,
  MAX_TARGET,
  targetFromBigint,
} from '../../../common/quantity/target.ts';
import { coinbaseViewOf } from '../coinbase-view.ts';
import { createExtranonceCounter } from '../extranonce-counter.ts';
import { createJobBook } from '../job-book.ts';
import { nextJobId } from '../job-id.ts';
import { networkFromTemplate } from '../network-view.ts';
import { createOwnBlocks } from '../own-blocks.ts';
import { payoutScriptOf } from '../payout-script.ts';
import {
  extendChain,
  GENESIS_CHAIN,
  type PracticeChain,
  practiceTemplate,
  readPracticeChain,
  recentBlocks,
  tipHeader,
} from '../practice/practice-chain.ts';
import { checkPracticeBlock } from '../practice/practice-check.ts';
import type { BlockTemplate } from '../protocol/getblocktemplate.ts';
import { submitResultOf, unknownJob } from '../submit-result.ts';
import { blockFromSolution, jobFromTemplate } from '../template-job.ts';
import { wait } from '../wait.ts';
import { createSessionLoop } from './session-loop.ts';
import {
  type BlockDelivery,
  type BlockVerdict,
  defineSource,
  type FoundBlock,
  type SourceDeps,
  type SubmitResult,
  type WorkSource,
} from './source.ts';

type Settings = Extract<SourceSettings, { kind: 'practice' }>;

interface JobEntry {
  readonly job: CoinbaseJob;
  readonly template: BlockTemplate;
}

const JOBS_MAX = 32;
const STORE_NAME = 'chain.json';
const COINBASE_TEXT = 'Adit practice';

/** A share is this much easier than a block, so that one comes every two seconds. */
const SHARES_PER_BLOCK = 10n;

/** How often the template takes the time into account: the difficulty falls while nobody finds a block. */
const REFRESH_MS = 10_000;

/** A chain of its own inside the app: real templates, real proof of work, a checker that believes nothing. */
export const practice = defineSource<Settings>({
  kind: 'practice',
  label: 'Practice',
  settings: PracticeSource,
  create: createPractice,
  check: async () => [
    {
      id: 'job',
      label: 'Job',
      outcome: 'passed',
      detail: 'The practice chain is inside Adit and always has work.',
      elapsedMs: 0,
    },
  ],
});

function createPractice(settings: Settings, deps: SourceDeps): WorkSource {
  const { listener, clock } = deps;
  const jobs = createJobBook<JobEntry>(JOBS_MAX);
  const nextExtranonce1 = createExtranonceCounter(deps.random);
  const ownBlocks = createOwnBlocks();
  const payoutScript = payoutScriptOf(PRACTICE_PAYOUT_ADDRESS, practiceChain);
  let chain: PracticeChain | undefined;
  let loading: Promise<PracticeChain> | undefined;
  let isWorking = false;

  /** Read once, whoever asks first: mining, or the journal about an old block. */
  async function openChain(): Promise<PracticeChain> {
    loading ??= deps.store.read(STORE_NAME).then((text) => {
      const kept = text === null ? undefined : readPracticeChain(text);
      if (text !== null && !kept) deps.log('warn', 'the practice chain begins anew');
      return kept ?? GENESIS_CHAIN;
    });
    const kept = await loading;
    // Another caller may have extended it while this one waited.
    chain ??= kept;
    return chain;
  }

  function publish(tip: PracticeChain, cleanJobs: boolean): void {
    const template = practiceTemplate(tip, Math.floor(clock.now() / 1000));
    const job = jobFromTemplate({
      chain: practiceChain,
      template,
      payoutScript,
      coinbaseText: COINBASE_TEXT,
      jobId: nextJobId(settings.id),
      sourceId: settings.id,
      extranonce1: nextExtranonce1(),
      shareTarget: shareTargetOf(template),
      cleanJobs,
      receivedAtMs: clock.now(),
      // The difficulty rule looks at the block's own time, so the time stays as the template has it.
      ntimeMax: template.currentTime,
    });
    jobs.add(job.id, { job, template });
    const network = networkFromTemplate(practiceChain, template, {
      networkHashrateHps: expectedHashesFromTarget(template.target) / PRACTICE_INTERVAL_S,
      from: 'practice',
      atMs: clock.now(),
    });
    listener.networkChanged(network);
    listener.coinbaseChanged(coinbaseViewOf(job, practiceChain, payoutScript));
    listener.jobReceived(job, template.transactions.length);
  }

  const loop = createSessionLoop(deps, async (signal, working) => {
    const tip = await openChain();
    listener.peerChanged('inside Adit', 0);
    publish(tip, true);
    working();
    isWorking = true;
    try {
      for (;;) {
        await wait(clock, REFRESH_MS, signal);
        publish(await openChain(), false);
      }
    } finally {
      isWorking = false;
    }
  });

  async function submit(solution: Solution): Promise<SubmitResult> {
    const entry = jobs.find(solution.jobId);
    if (!entry) return unknownJob();
    const { job, template } = entry;
    if (!isDigestWithinTarget(solution.digest, template.target)) {
      return { kind: 'accepted', latencyMs: 0 };
    }
    const parent = hexFromBytes(template.previousHash);
    if (!ownBlocks.begin(parent)) return { kind: 'accepted', latencyMs: 0 };
    const startedMs = clock.now();
    const verdict = await deps.blockFound({
      ...blockFromSolution(template, job, solution),
      chainId: practiceChain.id,
      sourceId: settings.id,
      height: template.height,
      rewardAtomic: template.coinbaseValueAtomic.toString(),
      address: PRACTICE_PAYOUT_ADDRESS,
      maturityBlocks: practiceChain.maturityBlocks,
      foundAtMs: solution.foundAtMs,
    });
    if (verdict.kind === 'refused') ownBlocks.refused(parent);
    return submitResultOf(verdict, clock.now() - startedMs);
  }

  const delivery: BlockDelivery = {
    async submitBlock(block): Promise<BlockVerdict> {
      const tip = await openChain();
      if (heightOf(tip, block) !== undefined) return { kind: 'taken', reason: 'duplicate' };
      const problem = checkPracticeBlock(
        block.blockHex,
        { height: tip.height, hash: sha256d(tipHeader(tip)), recent: recentBlocks(tip) },
        Math.floor(clock.now() / 1000),
      );
      if (problem !== null) return { kind: 'refused', reason: problem };
      const extended = extendChain(tip, bytesFromHex(block.blockHex.slice(0, 160)));
      chain = extended;
      await deps.store.write(STORE_NAME, JSON.stringify(extended)).catch((error: unknown) => {
        deps.log('warn', 'the practice chain could not be written', { error });
      });
      if (isWorking) publish(extended, true);
      return { kind: 'taken', reason: null };
    },
    async standing(block) {
      const tip = await openChain();
      const height = heightOf(tip, block);
      if (height === undefined) {
        // The chain keeps its last headers only: what is below them has been in it for long.
        const isForgotten = block.height <= tip.height - tip.headers.length;
        return isForgotten
          ? { kind: 'in-chain', confirmations: tip.height - block.height + 1 }
          : { kind: 'side-branch', depth: Math.max(0, tip.height - block.height + 1) };
      }
      return { kind: 'in-chain', confirmations: tip.height - height + 1 };
    },
  };

  return {
    start: () => loop.start(),
    stop: () => loop.stop(),
    submit,
    delivery,
  };
}

/** A block's height in the kept part of the chain, or undefined. */
function heightOf(
  chain: PracticeChain,
  block: Pick<FoundBlock, 'hash' | 'height'>,
): number | undefined {
  const index = block.height - (chain.height - chain.headers.length + 1);
  const header = chain.headers[index];
  if (header === undefined || blockHash(bytesFromHex(header)) !== block.hash) return undefined;
  return block.height;
}

function shareTargetOf(template: BlockTemplate): Uint8Array {
  const easier = bigintFromTarget(template.target) * SHARES_PER_BLOCK;
  return targetFromBigint(easier > MAX_TARGET ? MAX_TARGET : easier);
}
