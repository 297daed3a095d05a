import { afterEach, describe, expect, it } from 'vitest';
import { bytesFromHex, hexFromBytes } from '../../../common/block/bytes.ts';
import { headerFromJob } from '../../../common/block/job-header.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { CoinbaseJob, Solution } from '../../../common/mining/job.ts';
import type { SubmitResult, WorkSource } from '../../../main/work/source/source.ts';
import { stratumV1 } from '../../../main/work/source/stratum-v1.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import {
  createFakePool,
  type FakePool,
  type PoolClient,
  type PoolRequest,
  type PoolScript,
} from '../../fake/fake-pool.ts';
import { type PoolName, profilePool } from '../../fake/pool-profile.ts';
import { createSourceRecorder, type SourceRecorder } from '../../fake/source-recorder.ts';
import { digestOf } from '../../fake/test-miner.ts';
import recorded from '../../vector/stratum-accepted.json' with { type: 'json' };

type Settings = Extract<SourceSettings, { kind: 'stratum-v1' }>;
type Recorded = (typeof recorded.cases)[number];

const EXAMPLE = recorded.cases.find(({ server }) => server === 'public-pool')!;
const UNROLLED = recorded.cases.find(({ server }) => server === 'blitzpool')!;

let pool: FakePool | undefined;
let source: WorkSource | undefined;
let clock: FakeClock;
let recorder: SourceRecorder;

afterEach(async () => {
  await source?.stop();
  await pool?.close();
  source = undefined;
  pool = undefined;
});

async function open(script: PoolScript, more: Partial<Settings> = {}): Promise<FakePool> {
  pool = await createFakePool(script);
  connect({ url: pool.url, ...more });
  return pool;
}

function connect(more: Partial<Settings>): void {
  clock = createFakeClock();
  recorder = createSourceRecorder(clock);
  source = stratumV1.create(
    {
      id: 'pool',
      kind: 'stratum-v1',
      label: 'Pool',
      enabled: true,
      chain: 'bitcoin-regtest',
      url: '',
      user: 'someone.rig',
      tlsPin: '',
      payoutAddress: '',
      ...more,
    },
    recorder.deps,
  );
  source.start();
}

const hasJob = (): boolean => recorder.seen.jobs.length > 0;
const nextJob = async (count: number): Promise<CoinbaseJob> => {
  await recorder.until(() => recorder.seen.jobs.length >= count);
  return recorder.lastJob();
};

/** A server that answers everything well and gives the recorded job. */
function plainScript(
  more: (request: PoolRequest, client: PoolClient) => boolean = () => false,
): PoolScript {
  return (request, client) => {
    if (more(request, client)) return;
    switch (request.method) {
      case 'mining.subscribe':
        client.reply(request, [[['mining.notify', 'session-1']], EXAMPLE.extranonce1, 4]);
        return;
      case 'mining.authorize':
        client.reply(request, true);
        client.notify('mining.set_difficulty', [0.001]);
        client.notify('mining.notify', EXAMPLE.notify);
        return;
      case 'mining.submit':
        client.reply(request, true);
    }
  };
}

/** The share that was recorded, as the engine would hand it over for this job. */
function recordedSolution(job: CoinbaseJob, example: Recorded): Solution {
  const [, , extranonce2, ntime, nonce, bits] = example.submit as string[];
  const choice = {
    extranonce2: bytesFromHex(extranonce2!),
    ntime: Number.parseInt(ntime!, 16),
    nonce: Number.parseInt(nonce!, 16),
    version: (job.version ^ Number.parseInt(bits ?? '0', 16)) >>> 0,
  };
  const header = headerFromJob(job, choice);
  return {
    jobId: job.id,
    sourceId: job.sourceId,
    ...choice,
    header,
    digest: digestOf(job.algorithm, header),
    foundAtMs: 0,
  };
}

const submitRecorded = (job: CoinbaseJob): Promise<SubmitResult> =>
  source!.submit(recordedSolution(job, EXAMPLE));

describe('recorded shares of real servers', () => {
  const serverOf = (name: string): PoolName =>
    (['ckpool-lhr', 'ckpool', 'public-pool', 'node-stratum-pool', 'blitzpool'] as const).find(
      (known) => name.startsWith(known),
    )!;

  it.each(recorded.cases.map((example, index) => ({ example, index })))(
    '$example.server, share $index, is rebuilt bit by bit and accepted',
    async ({ example }) => {
      const algorithm = example.algo as 'sha256d' | 'scrypt';
      const profiled = profilePool(serverOf(example.server), {
        extranonce1: example.extranonce1,
        extranonce2Size: (example.submit[2] as string).length / 2,
        difficulty: example.poolDifficulty,
        algorithm,
        notify: example.notify,
      });
      await open(profiled.script, {
        chain: algorithm === 'scrypt' ? 'litecoin-regtest' : 'bitcoin-regtest',
      });
      const job = await nextJob(1);
      const solution = recordedSolution(job, example);
      expect(hexFromBytes(solution.header)).toBe(example.header);
      expect(hexFromBytes(solution.digest.slice().reverse())).toBe(example.powHash);
      expect(await source!.submit(solution)).toMatchObject({ kind: 'accepted' });
      expect(profiled.accepted).toEqual([example.header]);
      const sent = pool!.client().requests.find(({ method }) => method === 'mining.submit')!;
      const versionBits = job.versionMask === 0 ? [] : [example.submit[5] ?? '00000000'];
      expect(sent.params).toEqual(['someone.rig', ...example.submit.slice(1, 5), ...versionBits]);
    },
  );

  it('turns a share below the difficulty into a named rejection at every server', async () => {
    for (const name of ['ckpool', 'ckpool-lhr', 'public-pool', 'node-stratum-pool'] as const) {
      const { script } = profilePool(name, {
        extranonce1: UNROLLED.extranonce1,
        extranonce2Size: 8,
        difficulty: 1e9,
        algorithm: 'sha256d',
        notify: UNROLLED.notify,
      });
      await open(script);
      const job = await nextJob(1);
      const answer = await source!.submit(recordedSolution(job, UNROLLED));
      expect(answer, name).toMatchObject({ kind: 'rejected', meaning: 'low-difficulty' });
      await source!.stop();
      await pool!.close();
    }
  });
});

describe('version rolling', () => {
  it('is not done when the job already uses a bit of the mask', async () => {
    const { script } = profilePool('public-pool', {
      extranonce1: EXAMPLE.extranonce1,
      extranonce2Size: 4,
      difficulty: 0.001,
      algorithm: 'sha256d',
      notify: EXAMPLE.notify,
    });
    await open(script);
    const job = await nextJob(1);
    expect(job.version).toBe(0x30000000);
    expect(job.versionMask).toBe(0);
    await submitRecorded(job);
    const sent = pool!.client().requests.find(({ method }) => method === 'mining.submit')!;
    expect(sent.params).toHaveLength(5);
  });

  it('takes a mask that the pool changes', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().notify('mining.set_version_mask', ['00ffe000']);
    pool!.client().notify('mining.notify', EXAMPLE.notify);
    expect((await nextJob(2)).versionMask).toBe(0x00ffe000);
  });

  it('is not asked for on a scrypt chain', async () => {
    await open(plainScript(), { chain: 'litecoin-regtest' });
    await nextJob(1);
    expect(pool!.client().requests.map(({ method }) => method)).not.toContain('mining.configure');
  });
});

describe('difficulty and extranonce', () => {
  it('applies a new difficulty to the next job only', async () => {
    await open(plainScript());
    const first = await nextJob(1);
    pool!.client().notify('mining.set_difficulty', [512]);
    pool!.client().notify('mining.notify', EXAMPLE.notify);
    const second = await nextJob(2);
    expect(first.shareDifficulty).toBe('0.001');
    expect(second.shareDifficulty).toBe('512');
    expect(recorder.seen.jobs[0]).toBe(first);
  });

  it.each([0.0001, 1, 16384])('takes difficulty %d', async (difficulty) => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().notify('mining.set_difficulty', [difficulty]);
    pool!.client().notify('mining.notify', EXAMPLE.notify);
    expect(Number((await nextJob(2)).shareDifficulty)).toBe(difficulty);
  });

  it('takes a difficulty with more digits than a double has', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().send('{"method":"mining.set_difficulty","params":[0.00020000000000000001]}\n');
    pool!.client().notify('mining.notify', EXAMPLE.notify);
    expect((await nextJob(2)).shareDifficulty).toBe('0.0002');
  });

  it('applies a new extranonce to the next job and forgets shares of the old one', async () => {
    await open(plainScript());
    const first = await nextJob(1);
    pool!.client().notify('mining.set_extranonce', ['aabbccdd11', 3]);
    pool!.client().notify('mining.notify', EXAMPLE.notify);
    const second = await nextJob(2);
    expect(hexFromBytes(second.extranonce1)).toBe('aabbccdd11');
    expect(second.extranonce2Size).toBe(3);
    expect(await submitRecorded(first)).toMatchObject({ kind: 'rejected', meaning: 'stale' });
  });
});

describe('order of messages', () => {
  it('keeps a job that comes before the answer to authorize', async () => {
    await open((request, client) => {
      if (request.method === 'mining.subscribe') {
        client.reply(request, [[], EXAMPLE.extranonce1, 4]);
        client.notify('mining.notify', EXAMPLE.notify);
      } else if (request.method === 'mining.authorize') {
        client.reply(request, true);
      }
    });
    expect((await nextJob(1)).height).not.toBeNull();
    expect(recorder.lastState()?.kind).toBe('working');
  });

  it('mines nothing for a user that is refused after an early job', async () => {
    await open((request, client) => {
      if (request.method === 'mining.subscribe') {
        client.reply(request, [[], EXAMPLE.extranonce1, 4]);
        client.notify('mining.notify', EXAMPLE.notify);
      } else if (request.method === 'mining.authorize') {
        client.reply(request, false);
      }
    });
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(hasJob()).toBe(false);
  });

  it('works with a pool that never answers configure, extranonce.subscribe and authorize', async () => {
    await open((request, client) => {
      if (request.method === 'mining.subscribe') {
        client.reply(request, [[], EXAMPLE.extranonce1, 4]);
        client.notify('mining.notify', EXAMPLE.notify);
      }
    });
    await pool!.until(() =>
      Boolean(pool!.clients[0]?.requests.some(({ method }) => method === 'mining.authorize')),
    );
    await clock.advance(20_000);
    await nextJob(1);
  });

  it('reads replies whose keys come in any order, between notifications', async () => {
    await open((request, client) => {
      const text = JSON.stringify(request.id);
      if (request.method === 'mining.subscribe') {
        client.send(
          `{"params":[3],"id":null,"method":"mining.set_difficulty"}\n{"result":[[["mining.notify","x"]],"${EXAMPLE.extranonce1}",4],"id":${text},"error":null}\n`,
        );
      } else if (request.method === 'mining.authorize') {
        client.notify('mining.notify', EXAMPLE.notify);
        client.send(`{"error":null,"result":true,"id":${text}}\n`);
      }
    });
    expect((await nextJob(1)).shareDifficulty).toBe('3');
  });

  it('takes the same job twice, first as not clean', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().notify('mining.notify', [...EXAMPLE.notify.slice(0, 8), false]);
    pool!.client().notify('mining.notify', [...EXAMPLE.notify.slice(0, 8), true]);
    expect((await nextJob(3)).cleanJobs).toBe(true);
  });
});

describe('answers to shares', () => {
  const ANSWERS: readonly (readonly [string, object, string, string])[] = [
    [
      'ckpool low',
      { 'reject-reason': 'Above target', result: false, error: null },
      'Above target',
      'low-difficulty',
    ],
    [
      'ckpool duplicate',
      { 'reject-reason': 'Duplicate', result: false, error: null },
      'Duplicate',
      'duplicate',
    ],
    [
      'ckpool old job',
      { 'reject-reason': 'Invalid JobID', result: false, error: null },
      'Invalid JobID',
      'stale',
    ],
    ['ckpool stale', { 'reject-reason': 'Stale', result: false, error: null }, 'Stale', 'stale'],
    [
      'ckpool ntime',
      { 'reject-reason': 'Ntime out of range', result: false, error: null },
      'Ntime out of range',
      'invalid',
    ],
    [
      'ckpool user',
      { 'reject-reason': 'Worker mismatch', result: false, error: null },
      'Worker mismatch',
      'unauthorized',
    ],
    [
      'ckpool mask',
      { 'reject-reason': 'Invalid version mask', result: false, error: null },
      'Invalid version mask',
      'invalid',
    ],
    ['lhr low', { result: false, error: [23, 'Above target', null] }, '23', 'low-difficulty'],
    ['lhr duplicate', { result: false, error: [22, 'Duplicate', null] }, '22', 'duplicate'],
    ['lhr old job', { result: false, error: [21, 'Stale', null] }, '21', 'stale'],
    ['lhr ntime', { result: false, error: [20, 'Ntime out of range', null] }, '20', 'invalid'],
    ['lhr user', { result: false, error: [20, 'Worker mismatch', null] }, '20', 'unauthorized'],
    [
      'public-pool low',
      { result: null, error: [23, 'Difficulty too low', ''] },
      '23',
      'low-difficulty',
    ],
    [
      'public-pool duplicate',
      { result: null, error: [22, 'Duplicate share', ''] },
      '22',
      'duplicate',
    ],
    ['public-pool old job', { result: null, error: [21, 'Job not found', ''] }, '21', 'stale'],
    [
      'nomp low, two elements',
      { result: null, error: [23, 'low difficulty share of 0'] },
      '23',
      'low-difficulty',
    ],
    ['nomp old job', { result: null, error: [21, 'job not found'] }, '21', 'stale'],
    ['nomp size', { result: null, error: [20, 'incorrect size of extranonce2'] }, '20', 'invalid'],
    ['nomp mask', { result: null, error: [6, 'invalid version mask'] }, '6', 'invalid'],
    [
      'nomp unauthorized',
      { result: null, error: [24, 'unauthorized worker'] },
      '24',
      'unauthorized',
    ],
    ['nomp unsubscribed', { result: null, error: [25, 'not subscribed'] }, '25', 'not-subscribed'],
    [
      'an object',
      { result: null, error: { code: -1, message: 'Low diff share' } },
      '-1',
      'low-difficulty',
    ],
    ['a string', { result: null, error: 'Failed subscription' }, 'Failed subscription', 'other'],
    ['null and nothing', { result: null, error: null }, 'no-reason', 'other'],
    ['the number 1', { result: 1, error: null }, 'no-reason', 'other'],
    ['the word true', { result: 'true', error: null }, 'no-reason', 'other'],
  ];

  it.each(ANSWERS)('%s', async (_name, answer, code, meaning) => {
    await open(
      plainScript(({ method, id }, client) => {
        if (method !== 'mining.submit') return false;
        client.send({ ...answer, id });
        return true;
      }),
    );
    expect(await submitRecorded(await nextJob(1))).toMatchObject({
      kind: 'rejected',
      code,
      meaning,
    });
  });

  it('gives up on an answer after 20 s, and on a pool that stays silent with it', async () => {
    await open(plainScript(({ method }) => method === 'mining.submit'));
    const answer = submitRecorded(await nextJob(1));
    await pool!.until(() =>
      pool!.client().requests.some(({ method }) => method === 'mining.submit'),
    );
    await clock.advance(20_000);
    expect(await answer).toMatchObject({ kind: 'unanswered' });
    await clock.advance(10_000);
    expect(recorder.seen.states).toContainEqual(
      expect.objectContaining({
        kind: 'waiting',
        error: expect.objectContaining({ code: 'stratum.silent' }),
      }),
    );
  });

  it('answers what is on its way when the connection drops', async () => {
    await open(
      plainScript(({ method }, client) => {
        if (method === 'mining.submit') client.drop();
        return method === 'mining.submit';
      }),
    );
    expect(await submitRecorded(await nextJob(1))).toEqual({
      kind: 'unanswered',
      problem: 'net.closed',
    });
  });

  it('does not send shares of a job that a clean one on a new block has ended', async () => {
    await open(plainScript());
    const first = await nextJob(1);
    const other = `00${(EXAMPLE.notify[1] as string).slice(2)}`;
    const hard = [...EXAMPLE.notify];
    hard[1] = other;
    pool!.client().notify('mining.notify', hard);
    await nextJob(2);
    const easy = recordedSolution(first, EXAMPLE);
    const result = await source!.submit({ ...easy, digest: new Uint8Array(32).fill(0xff) });
    expect(result).toMatchObject({ kind: 'rejected', meaning: 'stale' });
    expect(pool!.client().requests.some(({ method }) => method === 'mining.submit')).toBe(false);
  });

  it('sends one that is a block all the same', async () => {
    await open(plainScript());
    const first = await nextJob(1);
    const next = [...EXAMPLE.notify];
    next[1] = `00${(EXAMPLE.notify[1] as string).slice(2)}`;
    pool!.client().notify('mining.notify', next);
    await nextJob(2);
    expect(await submitRecorded(first)).toMatchObject({ kind: 'accepted' });
  });
});

describe('refusals', () => {
  it.each([
    ['authorize false', false, null, 'stratum.unauthorized', 'failed'],
    [
      'authorize error 20',
      null,
      [20, 'Authorization validation error', ''],
      'stratum.unauthorized',
      'failed',
    ],
    ['a ban', null, [20, 'You are banned for 10 minutes', ''], 'stratum.banned', 'waiting'],
  ] as const)('%s', async (_name, result, error, code, state) => {
    await open(
      plainScript((request, client) => {
        if (request.method !== 'mining.authorize') return false;
        client.reply(request, result, error);
        return true;
      }),
    );
    await recorder.until(() => recorder.lastState()?.kind === state);
    expect(recorder.lastState()).toMatchObject({ error: { code } });
  });

  it('a string as the error of subscribe', async () => {
    await open((request, client) => {
      if (request.method === 'mining.subscribe') client.reply(request, null, 'Failed subscription');
    });
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(recorder.lastState()).toMatchObject({
      error: { code: 'stratum.subscribe-refused', params: { reason: 'Failed subscription' } },
    });
  });

  it('a server that hangs up on configure is asked without it next time', async () => {
    await open(
      plainScript(({ method }, client) => {
        if (method === 'mining.configure') client.drop();
        return method === 'mining.configure';
      }),
    );
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    await clock.advance(2000);
    await nextJob(1);
    expect(pool!.client().requests.map(({ method }) => method)).not.toContain('mining.configure');
  });
});

describe('connection', () => {
  it('takes the session up again and keeps its jobs after a lost connection', async () => {
    await open(plainScript());
    const job = await nextJob(1);
    pool!.client().drop();
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(recorder.lastState()).toMatchObject({ attempt: 1, error: { code: 'net.closed' } });
    await clock.advance(2000);
    await nextJob(2);
    const subscribe = pool!.client().requests.find(({ method }) => method === 'mining.subscribe')!;
    expect(subscribe.params).toEqual(['adit-test/1', 'session-1']);
    expect(await submitRecorded(job)).toMatchObject({ kind: 'accepted' });
  });

  it('follows client.reconnect to another port of the same host, written as text', async () => {
    const other = await createFakePool(plainScript());
    try {
      await open(plainScript());
      await nextJob(1);
      pool!.client().notify('client.reconnect', ['127.0.0.1', String(other.port), 0]);
      await recorder.until(() => recorder.lastState()?.kind === 'waiting');
      await clock.advance(2000);
      await nextJob(2);
      expect(other.clients).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('reconnects where it was for client.reconnect without parameters', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().notify('client.reconnect', []);
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    await clock.advance(2000);
    await nextJob(2);
    expect(pool!.clients).toHaveLength(2);
  });

  it('refuses to be sent to another host and goes on', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().notify('client.reconnect', ['elsewhere.example', 3333, 0]);
    await recorder.until(() => recorder.seen.messages.length > 0);
    expect(recorder.seen.messages[0]).toContain('elsewhere.example');
    expect(recorder.lastState()?.kind).toBe('working');
  });

  it('shows messages and answers questions of the pool', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().notify('client.show_message', ['Authorised, welcome to ckpool x!']);
    pool!.client().send({ id: 77, method: 'client.get_version', params: [] });
    pool!.client().send({ id: 'p', method: 'mining.ping', params: [] });
    pool!.client().send({ id: 78, method: 'mining.get_multiplier', params: [] });
    await recorder.until(() => recorder.seen.messages.length > 0);
    expect(recorder.seen.messages).toEqual(['Authorised, welcome to ckpool x!']);
    await pool!.until(() => pool!.client().requests.length >= 6);
    expect(pool!.client().requests.slice(-2)).toEqual([
      { id: 77, result: 'adit-test/1', error: null },
      { id: 'p', result: 'pong', error: null },
    ]);
  });

  it('leaves a pool that has said nothing for five minutes', async () => {
    await open(plainScript());
    await nextJob(1);
    await clock.advance(299_000);
    expect(recorder.lastState()?.kind).toBe('working');
    await clock.advance(12_000);
    expect(recorder.seen.states).toContainEqual(
      expect.objectContaining({ error: expect.objectContaining({ code: 'stratum.silent' }) }),
    );
  });

  it('waits longer each time', async () => {
    await open((_request, client) => client.drop());
    const delays: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await recorder.until(() => {
        const state = recorder.lastState();
        return state?.kind === 'waiting' && state.attempt === attempt;
      });
      const state = recorder.lastState();
      if (state?.kind !== 'waiting') throw new Error('not waiting');
      delays.push(state.retryAtMs - clock.now());
      await clock.advance(delays.at(-1)!);
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });
});

describe('what is not the protocol', () => {
  it.each([
    ['a web page', 'HTTP/1.1 400 Bad Request\r\n\r\n<html>', 'stratum.bad-message'],
    ['a line of 10 MB', 'x'.repeat(10_000_000), 'net.too-long'],
    ['deep JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}\n`, 'stratum.bad-message'],
    ['a job without fields', '{"method":"mining.notify","params":["1"]}\n', 'stratum.bad-message'],
    ['difficulty 0', '{"method":"mining.set_difficulty","params":[0]}\n', 'stratum.bad-message'],
    [
      'a negative difficulty',
      '{"method":"mining.set_difficulty","params":[-1]}\n',
      'stratum.bad-message',
    ],
    [
      'a huge extranonce',
      '{"method":"mining.set_extranonce","params":["00",17]}\n',
      'stratum.bad-message',
    ],
    [
      'impossible bits',
      `${JSON.stringify({
        method: 'mining.notify',
        params: EXAMPLE.notify.map((value, index) => (index === 6 ? 'ff7fffff' : value)),
      })}\n`,
      'work.bad-job',
    ],
    [
      'a coinbase that is none',
      `${JSON.stringify({
        method: 'mining.notify',
        params: EXAMPLE.notify.map((value, index) => (index === 3 ? '00' : value)),
      })}\n`,
      'work.bad-job',
    ],
  ])('%s ends the connection with a named error', async (_name, text, code) => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().send(text);
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(recorder.lastState()).toMatchObject({ error: { code } });
  });

  it('ignores unknown methods, invalid UTF-8 in words and replies nobody asked for', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().send({ method: 'mining.invented', params: [1] });
    pool!.client().send({ id: 4711, result: true, error: null });
    pool!.client().send({ id: 'text', result: true });
    pool!.client().notify('client.show_message', ['\ufffd\u0007 bell']);
    pool!.client().notify('mining.notify', EXAMPLE.notify);
    await nextJob(2);
    expect(recorder.lastState()?.kind).toBe('working');
  });

  it('keeps a bounded number of jobs under a flood', async () => {
    await open(plainScript());
    const first = await nextJob(1);
    for (let count = 0; count < 1000; count += 1) {
      pool!.client().notify('mining.notify', EXAMPLE.notify);
    }
    await nextJob(1001);
    expect(await submitRecorded(first)).toMatchObject({ kind: 'rejected', code: 'unknown-job' });
  });
});

describe('coinbase and network', () => {
  it('shows what the coinbase pays and finds the address by its script', async () => {
    await open(plainScript(), { payoutAddress: 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw' });
    await nextJob(1);
    const view = recorder.seen.views.at(-1)!;
    expect(view.outputs[0]?.yours).toBe(true);
    expect(view.yoursShare).toBe(1);
    expect(view.outputs.at(-1)?.scriptType).toBe('witness-commitment');
    expect(recorder.seen.networks.at(-1)).toMatchObject({
      from: 'pool',
      chainId: 'bitcoin-regtest',
    });
  });

  it('does not mine for a coinbase that pays nothing to the expected address', async () => {
    await open(plainScript(), { payoutAddress: 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080' });
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(recorder.lastState()).toMatchObject({
      error: { code: 'work.payout-proof', params: { paidPercent: 0, minPercent: 97 } },
    });
    expect(recorder.seen.views.at(-1)?.proof).toMatchObject({ level: 'missing', action: 'refuse' });
    expect(hasJob()).toBe(false);
  });

  it('leaves such a pool for good when that was asked', async () => {
    const payoutAddress = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
    await open(plainScript(), { payoutAddress, payoutAction: 'disconnect' });
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(recorder.lastState()).toMatchObject({ error: { code: 'work.payout-proof' } });
    await clock.advance(600_000);
    expect(pool!.clients).toHaveLength(1);
  });

  it('mines for a shared pool, and says that the block itself pays the pool', async () => {
    const payoutAddress = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
    await open(plainScript(), { payoutAddress, payoutExpect: 'shared' });
    await nextJob(1);
    expect(recorder.seen.views.at(-1)?.proof).toMatchObject({
      level: 'none-expected',
      action: null,
    });
  });

  it('passes over a job from before the pool knew the user, and takes the next', async () => {
    const early = [...EXAMPLE.notify];
    early[3] = (early[3] as string).replace(
      '87a87e0e17a80a2d2bd65c421a1090df8ed6cc9a',
      '00'.repeat(20),
    );
    await open(
      (request, client) => {
        if (request.method === 'mining.subscribe') {
          client.reply(request, [[], EXAMPLE.extranonce1, 4]);
          client.notify('mining.notify', early);
        } else if (request.method === 'mining.authorize') {
          client.reply(request, true);
        }
      },
      { payoutAddress: 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw' },
    );
    await pool!.until(() =>
      Boolean(pool!.clients[0]?.requests.some(({ method }) => method === 'mining.authorize')),
    );
    await clock.advance(1000);
    expect(hasJob()).toBe(false);
    pool!.client().notify('mining.notify', EXAMPLE.notify);
    await nextJob(1);
    expect(recorder.seen.views.at(-1)?.yoursShare).toBe(1);
    await clock.advance(60_000);
    expect(recorder.lastState()?.kind).toBe('working');
  });

  it('judges such a job when no other comes', async () => {
    await open(
      (request, client) => {
        if (request.method === 'mining.subscribe') {
          client.reply(request, [[], EXAMPLE.extranonce1, 4]);
          client.notify('mining.notify', EXAMPLE.notify);
        } else if (request.method === 'mining.authorize') {
          client.reply(request, true);
        }
      },
      { payoutAddress: 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080', payoutAction: 'disconnect' },
    );
    await pool!.until(() =>
      Boolean(pool!.clients[0]?.requests.some(({ method }) => method === 'mining.authorize')),
    );
    await clock.advance(19_000);
    expect(recorder.lastState()?.kind).toBe('connecting');
    await clock.advance(30_000);
    expect(recorder.lastState()).toMatchObject({
      kind: 'failed',
      error: { code: 'work.payout-proof' },
    });
  });

  it('warns once of a coinbase that pays the address only a part', async () => {
    const shared = [...EXAMPLE.notify];
    // The output of 25 coins becomes two of 12.5.
    const own = '16001487a87e0e17a80a2d2bd65c421a1090df8ed6cc9a';
    const other = own.replace('87a8', 'ffff');
    shared[3] = (shared[3] as string).replace(
      `0200f9029500000000${own}`,
      `03807c814a00000000${own}807c814a00000000${other}`,
    );
    await open(plainScript(), {
      payoutAddress: 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw',
      payoutAction: 'warn',
    });
    await nextJob(1);
    pool!.client().notify('mining.notify', shared);
    pool!.client().notify('mining.notify', shared);
    await nextJob(3);
    expect(recorder.seen.messages).toEqual([
      'The coinbase pays your address only 50.00 %, at least 97.00 % is expected.',
    ]);
  });

  it('refuses a job of another chain', async () => {
    await open(plainScript(), { chain: 'bitcoin' });
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(JSON.stringify(recorder.lastState())).toContain('another chain');
  });

  it('leaves nothing of a lost connection but the wait for the next', async () => {
    await open(plainScript());
    await nextJob(1);
    pool!.client().drop();
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    await clock.advance(0);
    expect(clock.waiting()).toBe(1);
  });

  it('refuses an expected address of another network before it connects', async () => {
    await open(plainScript(), { payoutAddress: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2' });
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(recorder.lastState()).toMatchObject({ error: { code: 'work.bad-address' } });
  });
});
