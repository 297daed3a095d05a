import { describe, expect, it } from 'vitest';
import type { BlobJob, CoinbaseJob } from '../../../../common/mining/job.ts';
import {
  headerFromRange,
  nonceSpaceFromJob,
  problemOfJob,
  workKey,
} from '../../../../main/mining/job-work.ts';

const common = {
  id: '1',
  sourceId: 'test',
  chainId: null,
  height: null,
  shareTarget: new Uint8Array(32),
  blockTarget: null,
  shareDifficulty: '1',
  cleanJobs: true,
  receivedAtMs: 0,
};

const coinbaseJob: CoinbaseJob = {
  ...common,
  kind: 'coinbase',
  algorithm: 'sha256d',
  version: 1,
  versionMask: 0,
  previousHash: new Uint8Array(32),
  merkleBranch: [],
  coinbasePrefix: Uint8Array.of(1, 2),
  coinbaseSuffix: Uint8Array.of(3),
  extranonce1: Uint8Array.of(4),
  extranonce2Size: 1,
  bits: 0x1d00ffff,
  ntime: 10,
  ntimeMax: 20,
};

const blobJob: BlobJob = {
  ...common,
  kind: 'blob',
  algorithm: 'randomx',
  blob: Uint8Array.from({ length: 76 }, (_, index) => index),
  nonceOffset: 39,
  nonceMask: 0x00ffffff,
  seedHash: new Uint8Array(32),
  nextSeedHash: null,
};

describe('the work of a coinbase job', () => {
  it('is a header of 80 bytes with the nonce at its end', () => {
    const range = nonceSpaceFromJob(coinbaseJob).take(10)!;
    const header = headerFromRange(coinbaseJob, range, 0x01020304);
    expect(header).toHaveLength(80);
    expect([...header.subarray(76)]).toEqual([4, 3, 2, 1]);
  });

  it('is another when anything in its headers is, and the same when only target or id are', () => {
    const key = workKey(coinbaseJob);
    expect(workKey({ ...coinbaseJob, id: '2', shareTarget: new Uint8Array(32).fill(1) })).toBe(key);
    const changes: readonly Partial<CoinbaseJob>[] = [
      { version: 2 },
      { versionMask: 1 },
      { previousHash: new Uint8Array(32).fill(1) },
      { merkleBranch: [new Uint8Array(32)] },
      { coinbasePrefix: Uint8Array.of(1), extranonce1: Uint8Array.of(2, 4) },
      { extranonce1: Uint8Array.of(), coinbasePrefix: Uint8Array.of(1, 2, 4) },
      { extranonce1: Uint8Array.of(5) },
      { extranonce2Size: 2 },
      { coinbaseSuffix: Uint8Array.of(3, 3) },
      { bits: 0x1d00fffe },
      { ntime: 11 },
    ];
    for (const change of changes) {
      expect(workKey({ ...coinbaseJob, ...change }), JSON.stringify(change)).not.toBe(key);
    }
  });

  it('tells why no header can be made', () => {
    expect(problemOfJob(coinbaseJob, 76)).toBeNull();
    expect(problemOfJob({ ...coinbaseJob, ntimeMax: 9 }, 76)).toContain('ntimeMax');
    expect(problemOfJob({ ...coinbaseJob, extranonce2Size: 17 }, 76)).toContain('extranonce2Size');
    expect(problemOfJob({ ...coinbaseJob, previousHash: new Uint8Array(31) }, 76)).not.toBeNull();
  });
});

describe('the work of a blob job', () => {
  it('keeps the nonce bits that may not change', () => {
    const range = nonceSpaceFromJob(blobJob).take(2 ** 32)!;
    // Byte 42 of the blob is the nonce's highest.
    expect(range).toMatchObject({ first: 42 * 2 ** 24, count: 2 ** 24 });
    const blob = headerFromRange(blobJob, range, range.first + 5);
    expect([...blob.subarray(38, 44)]).toEqual([38, 5, 0, 0, 42, 43]);
    expect(blobJob.blob[39]).toBe(39);
  });

  it('is refused when the blob is not what is hashed here', () => {
    expect(problemOfJob(blobJob, 39)).toBeNull();
    expect(problemOfJob({ ...blobJob, nonceOffset: 40 }, 39)).toContain('byte 40');
    expect(problemOfJob({ ...blobJob, blob: new Uint8Array(42) }, 39)).toContain('42 bytes');
    expect(problemOfJob({ ...blobJob, blob: new Uint8Array(300) }, 39)).toContain('300 bytes');
  });

  it('is another with another blob or key', () => {
    expect(workKey({ ...blobJob, seedHash: new Uint8Array(32).fill(1) })).not.toBe(
      workKey(blobJob),
    );
    expect(workKey({ ...blobJob, blob: new Uint8Array(76) })).not.toBe(workKey(blobJob));
  });
});
