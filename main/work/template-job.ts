import { encodeHeight } from '../../common/block/bip34-height.ts';
import { assembleBlock } from '../../common/block/block.ts';
import { hexFromBytes } from '../../common/block/bytes.ts';
import { buildCoinbase, witnessCoinbaseFromStripped } from '../../common/block/coinbase.ts';
import { blockHash } from '../../common/block/header.ts';
import { coinbaseFromJob } from '../../common/block/job-header.ts';
import { merkleBranch } from '../../common/block/merkle.ts';
import type { Chain } from '../../common/chain/chain.ts';
import type { CoinbaseJob, Solution } from '../../common/mining/job.ts';
import { difficultyFromTarget, SHARE_DIFFICULTY_1 } from '../../common/quantity/difficulty.ts';
import { bigintFromTarget } from '../../common/quantity/target.ts';
import type { BlockTemplate } from './protocol/getblocktemplate.ts';

/** Bytes of our own extranonce halves: 8 make a job unlike any other, 4 are the miner's to count in. */
export const EXTRANONCE1_BYTES = 8;
export const EXTRANONCE2_BYTES = 4;

/** Most bytes of a coinbase script; a consensus rule. */
const COINBASE_SCRIPT_MAX_BYTES = 100;

/** Seconds a job's time may run ahead; far below the two hours at which nodes refuse a block. */
const NTIME_AHEAD_S = 600;

export interface TemplateJobPlan {
  readonly chain: Chain;
  readonly template: BlockTemplate;
  readonly payoutScript: Uint8Array;
  readonly coinbaseText: string;
  readonly jobId: string;
  readonly sourceId: string;
  /** {@link EXTRANONCE1_BYTES}, never used before: two jobs must not lead to the same headers. */
  readonly extranonce1: Uint8Array;
  /** 32 bytes, little-endian; raised to the block target where that is easier. */
  readonly shareTarget: Uint8Array;
  readonly cleanJobs: boolean;
  readonly receivedAtMs: number;
  /** Last ntime; without it ten minutes after the template's time. */
  readonly ntimeMax?: number;
}

/** Builds the job of a template with a coinbase that pays everything to one script. */
export function jobFromTemplate(plan: TemplateJobPlan): CoinbaseJob {
  const { chain, template } = plan;
  const { algorithm } = chain;
  if (algorithm === 'randomx') throw new RangeError(`${chain.id} has no block templates`);
  const extranonceSize = EXTRANONCE1_BYTES + EXTRANONCE2_BYTES;
  const { prefix, suffix } = buildCoinbase({
    height: template.height,
    auxiliary: auxiliaryThatFits(template, plan.coinbaseText, extranonceSize),
    text: plan.coinbaseText,
    extranonceSize,
    outputs: [{ valueAtomic: template.coinbaseValueAtomic, script: plan.payoutScript }],
    ...(template.witnessCommitment ? { witnessCommitment: template.witnessCommitment } : {}),
  });
  const shareTarget = easierTarget(plan.shareTarget, template.target);
  const shareDifficulty = difficultyFromTarget(shareTarget, SHARE_DIFFICULTY_1[algorithm]);
  return {
    kind: 'coinbase',
    id: plan.jobId,
    sourceId: plan.sourceId,
    algorithm,
    chainId: chain.id,
    height: template.height,
    shareTarget,
    blockTarget: template.target,
    shareDifficulty: String(shareDifficulty),
    cleanJobs: plan.cleanJobs,
    receivedAtMs: plan.receivedAtMs,
    version: template.version,
    // A node's template is whole as it stands; the extranonce gives room enough.
    versionMask: 0,
    previousHash: template.previousHash,
    merkleBranch: merkleBranch(template.transactions.map(({ txid }) => txid)),
    coinbasePrefix: prefix,
    coinbaseSuffix: suffix,
    extranonce1: plan.extranonce1,
    extranonce2Size: EXTRANONCE2_BYTES,
    bits: template.bits,
    ntime: Math.max(template.currentTime, template.minTime),
    ntimeMax: plan.ntimeMax ?? template.currentTime + NTIME_AHEAD_S,
  };
}

/** Joins the whole block of a solution as hex for `submitblock`, with its hash as nodes print it. */
export function blockFromSolution(
  template: BlockTemplate,
  job: CoinbaseJob,
  solution: Pick<Solution, 'extranonce2' | 'header'>,
): { readonly hash: string; readonly blockHex: string } {
  const stripped = coinbaseFromJob(job, solution.extranonce2);
  const block = assembleBlock({
    header: solution.header,
    coinbase: template.witnessCommitment ? witnessCoinbaseFromStripped(stripped) : stripped,
    transactions: template.transactions.map(({ data }) => data),
    ...(template.mweb ? { mweb: template.mweb } : {}),
  });
  return { hash: blockHash(solution.header), blockHex: hexFromBytes(block) };
}

/** The target that more digests meet. */
export function easierTarget(left: Uint8Array, right: Uint8Array): Uint8Array {
  return bigintFromTarget(left) >= bigintFromTarget(right) ? left : right;
}

/** `coinbaseaux` is a wish, not a rule: what would overflow the script is left out. */
function auxiliaryThatFits(
  template: BlockTemplate,
  text: string,
  extranonceSize: number,
): Uint8Array {
  const textBytes = text === '' ? 0 : text.length + 1;
  const others = encodeHeight(template.height).length + textBytes + 1 + extranonceSize;
  return others + template.auxiliary.length <= COINBASE_SCRIPT_MAX_BYTES
    ? template.auxiliary
    : new Uint8Array();
}
