import { equalBytes } from '../../../common/block/bytes.ts';
import type { Chain } from '../../../common/chain/chain.ts';
import { AppError } from '../../../common/contract/errors.ts';
import { type SourceSettings, StratumSource } from '../../../common/contract/settings.ts';
import type { PayoutProof } from '../../../common/contract/source.ts';
import type { CoinbaseJob, Solution } from '../../../common/mining/job.ts';
import { isDigestWithinTarget } from '../../../common/quantity/target.ts';
import { isSameHost } from '../../net/host-policy.ts';
import { type Endpoint, parsePoolUrl } from '../../net/url.ts';
import { checkPool } from '../check/pool-check.ts';
import { coinbaseViewOf } from '../coinbase-view.ts';
import { createJobBook } from '../job-book.ts';
import { nextJobId } from '../job-id.ts';
import { payoutProofOf, payoutRefusal } from '../payout-proof.ts';
import { chainOfSettings, payoutScriptOf } from '../payout-script.ts';
import { jobFromPool, networkFromPoolJob } from '../pool-job.ts';
import { openPoolLine, type PoolLine, type PoolReply } from '../pool-line.ts';
import { ANSWER_TIMEOUT_MS, type PoolWatch, reasonOf, refusal, watchPool } from '../pool-watch.ts';
import { meaningOf } from '../protocol/reject-reason.ts';
import {
  type Extranonce,
  parseSubscription,
  readVersionMask,
  type ServerMessage,
  type StratumJob,
  stratumV1Codec,
  submitParams,
} from '../protocol/stratum-v1.ts';
import { routeOf } from '../source-route.ts';
import { unknownJob } from '../submit-result.ts';
import { createSessionLoop } from './session-loop.ts';
import { defineSource, type SourceDeps, type SubmitResult, type WorkSource } from './source.ts';

type Settings = Extract<SourceSettings, { kind: 'stratum-v1' }>;

const CONNECT_TIMEOUT_MS = 15_000;
/** Pools renew a job at least once a minute; five minutes of nothing is a dead one. */
const SILENCE_MS = 300_000;
const JOBS_MAX = 64;
/** A pool that gave a job before it knew the user gives the user's own soon after. */
const EARLY_JOB_MS = 30_000;

/** BIP 320's bits; BIP 323 widens them, which pools grant by a wider mask of their own. */
const VERSION_MASK = '1fffe000';

/** What a job was announced as. */
interface JobEntry {
  readonly job: CoinbaseJob;
  readonly poolJobId: string;
  /** Counts up; jobs before the last clean one are over. */
  readonly sequence: number;
}

/** A pool or a solo pool over Stratum V1. */
export const stratumV1 = defineSource<Settings>({
  kind: 'stratum-v1',
  label: 'Pool',
  settings: StratumSource,
  create: createStratumV1,
  check: (settings, deps) => checkPool(settings, deps, createStratumV1),
});

function createStratumV1(settings: Settings, deps: SourceDeps): WorkSource {
  const { listener, clock } = deps;
  const jobs = createJobBook<JobEntry>(JOBS_MAX);
  let watch: PoolWatch | undefined;
  let extranonce: Extranonce | undefined;
  let sessionId: string | null = null;
  let sequence = 0;
  let cleanSequence = 0;
  /** Where `client.reconnect` sent us; tried once. */
  let movedTo: Endpoint | undefined;
  /** A server that hangs up on `mining.configure` is asked without it. */
  let skipsConfigure = false;

  async function session(signal: AbortSignal, working: () => void): Promise<void> {
    const chain = chainOfSettings(settings.chain);
    const endpoint = movedTo ?? parsePoolUrl(settings.url);
    movedTo = undefined;
    const pool = createPoolState(chain, endpoint, working);
    const opened = await openPoolLine({
      codec: stratumV1Codec,
      endpoint,
      route: routeOf(settings),
      clock,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      signal,
      onMessage: (message) => pool.take(message, opened),
    });
    const watched = watchPool(opened, { clock, host: endpoint.host, silenceMs: SILENCE_MS });
    watch = watched;
    try {
      await Promise.race([opened.ended, talk(opened, watched, pool, endpoint, chain)]);
    } finally {
      opened.close();
      watch = undefined;
    }
  }

  async function talk(
    opened: PoolLine,
    watched: PoolWatch,
    pool: PoolState,
    endpoint: Endpoint,
    chain: Chain,
  ): Promise<never> {
    const { host } = endpoint;
    const startedMs = clock.now();
    const canRoll = chain.algorithm === 'sha256d' && !skipsConfigure;
    const configured = canRoll
      ? opened.ask('mining.configure', CONFIGURE_PARAMS, ANSWER_TIMEOUT_MS)
      : undefined;
    void configured?.then((reply) => {
      if (reply.kind === 'reply') pool.grantMask(readVersionMask(reply.result));
    });

    const params = sessionId === null ? [deps.userAgent] : [deps.userAgent, sessionId];
    const subscribed = await opened.ask('mining.subscribe', params, ANSWER_TIMEOUT_MS);
    if (subscribed.kind === 'none' && canRoll) skipsConfigure = true;
    // A remembered session that is refused must not be the reason for the next refusal.
    sessionId = null;
    const subscription = parseSubscription(resultOf(subscribed, refusedBy(host)), host);
    sessionId = subscription.sessionId;
    pool.subscribe(subscription);
    listener.peerChanged(host, clock.now() - startedMs);
    // Its answer, where there is one, says nothing: set_extranonce comes or does not.
    opened.tell('mining.extranonce.subscribe', []);

    const password = deps.secret() || 'x';
    const authorized = await opened.ask(
      'mining.authorize',
      [settings.user, password],
      ANSWER_TIMEOUT_MS,
      () => pool.knowUser(),
    );
    // No answer at all but jobs: the pool lets everyone in.
    if (authorized.kind === 'reply' && authorized.result !== true) {
      throw unauthorized(host, settings.user, authorized);
    }
    if (authorized.kind === 'none' && !pool.hasJob()) {
      throw new AppError(
        'stratum.silent',
        { host, afterMs: ANSWER_TIMEOUT_MS },
        { retry: 'later' },
      );
    }
    pool.release();

    return watched.untilSilent((waitedMs) => {
      if (waitedMs === EARLY_JOB_MS) pool.judgeSkipped();
    });
  }

  interface PoolState {
    take(message: ServerMessage, opened: PoolLine): void;
    subscribe(next: Extranonce): void;
    grantMask(mask: number): void;
    hasJob(): boolean;
    /** The pool has answered who we are: jobs from now on are the user's own. */
    knowUser(): void;
    /** Authorized: jobs go to the miner from now on. */
    release(): void;
    /** No job came after the early one that did not pay: it is what the pool means. */
    judgeSkipped(): void;
  }

  /** What one connection has said so far, and what follows from it. */
  function createPoolState(chain: Chain, endpoint: Endpoint, working: () => void): PoolState {
    const { host } = endpoint;
    const payoutScript =
      settings.payoutAddress === '' ? null : payoutScriptOf(settings.payoutAddress, chain);
    let difficulty = 1;
    let versionMask = 0;
    let nextExtranonce: Extranonce | undefined;
    let held: StratumJob | undefined;
    let isUserKnown = false;
    let isHeldEarly = false;
    /** The early job that was not taken, until another comes. */
    let skipped: StratumJob | undefined;
    let isReleased = false;
    let hasWarned = false;

    /** Once per connection: the proof is on the screen at every job. */
    function warnOfSmallShare({ action, paidShare, minShare }: PayoutProof): void {
      if (hasWarned || action !== 'warn') return;
      hasWarned = true;
      const [paid, due] = [paidShare ?? 0, minShare ?? 0].map((part) => (part * 100).toFixed(2));
      listener.messageReceived(
        `The coinbase pays your address only ${paid} %, at least ${due} % is expected.`,
      );
    }

    function publish(announced: StratumJob, isEarly: boolean): void {
      held = announced;
      extranonce = nextExtranonce ?? extranonce;
      if (!isReleased) isHeldEarly = !isUserKnown;
      if (!isReleased || !nextExtranonce || !extranonce) return;
      const job = jobFromPool({
        announced,
        extranonce,
        difficulty,
        versionMask,
        chain,
        jobId: nextJobId(settings.id),
        sourceId: settings.id,
        sourceLabel: settings.label,
        receivedAtMs: clock.now(),
      });
      const decoded = coinbaseViewOf(job, chain, payoutScript);
      const proof = payoutProofOf(decoded, settings);
      // Before it knows the user, a pool can only announce a job of its own.
      if (isEarly && proof.action !== null) {
        skipped = announced;
        return;
      }
      skipped = undefined;
      listener.coinbaseChanged({ ...decoded, proof });
      const refusal = payoutRefusal(proof, settings.label, settings.payoutAddress);
      if (refusal) throw refusal;
      warnOfSmallShare(proof);
      sequence += 1;
      if (job.cleanJobs) cleanSequence = sequence;
      jobs.add(job.id, { job, poolJobId: announced.jobId, sequence });
      working();
      listener.networkChanged(networkFromPoolJob(job, chain));
      listener.jobReceived(job, null);
    }

    function move(message: Extract<ServerMessage, { kind: 'reconnect' }>): void {
      const to = message.host ?? host;
      const port = message.port ?? endpoint.port;
      if (!isSameHost(to, host)) {
        deps.log('warn', 'a redirect was refused', { host, to });
        listener.messageReceived(`The pool asked to move to ${to}:${port}; refused.`);
        return;
      }
      movedTo = { ...endpoint, port };
      throw new AppError('net.closed', { host, port: endpoint.port }, { retry: 'later' });
    }

    return {
      take(message, opened) {
        switch (message.kind) {
          case 'job':
            return publish(message.job, false);
          case 'difficulty':
            difficulty = message.difficulty;
            return;
          case 'extranonce':
            nextExtranonce = message.extranonce;
            return;
          case 'version-mask':
            versionMask = chain.algorithm === 'sha256d' ? message.mask : 0;
            return;
          case 'reconnect':
            return move(message);
          case 'message':
            return listener.messageReceived(message.text);
          case 'request':
            return answer(opened, message.id, message.method);
          case 'reply':
          case 'ignored':
            return;
        }
      },
      subscribe(next) {
        nextExtranonce = next;
      },
      grantMask(mask) {
        versionMask = mask;
      },
      hasJob: () => held !== undefined,
      release() {
        isReleased = true;
        if (held) publish(held, isHeldEarly);
      },
      knowUser() {
        isUserKnown = true;
      },
      judgeSkipped() {
        if (skipped) publish(skipped, false);
      },
    };
  }

  function answer(opened: PoolLine, id: unknown, method: string): void {
    if (method === 'mining.ping') opened.answer(id, 'pong');
    else if (method === 'client.get_version') opened.answer(id, deps.userAgent);
    else deps.log('debug', 'a request of the pool is not known', { method });
  }

  async function submit(solution: Solution): Promise<SubmitResult> {
    const entry = jobs.find(solution.jobId);
    if (!entry) return unknownJob();
    const { job, poolJobId } = entry;
    if (!watch) return { kind: 'unanswered', problem: 'not connected' };
    const newest = jobs.newest()?.job ?? job;
    const isOutlived = !extranonce || !equalBytes(job.extranonce1, extranonce.extranonce1);
    const isOnNewTip = equalBytes(newest.previousHash, job.previousHash);
    const isStale = entry.sequence < cleanSequence && !isOnNewTip;
    const isBlock =
      job.blockTarget !== null && isDigestWithinTarget(solution.digest, job.blockTarget);
    // A share of a job that is over would count against us; a block is always worth sending.
    if (isOutlived || (isStale && !isBlock)) return unknownJob();
    const startedMs = clock.now();
    const reply = await watch.askShare(
      'mining.submit',
      submitParams({
        user: settings.user,
        jobId: poolJobId,
        extranonce2: solution.extranonce2,
        ntime: solution.ntime,
        nonce: solution.nonce,
        versionBits: job.versionMask === 0 ? null : (solution.version & job.versionMask) >>> 0,
      }),
    );
    if (reply.kind === 'none') return { kind: 'unanswered', problem: reply.problem };
    return shareResultOf(reply, clock.now() - startedMs);
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

const CONFIGURE_PARAMS = [
  ['version-rolling'],
  { 'version-rolling.mask': VERSION_MASK, 'version-rolling.min-bit-count': 2 },
];

/** Only `true` is acceptance; what else comes is read for its reason. */
function shareResultOf(
  reply: Extract<PoolReply, { kind: 'reply' }>,
  latencyMs: number,
): SubmitResult {
  if (reply.result === true) return { kind: 'accepted', latencyMs };
  const code = reply.error?.code ?? '';
  const message = reply.error?.message ?? '';
  return {
    kind: 'rejected',
    code: code === '' ? message.slice(0, 60) || 'no-reason' : code,
    meaning: meaningOf(code, message),
    message,
  };
}

function resultOf(reply: PoolReply, refuse: (reason: string) => AppError): unknown {
  if (reply.kind === 'none') throw refuse(reply.problem);
  if (reply.error) throw refuse(reply.error.message || reply.error.code);
  return reply.result;
}

function refusedBy(host: string): (reason: string) => AppError {
  return (reason) =>
    refusal(
      host,
      reason,
      new AppError('stratum.subscribe-refused', { host, reason }, { retry: 'later' }),
    );
}

function unauthorized(
  host: string,
  user: string,
  reply: Extract<PoolReply, { kind: 'reply' }>,
): AppError {
  const reason = reasonOf(reply);
  return refusal(host, reason, new AppError('stratum.unauthorized', { host, user, reason }));
}
