import { concatBytes, hexFromBytes, uint32Le } from '../../common/block/bytes.ts';
import { headerFromJob } from '../../common/block/job-header.ts';
import { sha256d } from '../../common/block/sha256d.ts';
import { assertNever } from '../../common/contract/errors.ts';
import type { BlobJob, Job } from '../../common/mining/job.ts';
import { createNonceSpace, type NonceRange, type NonceSpace } from './nonce-space.ts';
import { MAX_HEADER_BYTES } from './work-ring.ts';

/** The nonce space of a job. */
export function nonceSpaceFromJob(job: Job): NonceSpace {
  if (job.kind === 'coinbase') {
    return createNonceSpace({ ...job, nonceFirst: 0, nonceCount: 2 ** 32 });
  }
  return createNonceSpace({
    nonceFirst: (blobNonce(job) & ~job.nonceMask) >>> 0,
    nonceCount: (job.nonceMask >>> 0) + 1,
    extranonce2Size: 0,
    ntime: 0,
    ntimeMax: 0,
    version: 0,
    versionMask: 0,
  });
}

/**
 * Why no header can be made of a job; null when one can. Sources check what they bring; this is the last
 * look before threads are given it.
 */
export function problemOfJob(job: Job, nonceOffset: number): string | null {
  if (job.kind === 'blob') {
    if (job.nonceOffset !== nonceOffset) return `its nonce is at byte ${job.nonceOffset}`;
    if (job.blob.length < nonceOffset + 4) return `its blob has ${job.blob.length} bytes`;
  }
  try {
    const range = nonceSpaceFromJob(job).take(1);
    if (range === null) return 'it has no nonces';
    const header = headerFromRange(job, range, 0);
    return header.length > MAX_HEADER_BYTES ? `its blob has ${header.length} bytes` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is hashed for one range of a job, with some nonce or `nonce`. */
export function headerFromRange(job: Job, range: NonceRange, nonce: number): Uint8Array {
  if (job.kind === 'coinbase') return headerFromJob(job, { ...range, nonce });
  const blob = Uint8Array.from(job.blob);
  blob.set(uint32Le(nonce), job.nonceOffset);
  return blob;
}

/**
 * Names what a job's headers are made of: jobs with equal keys have the same headers (only target or id
 * differ, as after a change of difficulty), so they must share one nonce space.
 */
export function workKey(job: Job): string {
  switch (job.kind) {
    case 'coinbase':
      return keyOf(
        job.previousHash,
        ...job.merkleBranch,
        job.coinbasePrefix,
        Uint8Array.of(0xff, job.coinbasePrefix.length & 0xff),
        job.extranonce1,
        Uint8Array.of(0xff, job.extranonce2Size),
        job.coinbaseSuffix,
        ...[job.version, job.versionMask, job.bits, job.ntime, job.ntimeMax].map(uint32Le),
      );
    case 'blob':
      return keyOf(job.seedHash, job.blob, uint32Le(job.nonceMask));
    default:
      return assertNever(job);
  }
}

function keyOf(...parts: Uint8Array[]): string {
  return hexFromBytes(sha256d(concatBytes(...parts)));
}

function blobNonce(job: BlobJob): number {
  return new DataView(job.blob.buffer, job.blob.byteOffset).getUint32(job.nonceOffset, true);
}
