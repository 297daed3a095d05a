import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import { soloGbt } from '../../../main/work/source/solo-gbt.ts';
import type { FoundBlock, WorkSource } from '../../../main/work/source/source.ts';
import { createFakeBitcoind, type FakeBitcoind } from '../../fake/fake-bitcoind.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import { createSourceRecorder, type SourceRecorder } from '../../fake/source-recorder.ts';
import { solutionOf, solve } from '../../fake/test-miner.ts';
import mempool from '../../vector/template-with-transactions.json' with { type: 'json' };

type Settings = Extract<SourceSettings, { kind: 'solo-gbt' }>;

const ADDRESS = 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw';
const START_MS = 1_800_000_000_000;

let node: FakeBitcoind;
let source: WorkSource | undefined;
let clock: FakeClock;
let recorder: SourceRecorder;

beforeEach(async () => {
  node = await createFakeBitcoind();
});

afterEach(async () => {
  await source?.stop();
  source = undefined;
  await node.close();
});

function open(more: Partial<Settings> = {}): void {
  clock = createFakeClock(START_MS);
  recorder = createSourceRecorder(clock);
  recorder.secret = 'p';
  source = soloGbt.create(
    {
      id: 'own',
      kind: 'solo-gbt',
      label: 'Own node',
      enabled: true,
      chain: 'bitcoin-regtest',
      url: node.url,
      auth: 'password',
      user: 'u',
      cookieFile: '',
      payoutAddress: ADDRESS,
      coinbaseText: 'Adit',
      ...more,
    },
    recorder.deps,
  );
  source.start();
}

const working = () => recorder.until(() => recorder.seen.jobs.length > 0);
const waitingWith = async (code: string): Promise<void> => {
  await recorder.until(() => ['waiting', 'failed'].includes(recorder.lastState()?.kind ?? ''));
  expect(recorder.lastState()).toMatchObject({ error: { code } });
};
/** Sends what the source found to the node, as the journal does. */
const deliver = (block: FoundBlock) =>
  source!.delivery!.submitBlock(block, new AbortController().signal);

describe('before there is work', () => {
  it('says that nothing listens', async () => {
    await node.goDown();
    open();
    await waitingWith('net.refused');
  });

  it('waits while the node warms up, naming the stage, and begins by itself', async () => {
    node.override = () => ({
      status: 500,
      body: '{"result":null,"error":{"code":-28,"message":"Verifying blocks…"},"id":1}',
    });
    open();
    await waitingWith('rpc.warming-up');
    expect(recorder.lastState()).toMatchObject({
      kind: 'waiting',
      attempt: 1,
      retryAtMs: START_MS + 1000,
      error: { params: { stage: 'Verifying blocks…' } },
    });
    node.override = () => undefined;
    await clock.advance(1000);
    await working();
  });

  it('fails for good on a wrong password', async () => {
    open();
    recorder.secret = 'wrong';
    await waitingWith('rpc.unauthorized');
    expect(recorder.lastState()?.kind).toBe('failed');
    expect(clock.waiting()).toBe(0);
  });

  it.each([
    ['no peers', -9, 'Bitcoin Core is not connected!', 'rpc.no-peers'],
    ['syncing', -10, 'Bitcoin Core is in initial sync and waiting for blocks...', 'rpc.syncing'],
    ['rules', -8, 'getblocktemplate must be called with the segwit & mweb rule sets', 'rpc.failed'],
    ['help', -1, 'getblocktemplate ( "template_request" )', 'rpc.failed'],
    [
      'an empty MWEB block',
      -1,
      'CreateNewBlock: TestBlockValidity failed: bad-txns-vin-empty',
      'rpc.failed',
    ],
  ])('waits: %s', async (_name, code, message, expected) => {
    node.templateError = { code, message };
    open();
    await waitingWith(expected);
    expect(recorder.lastState()?.kind).toBe('waiting');
    node.templateError = null;
    await clock.advance(1000);
    await working();
  });

  it('reads errors with HTTP 200 and without result', async () => {
    node.errorStatus = 200;
    node.templateError = { code: -10, message: 'syncing' };
    open();
    await waitingWith('rpc.syncing');
  });

  it.each([
    ['a web page', 200, '<!doctype html><title>router</title>', 'rpc.not-json'],
    ['an overloaded node', 503, 'Work queue depth exceeded', 'rpc.busy'],
    [
      'an unknown method',
      404,
      '{"result":null,"error":{"code":-32601,"message":"Method not found"},"id":1}',
      'rpc.no-such-method',
    ],
    ['JSON that is no reply', 200, '[1,2,3]', 'rpc.bad-answer'],
    ['nothing at all', 200, '', 'rpc.not-json'],
    ['2 MB', 200, `"${'x'.repeat(2_000_000)}"`, 'net.too-long'],
    ['deep JSON', 200, '['.repeat(300_000) + ']'.repeat(300_000), 'rpc.bad-answer'],
  ])('names %s', async (_name, status, body, code) => {
    node.override = () => ({ status, body });
    open();
    await waitingWith(code);
  });

  it('gives up on a node that hangs', async () => {
    node.override = () => 'hang';
    open();
    await node.until(() => node.calls.length > 0);
    await clock.advance(15_000);
    await recorder.until(() => recorder.seen.states.some(({ kind }) => kind === 'waiting'));
    expect(recorder.seen.states).toContainEqual(
      expect.objectContaining({ error: expect.objectContaining({ code: 'net.timeout' }) }),
    );
  });

  it('asks with all three rules always', async () => {
    open();
    await working();
    const asked = node.calls.filter(({ method }) => method === 'getblocktemplate');
    for (const { params } of asked) {
      expect(params[0]).toMatchObject({ rules: ['segwit', 'signet', 'mweb'] });
    }
  });

  it('reads the cookie again when the node was restarted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'adit-cookie-'));
    const cookieFile = join(folder, '.cookie');
    try {
      await writeFile(cookieFile, '__cookie__:old');
      node.credentials = '__cookie__:old';
      open({ auth: 'cookie', cookieFile });
      await working();
      node.credentials = '__cookie__:new';
      await writeFile(cookieFile, '__cookie__:new');
      const before = node.calls.length;
      await clock.advance(5000);
      await node.until(() => node.calls.length > before);
      expect(recorder.lastState()?.kind).toBe('working');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('waits for a cookie file that is not there yet', async () => {
    open({ auth: 'cookie', cookieFile: '/nonexistent/.cookie' });
    await waitingWith('rpc.cookie-unreadable');
    expect(recorder.lastState()?.kind).toBe('waiting');
  });

  it.each([
    ['another network', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
    ['MWEB', 'ltcmweb1qqfltjrskd5f7zshgg8kl78mel6x7kgnw5prwn0ks3hz84ra87ppsjq5s29'],
    ['nothing', ' '],
    ['a typing error', 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgx'],
  ])('refuses an address of %s before it asks the node', async (_name, payoutAddress) => {
    open({ payoutAddress });
    await waitingWith('work.bad-address');
    expect(recorder.lastState()?.kind).toBe('failed');
    expect(node.calls).toEqual([]);
  });

  it.each([
    ['another genesis', { genesis: 'ab'.repeat(32) }],
    [
      'Litecoin regtest',
      { genesis: '530827f38f93b43ed12af0b3ad25a288dc02ed74d6d7857862df51fc56c416f9' },
    ],
  ])('refuses a node with %s', async (_name, change) => {
    Object.assign(node, change);
    open();
    await waitingWith('work.wrong-chain');
    expect(recorder.lastState()?.kind).toBe('failed');
  });

  it('tells Bitcoin Cash from Bitcoin by the template', async () => {
    node.genesis = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';
    node.chainName = 'main';
    node.alterTemplate = ({ default_witness_commitment: _, ...rest }) => ({ ...rest, rules: [] });
    open({ chain: 'bitcoin', payoutAddress: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2' });
    await waitingWith('work.wrong-chain');
  });
});

describe('templates', () => {
  it.each([
    'version',
    'previousblockhash',
    'transactions',
    'coinbasevalue',
    'target',
    'mintime',
    'curtime',
    'bits',
    'height',
  ])('without %s are refused by name', async (field) => {
    node.alterTemplate = (given) => ({ ...given, [field]: undefined });
    open();
    await waitingWith('rpc.bad-answer');
    expect(JSON.stringify(recorder.lastState())).toContain(field);
  });

  it.each([
    ['coinbasevalue', -1],
    ['coinbasevalue', 1e300],
    ['bits', '00000000'],
    ['bits', '1d00ffff'],
    ['bits', '20ffffff'],
    ['target', 'zz'],
    ['height', 1.5],
    ['transactions', 'none'],
    ['default_witness_commitment', 'x'],
  ])('with %s = %s are refused', async (field, value) => {
    node.alterTemplate = (given) => ({ ...given, [field]: value });
    open();
    await waitingWith('rpc.bad-answer');
  });

  it('are refused when the node does not accept our proposal', async () => {
    node.proposalAnswer = 'bad-cb-amount';
    open();
    await waitingWith('work.proposal-refused');
    expect(recorder.seen.jobs).toEqual([]);
  });

  it('are mined without a proposal where the node offers none', async () => {
    node.alterTemplate = (given) => ({ ...given, capabilities: [] });
    open();
    await working();
    expect(node.calls.some(({ params }) => hasMode(params[0]))).toBe(false);
  });

  it('carry the flags that bcoin asks for', async () => {
    node.alterTemplate = (given) => ({ ...given, coinbaseaux: { flags: '0a2f62636f696e2f' } });
    open();
    await working();
    expect(recorder.seen.views.at(-1)?.text).toContain('bcoin');
  });

  it('with transactions give a block that a separate checker accepts', async () => {
    node.transactions = mempool.cases.template.transactions;
    node.alterTemplate = (given) => ({
      ...given,
      default_witness_commitment: mempool.cases.template.default_witness_commitment,
    });
    open();
    await working();
    const job = recorder.lastJob();
    await source!.submit(solve(job, job.blockTarget!));
    expect(await deliver(recorder.seen.blocks[0]!)).toEqual({ kind: 'taken', reason: null });
    expect(node.height()).toBe(1);
  });

  it('without segwit, as Bitcoin Cash gives them, make a block without witness', async () => {
    node.genesis = '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f';
    node.alterTemplate = ({ default_witness_commitment: _, ...rest }) => ({ ...rest, rules: [] });
    open({
      chain: 'bitcoin-cash',
      payoutAddress: 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    });
    await working();
    const job = recorder.lastJob();
    await source!.submit(solve(job, job.blockTarget!));
    const block = recorder.seen.blocks[0]!;
    expect(block.blockHex.slice(162, 172)).toBe('0200000001');
    expect(await deliver(block)).toEqual({ kind: 'taken', reason: null });
    expect(recorder.seen.views.at(-1)?.outputs).toMatchObject([
      { scriptType: 'p2pkh', yours: true },
    ]);
  });

  it('say what the network is', async () => {
    open();
    await working();
    await recorder.until(() => recorder.seen.networks.length > 0);
    expect(recorder.seen.networks[0]).toMatchObject({
      chainId: 'bitcoin-regtest',
      height: 1,
      subsidyAtomic: '5000000000',
      feesAtomic: '0',
      from: 'own node',
      hashesPerBlock: expect.closeTo(2, 5),
    });
    expect(recorder.seen.views[0]).toMatchObject({ yoursShare: 1, text: 'Adit' });
    expect(recorder.seen.peer).toBe('Satoshi 30.0.0');
  });
});

describe('a new block', () => {
  it('reaches the miner through the long poll', async () => {
    open();
    await working();
    await node.until(() => node.calls.some(({ params }) => hasLongPoll(params[0])));
    node.otherBlock();
    await recorder.until(() => recorder.lastJob().height === 2);
    expect(recorder.lastJob().cleanJobs).toBe(true);
  });

  it.each(['broken', 'none'] as const)('is noticed when the long poll is %s', async (longPoll) => {
    node.longPoll = longPoll;
    open();
    await working();
    node.otherBlock();
    while (recorder.lastJob().height !== 2) await clock.advance(1000);
    expect(recorder.lastState()?.kind).toBe('working');
  });

  it('is noticed by the second look when the long poll hangs', async () => {
    open();
    await working();
    node.override = ({ params }) => (hasLongPoll(params[0]) ? 'hang' : undefined);
    node.otherBlock();
    node.otherBlock();
    while (recorder.lastJob().height !== 3) await clock.advance(5000);
  });

  it('asks the long poll anew when it ran out', async () => {
    open();
    await working();
    const longPolls = () => node.calls.filter(({ params }) => hasLongPoll(params[0])).length;
    await node.until(() => longPolls() === 1);
    await clock.advance(150_000);
    await node.until(() => longPolls() >= 2);
    expect(recorder.lastState()?.kind).toBe('working');
  });

  it('makes an unreachable node a waiting source that comes back', async () => {
    open();
    await working();
    await node.goDown();
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    await node.listen();
    const before = recorder.seen.jobs.length;
    await clock.advance(1500);
    await recorder.until(() => recorder.seen.jobs.length > before);
  });
});

describe('solutions', () => {
  it('of an older job on the same tip are submitted with their own template', async () => {
    open();
    await working();
    const first = recorder.lastJob();
    node.alterTemplate = (given) => ({ ...given, curtime: (given['curtime'] as number) + 31 });
    while (recorder.seen.jobs.length < 2) await clock.advance(5000);
    expect(recorder.lastJob().cleanJobs).toBe(false);
    expect(await source!.submit(solve(first, first.blockTarget!))).toMatchObject({
      kind: 'accepted',
    });
    const block = recorder.seen.blocks[0]!;
    expect(block.blockHex.slice(136, 144)).toBe(littleEndianHex(first.ntime));
    expect(await deliver(block)).toEqual({ kind: 'taken', reason: null });
  });

  it('after a new block are submitted all the same, and the node calls them inconclusive', async () => {
    open();
    await working();
    const late = recorder.lastJob();
    node.otherBlock();
    await recorder.until(() => recorder.lastJob().height === 2);
    await source!.submit(solve(late, late.blockTarget!));
    expect(await deliver(recorder.seen.blocks[0]!)).toEqual({
      kind: 'taken',
      reason: 'inconclusive',
    });
  });

  it('are noted, not sent, when a block of ours is under way at that height', async () => {
    open();
    await working();
    const job = recorder.lastJob();
    const first = solve(job, job.blockTarget!);
    await source!.submit(first);
    const second = solve(job, job.blockTarget!, first.nonce + 1);
    expect(await source!.submit(second)).toEqual({ kind: 'noted' });
    expect(recorder.seen.blocks).toHaveLength(1);
  });

  it('are tried again at a height whose block was refused', async () => {
    open();
    await working();
    const job = recorder.lastJob();
    recorder.verdict = { kind: 'refused', reason: 'bad-cb-amount' };
    const first = solve(job, job.blockTarget!);
    expect(await source!.submit(first)).toMatchObject({ kind: 'rejected', code: 'bad-cb-amount' });
    recorder.verdict = { kind: 'taken', reason: null };
    await source!.submit(solve(job, job.blockTarget!, first.nonce + 1));
    expect(recorder.seen.blocks).toHaveLength(2);
  });

  it('below the block target are noted', async () => {
    open();
    await working();
    const weak = { ...solutionOf(recorder.lastJob(), 0), digest: new Uint8Array(32).fill(0xff) };
    expect(await source!.submit(weak)).toEqual({ kind: 'noted' });
    expect(recorder.seen.blocks).toEqual([]);
  });

  it('of a job nobody remembers are stale', async () => {
    open();
    await working();
    const foreign = { ...solutionOf(recorder.lastJob(), 0), jobId: 'forgotten' };
    expect(await source!.submit(foreign)).toMatchObject({ kind: 'rejected', meaning: 'stale' });
  });
});

describe('submitblock', () => {
  const ANSWERS: readonly (readonly [unknown, string, string | null])[] = [
    [null, 'taken', null],
    ['duplicate', 'taken', 'duplicate'],
    ['inconclusive', 'taken', 'inconclusive'],
    ['rejected: duplicate', 'taken', 'duplicate'],
    ['duplicate-invalid', 'refused', 'duplicate-invalid'],
    ['bad-cb-amount', 'refused', 'bad-cb-amount'],
    ['rejected: bad-cb-amount', 'refused', 'bad-cb-amount'],
    ['bad-cb-height', 'refused', 'bad-cb-height'],
    ['time-too-old', 'refused', 'time-too-old'],
    ['time-too-new', 'refused', 'time-too-new'],
    ['bad-txnmrklroot', 'refused', 'bad-txnmrklroot'],
    ['high-hash', 'refused', 'high-hash'],
    ['prev-blk-not-found', 'unreachable', null],
    ['rejected: bad-prevblk', 'unreachable', null],
    [7, 'unreachable', null],
  ];

  it.each(ANSWERS)('answering %j is %s', async (result, kind, reason) => {
    open();
    await working();
    const job = recorder.lastJob();
    await source!.submit(solve(job, job.blockTarget!));
    node.override = ({ method }) =>
      method === 'submitblock'
        ? { status: 200, body: JSON.stringify({ result, error: null, id: 1 }) }
        : undefined;
    const verdict = await deliver(recorder.seen.blocks[0]!);
    expect(verdict.kind).toBe(kind);
    if (verdict.kind !== 'unreachable') expect(verdict.reason).toBe(reason);
  });

  it.each([500, 200])('that can not be decoded is refused (HTTP %d)', async (status) => {
    open();
    await working();
    node.errorStatus = status;
    const job = recorder.lastJob();
    await source!.submit(solve(job, job.blockTarget!));
    const block = recorder.seen.blocks[0]!;
    expect(await deliver({ ...block, blockHex: block.blockHex.slice(0, -20) })).toEqual({
      kind: 'refused',
      reason: 'Block decode failed',
    });
  });

  it('to a node that is down is unreachable', async () => {
    open();
    await working();
    const job = recorder.lastJob();
    await source!.submit(solve(job, job.blockTarget!));
    await node.goDown();
    expect(await deliver(recorder.seen.blocks[0]!)).toMatchObject({ kind: 'unreachable' });
  });

  it('is followed by the header: in the chain, on a side branch, unknown, unreachable', async () => {
    open();
    await working();
    const job = recorder.lastJob();
    await source!.submit(solve(job, job.blockTarget!));
    const block = recorder.seen.blocks[0]!;
    const { signal } = new AbortController();
    const standing = () => source!.delivery!.standing(block, signal);
    expect(await standing()).toEqual({ kind: 'unknown', tip: 0 });
    await deliver(block);
    expect(await standing()).toEqual({ kind: 'in-chain', confirmations: 1 });
    node.reorganize();
    expect(await standing()).toEqual({ kind: 'side-branch', depth: 2 });
    await node.goDown();
    expect(await standing()).toMatchObject({ kind: 'unreachable' });
  });
});

describe('stopping', () => {
  it('ends every call that is open', async () => {
    node.override = () => 'hang';
    open();
    await node.until(() => node.calls.length > 0);
    await source!.stop();
    expect(clock.waiting()).toBe(0);
  });
});

function hasMode(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'mode' in request;
}

function hasLongPoll(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'longpollid' in request;
}

function littleEndianHex(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes.toString('hex');
}
