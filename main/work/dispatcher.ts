import { join } from 'node:path';
import { hexFromBytes, reverseBytes } from '../../common/block/bytes.ts';
import { readChain } from '../../common/chain/registry.ts';
import type { AppError } from '../../common/contract/errors.ts';
import type { TimelineEvent } from '../../common/contract/history.ts';
import type { BestShare, ShareCounts } from '../../common/contract/mining.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import type {
  BlockInfo,
  CoinbaseView,
  JobInfo,
  NetworkInfo,
  SourceInfo,
  SourceState,
} from '../../common/contract/source.ts';
import type { Job, Solution } from '../../common/mining/job.ts';
import {
  difficultyFromTarget,
  expectedHashesFromTarget,
  SHARE_DIFFICULTY_1,
} from '../../common/quantity/difficulty.ts';
import { isDigestWithinTarget } from '../../common/quantity/target.ts';
import { createChainMemory } from './chain-memory.ts';
import { createChainWitness } from './chain-witness.ts';
import { createCoalescer } from './coalesce.ts';
import { createDurableFolder } from './durable-folder.ts';
import { chooseSource, eligibleSources } from './failover.ts';
import { createJobBook } from './job-book.ts';
import { jobInfoOf } from './job-info.ts';
import { createJobRest, parentOf } from './job-rest.ts';
import { type BlockJournal, createBlockJournal } from './journal.ts';
import { createRateLimit } from './rate-limit.ts';
import {
  type AllTimeShares,
  forgetAllTime,
  openShareAccount,
  type ShareAccount,
  shareAnswered,
  shareCountsOf,
  shareSent,
} from './share-account.ts';
import { createSource } from './source/registry.ts';
import type { BlockDelivery, Clock, SourceDeps, SubmitResult } from './source/source.ts';
import {
  candidateOf,
  freshSlot,
  isSameConnection,
  type SourceSlot,
  sourceInfoOf,
} from './source-slot.ts';

/** A line for the timeline; the record gives it its id. */
export type TimelineDraft = Omit<TimelineEvent, 'id'>;

/** What the dispatcher tells; every handler returns at once. */
export interface DispatcherListener {
  sourcesChanged(sources: readonly SourceInfo[], activeId: string | null): void;
  jobChanged(job: JobInfo | null): void;
  networkChanged(network: NetworkInfo | null): void;
  coinbaseChanged(view: CoinbaseView | null): void;
  sharesChanged(counts: ShareCounts): void;
  bestChanged(best: BestShare): void;
  /** Newest first. */
  blocksChanged(blocks: readonly BlockInfo[]): void;
  event(event: TimelineDraft): void;
  /** A found block can not be written to disk, or it can again (null). */
  diskProblemChanged(error: AppError<'disk.write-failed'> | null): void;
}

export interface DispatcherOptions {
  /** The newest job of the source that is mined on; null: nothing to do. */
  readonly sink: (job: Job | null) => void;
  readonly listener: DispatcherListener;
  readonly clock: Clock;
  /** 0 <= x < 1. */
  readonly random: () => number;
  readonly log: SourceDeps['log'];
  readonly dataFolder: string;
  readonly userAgent: string;
  /** The saved password of a source, '' when none. */
  readonly secret: (sourceId: string) => string;
  readonly allTime: AllTimeShares;
}

/** Owns the sources in their order, mines on the best that works, and brings each solution home. */
export interface Dispatcher {
  /** Takes up the blocks of an earlier run; sources wait for {@link Dispatcher.setWanted}. */
  start(): Promise<void>;
  /** All sources in their order; live: what did not change goes on undisturbed. */
  configure(sources: readonly SourceSettings[]): void;
  /** Whether work is wanted; without it no source is connected. Found blocks are delivered all the same. */
  setWanted(wanted: boolean): void;
  /** Routes a solution to the source that gave its job. */
  solutionFound(solution: Solution): Promise<SubmitResult>;
  forgetBestShare(): void;
  stop(): Promise<void>;
}

/** Solutions not answered yet; more than this is a miner far above its share difficulty. */
const PENDING_MAX = 1000;
/** How often share counts are told, and how often an accepted share is worth a line of the timeline. */
const SHARES_EVERY_MS = 250;
const ACCEPTED_EVERY_MS = 1000;
const SAID_MAX = 60;
const SAID_WINDOW_MS = 60_000;
/** Jobs whose targets are remembered for the account. */
const JOBS_MAX = 256;
/** A source no longer mined on is kept this long, for the answers to its last shares. */
const DRAIN_MS = 15_000;
/** Work of a lost node goes on this long: its template is good until the next block, and finds are kept. */
const KEEP_JOB_MS = 120_000;

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { listener, clock, random, log, dataFolder } = options;
  const slots = new Map<string, SourceSlot>();
  const ended = new Set<Promise<void>>();
  const jobs = createJobBook<Job>(JOBS_MAX);
  let order: readonly SourceSettings[] = [];
  let account: ShareAccount = openShareAccount(options.allTime);
  let activeId: string | null = null;
  let lastActiveId: string | null = null;
  let lastParent: string | null = null;
  let acceptedToldMs = Number.NEGATIVE_INFINITY;
  let isWanted = false;
  let isStopped = false;
  let lastReviewMs = clock.now();
  let cancelReview: (() => void) | null = null;
  let cancelKeep: (() => void) | null = null;
  /** What a pool can make us say as often as it likes is said so often only. */
  const limits: { readonly [Code in TimelineDraft['code']]?: () => boolean } = {
    'pool-message': createRateLimit(clock, SAID_MAX, SAID_WINDOW_MS),
    'new-block': createRateLimit(clock, SAID_MAX, SAID_WINDOW_MS),
    'share-rejected': createRateLimit(clock, SAID_MAX, SAID_WINDOW_MS),
  };
  const rest = createJobRest(clock, options.sink);

  const tell = (
    level: TimelineDraft['level'],
    code: TimelineDraft['code'],
    params: TimelineDraft['params'],
  ): void => {
    const isAllowed = limits[code];
    if (isAllowed?.() !== false) listener.event({ atMs: clock.now(), level, code, params });
  };

  const journal: BlockJournal = createBlockJournal({
    folder: createDurableFolder(join(dataFolder, 'block')),
    clock,
    random,
    log,
    deliveries: (chainId) => deliveriesOf(chainId),
    blocksChanged: (blocks) => listener.blocksChanged(blocks),
    event(level, code, { hash, height, chainId, sourceId, reason }) {
      tell(level, code, { hash, height, chainId, sourceId, reason });
      if (code === 'block-refused') endRest();
    },
    problemChanged: (error) => listener.diskProblemChanged(error),
  });

  const witness = createChainWitness({
    clock,
    memory: createChainMemory(createDurableFolder(join(dataFolder, 'chain')), clock, log),
    deliveries: (chainId) => deliveriesOf(chainId),
    doubted(sourceId, words) {
      const source = slots.get(sourceId)?.settings.label ?? sourceId;
      tell('wait', 'pool-message', { source, message: words });
    },
    refused: (sourceId, problem) => refuseSource(sourceId, problem),
  });

  function deliveriesOf(chainId: string): BlockDelivery[] {
    const found: BlockDelivery[] = [];
    for (const { settings, source } of slots.values()) {
      if (source.delivery && chainIdOf(settings) === chainId) found.push(source.delivery);
    }
    return found;
  }

  function openSlot(settings: SourceSettings): SourceSlot {
    const { id } = settings;
    const secret = options.secret(id);
    const folder = createDurableFolder(join(dataFolder, 'source', id));
    const source = createSource(settings, {
      clock,
      random,
      log: (level, message, data) => log(level, message, { source: id, ...data }),
      userAgent: options.userAgent,
      secret: () => options.secret(id),
      store: { read: (name) => folder.read(name), write: (name, text) => folder.write(name, text) },
      blockFound: (block) => journal.blockFound(block),
      listener: {
        jobReceived: (job, transactions) => onJob(slot, job, transactions ?? null),
        stateChanged: (state) => onState(slot, state),
        networkChanged(network) {
          slot.network = network;
          if (isShown(slot)) listener.networkChanged(network);
        },
        coinbaseChanged(view) {
          slot.coinbase = view;
          const isRefusal = activeId === null && payoutRefusalIn(view);
          if (isShown(slot) || isRefusal) listener.coinbaseChanged(view);
        },
        peerChanged(peer, latencyMs) {
          slot.peer = peer;
          slot.latencyMs = latencyMs;
          publishSources();
        },
        messageReceived: (message) =>
          tell('info', 'pool-message', {
            source: settings.label,
            message: message.slice(0, 200),
          }),
      },
    });
    const slot = freshSlot(settings, secret, source);
    slots.set(id, slot);
    return slot;
  }

  /** True while this instance is the one in use and mined on. */
  function isShown(slot: SourceSlot): boolean {
    return slot.settings.id === activeId && slots.get(slot.settings.id) === slot;
  }

  function closeSlot(slot: SourceSlot): void {
    slot.cancelDrain?.();
    slot.cancelDrain = null;
    if (slots.get(slot.settings.id) === slot) slots.delete(slot.settings.id);
    witness.forget(slot.settings.id);
    if (!slot.isRefused) stopSource(slot);
  }

  function stopSource(slot: SourceSlot): void {
    const end = slot.source
      .stop()
      .catch((error: unknown) => log('warn', 'a source did not stop cleanly', { error }))
      .finally(() => ended.delete(end));
    ended.add(end);
  }

  /** It gives work of another chain: nothing of it is mined until the user has changed it. */
  function refuseSource(sourceId: string, problem: string): void {
    const slot = slots.get(sourceId);
    if (!slot || slot.isRefused) return;
    const chain = readChain(chainIdOf(slot.settings))?.label ?? chainIdOf(slot.settings);
    const params = { source: slot.settings.label, chain, problem };
    onState(slot, { kind: 'failed', error: { code: 'work.foreign-chain', params, retry: 'no' } });
    slot.isRefused = true;
    stopSource(slot);
  }

  function onJob(slot: SourceSlot, job: Job, transactions: number | null): void {
    if (slots.get(slot.settings.id) !== slot || slot.isRefused) return;
    hearClaim(slot, job);
    slot.job = { job, transactions };
    jobs.add(job.id, job);
    if (slot.state.kind === 'working') slot.workingSinceMs ??= clock.now();
    if (isShown(slot)) showJob(slot);
    else review();
    publishSources();
  }

  /** A pool's job is a claim about its chain; an own node's is the witness itself. */
  function hearClaim(slot: SourceSlot, job: Job): void {
    if (job.kind !== 'coinbase' || job.chainId === null || job.height === null) return;
    const chain = readChain(job.chainId);
    if (!chain) return;
    const isSteady = !chain.isTest && job.blockTarget !== null;
    const claim = {
      sourceId: slot.settings.id,
      label: slot.settings.label,
      chainId: job.chainId,
      difficulty: isSteady ? difficultyFromTarget(job.blockTarget, chain.difficulty1Target) : null,
      parentHash: hexFromBytes(reverseBytes(job.previousHash)),
      parentHeight: job.height - 1,
      timeS: job.ntime,
      blockIntervalS: chain.blockIntervalS,
    };
    if (slot.source.delivery) witness.vouch(claim);
    else witness.hear(claim);
  }

  function onState(slot: SourceSlot, state: SourceState): void {
    if (slots.get(slot.settings.id) !== slot || slot.isRefused) return;
    const wasWorking = slot.workingSinceMs !== null;
    slot.state = state;
    switch (state.kind) {
      case 'working':
        slot.hasFailed = false;
        if (slot.job) slot.workingSinceMs ??= clock.now();
        journal.nudge(chainIdOf(slot.settings));
        break;
      case 'waiting':
      case 'failed':
        slot.workingSinceMs = null;
        slot.hasFailed = true;
        if (wasWorking && isShown(slot)) {
          tell('wait', 'source-lost', { source: slot.settings.label, code: state.error.code });
        }
        if (state.kind === 'failed') {
          tell('fault', 'source-failed', { source: slot.settings.label, code: state.error.code });
        }
        break;
      case 'connecting':
      case 'ready':
      case 'off':
        slot.workingSinceMs = null;
        break;
    }
    review();
    publishSources();
  }

  /** Looks who should run and who is mined on; called at every change and when time is up. */
  function review(): void {
    if (isStopped) return;
    cancelReview?.();
    cancelReview = null;
    followClock();
    const eligible = isWanted ? eligibleSources(order) : [];
    const candidates = eligible.map(({ id }) => candidateOf(id, slots.get(id)));
    const choice = chooseSource(candidates, activeId, clock.now());
    if (choice.reviewAtMs !== null) {
      cancelReview = clock.after(choice.reviewAtMs - clock.now(), review);
    }
    const previousId = activeId;
    activeId = choice.activeId;
    if (previousId !== activeId) {
      showActive(previousId);
      publishSources();
    }
    // Starting may call back into here; the choice above is settled by then.
    for (const slot of [...slots.values()]) {
      if (choice.run.includes(slot.settings.id)) runSlot(slot);
      else drainSlot(slot, slot.settings.id === previousId);
    }
  }

  /** A clock that was set back must not make a source wait for hours: what was, was as long ago as before. */
  function followClock(): void {
    const nowMs = clock.now();
    const backMs = Math.max(0, lastReviewMs - nowMs);
    lastReviewMs = nowMs;
    if (backMs === 0) return;
    for (const slot of slots.values()) {
      if (slot.startedAtMs !== null) slot.startedAtMs -= backMs;
      if (slot.workingSinceMs !== null) slot.workingSinceMs -= backMs;
    }
  }

  function runSlot(slot: SourceSlot): void {
    slot.cancelDrain?.();
    slot.cancelDrain = null;
    if (slot.startedAtMs !== null) return;
    slot.startedAtMs = clock.now();
    slot.source.start();
  }

  /** A source can be started once only: what is not needed any more is replaced by a fresh, resting one. */
  function drainSlot(slot: SourceSlot, wasActive: boolean): void {
    if (slot.startedAtMs === null || slot.cancelDrain || slot.isRefused) return;
    const replace = (): void => {
      closeSlot(slot);
      if (order.some((settings) => settings.id === slot.settings.id)) openSlot(slot.settings);
      publishSources();
    };
    if (isWanted || wasActive) slot.cancelDrain = clock.after(DRAIN_MS, replace);
    else replace();
  }

  function showActive(previousId: string | null): void {
    const slot = activeId === null ? undefined : slots.get(activeId);
    if (slot) {
      cancelKeep?.();
      cancelKeep = null;
      if (lastActiveId !== activeId) {
        const from = order.find(({ id }) => id === lastActiveId)?.label ?? null;
        tell('info', 'source-changed', { source: slot.settings.label, from });
      }
      lastActiveId = activeId;
      listener.networkChanged(slot.network);
      listener.coinbaseChanged(slot.coinbase);
      showJob(slot);
      return;
    }
    const lost = previousId === null ? undefined : slots.get(previousId);
    if (isWanted && lost?.source.delivery && lost.job) {
      cancelKeep ??= clock.after(KEEP_JOB_MS, dropJob);
    } else {
      dropJob();
    }
  }

  function dropJob(): void {
    cancelKeep?.();
    cancelKeep = null;
    rest.end();
    options.sink(null);
    listener.jobChanged(null);
    // What was refused stays in sight: it says why nothing is mined.
    const refused = [...slots.values()].find(({ coinbase }) => payoutRefusalIn(coinbase));
    listener.coinbaseChanged(refused?.coinbase ?? null);
  }

  function showJob(slot: SourceSlot): void {
    if (!slot.job) return;
    const { job, transactions } = slot.job;
    rest.pass(job);
    listener.jobChanged(jobInfoOf(job, transactions));
    const parent = parentOf(job);
    if (parent === lastParent) return;
    lastParent = parent;
    tell('info', 'new-block', { source: slot.settings.label, height: job.height });
    if (job.chainId !== null) journal.nudge(job.chainId);
  }

  /** The block was refused: its parent is worth mining on again. */
  function endRest(): void {
    rest.end();
    const slot = activeId === null ? undefined : slots.get(activeId);
    if (slot) showJob(slot);
  }

  function publishSources(): void {
    const infos = order.map((settings) =>
      sourceInfoOf(settings, slots.get(settings.id), options.secret(settings.id) !== ''),
    );
    listener.sourcesChanged(infos, activeId);
  }

  /** An easy target gives thousands of shares a second; nobody reads more than a few of their counts. */
  const shares = createCoalescer(clock, SHARES_EVERY_MS, () => {
    listener.sharesChanged(shareCountsOf(account));
    listener.bestChanged(account.best);
  });

  async function solutionFound(solution: Solution): Promise<SubmitResult> {
    const slot = slots.get(solution.sourceId);
    const job = jobs.find(solution.jobId);
    if (!slot || !job) return { kind: 'unanswered', problem: 'its source is gone' };
    if (account.pending >= PENDING_MAX) {
      return { kind: 'unanswered', problem: 'too many shares wait for an answer' };
    }
    const difficulty = difficultyFromTarget(solution.digest, SHARE_DIFFICULTY_1[job.algorithm]);
    const bestBefore = account.best.allTime;
    account = shareSent(account, difficulty, expectedHashesFromTarget(job.shareTarget));
    shares.ask();
    if (account.best.allTime !== bestBefore) tell('info', 'best-share', { difficulty });
    const isBlock = job.blockTarget && isDigestWithinTarget(solution.digest, job.blockTarget);
    // A late block is on a parent that nothing is mined on any more.
    const isCurrent = isShown(slot) && parentOf(job) === lastParent;
    if (isBlock && isCurrent && slot.source.delivery) rest.begin(job);
    if (isBlock && !slot.source.delivery) {
      const params = { sourceId: solution.sourceId, height: job.height, chainId: job.chainId };
      tell('good', 'block-found', { ...params, source: slot.settings.label });
    }
    let result: SubmitResult;
    try {
      result = await slot.source.submit(solution);
    } catch (error) {
      log('warn', 'submitting failed', { error });
      result = { kind: 'unanswered', problem: error instanceof Error ? error.message : 'failed' };
    }
    account = shareAnswered(account, result);
    shares.ask();
    if (result.kind === 'accepted') {
      if (clock.now() - acceptedToldMs < ACCEPTED_EVERY_MS) return result;
      acceptedToldMs = clock.now();
      tell('info', 'share-accepted', { source: slot.settings.label, difficulty });
    } else if (result.kind === 'rejected') {
      const { code, meaning, message } = result;
      const params = { source: slot.settings.label, code, meaning, message: message.slice(0, 200) };
      tell('wait', 'share-rejected', params);
    }
    return result;
  }

  return {
    start: () => journal.start(),
    configure(sources) {
      order = sources;
      for (const slot of [...slots.values()]) {
        const now = sources.find(({ id }) => id === slot.settings.id);
        const isSame =
          now?.enabled === true &&
          isSameConnection(now, slot.settings) &&
          options.secret(now.id) === slot.secret;
        if (isSame) continue;
        if (slot.settings.id === activeId) {
          activeId = null;
          dropJob();
        }
        closeSlot(slot);
        if (!now || !isSameConnection(now, slot.settings)) witness.unlearn(slot.settings.id);
      }
      for (const settings of sources) {
        if (settings.enabled && !slots.has(settings.id)) openSlot(settings);
      }
      review();
      publishSources();
    },
    setWanted(wanted) {
      if (isWanted === wanted) return;
      isWanted = wanted;
      review();
      publishSources();
    },
    solutionFound,
    forgetBestShare() {
      account = forgetAllTime(account);
      shares.ask();
    },
    async stop() {
      isStopped = true;
      cancelReview?.();
      cancelKeep?.();
      rest.end();
      shares.stop();
      witness.stop();
      activeId = null;
      options.sink(null);
      await journal.stop();
      for (const slot of [...slots.values()]) closeSlot(slot);
      await Promise.all(ended);
    },
  };
}

function payoutRefusalIn(view: CoinbaseView | null): boolean {
  const action = view?.proof?.action ?? null;
  return action !== null && action !== 'warn';
}

function chainIdOf(settings: SourceSettings): string {
  return settings.kind === 'practice' ? 'practice' : settings.chain;
}
