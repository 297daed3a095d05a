import { equalBytes, hexFromBytes, uint32Le } from '../../common/block/bytes.ts';
import {
  type MoneroBlock,
  moneroBlockId,
  parseMoneroBlock,
} from '../../common/block/monero-blob.ts';
import type { Chain } from '../../common/chain/chain.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { CoinbaseView, NetworkInfo } from '../../common/contract/source.ts';
import type { BlobJob, Solution } from '../../common/mining/job.ts';
import { difficultyFromTarget, SHARE_DIFFICULTY_1 } from '../../common/quantity/difficulty.ts';
import { ratioFromBigints } from '../../common/quantity/ratio.ts';
import { type MoneroTemplate, targetFromMoneroDifficulty } from './protocol/monero-rpc.ts';
import { easierTarget } from './template-job.ts';

/** Bytes asked for in the miner transaction: they make this miner's blobs unlike any other's. */
export const RESERVE_BYTES = 8;

/** What the whole chain of Monero has, and the kernels rely on. */
export const NONCE_OFFSET = 39;

/** A template with our bytes in its reserve. */
export interface OwnTemplate {
  readonly template: MoneroTemplate;
  readonly templateBlob: Uint8Array;
  readonly block: MoneroBlock;
}

/**
 * Writes bytes into a template's reserve and makes its hashing blob anew, after checking that ours of the
 * untouched template is the node's.
 *
 * @param reserve - {@link RESERVE_BYTES}
 * @throws {@link AppError} `rpc.bad-answer`
 */
export function fillReserve(
  template: MoneroTemplate,
  reserve: Uint8Array,
  host: string,
): OwnTemplate {
  const refuse = (problem: string, cause?: unknown): AppError =>
    new AppError(
      'rpc.bad-answer',
      { host, method: 'get_block_template', problem },
      { retry: 'later', cause },
    );
  const { templateBlob: theirs, reservedOffset } = template;
  try {
    const block = parseMoneroBlock(theirs);
    if (!equalBytes(block.hashingBlob, template.hashingBlob)) {
      throw refuse('the hashing blob is not that of the template');
    }
    if (block.header.nonceOffset !== NONCE_OFFSET) throw refuse('the nonce is not at byte 39');
    const place = theirs.subarray(reservedOffset, reservedOffset + reserve.length);
    if (place.length !== reserve.length || place.some((byte) => byte !== 0)) {
      throw refuse('the reserve is not where it was said to be');
    }
    const templateBlob = Uint8Array.from(theirs);
    templateBlob.set(reserve, reservedOffset);
    return { template, templateBlob, block: parseMoneroBlock(templateBlob) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refuse(error instanceof Error ? error.message : String(error), error);
  }
}

/** The job of a template. */
export function jobFromMoneroTemplate(
  { template, block }: OwnTemplate,
  plan: {
    readonly chain: Chain;
    readonly jobId: string;
    readonly sourceId: string;
    /** 32 bytes, little-endian; raised to the block target where that is easier. */
    readonly shareTarget: Uint8Array;
    readonly cleanJobs: boolean;
    readonly receivedAtMs: number;
  },
): BlobJob {
  const blockTarget = targetFromMoneroDifficulty(template.difficulty);
  const shareTarget = easierTarget(plan.shareTarget, blockTarget);
  return {
    kind: 'blob',
    id: plan.jobId,
    sourceId: plan.sourceId,
    algorithm: 'randomx',
    chainId: plan.chain.id,
    height: template.height,
    shareTarget,
    blockTarget,
    shareDifficulty: String(difficultyFromTarget(shareTarget, SHARE_DIFFICULTY_1.randomx)),
    cleanJobs: plan.cleanJobs,
    receivedAtMs: plan.receivedAtMs,
    blob: block.hashingBlob,
    nonceOffset: block.header.nonceOffset,
    nonceMask: 0xffffffff,
    seedHash: template.seedHash,
    nextSeedHash: template.nextSeedHash,
  };
}

/** The whole block of a solution as hex for `submit_block`, with its id as printed. */
export function moneroBlockFromSolution(
  { templateBlob, block }: OwnTemplate,
  solution: Pick<Solution, 'nonce' | 'header'>,
): { readonly hash: string; readonly blockHex: string } {
  const blob = Uint8Array.from(templateBlob);
  blob.set(uint32Le(solution.nonce), block.header.nonceOffset);
  return { hash: hexFromBytes(moneroBlockId(solution.header)), blockHex: hexFromBytes(blob) };
}

/** What a template says about its chain. */
export function networkFromMoneroTemplate(
  chain: Chain,
  { template, block }: OwnTemplate,
  atMs: number,
): NetworkInfo {
  const difficulty = Number(template.difficulty);
  const reward = template.expectedRewardAtomic;
  const byRule = chain.subsidy(template.height);
  // Without other transactions there are no fees: the whole reward is newly made.
  const isAlone = block.transactionIds.length === 0;
  const subsidy = byRule !== null && byRule <= reward ? byRule : isAlone ? reward : null;
  return {
    chainId: chain.id,
    height: template.height,
    difficulty,
    hashesPerBlock: difficulty,
    networkHashrateHps: difficulty / chain.blockIntervalS,
    subsidyAtomic: subsidy?.toString() ?? null,
    feesAtomic: subsidy === null ? null : (reward - subsidy).toString(),
    from: 'own node',
    atMs,
  };
}

/**
 * The miner transaction, decoded. Its outputs are one-time keys: whose they are, only the wallet's private view
 * key can tell. The node made them for the address it was asked to pay.
 */
export function minerTransactionView(
  job: BlobJob,
  { minerTransaction }: MoneroBlock,
  payoutAddress: string,
): CoinbaseView {
  const { outputsAtomic } = minerTransaction;
  const totalAtomic = outputsAtomic.reduce((sum, amount) => sum + amount, 0n);
  return {
    jobId: job.id,
    sourceId: job.sourceId,
    height: minerTransaction.height,
    sizeBytes: minerTransaction.sizeBytes,
    text: '',
    outputs: outputsAtomic.slice(0, 200).map((amount, index) => ({
      index,
      scriptType: 'one-time-key',
      address: payoutAddress,
      valueAtomic: amount.toString(),
      share: totalAtomic === 0n ? 0 : ratioFromBigints(amount, totalAtomic),
      yours: true,
    })),
    totalAtomic: totalAtomic.toString(),
    yoursShare: null,
  };
}
