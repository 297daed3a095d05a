import { readHeight } from '../../common/block/bip34-height.ts';
import { parseCoinbase } from '../../common/block/coinbase-parse.ts';
import { coinbaseFromJob } from '../../common/block/job-header.ts';
import type { Chain } from '../../common/chain/chain.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { NetworkInfo } from '../../common/contract/source.ts';
import type { CoinbaseJob } from '../../common/mining/job.ts';
import {
  difficultyFromTarget,
  expectedHashesFromTarget,
  SHARE_DIFFICULTY_1,
  targetFromDifficulty,
} from '../../common/quantity/difficulty.ts';
import { bigintFromTarget, targetFromBits } from '../../common/quantity/target.ts';
import { floorProblem } from './difficulty-floor.ts';
import { type Extranonce, rollableMask, type StratumJob } from './protocol/stratum-v1.ts';

/** Seconds a pool's time may be rolled ahead; pools refuse more than a few minutes to two hours. */
const NTIME_AHEAD_S = 300;

/** What a pool's job is completed with. */
export interface PoolJobPlan {
  readonly announced: StratumJob;
  readonly extranonce: Extranonce;
  /** As the pool set it last. */
  readonly difficulty: number;
  /** Negotiated; 0 when version rolling was not. */
  readonly versionMask: number;
  readonly chain: Chain;
  readonly jobId: string;
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly receivedAtMs: number;
}

/**
 * Makes the miner's job of an announced one.
 *
 * @throws {@link AppError} `work.bad-job` when it can not be mined: another proof of work, impossible bits,
 *   a coinbase that is none; `work.foreign-chain` when its blocks are too easy for this chain
 */
export function jobFromPool(plan: PoolJobPlan): CoinbaseJob {
  const { announced, extranonce, chain } = plan;
  const { algorithm } = chain;
  const refuse = (problem: string, cause?: unknown): AppError =>
    new AppError('work.bad-job', { source: plan.sourceLabel, problem }, { retry: 'later', cause });
  if (algorithm === 'randomx') throw refuse(`${chain.label} is not mined over Stratum V1`);
  let blockTarget: Uint8Array;
  try {
    blockTarget = targetFromBits(announced.bits);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : 'impossible bits', error);
  }
  if (bigintFromTarget(blockTarget) > chain.powLimit) {
    throw refuse(`its blocks are easier than ${chain.label} allows: it serves another chain`);
  }
  const problem = floorProblem(chain, difficultyFromTarget(blockTarget, chain.difficulty1Target));
  if (problem !== null) {
    const params = { source: plan.sourceLabel, chain: chain.label, problem };
    throw new AppError('work.foreign-chain', params);
  }
  const { version, bits, ntime } = announced;
  const job: CoinbaseJob = {
    kind: 'coinbase',
    id: plan.jobId,
    sourceId: plan.sourceId,
    algorithm,
    chainId: chain.id,
    height: null,
    shareTarget: targetFromDifficulty(plan.difficulty, SHARE_DIFFICULTY_1[algorithm]),
    blockTarget,
    shareDifficulty: String(plan.difficulty),
    cleanJobs: announced.cleanJobs,
    receivedAtMs: plan.receivedAtMs,
    version,
    versionMask: rollableMask(version, plan.versionMask),
    previousHash: announced.previousHash,
    merkleBranch: announced.merkleBranch,
    coinbasePrefix: announced.coinbasePrefix,
    coinbaseSuffix: announced.coinbaseSuffix,
    extranonce1: extranonce.extranonce1,
    extranonce2Size: extranonce.extranonce2Size,
    bits,
    ntime,
    ntimeMax: Math.min(ntime + NTIME_AHEAD_S, 0xffffffff),
  };
  let height: number | null;
  try {
    height = readHeight(coinbaseOf(job).scriptSig) ?? null;
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : 'no coinbase', error);
  }
  if (height === null && !chain.isTest) {
    throw refuse(`its coinbase carries no height (BIP 34), which ${chain.label} demands`);
  }
  return { ...job, height };
}

/** What a pool's job says about its chain. */
export function networkFromPoolJob(job: CoinbaseJob, chain: Chain): NetworkInfo {
  const target = targetFromBits(job.bits);
  const reward = coinbaseOf(job).outputs.reduce((sum, { valueAtomic }) => sum + valueAtomic, 0n);
  const subsidy = job.height === null ? null : chain.subsidy(job.height);
  const fees = subsidy !== null && reward >= subsidy ? reward - subsidy : null;
  return {
    chainId: chain.id,
    height: job.height,
    difficulty: difficultyFromTarget(target, chain.difficulty1Target),
    hashesPerBlock: expectedHashesFromTarget(target),
    networkHashrateHps: null,
    subsidyAtomic: subsidy?.toString() ?? null,
    feesAtomic: fees?.toString() ?? null,
    from: 'pool',
    atMs: job.receivedAtMs,
  };
}

function coinbaseOf(job: CoinbaseJob) {
  return parseCoinbase(coinbaseFromJob(job, new Uint8Array(job.extranonce2Size)));
}
