import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesFromHex } from '../../../common/block/bytes.ts';
import { headerFromJob } from '../../../common/block/job-header.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { CoinbaseJob, Job, Solution } from '../../../common/mining/job.ts';
import { createDispatcher, type Dispatcher } from '../../../main/work/dispatcher.ts';
import { createFakeBitcoind, type FakeBitcoind } from '../../fake/fake-bitcoind.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import { createFakePool, type FakePool } from '../../fake/fake-pool.ts';
import { profilePool } from '../../fake/pool-profile.ts';
import { digestOf, solve } from '../../fake/test-miner.ts';
import { createWorkRecorder, type WorkRecorder } from '../../fake/work-recorder.ts';
import recorded from '../../vector/stratum-accepted.json' with { type: 'json' };
import mainnet from '../../vector/stratum-mainnet.json' with { type: 'json' };

const example = recorded.cases.find(({ server }) => server === 'public-pool')!;
const ADDRESS = 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw';

let folder: string;
let clock: FakeClock;
/** How far the system's clock was set while the timers went on. */
let jumpMs: number;
let recorder: WorkRecorder;
let dispatcher: Dispatcher;
let jobs: (Job | null)[];
let secrets: Record<string, string>;
let pools: FakePool[];
let node: FakeBitcoind;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adit-dispatcher-'));
  clock = createFakeClock();
  jumpMs = 0;
  pools = [];
  jobs = [];
  secrets = { own: 'p' };
  node = await createFakeBitcoind();
  await openDispatcher();
});

afterEach(async () => {
  await dispatcher.stop();
  expect(clock.waiting()).toBe(0);
  for (const pool of pools) await pool.close();
  await node.close();
  await rm(folder, { recursive: true });
});

async function openDispatcher(): Promise<void> {
  recorder = createWorkRecorder();
  dispatcher = createDispatcher({
    sink: (job) => jobs.push(job),
    listener: recorder,
    clock: { now: () => clock.now() + jumpMs, after: clock.after },
    random: () => 0.5,
    log: () => undefined,
    dataFolder: folder,
    userAgent: 'adit-test',
    secret: (id) => secrets[id] ?? '',
    allTime: { bestDifficulty: 5, hashes: 1000 },
  });
  await dispatcher.start();
}

async function openPool(notify: readonly unknown[] = example.notify): Promise<FakePool> {
  const { script } = profilePool('public-pool', {
    extranonce1: example.extranonce1,
    extranonce2Size: 4,
    difficulty: 0.001,
    algorithm: 'sha256d',
    notify,
  });
  const pool = await createFakePool(script);
  pools.push(pool);
  return pool;
}

const poolSettings = (id: string, url: string): SourceSettings => ({
  id,
  kind: 'stratum-v1',
  label: `Pool ${id}`,
  enabled: true,
  chain: 'bitcoin-regtest',
  url,
  user: 'someone',
  tlsPin: '',
  payoutAddress: '',
});

const nodeSettings = (): SourceSettings => ({
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
  coinbaseText: '',
});

const practice: SourceSettings = {
  id: 'practice',
  kind: 'practice',
  label: 'Practice',
  enabled: true,
};

function mine(...sources: SourceSettings[]): void {
  dispatcher.configure(sources);
  dispatcher.setWanted(true);
}

const active = (id: string | null) => recorder.until(() => recorder.seen.activeId === id);
const lastJob = (): CoinbaseJob => {
  const job = jobs.at(-1);
  if (job?.kind !== 'coinbase') throw new Error('no job');
  return job;
};
const stateOf = (id: string) =>
  recorder.seen.sources.find(({ settings }) => settings.id === id)?.state.kind;
const codes = () => recorder.seen.events.map(({ code }) => code);

function recordedShare(job: CoinbaseJob): Solution {
  const [, , extranonce2, ntime, nonce] = example.submit as string[];
  const choice = {
    extranonce2: bytesFromHex(extranonce2!),
    ntime: Number.parseInt(ntime!, 16),
    nonce: Number.parseInt(nonce!, 16),
    version: job.version,
  };
  const header = headerFromJob(job, choice);
  const { id: jobId, sourceId } = job;
  return { jobId, sourceId, ...choice, header, digest: digestOf('sha256d', header), foundAtMs: 0 };
}

describe('failover', () => {
  it('connects nothing until work is wanted, and nothing after it is not', async () => {
    const pool = await openPool();
    dispatcher.configure([poolSettings('a', pool.url)]);
    await clock.advance(1000);
    expect(stateOf('a')).toBe('ready');
    expect(pool.clients).toHaveLength(0);
    dispatcher.setWanted(true);
    await active('a');
    dispatcher.setWanted(false);
    expect(jobs.at(-1)).toBeNull();
    expect(stateOf('a')).toBe('ready');
  });

  it('takes the next source when the first refuses, and goes back after a stable minute', async () => {
    const [first, second] = [await openPool(), await openPool()];
    const good = first.script;
    first.script = (_request, client) => client.drop();
    mine(poolSettings('a', first.url), poolSettings('b', second.url));
    await active('b');
    expect(stateOf('a')).toBe('waiting');
    first.script = good;
    await clock.advance(1000);
    await recorder.until(() => stateOf('a') === 'working');
    await clock.advance(50_000);
    expect(recorder.seen.activeId).toBe('b');
    await clock.advance(15_000);
    expect(recorder.seen.activeId).toBe('a');
    expect(lastJob().sourceId).toBe('a');
    expect(codes().filter((code) => code === 'source-changed')).toHaveLength(2);
    await clock.advance(16_000);
    expect(stateOf('b')).toBe('ready');
  });

  it('takes the next source after 20 s of silence', async () => {
    const [first, second] = [await openPool(), await openPool()];
    first.script = () => undefined;
    mine(poolSettings('a', first.url), poolSettings('b', second.url));
    await first.until(() => first.clients.length > 0);
    await clock.advance(15_000);
    expect(recorder.seen.activeId).toBeNull();
    expect(second.clients).toHaveLength(0);
    await clock.advance(6000);
    await active('b');
  });

  it('takes the next source after 20 s of silence though the clock was set back', async () => {
    const [first, second] = [await openPool(), await openPool()];
    first.script = () => undefined;
    mine(poolSettings('a', first.url), poolSettings('b', second.url));
    await first.until(() => first.clients.length > 0);
    jumpMs = -3_600_000;
    await clock.advance(41_000);
    await active('b');
  });

  it('loses a pool with a word, rests, and goes on when it is back', async () => {
    const pool = await openPool();
    mine(poolSettings('a', pool.url));
    await active('a');
    pool.client().drop();
    await active(null);
    expect(jobs.at(-1)).toBeNull();
    expect(codes()).toContain('source-lost');
    await clock.advance(1500);
    await active('a');
    expect(lastJob().sourceId).toBe('a');
  });

  it('goes on for two minutes with the work of a lost node, because its blocks are kept', async () => {
    mine(nodeSettings());
    await active('own');
    await node.goDown();
    await active(null);
    expect(jobs.at(-1)).not.toBeNull();
    await clock.advance(119_000);
    expect(jobs.at(-1)).not.toBeNull();
    await clock.advance(2000);
    expect(jobs.at(-1)).toBeNull();
  });

  it('never falls back to practice', async () => {
    mine(poolSettings('a', 'stratum+tcp://127.0.0.1:1'), practice);
    await recorder.until(() => stateOf('a') === 'waiting');
    await clock.advance(120_000);
    expect(recorder.seen.activeId).toBeNull();
    expect(stateOf('practice')).toBe('ready');
  });

  it('says what failed for good', async () => {
    secrets['own'] = 'wrong';
    mine(nodeSettings());
    await recorder.until(() => stateOf('own') === 'failed');
    expect(recorder.seen.events.at(-1)).toMatchObject({
      code: 'source-failed',
      params: { code: 'rpc.unauthorized' },
    });
    secrets['own'] = 'p';
    dispatcher.configure([nodeSettings()]);
    await active('own');
  });
});

describe('a pool on another chain than the own node', () => {
  it('is named, not mined on, and tried again only when it was changed', async () => {
    const pool = await openPool();
    for (let height = 0; height < 1000; height += 1) node.otherBlock();
    mine(poolSettings('a', pool.url), nodeSettings());
    await recorder.until(() => stateOf('a') === 'failed');
    expect(recorder.seen.sources[0]?.state).toMatchObject({
      error: {
        code: 'work.foreign-chain',
        params: { problem: expect.stringContaining('another chain') },
      },
    });
    await active('own');
    expect(lastJob().sourceId).toBe('own');
    await clock.advance(120_000);
    expect(pool.clients).toHaveLength(1);
    expect(stateOf('a')).toBe('failed');
    dispatcher.configure([poolSettings('a', `${pool.url}/`), nodeSettings()]);
    await pool.until(() => pool.clients.length === 2);
  });
});

describe('a pool on another chain than the other sources show', () => {
  /** A job that a pool gave on Bitcoin's main network in June 2025. */
  const real = mainnet.cases[0]!;
  const bitcoin = ['1', real.prev, real.cb1, real.cb2, real.branch, real.version, real.bits];
  const otherParent = real.prev.replace('6b6455fd', '00c0ffee');
  /** As Bitcoin Cash had them that month, and as a smaller chain of that kind. */
  const cash = bitcoin.with(6, '18020000').with(1, otherParent);
  const smaller = bitcoin.with(6, '19020000').with(1, otherParent);
  const job = (notify: readonly unknown[]) => [...notify, real.ntime, true];
  const settings = (id: string, { url }: FakePool, chain = 'bitcoin-cash') =>
    ({ ...poolSettings(id, url), chain }) as SourceSettings;
  const refusal = {
    error: {
      code: 'work.foreign-chain',
      params: {
        chain: 'Bitcoin Cash',
        problem: expect.stringMatching(
          /^Its blocks are \d+ times easier than those shown by Pool a/,
        ),
      },
    },
  };

  it('is named and left when it sells Bitcoin Cash as Bitcoin, with nobody to ask', async () => {
    const seller = await openPool(job(cash));
    mine(settings('b', seller, 'bitcoin'));
    await recorder.until(() => stateOf('b') === 'failed');
    expect(recorder.seen.sources[0]?.state).toMatchObject({
      error: {
        code: 'work.foreign-chain',
        params: {
          source: 'Pool b',
          chain: 'Bitcoin',
          problem:
            'Its blocks are 9 times easier than any of Bitcoin in years: this is another chain.',
        },
      },
    });
    expect(jobs.every((each) => each === null)).toBe(true);
  });

  it('is named and left when it sells the work of a smaller chain beside an honest pool', async () => {
    const [honest, seller] = [await openPool(job(cash)), await openPool(job(smaller))];
    mine(settings('a', honest), settings('b', seller));
    await active('a');
    await honest.close();
    pools = pools.filter((pool) => pool !== honest);
    await recorder.until(() => stateOf('b') === 'failed');
    expect(recorder.seen.sources[1]?.state).toMatchObject(refusal);
    await active(null);
    expect(jobs.at(-1)).toBeNull();
  });

  it('is named and left by what was seen the day before, with nobody else to ask', async () => {
    const [honest, seller] = [await openPool(job(cash)), await openPool(job(smaller))];
    mine(settings('a', honest));
    await active('a');
    await dispatcher.stop();
    jobs = [];
    await openDispatcher();
    await clock.advance(86_400_000);
    mine(settings('b', seller));
    await recorder.until(() => stateOf('b') === 'failed');
    expect(recorder.seen.sources[0]?.state).toMatchObject(refusal);
    await active(null);
    expect(jobs.at(-1)).toBeNull();
  });

  it('may be another honest pool', async () => {
    const [first, second] = [await openPool(job(bitcoin)), await openPool(job(bitcoin))];
    mine(settings('a', first, 'bitcoin'), settings('b', second, 'bitcoin'));
    await active('a');
    await first.close();
    pools = pools.filter((pool) => pool !== first);
    await active('b');
    expect(lastJob().sourceId).toBe('b');
  });
});

describe('a pool that does not pay the expected address', () => {
  const other = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';

  it('is passed over for the next source, and its coinbase stays in sight when there is none', async () => {
    const [first, second] = [await openPool(), await openPool()];
    const unpaid = { ...poolSettings('a', first.url), payoutAddress: other } as SourceSettings;
    mine(unpaid, poolSettings('b', second.url));
    await active('b');
    expect(recorder.seen.sources[0]?.state).toMatchObject({
      error: { code: 'work.payout-proof', params: { source: 'Pool a', paidPercent: 0 } },
    });
    expect(jobs.every((job) => job?.sourceId !== 'a')).toBe(true);
    dispatcher.configure([unpaid]);
    await active(null);
    expect(jobs.at(-1)).toBeNull();
    expect(recorder.seen.coinbase).toMatchObject({
      sourceId: 'a',
      proof: { level: 'missing', action: 'refuse' },
    });
  });
});

describe('live settings', () => {
  it('leave a source alone whose name changed, and make a changed one anew', async () => {
    const pool = await openPool();
    mine(poolSettings('a', pool.url));
    await active('a');
    dispatcher.configure([{ ...poolSettings('a', pool.url), label: 'Renamed' }]);
    expect(recorder.seen.sources[0]?.settings.label).toBe('Renamed');
    await clock.advance(1000);
    expect(pool.clients).toHaveLength(1);
    dispatcher.configure([poolSettings('a', `${pool.url}/`)]);
    await pool.until(() => pool.clients.length === 2);
    await active('a');
  });

  it('show a disabled source as off and a removed one not at all', async () => {
    const pool = await openPool();
    mine(poolSettings('a', pool.url));
    await active('a');
    dispatcher.configure([{ ...poolSettings('a', pool.url), enabled: false }]);
    expect(stateOf('a')).toBe('off');
    expect(jobs.at(-1)).toBeNull();
    dispatcher.configure([]);
    expect(recorder.seen.sources).toEqual([]);
  });

  it('follow a new order at once when the first has proved itself', async () => {
    const [first, second] = [await openPool(), await openPool()];
    const a = poolSettings('a', first.url);
    const b = poolSettings('b', second.url);
    mine(a, b);
    await active('a');
    dispatcher.configure([b, a]);
    await recorder.until(() => stateOf('b') === 'working');
    expect(recorder.seen.activeId).toBe('a');
    await clock.advance(61_000);
    expect(recorder.seen.activeId).toBe('b');
  });
});

describe('solutions', () => {
  it('find the way to the source and the job that gave them, also after a change', async () => {
    const [first, second] = [await openPool(), await openPool()];
    mine(poolSettings('a', first.url), poolSettings('b', second.url));
    await active('a');
    const job = lastJob();
    dispatcher.configure([poolSettings('b', second.url), poolSettings('a', first.url)]);
    await recorder.until(() => stateOf('b') === 'working');
    await clock.advance(61_000);
    expect(recorder.seen.activeId).toBe('b');
    expect(await dispatcher.solutionFound(recordedShare(job))).toMatchObject({ kind: 'accepted' });
    await clock.advance(250);
    expect(recorder.seen.shares).toMatchObject({ accepted: 1, rejected: 0, pending: 0 });
  });

  it('are counted with best share, expected hashes and reasons', async () => {
    const pool = await openPool();
    mine(poolSettings('a', pool.url));
    await active('a');
    const share = recordedShare(lastJob());
    await dispatcher.solutionFound(share);
    await clock.advance(250);
    expect(recorder.seen.best?.session).toBeCloseTo(example.shareDifficulty, 9);
    expect(recorder.seen.best?.allTime).toBe(5);
    expect(recorder.seen.best?.hashesSession).toBeGreaterThan(4_000_000);
    expect(recorder.seen.best?.hashesAllTime).toBe(1000 + recorder.seen.best!.hashesSession);
    pool.script = (request, client) => client.reply(request, null, [22, 'Duplicate share', null]);
    await dispatcher.solutionFound(share);
    await clock.advance(250);
    expect(recorder.seen.shares).toMatchObject({ accepted: 1, rejected: 1 });
    expect(recorder.seen.shares?.reasons).toMatchObject([{ code: '22', count: 1 }]);
    dispatcher.forgetBestShare();
    await clock.advance(250);
    expect(recorder.seen.best?.allTime).toBe(recorder.seen.best?.session);
  });

  it('in thousands are counted all, and told a few times a second', async () => {
    const pool = await openPool();
    pool.script = (
      (good) => (request, client) =>
        request.method === 'mining.submit' ? client.reply(request, true) : good(request, client)
    )(pool.script);
    mine(poolSettings('a', pool.url));
    await active('a');
    const share = recordedShare(lastJob());
    let told = 0;
    recorder.sharesChanged = () => {
      told += 1;
    };
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(Array.from({ length: 200 }, () => dispatcher.solutionFound(share)));
    }
    expect(told).toBeLessThanOrEqual(1);
    recorder.sharesChanged = (shares) => {
      recorder.seen.shares = shares;
    };
    await clock.advance(250);
    expect(recorder.seen.shares?.accepted).toBe(2000);
    expect(codes().filter((code) => code === 'share-accepted')).toHaveLength(1);
  });

  it('that are blocks are noted for a pool, which delivers them itself', async () => {
    const pool = await openPool();
    mine(poolSettings('a', pool.url));
    await active('a');
    await dispatcher.solutionFound(recordedShare(lastJob()));
    expect(codes()).toContain('block-found');
    expect(recorder.seen.blocks).toEqual([]);
  });

  it('that are blocks of an own node go through the journal to the chain', async () => {
    mine(nodeSettings());
    await active('own');
    const job = lastJob();
    expect(await dispatcher.solutionFound(solve(job, job.blockTarget!))).toMatchObject({
      kind: 'accepted',
    });
    await recorder.until(() => recorder.seen.blocks[0]?.state === 'confirmed');
    expect(node.height()).toBe(1);
    expect(codes().filter((code) => code.startsWith('block-'))).toEqual([
      'block-accepted',
      'block-confirmed',
    ]);
  });

  it('that are blocks stop the search for a second one until the node gives new work', async () => {
    mine(nodeSettings());
    await active('own');
    node.override = ({ method }) => (method === 'submitblock' ? 'hang' : undefined);
    const job = lastJob();
    const answer = dispatcher.solutionFound(solve(job, job.blockTarget!));
    expect(lastJob().shareTarget).toEqual(new Uint8Array(32));
    expect(recorder.seen.job?.id).toBe(job.id);
    await clock.advance(10_000);
    expect(jobs.at(-1)).toBeNull();
    node.override = () => undefined;
    await clock.advance(60_000);
    await answer;
    await recorder.until(() => recorder.seen.job?.height === 2);
    expect(lastJob().shareTarget).not.toEqual(new Uint8Array(32));
  });

  it('that are late blocks disturb the search on the new tip in nothing', async () => {
    mine(nodeSettings());
    await active('own');
    const late = lastJob();
    await node.until(() =>
      node.calls.some(({ params }) => JSON.stringify(params).includes('longpollid')),
    );
    node.otherBlock();
    await recorder.until(() => recorder.seen.job?.height === 2);
    const current = jobs.at(-1);
    await dispatcher.solutionFound(solve(late, late.blockTarget!));
    expect(jobs.at(-1)).toBe(current);
    expect(recorder.seen.blocks[0]).toMatchObject({ state: 'accepted', reason: 'inconclusive' });
  });

  it('that are refused blocks let the search go on', async () => {
    mine(nodeSettings());
    await active('own');
    node.override = ({ method }) =>
      method === 'submitblock'
        ? { status: 200, body: '{"result":"bad-cb-amount","error":null,"id":1}' }
        : undefined;
    const job = lastJob();
    await dispatcher.solutionFound(solve(job, job.blockTarget!));
    expect(lastJob().id).toBe(job.id);
    await clock.advance(20_000);
    expect(jobs.at(-1)).not.toBeNull();
  });

  it('are delivered to every node of the chain', async () => {
    const other = await createFakeBitcoind();
    try {
      mine(nodeSettings(), { ...nodeSettings(), id: 'own-2', url: other.url } as SourceSettings);
      secrets['own-2'] = 'p';
      await active('own');
      const job = lastJob();
      await dispatcher.solutionFound(solve(job, job.blockTarget!));
      await other.until(() => other.height() === 1);
      expect(node.height()).toBe(1);
    } finally {
      await dispatcher.stop();
      await other.close();
    }
  });

  it('without a source any more are answered, not lost in silence', async () => {
    const pool = await openPool();
    mine(poolSettings('a', pool.url));
    await active('a');
    const job = lastJob();
    dispatcher.configure([]);
    expect(await dispatcher.solutionFound(recordedShare(job))).toMatchObject({
      kind: 'unanswered',
    });
  });
});

describe('practice', () => {
  it('mines a block in a minute of hashing, checks it, and keeps its chain', async () => {
    mine(practice);
    await active('practice');
    const first = lastJob();
    expect(await dispatcher.solutionFound(solve(first, first.shareTarget))).toMatchObject({
      kind: 'accepted',
    });
    await dispatcher.solutionFound(solve(first, first.blockTarget!));
    await recorder.until(() => recorder.seen.blocks[0]?.state === 'confirmed');
    await recorder.until(() => lastJob().height === 2);
    expect(recorder.seen.network).toMatchObject({ chainId: 'practice', from: 'practice' });
    expect(recorder.seen.coinbase).toMatchObject({ yoursShare: 1, text: 'Adit practice' });
    const kept = await readFile(join(folder, 'source', 'practice', 'chain.json'), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({ height: 1 });

    await dispatcher.stop();
    await openDispatcher();
    mine(practice);
    await active('practice');
    expect(lastJob().height).toBe(2);
  });
});
