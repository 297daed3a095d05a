import { scrypt } from '@noble/hashes/scrypt.js';
import { describe, expect, it } from 'vitest';
import {
  bytesFromHex,
  hexFromBytes,
  reverseBytes,
  swapWords,
} from '../../../../common/block/bytes.ts';
import { blockHash } from '../../../../common/block/header.ts';
import { coinbaseFromJob, headerFromJob } from '../../../../common/block/job-header.ts';
import { sha256d } from '../../../../common/block/sha256d.ts';
import type { CoinbaseJob } from '../../../../common/mining/job.ts';
import {
  difficultyFromTarget,
  SHARE_DIFFICULTY_1,
  targetFromDifficulty,
} from '../../../../common/quantity/difficulty.ts';
import { isDigestWithinTarget, targetFromBits } from '../../../../common/quantity/target.ts';
import accepted from '../../../vector/stratum-accepted.json' with { type: 'json' };
import mainnet from '../../../vector/stratum-mainnet.json' with { type: 'json' };

type JobFields = Pick<
  CoinbaseJob,
  'previousHash' | 'coinbasePrefix' | 'coinbaseSuffix' | 'extranonce1' | 'extranonce2Size'
> &
  Pick<CoinbaseJob, 'merkleBranch' | 'version' | 'bits' | 'ntime'>;

const jobFrom = (fields: JobFields, algorithm: 'sha256d' | 'scrypt'): CoinbaseJob => ({
  ...fields,
  kind: 'coinbase',
  algorithm,
  id: 'job',
  sourceId: 'source',
  chainId: null,
  height: null,
  shareTarget: new Uint8Array(32),
  blockTarget: null,
  shareDifficulty: '1',
  cleanJobs: true,
  receivedAtMs: 0,
  versionMask: 0x1fffe000,
  ntimeMax: fields.ntime,
});

const number = (hex: string) => Number.parseInt(hex, 16);

describe('header from a job', () => {
  it.each(accepted.cases)('is the one $server accepted with nonce $submit.4', (row) => {
    const [, previousHash, prefix, suffix, branch, version, bits, ntime] = row.notify as [
      string,
      string,
      string,
      string,
      string[],
      string,
      string,
      string,
      boolean,
    ];
    const [, , extranonce2Hex, submittedNtime, nonce, versionBits] = row.submit;
    const extranonce2 = bytesFromHex(extranonce2Hex!);
    const job = jobFrom(
      {
        previousHash: swapWords(bytesFromHex(previousHash)),
        coinbasePrefix: bytesFromHex(prefix),
        coinbaseSuffix: bytesFromHex(suffix),
        extranonce1: bytesFromHex(row.extranonce1),
        extranonce2Size: extranonce2.length,
        merkleBranch: branch.map(bytesFromHex),
        version: number(version),
        bits: number(bits),
        ntime: number(ntime),
      },
      row.algo === 'scrypt' ? 'scrypt' : 'sha256d',
    );
    const header = headerFromJob(job, {
      extranonce2,
      ntime: number(submittedNtime!),
      version: versionBits === undefined ? job.version : job.version | number(versionBits),
      nonce: number(nonce!),
    });
    expect(hexFromBytes(coinbaseFromJob(job, extranonce2))).toBe(row.coinbase);
    expect(hexFromBytes(header.subarray(36, 68))).toBe(row.merkleRootInternal);
    expect(hexFromBytes(header)).toBe(row.header);
    expect(blockHash(header)).toBe(row.blockHash);

    const digest =
      job.algorithm === 'scrypt'
        ? scrypt(header, header, { N: 1024, r: 1, p: 1, dkLen: 32 })
        : sha256d(header);
    expect(hexFromBytes(reverseBytes(digest))).toBe(row.powHash);
    const difficulty1 = SHARE_DIFFICULTY_1[job.algorithm];
    expect(difficultyFromTarget(digest, difficulty1) / row.shareDifficulty).toBeCloseTo(1, 6);
    expect(
      isDigestWithinTarget(digest, targetFromDifficulty(row.poolDifficulty, difficulty1)),
    ).toBe(row.meetsPoolDifficulty);
  });

  it.each(mainnet.cases)('$name', (row) => {
    const extranonce2 = bytesFromHex(row.en2);
    const job = jobFrom(
      {
        previousHash: swapWords(bytesFromHex(row.prev)),
        coinbasePrefix: bytesFromHex(row.cb1),
        coinbaseSuffix: bytesFromHex(row.cb2),
        extranonce1: bytesFromHex(row.en1),
        extranonce2Size: extranonce2.length,
        merkleBranch: row.branch.map(bytesFromHex),
        version: number(row.version),
        bits: number(row.bits),
        ntime: number(row.ntime),
      },
      'sha256d',
    );
    const header = headerFromJob(job, {
      extranonce2,
      ntime: job.ntime,
      version: job.version | number(row.vbits),
      nonce: number(row.nonce),
    });
    expect(hexFromBytes(header)).toBe(row.header);
    expect(blockHash(header)).toBe(row.hash);
    const digest = sha256d(header);
    expect(difficultyFromTarget(digest, SHARE_DIFFICULTY_1.sha256d)).toBeCloseTo(row.difficulty, 5);
    expect(isDigestWithinTarget(digest, targetFromBits(job.bits))).toBe(row.meetsNetwork);
  });

  it('refuses an extranonce2 of another size', () => {
    const job = jobFrom(
      {
        previousHash: new Uint8Array(32),
        coinbasePrefix: new Uint8Array(),
        coinbaseSuffix: new Uint8Array(),
        extranonce1: new Uint8Array(4),
        extranonce2Size: 4,
        merkleBranch: [],
        version: 1,
        bits: 0x207fffff,
        ntime: 0,
      },
      'sha256d',
    );
    expect(() => coinbaseFromJob(job, new Uint8Array(8))).toThrow('has 8, not 4 bytes');
  });
});
