import { equalBytes, hexFromBytes, uint32Le } from '../../../common/block/bytes.ts';
import { AppError } from '../../../common/contract/errors.ts';
import { MoneroStratumSource, type SourceSettings } from '../../../common/contract/settings.ts';
import type { NetworkInfo } from '../../../common/contract/source.ts';
import type { BlobJob, Solution } from '../../../common/mining/job.ts';
import { difficultyFromTarget, SHARE_DIFFICULTY_1 } from '../../../common/quantity/difficulty.ts';
import { targetFromBigint } from '../../../common/quantity/target.ts';
import { parsePoolUrl } from '../../net/url.ts';
import { checkPool } from '../check/pool-check.ts';
import { createJobBook } from '../job-book.ts';
import { nextJobId } from '../job-id.ts';
import { NONCE_OFFSET } from '../monero-job.ts';
import { chainOfSettings } from '../payout-script.ts';
import { openPoolLine, type PoolLine, type PoolReply } from '../pool-line.ts';
import { ANSWER_TIMEOUT_MS, type PoolWatch, reasonOf, refusal, watchPool } from '../pool-watch.ts';
import {
  MONERO_ALGORITHM,
  type MoneroPoolJob,
  moneroStratumCodec,
  parseMoneroJob,
  parseMoneroLogin,
} from '../protocol/monero-stratum.ts';
import { meaningOf } from '../protocol/reject-reason.ts';
import { routeOf } from '../source-route.ts';
import { unknownJob } from '../submit-result.ts';
import { createSessionLoop } from './session-loop.ts';
import { defineSource, type SourceDeps, type SubmitResult, type WorkSource } from './source.ts';

type Settings = Extract<SourceSettings, { kind: 'monero-stratum' }>;

const CONNECT_TIMEOUT_MS = 15_000;
/** Pools close a connection that says nothing for some minutes; XMRig speaks once a minute. */
const KEEPALIVE_MS = 60_000;
/** Jobs come with each block, every two minutes on average and now and then after ten. */
const SILENCE_MS = 900_000;
const JOBS_MAX = 64;

/** The bits a miner behind a proxy may change: the last nonce byte says which miner it is. */
const NICEHASH_MASK = 0x00ffffff;

/** What a job was announced as. */
interface JobEntry {
  readonly job: BlobJob;
  readonly poolJobId: string;
  readonly sessionId: string;
}

/** P2Pool, xmrig-proxy, or any Monero pool. */
export const moneroStratum = defineSource<Settings>({
  kind: 'monero-stratum',
  label: 'Monero pool',
  settings: MoneroStratumSource,
  create: createMoneroStratum,
  check: (settings, deps) => checkPool(settings, deps, createMoneroStratum),
});

function createMoneroStratum(settings: Settings, deps: SourceDeps): WorkSource {
  const { listener, clock } = deps;
  const jobs = createJobBook<JobEntry>(JOBS_MAX);
  let watch: PoolWatch | undefined;
  let sessionId: string | undefined;

  async function session(signal: AbortSignal, working: () => void): Promise<void> {
    const chain = chainOfSettings(settings.chain);
    const endpoint = parsePoolUrl(settings.url);
    const { host } = endpoint;
    let isNicehash = false;
    let previousId: Uint8Array | undefined;

    function publish(announced: MoneroPoolJob, ofSession: string): void {
      const job = blobJobFrom(announced, {
        chainId: chain.id,
        sourceId: settings.id,
        sourceLabel: settings.label,
        isNicehash,
        isNewTip: !previousId || !equalBytes(previousId, announced.header.previousId),
        receivedAtMs: clock.now(),
      });
      previousId = announced.header.previousId;
      jobs.add(job.id, { job, poolJobId: announced.jobId, sessionId: ofSession });
      working();
      const subsidy = announced.height === null ? null : chain.subsidy(announced.height);
      listener.networkChanged(networkFrom(chain.id, announced.height, subsidy, clock.now()));
      listener.jobReceived(job, announced.header.transactions);
    }

    const opened = await openPoolLine({
      codec: moneroStratumCodec,
      endpoint,
      route: routeOf(settings),
      clock,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      signal,
      onMessage(message) {
        if (message.kind === 'job' && sessionId !== undefined) publish(message.job, sessionId);
      },
    });
    const watched = watchPool(opened, { clock, host, silenceMs: SILENCE_MS });
    watch = watched;

    async function talk(): Promise<never> {
      const startedMs = clock.now();
      const params = {
        login: settings.user,
        pass: deps.secret() || 'x',
        agent: deps.userAgent,
        algo: [MONERO_ALGORITHM],
      };
      const answer = await opened.ask('login', params, ANSWER_TIMEOUT_MS);
      const login = parseMoneroLogin(loginResultOf(answer, host, settings.user), host);
      listener.peerChanged(host, clock.now() - startedMs);
      sessionId = login.sessionId;
      isNicehash = login.extensions.includes('nicehash');
      publish(login.job ?? (await askJob(opened, sessionId, host)), sessionId);
      return watched.untilSilent((waitedMs) => {
        // P2Pool does not answer it; others close without it.
        if (waitedMs % KEEPALIVE_MS === 0) opened.tell('keepalived', { id: sessionId });
      });
    }

    try {
      await Promise.race([opened.ended, talk()]);
    } finally {
      opened.close();
      watch = undefined;
      sessionId = undefined;
    }
  }

  async function submit(solution: Solution): Promise<SubmitResult> {
    const entry = jobs.find(solution.jobId);
    if (!entry) return unknownJob();
    if (!watch) return { kind: 'unanswered', problem: 'not connected' };
    // The pool forgot what it gave on another connection.
    if (entry.sessionId !== sessionId) return unknownJob();
    const startedMs = clock.now();
    const share = {
      id: entry.sessionId,
      job_id: entry.poolJobId,
      nonce: hexFromBytes(uint32Le(solution.nonce)),
      result: hexFromBytes(solution.digest),
      algo: MONERO_ALGORITHM,
    };
    const reply = await watch.askShare('submit', share);
    if (reply.kind === 'none') return { kind: 'unanswered', problem: reply.problem };
    if (reply.error === null) return { kind: 'accepted', latencyMs: clock.now() - startedMs };
    const { code, message } = reply.error;
    if (/\bban/i.test(message)) listener.messageReceived(message);
    return {
      kind: 'rejected',
      // Every refusal of these pools is -1 or has no number: the words are what tells them apart.
      code: message.slice(0, 60) || code || 'no-reason',
      meaning: meaningOf('', message),
      message,
    };
  }

  const loop = createSessionLoop(deps, session);
  return {
    start: () => loop.start(),
    async stop() {
      await loop.stop();
      jobs.clear();
    },
    submit,
  };
}

/** For the pools that give no job with the login. */
async function askJob(line: PoolLine, id: string, host: string): Promise<MoneroPoolJob> {
  const reply = await line.ask('getjob', { id }, ANSWER_TIMEOUT_MS);
  if (reply.kind === 'reply' && reply.error === null) return parseMoneroJob(reply.result, host);
  const problem = reply.kind === 'none' ? reply.problem : (reply.error?.message ?? 'refused');
  throw new AppError('stratum.bad-message', { host, problem: `no job: ${problem}` }, later);
}

const later = { retry: 'later' } as const;

function loginResultOf(reply: PoolReply, host: string, user: string): unknown {
  if (reply.kind === 'none') {
    throw new AppError('stratum.subscribe-refused', { host, reason: reply.problem }, later);
  }
  if (reply.error === null) return reply.result;
  const reason = reasonOf(reply);
  throw refusal(
    host,
    reason,
    /algo/i.test(reason)
      ? new AppError('stratum.subscribe-refused', { host, reason })
      : new AppError('stratum.unauthorized', { host, user, reason }),
  );
}

function blobJobFrom(
  announced: MoneroPoolJob,
  about: {
    readonly chainId: string;
    readonly sourceId: string;
    readonly sourceLabel: string;
    readonly isNicehash: boolean;
    readonly isNewTip: boolean;
    readonly receivedAtMs: number;
  },
): BlobJob {
  const { blob, header, algorithm, seedHash, target64 } = announced;
  const refuse = (problem: string): AppError =>
    new AppError('work.bad-job', { source: about.sourceLabel, problem });
  if (algorithm !== null && algorithm !== MONERO_ALGORITHM) {
    throw refuse(`It is for ${algorithm}; only ${MONERO_ALGORITHM} (RandomX) can be mined.`);
  }
  if (seedHash === null) throw refuse('It has no seed hash, so it is not for RandomX.');
  if (header.nonceOffset !== NONCE_OFFSET) throw refuse('Its nonce is not where Monero has it.');
  const { nonceOffset } = header;
  const hasFixedNonce = blob.subarray(nonceOffset, nonceOffset + 4).some((byte) => byte !== 0);
  // Strictly below the 64-bit target, as the pools compare.
  const shareTarget = targetFromBigint((target64 << 192n) - 1n);
  return {
    kind: 'blob',
    id: nextJobId(about.sourceId),
    sourceId: about.sourceId,
    algorithm: 'randomx',
    chainId: about.chainId,
    height: announced.height,
    shareTarget,
    blockTarget: null,
    shareDifficulty: String(
      Math.round(difficultyFromTarget(shareTarget, SHARE_DIFFICULTY_1.randomx)),
    ),
    cleanJobs: about.isNewTip,
    receivedAtMs: about.receivedAtMs,
    blob,
    nonceOffset,
    nonceMask: about.isNicehash || hasFixedNonce ? NICEHASH_MASK : 0xffffffff,
    seedHash,
    nextSeedHash: announced.nextSeedHash,
  };
}

/** A pool says the height and nothing of the difficulty. */
function networkFrom(
  chainId: string,
  height: number | null,
  subsidy: bigint | null,
  atMs: number,
): NetworkInfo {
  return {
    chainId,
    height,
    difficulty: null,
    hashesPerBlock: null,
    networkHashrateHps: null,
    subsidyAtomic: subsidy?.toString() ?? null,
    feesAtomic: null,
    from: 'pool',
    atMs,
  };
}
