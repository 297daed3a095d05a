import type { CoinbaseJob } from '../mining/job.ts';
import { concatBytes } from './bytes.ts';
import { serializeHeader } from './header.ts';
import { rootFromBranch } from './merkle.ts';
import { sha256d } from './sha256d.ts';

/** What a miner chooses for one header of a job. */
export interface HeaderChoice {
  /** `job.extranonce2Size` bytes. */
  readonly extranonce2: Uint8Array;
  readonly ntime: number;
  readonly version: number;
  readonly nonce: number;
}

/**
 * The job's coinbase, without witness, for one extranonce2.
 *
 * @throws {@link RangeError} if the extranonce2 does not have the job's size
 */
export function coinbaseFromJob(job: CoinbaseJob, extranonce2: Uint8Array): Uint8Array {
  if (extranonce2.length !== job.extranonce2Size) {
    throw new RangeError(`extranonce2 has ${extranonce2.length}, not ${job.extranonce2Size} bytes`);
  }
  return concatBytes(job.coinbasePrefix, job.extranonce1, extranonce2, job.coinbaseSuffix);
}

/** The 80-byte header of a job for one choice; mining and the check before submitting both use it. */
export function headerFromJob(job: CoinbaseJob, choice: HeaderChoice): Uint8Array {
  const coinbase = coinbaseFromJob(job, choice.extranonce2);
  return serializeHeader({
    version: choice.version,
    previousHash: job.previousHash,
    merkleRoot: rootFromBranch(sha256d(coinbase), job.merkleBranch),
    ntime: choice.ntime,
    bits: job.bits,
    nonce: choice.nonce,
  });
}
