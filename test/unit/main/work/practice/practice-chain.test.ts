import { describe, expect, it } from 'vitest';
import { bytesFromHex } from '../../../../../common/block/bytes.ts';
import { sha256d } from '../../../../../common/block/sha256d.ts';
import { PRACTICE_PAYOUT_ADDRESS, practice } from '../../../../../common/chain/practice.ts';
import { payoutScriptOf } from '../../../../../main/work/payout-script.ts';
import {
  extendChain,
  GENESIS_CHAIN,
  type PracticeChain,
  practiceTemplate,
  readPracticeChain,
  recentBlocks,
  tipHeader,
} from '../../../../../main/work/practice/practice-chain.ts';
import { checkPracticeBlock } from '../../../../../main/work/practice/practice-check.ts';
import { blockFromSolution, jobFromTemplate } from '../../../../../main/work/template-job.ts';
import { solve } from '../../../../fake/test-miner.ts';

const NOW_S = 1_800_000_000;
const script = payoutScriptOf(PRACTICE_PAYOUT_ADDRESS, practice);

function mineOn(chain: PracticeChain, nowS: number): string {
  const template = practiceTemplate(chain, nowS);
  const job = jobFromTemplate({
    chain: practice,
    template,
    payoutScript: script,
    coinbaseText: '',
    jobId: 'j',
    sourceId: 'p',
    extranonce1: new Uint8Array(8),
    shareTarget: template.target,
    cleanJobs: true,
    receivedAtMs: 0,
    ntimeMax: template.currentTime,
  });
  return blockFromSolution(template, job, solve(job, template.target)).blockHex;
}

const tipOf = (chain: PracticeChain) => ({
  height: chain.height,
  hash: sha256d(tipHeader(chain)),
  recent: recentBlocks(chain),
});
const check = (blockHex: string, chain: PracticeChain, nowS = NOW_S) =>
  checkPracticeBlock(blockHex, tipOf(chain), nowS);
const headerOf = (blockHex: string) => bytesFromHex(blockHex.slice(0, 160));

describe('the practice chain', () => {
  const first = mineOn(GENESIS_CHAIN, NOW_S);

  it('grows by blocks that its separate checker accepts', () => {
    expect(check(first, GENESIS_CHAIN)).toBeNull();
    const chain = extendChain(GENESIS_CHAIN, headerOf(first));
    const second = mineOn(chain, NOW_S + 5);
    expect(check(second, chain)).toBeNull();
    expect(extendChain(chain, headerOf(second)).height).toBe(2);
  });

  it('accepts no block twice and none on another parent', () => {
    const chain = extendChain(GENESIS_CHAIN, headerOf(first));
    expect(check(first, chain)).toBe('prev-blk-not-found');
  });

  it.each<[string, (block: Buffer) => unknown, string | RegExp]>([
    ['another version', (block) => block.writeUInt32LE(1, 0), 'high-hash'],
    ['another merkle root', (block) => block.fill(0, 36, 68), 'high-hash'],
    ['another nonce', (block) => block.writeUInt32LE(0xdeadbeef, 76), 'high-hash'],
    ['easier bits', (block) => block.writeUInt32LE(0x207fffff, 72), 'bad-diffbits'],
    ['a time before its parent', (block) => block.writeUInt32LE(1, 68), 'time-too-old'],
    ['a time far ahead', (block) => block.writeUInt32LE(NOW_S + 7201, 68), 'time-too-new'],
    ['a larger reward', (block) => block.writeUInt8(0xff, block.length - 90), /bad-/],
    ['a second transaction', (block) => block.writeUInt8(2, 80), 'bad-blk-length'],
  ])('refuses a block with %s', (_name, alter, reason) => {
    const block = Buffer.from(first, 'hex');
    alter(block);
    expect(check(block.toString('hex'), GENESIS_CHAIN)).toMatch(reason);
  });

  it('refuses cut, lengthened and foreign bytes', () => {
    expect(check(first.slice(0, -2), GENESIS_CHAIN)).toBe('bad-cb-missing');
    expect(check(`${first}00`, GENESIS_CHAIN)).toBe('bad-cb-missing');
    expect(check('zz', GENESIS_CHAIN)).toBe('block-undecodable');
    expect(check('', GENESIS_CHAIN)).toBe('block-undecodable');
  });

  it('survives writing and reading, and begins anew from what is not a chain', () => {
    const chain = extendChain(GENESIS_CHAIN, headerOf(first));
    expect(readPracticeChain(JSON.stringify(chain))).toEqual(chain);
    for (const text of ['', '{', '{}', '{"version":1,"height":-1,"headers":[]}']) {
      expect(readPracticeChain(text)).toBeUndefined();
    }
  });

  it('keeps a bounded number of headers', () => {
    let chain = GENESIS_CHAIN;
    for (let count = 0; count < 500; count += 1) chain = extendChain(chain, headerOf(first));
    expect(chain.headers).toHaveLength(200);
    expect(chain.height).toBe(500);
  });
});
