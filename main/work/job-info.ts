import { readChain } from '../../common/chain/registry.ts';
import type { JobInfo } from '../../common/contract/source.ts';
import type { Job } from '../../common/mining/job.ts';
import { difficultyFromTarget, SHARE_DIFFICULTY_1 } from '../../common/quantity/difficulty.ts';

/** What is shown of a job. */
export function jobInfoOf(job: Job, transactions: number | null): JobInfo {
  const chain = job.chainId === null ? undefined : readChain(job.chainId);
  const difficulty1 = chain?.difficulty1Target ?? SHARE_DIFFICULTY_1[job.algorithm];
  return {
    id: job.id,
    sourceId: job.sourceId,
    chainId: job.chainId,
    algorithm: job.algorithm,
    height: job.height,
    shareDifficulty: Number(job.shareDifficulty),
    networkDifficulty: job.blockTarget && difficultyFromTarget(job.blockTarget, difficulty1),
    transactions,
    receivedAtMs: job.receivedAtMs,
  };
}
