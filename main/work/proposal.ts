import { headerFromJob } from '../../common/block/job-header.ts';
import { AppError, isAppError } from '../../common/contract/errors.ts';
import type { CoinbaseJob } from '../../common/mining/job.ts';
import type { NodeRpc } from './node-rpc.ts';
import { type BlockTemplate, TEMPLATE_RULES } from './protocol/getblocktemplate.ts';
import { blockFromSolution } from './template-job.ts';

/** The node checks a full block; it may take its time. */
const PROPOSAL_TIMEOUT_MS = 60_000;

/** Only says that the tip moved meanwhile. */
const OUTDATED = 'inconclusive-not-best-prevblk';

/**
 * Shows a job's block, unmined, to the node (BIP 23 proposal): it checks everything except the proof of work.
 *
 * @returns false where the node offers no proposals or can not judge this one
 * @throws {@link AppError} `work.proposal-refused`, or what the connection failed with
 */
export async function proposeBlock(
  rpc: NodeRpc,
  template: BlockTemplate,
  job: CoinbaseJob,
  signal: AbortSignal,
): Promise<boolean> {
  if (!template.canPropose) return false;
  const extranonce2 = new Uint8Array(job.extranonce2Size);
  const { version, ntime } = job;
  const header = headerFromJob(job, { extranonce2, version, ntime, nonce: 0 });
  const data = blockFromSolution(template, job, { extranonce2, header }).blockHex;
  let answer: unknown;
  try {
    const request = { mode: 'proposal', data, rules: TEMPLATE_RULES };
    answer = await rpc.call('getblocktemplate', [request], {
      signal,
      timeoutMs: PROPOSAL_TIMEOUT_MS,
    });
  } catch (error) {
    // The node offers proposals but does not manage this one: that says nothing about the block.
    if (isAppError(error, 'rpc.failed') || isAppError(error, 'rpc.busy')) return false;
    throw error;
  }
  if (answer === null || answer === OUTDATED) return answer === null;
  const reason = String(answer).slice(0, 200);
  throw new AppError('work.proposal-refused', { reason }, { retry: 'later' });
}
