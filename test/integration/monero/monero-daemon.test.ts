import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import { afterEach, describe, expect, it } from 'vitest';
import { bytesFromHex, hexFromBytes } from '../../../common/block/bytes.ts';
import { parseMoneroBlock } from '../../../common/block/monero-blob.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { BlobJob, Solution } from '../../../common/mining/job.ts';
import { encodeGreeting, encodeReady } from '../../../main/net/zmq-frames.ts';
import { moneroDaemon } from '../../../main/work/source/monero-daemon.ts';
import type { FoundBlock, WorkSource } from '../../../main/work/source/source.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import {
  createFakeMonerod,
  type FakeMonerod,
  MONERO_TEMPLATE,
  type MonerodAnswer,
} from '../../fake/fake-monerod.ts';
import { MONERO_ADDRESS } from '../../fake/monero-node.ts';
import { createSourceRecorder, type SourceRecorder } from '../../fake/source-recorder.ts';

type Settings = Extract<SourceSettings, { kind: 'monero-daemon' }>;

let node: FakeMonerod | undefined;
let source: WorkSource | undefined;
let clock: FakeClock;
let recorder: SourceRecorder;

afterEach(async () => {
  await source?.stop();
  await node?.close();
  source = undefined;
  node = undefined;
});

async function open(
  answers: Record<string, MonerodAnswer> = {},
  more: Partial<Settings> = {},
): Promise<void> {
  node = await createFakeMonerod();
  node.answer = (method) => answers[method];
  clock = createFakeClock();
  recorder = createSourceRecorder(clock);
  source = moneroDaemon.create(
    {
      id: 'node',
      kind: 'monero-daemon',
      label: 'Node',
      enabled: true,
      chain: 'monero-regtest',
      url: node.url,
      auth: 'none',
      user: '',
      payoutAddress: MONERO_ADDRESS,
      zmqUrl: '',
      ...more,
    },
    recorder.deps,
  );
  source.start();
}

const template = (more: object): MonerodAnswer => ({ result: { ...MONERO_TEMPLATE, ...more } });
const refusal = (code: number, message: string): MonerodAnswer => ({ error: { code, message } });

async function trouble() {
  await recorder.until(() => ['waiting', 'failed'].includes(recorder.lastState()?.kind ?? ''));
  const state = recorder.lastState();
  if (state?.kind !== 'waiting' && state?.kind !== 'failed') throw new Error('no trouble');
  return { kind: state.kind, code: state.error.code, params: state.error.params };
}

async function firstJob(): Promise<BlobJob> {
  await recorder.until(() => recorder.seen.jobs.length > 0);
  return recorder.seen.jobs[0] as BlobJob;
}

const solutionOf = (job: BlobJob, digestByte: number): Solution => ({
  jobId: job.id,
  sourceId: 'node',
  nonce: 0x01020304,
  extranonce2: new Uint8Array(),
  ntime: 0,
  version: 0,
  header: job.blob,
  digest: new Uint8Array(32).fill(digestByte),
  foundAtMs: 5,
});

describe('a template', () => {
  it('becomes a job with reserve bytes of its own', async () => {
    await open();
    const job = await firstJob();
    expect(node!.calls.find(({ method }) => method === 'get_block_template')?.params).toEqual({
      wallet_address: MONERO_ADDRESS,
      reserve_size: 8,
    });
    expect(hexFromBytes(job.blob)).not.toBe(MONERO_TEMPLATE.blockhashing_blob);
    expect(job).toMatchObject({ height: 1, chainId: 'monero-regtest', nonceOffset: 39 });
    expect(job.blockTarget).toEqual(job.shareTarget);
    expect(recorder.seen.networks[0]).toMatchObject({
      difficulty: 50,
      hashesPerBlock: 50,
      subsidyAtomic: '35184338534400',
      feesAtomic: '0',
    });
    expect(recorder.seen.views[0]).toMatchObject({ totalAtomic: '35184338534400', height: 1 });
    expect(recorder.seen.peer).toBe('monerod 0.18.0.0');
  });

  it('leads to a whole block with nonce and reserve in place', async () => {
    await open();
    const job = await firstJob();
    await source!.submit(solutionOf(job, 0));
    const [block] = recorder.seen.blocks as [FoundBlock];
    const parsed = parseMoneroBlock(bytesFromHex(block.blockHex));
    expect(block.blockHex.slice(78, 86)).toBe('04030201');
    expect(parsed.hashingBlob.subarray(43)).toEqual(job.blob.subarray(43));
    expect(block).toMatchObject({
      height: 1,
      maturityBlocks: 60,
      address: MONERO_ADDRESS,
      rewardAtomic: '35184338534400',
    });
  });

  it('notes a share that is no block, and a second block on one parent', async () => {
    await open();
    const job = await firstJob();
    expect(await source!.submit(solutionOf(job, 0xff))).toEqual({ kind: 'noted' });
    expect(await source!.submit(solutionOf(job, 0))).toMatchObject({ kind: 'accepted' });
    expect(await source!.submit(solutionOf(job, 1))).toEqual({ kind: 'noted' });
    expect(recorder.seen.blocks).toHaveLength(1);
  });

  it('is asked for anew on a new tip', async () => {
    await open();
    await firstJob();
    node!.answer = (method) => {
      if (method !== 'get_last_block_header') return undefined;
      return { result: { block_header: { hash: 'ab'.repeat(32), height: 1, depth: 0 } } };
    };
    await clock.advance(2100);
    await recorder.until(() => recorder.seen.jobs.length > 1);
  });

  it('carries the next seed when it is announced', async () => {
    await open({ get_block_template: template({ next_seed_hash: 'cd'.repeat(32) }) });
    expect((await firstJob()).nextSeedHash).toEqual(new Uint8Array(32).fill(0xcd));
  });
});

describe('announcements by zmq-pub', () => {
  const announcement = 'json-minimal-chain_main:{"first_height":1}';
  const newTip = (method: string): MonerodAnswer | undefined =>
    method === 'get_last_block_header'
      ? { result: { block_header: { hash: 'ab'.repeat(32), height: 1, depth: 0 } } }
      : undefined;

  it('bring the next template without waiting', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write(encodeGreeting());
        socket.write(encodeReady());
        socket.write(Uint8Array.of(0, announcement.length, ...Buffer.from(announcement)));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await open({}, { zmqUrl: `tcp://127.0.0.1:${port}` });
    node!.answer = newTip;
    // The clock stands still: only the announcement can have led to it.
    await recorder.until(() => recorder.seen.jobs.length > 1);
    server.close();
  });

  it('that do not come leave it to asking, and say so', async () => {
    await open({}, { zmqUrl: 'tcp://127.0.0.1:1' });
    await recorder.until(() => recorder.seen.messages.length > 0);
    expect(recorder.seen.messages[0]).toContain('asked for every 2 s instead');
    node!.answer = newTip;
    await clock.advance(2100);
    await recorder.until(() => recorder.seen.jobs.length > 1);
  });
});

describe('what the node says instead', () => {
  it.each([
    ['busy', refusal(-9, 'Core is busy'), 'waiting', 'rpc.syncing'],
    ['busy in a field', { result: { status: 'BUSY' } }, 'waiting', 'rpc.syncing'],
    ['restricted', refusal(-32601, 'Method not found'), 'waiting', 'rpc.no-such-method'],
    [
      'a wrong address',
      refusal(-4, 'Failed to parse wallet address'),
      'failed',
      'work.bad-address',
    ],
    [
      'a subaddress',
      refusal(-12, 'Mining to subaddress is not supported yet'),
      'failed',
      'work.bad-address',
    ],
    ['another error', refusal(-5, 'Internal error'), 'waiting', 'rpc.failed'],
    ['a web page', { status: 200, text: '<html>' }, 'waiting', 'rpc.not-json'],
    ['nothing found', { status: 404, text: '' }, 'waiting', 'rpc.no-such-method'],
    ['a wrong password', { status: 401, text: '' }, 'failed', 'rpc.unauthorized'],
    ['no result', { status: 200, text: '{"id":1}' }, 'waiting', 'rpc.bad-answer'],
    ['no difficulty', template({ wide_difficulty: undefined }), 'waiting', 'rpc.bad-answer'],
    ['difficulty zero', template({ wide_difficulty: '0x0' }), 'waiting', 'rpc.bad-answer'],
    ['a false reserve', template({ reserved_offset: 100 }), 'waiting', 'rpc.bad-answer'],
    ['a reserve outside', template({ reserved_offset: 1000 }), 'waiting', 'rpc.bad-answer'],
    ['half a blob', template({ blocktemplate_blob: '1010aee7' }), 'waiting', 'rpc.bad-answer'],
    [
      'another hashing blob',
      template({ blockhashing_blob: MONERO_TEMPLATE.blockhashing_blob.replace('0e60', '0e61') }),
      'waiting',
      'rpc.bad-answer',
    ],
    ['a short seed', template({ seed_hash: 'ab' }), 'waiting', 'rpc.bad-answer'],
  ] as const)('%s', async (_, answer, kind, code) => {
    await open({ get_block_template: answer as MonerodAnswer });
    expect(await trouble()).toMatchObject({ kind, code });
  });

  it('is on another network', async () => {
    await open({}, { chain: 'monero' });
    expect(await trouble()).toMatchObject({
      kind: 'failed',
      code: 'work.wrong-chain',
      params: { found: 'fakechain' },
    });
  });

  it('comes back by itself', async () => {
    await open({ get_block_template: refusal(-9, 'Core is busy') });
    await trouble();
    node!.answer = () => undefined;
    await clock.advance(2000);
    await firstJob();
    expect(recorder.lastState()?.kind).toBe('working');
  });
});

describe('the address', () => {
  it.each([
    [
      'a subaddress',
      '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H',
      'subaddress',
    ],
    ['a mistyped one', MONERO_ADDRESS.replace('44A', '44B'), 'check digits'],
    ['a bitcoin one', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'Bitcoin'],
    ['none', '', 'no address'],
  ])('refuses %s before the node is asked', async (_, payoutAddress, words) => {
    await open({}, { payoutAddress });
    const { kind, code, params } = await trouble();
    expect({ kind, code }).toEqual({ kind: 'failed', code: 'work.bad-address' });
    expect(JSON.stringify(params)).toContain(words);
    expect(node!.calls).toEqual([]);
  });

  it('is warned about when it is integrated, for its payment id is lost', async () => {
    await open({}, { payoutAddress: integratedAddress() });
    await firstJob();
    expect(recorder.seen.messages[0]).toContain('payment id');
  });
});

/** The main address with a payment id in it. */
function integratedAddress(): string {
  const keys = base58xmr.decode(MONERO_ADDRESS).subarray(1, 65);
  const payload = Uint8Array.of(19, ...keys, 1, 2, 3, 4, 5, 6, 7, 8);
  return base58xmr.encode(Uint8Array.of(...payload, ...keccak_256(payload).subarray(0, 4)));
}

describe('digest authentication', () => {
  it('answers the challenge with the saved password', async () => {
    const challenge = 'Digest qop="auth",algorithm=MD5,realm="monero-rpc",nonce="abc",stale=false';
    await open({}, { auth: 'password', user: 'miner' });
    const seen: string[] = [];
    node!.answer = (_, request) => {
      const { authorization } = request.headers;
      if (authorization === undefined) {
        return { status: 401, text: '', headers: { 'www-authenticate': challenge } };
      }
      seen.push(authorization);
      return undefined;
    };
    await firstJob();
    expect(seen[0]).toMatch(/^Digest username="miner", realm="monero-rpc", nonce="abc"/);
    expect(seen[0]).toContain('nc=00000001');
    expect(seen[1]).toContain('nc=00000002');
  });
});

describe('a found block', () => {
  const block: FoundBlock = {
    hash: 'aa'.repeat(32),
    chainId: 'monero-regtest',
    sourceId: 'node',
    height: 7,
    blockHex: '10',
    rewardAtomic: null,
    address: null,
    maturityBlocks: 60,
    foundAtMs: 0,
  };
  const signal = new AbortController().signal;
  const header = (hash: string, depth: number): MonerodAnswer => ({
    result: { block_header: { hash, height: 7, depth }, status: 'OK' },
  });

  it.each([
    ['is taken', { result: { status: 'OK' } }, { kind: 'taken', reason: null }],
    [
      'breaks a rule',
      refusal(-7, 'Block not accepted'),
      { kind: 'refused', reason: 'Block not accepted' },
    ],
    [
      'is no block',
      refusal(-6, 'Wrong block blob'),
      { kind: 'refused', reason: 'Wrong block blob' },
    ],
    [
      'comes too early',
      refusal(-9, 'Core is busy'),
      { kind: 'unreachable', problem: 'rpc.syncing' },
    ],
  ])('%s', async (_, answer, verdict) => {
    await open({ submit_block: answer });
    expect(await source!.delivery!.submitBlock(block, signal)).toEqual(verdict);
  });

  it.each([
    ['stands in the chain', header(block.hash, 2), { kind: 'in-chain', confirmations: 3 }],
    ['was replaced', header('bb'.repeat(32), 2), { kind: 'side-branch', depth: 3 }],
    ['is above the tip', refusal(-2, 'Requested block height: 7'), { kind: 'unknown' }],
    [
      'can not be asked for',
      { status: 500, text: '' },
      { kind: 'unreachable', problem: 'rpc.not-json' },
    ],
  ])('%s', async (_, answer, standing) => {
    await open({ get_block_header_by_height: answer });
    expect(await source!.delivery!.standing(block, signal)).toEqual(standing);
  });
});
