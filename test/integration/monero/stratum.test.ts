import { X509Certificate } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { bytesFromHex, reverseBytes, uint32Le } from '../../../common/block/bytes.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { BlobJob, Solution } from '../../../common/mining/job.ts';
import { bigintFromTarget, isDigestWithinTarget } from '../../../common/quantity/target.ts';
import { moneroStratum } from '../../../main/work/source/monero-stratum.ts';
import type { SubmitResult, WorkSource } from '../../../main/work/source/source.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import {
  createFakePool,
  type FakePool,
  type PoolRequest,
  type PoolScript,
} from '../../fake/fake-pool.ts';
import {
  MONERO_JOB,
  type MoneroPoolRules,
  moneroPoolScript,
  p2pool,
  xmrigProxy,
} from '../../fake/monero-pool.ts';
import { selfSigned } from '../../fake/self-signed.ts';
import { createSourceRecorder, type SourceRecorder } from '../../fake/source-recorder.ts';

type Settings = Extract<SourceSettings, { kind: 'monero-stratum' }>;

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

async function open(
  script: PoolScript,
  more: Partial<Settings> = {},
  tls?: { readonly key: string; readonly cert: string },
): Promise<FakePool> {
  pool = await createFakePool(script, tls);
  clock = createFakeClock();
  recorder = createSourceRecorder(clock);
  source = moneroStratum.create(
    {
      id: 'pool',
      kind: 'monero-stratum',
      label: 'Pool',
      enabled: true,
      chain: 'monero',
      url: pool.url,
      user: 'rig1+60',
      tlsPin: '',
      ...more,
    },
    recorder.deps,
  );
  source.start();
  return pool;
}

function rules(more: Partial<MoneroPoolRules> = {}): MoneroPoolRules {
  return { traits: p2pool, job: MONERO_JOB, ...more };
}

async function nextJob(count = 1): Promise<BlobJob> {
  await recorder.until(() => recorder.seen.jobs.length >= count);
  const job = recorder.seen.jobs.at(-1);
  if (job?.kind !== 'blob') throw new Error('not a blob job');
  return job;
}

const sent = (method: string): PoolRequest[] =>
  pool!.clients.flatMap(({ requests }) => requests).filter((each) => each.method === method);

const LOW = new Uint8Array(32).fill(0xff);
const GOOD = new Uint8Array(32).fill(0x01);

function solutionOf(job: BlobJob, more: Partial<Solution> = {}): Solution {
  return {
    jobId: job.id,
    sourceId: job.sourceId,
    nonce: 0x15_09_a0_c7,
    extranonce2: new Uint8Array(),
    ntime: 0,
    version: 0,
    header: job.blob,
    digest: GOOD,
    foundAtMs: 0,
    ...more,
  };
}

const lastError = () => {
  const state = recorder.lastState();
  return state?.kind === 'failed' || state?.kind === 'waiting' ? state.error : null;
};

describe.each([p2pool, xmrigProxy])('$name', (traits) => {
  it('logs in and makes the job', async () => {
    await open(moneroPoolScript(rules({ traits })));
    const job = await nextJob();
    expect(sent('login')[0]).toMatchObject({
      jsonrpc: '2.0',
      params: { login: 'rig1+60', pass: 'secret', agent: 'adit-test/1', algo: ['rx/0'] },
    });
    expect(job).toMatchObject({
      algorithm: 'randomx',
      chainId: 'monero',
      height: 4,
      shareDifficulty: '50',
      nonceOffset: 39,
      nonceMask: 0xffffffff,
      seedHash: bytesFromHex(MONERO_JOB.seed_hash),
      nextSeedHash: null,
      blob: bytesFromHex(MONERO_JOB.blob),
    });
    // Both close on a request before the login, and on getjob.
    expect(pool!.client().requests.map(({ method }) => method)).toEqual(['login']);
    expect(recorder.lastState()?.kind).toBe('working');
    expect(recorder.seen.networks.at(-1)).toMatchObject({ height: 4, from: 'pool' });
  });

  it('sends nonce and result as they stand in the blob', async () => {
    await open(moneroPoolScript(rules({ traits })));
    const job = await nextJob();
    const result = await source!.submit(solutionOf(job));
    expect(result).toMatchObject({ kind: 'accepted' });
    expect(sent('submit')[0]?.params).toEqual({
      id: 'fcc92f90',
      job_id: '1',
      nonce: 'c7a00915',
      result: '01'.repeat(32),
      algo: 'rx/0',
    });
  });

  it('names a low share', async () => {
    await open(moneroPoolScript(rules({ traits })));
    const result = await source!.submit(solutionOf(await nextJob(), { digest: LOW }));
    expect(result).toMatchObject({ kind: 'rejected', meaning: 'low-difficulty' });
  });

  it('names a share of a job the pool has forgotten', async () => {
    await open(moneroPoolScript(rules({ traits, job: { ...MONERO_JOB, job_id: '9' } })));
    const result = await source!.submit(solutionOf(await nextJob()));
    expect(result).toMatchObject({ kind: 'rejected', code: 'Invalid job id', meaning: 'stale' });
  });

  it('takes OK for a duplicate as these servers give it', async () => {
    await open(moneroPoolScript(rules({ traits })));
    const solution = solutionOf(await nextJob());
    await source!.submit(solution);
    expect(await source!.submit(solution)).toMatchObject({ kind: 'accepted' });
  });

  it('keeps the connection alive, answered or not', async () => {
    await open(moneroPoolScript(rules({ traits })));
    await nextJob();
    await clock.advance(70_000);
    await pool!.until(() => sent('keepalived').length > 0);
    expect(sent('keepalived')[0]?.params).toEqual({ id: 'fcc92f90' });
    expect(recorder.lastState()?.kind).toBe('working');
  });

  it('takes the next job', async () => {
    await open(moneroPoolScript(rules({ traits })));
    await nextJob();
    const blob = MONERO_JOB.blob.replace('9d4086', '000000');
    const params = { ...MONERO_JOB, job_id: '2', height: 5, blob };
    pool!.client().send({ jsonrpc: '2.0', method: 'job', params });
    expect(await nextJob(2)).toMatchObject({ height: 5, cleanJobs: true });
  });
});

describe('nicehash mode', () => {
  const blob = MONERO_JOB.blob.replace('8e00000000', '8e000000a7');

  it('keeps the last nonce byte when the pool has set it', async () => {
    const job = { ...MONERO_JOB, blob };
    await open(moneroPoolScript(rules({ traits: xmrigProxy, job, fixedNonceByte: 0xa7 })));
    const received = await nextJob();
    expect(received.nonceMask).toBe(0x00ffffff);
    const kept = await source!.submit(solutionOf(received, { nonce: 0xa7_00_00_01 }));
    expect(kept).toMatchObject({ kind: 'accepted' });
  });

  it('keeps it when the pool announces the mode, though the byte is zero', async () => {
    await open(moneroPoolScript(rules({ extensions: ['algo', 'nicehash'] })));
    expect((await nextJob()).nonceMask).toBe(0x00ffffff);
  });

  it('shows the refusal of a nonce that overwrote it, and comes back', async () => {
    const job = { ...MONERO_JOB, blob };
    await open(moneroPoolScript(rules({ traits: xmrigProxy, job, fixedNonceByte: 0xa7 })));
    const result = await source!.submit(solutionOf(await nextJob(), { nonce: 1 }));
    expect(result).toMatchObject({ kind: 'rejected', meaning: 'invalid' });
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    await clock.advance(2000);
    await nextJob(2);
  });
});

describe('targets', () => {
  const top64 = (job: BlobJob) => bigintFromTarget(job.shareTarget) >> 192n;

  it('reads 4 bytes as 0xffffffff / difficulty', async () => {
    await open(moneroPoolScript(rules()));
    const job = await nextJob();
    expect(top64(job)).toBe(0xffff_ffff_ffff_ffffn / 50n - 1n);
  });

  it('reads 8 bytes as 2^64 / difficulty', async () => {
    const difficulty = 480_045n;
    const target = Buffer.alloc(8);
    target.writeBigUInt64LE(0xffff_ffff_ffff_ffffn / difficulty);
    await open(moneroPoolScript(rules({ job: { ...MONERO_JOB, target: target.toString('hex') } })));
    const job = await nextJob();
    expect(job.shareDifficulty).toBe('480045');
    const atTarget = new Uint8Array(32);
    atTarget.set(target, 24);
    expect(isDigestWithinTarget(atTarget, job.shareTarget)).toBe(false);
    expect(isDigestWithinTarget(reverseBytes(uint32Pad(0)), job.shareTarget)).toBe(true);
  });

  it.each(['', '00', '00000000', 'zz', '00'.repeat(16)])('refuses %j', async (target) => {
    await open(moneroPoolScript(rules({ job: { ...MONERO_JOB, target } })));
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(lastError()?.code).toBe('stratum.bad-message');
  });
});

function uint32Pad(value: number): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes.set(uint32Le(value));
  return bytes;
}

describe('what can not be mined', () => {
  it('names an algorithm that is not RandomX', async () => {
    await open(moneroPoolScript(rules({ job: { ...MONERO_JOB, algo: 'cn/half' } })));
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(lastError()).toMatchObject({ code: 'work.bad-job' });
    expect(JSON.stringify(lastError()?.params)).toContain('cn/half');
  });

  it('names a job without a seed', async () => {
    const { seed_hash: _, ...job } = MONERO_JOB;
    await open(moneroPoolScript(rules({ job })));
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(lastError()?.code).toBe('work.bad-job');
  });

  it('refuses a blob that is no header', async () => {
    await open(moneroPoolScript(rules({ job: { ...MONERO_JOB, blob: '1010ff' } })));
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(lastError()?.code).toBe('stratum.bad-message');
  });
});

describe('refusals and losses', () => {
  const loginError =
    (error: object): PoolScript =>
    (request, client) =>
      client.send({ id: request.id, jsonrpc: '2.0', error });

  it('needs the user when the login is refused', async () => {
    await open(loginError({ code: -1, message: 'Invalid payment address provided' }));
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(lastError()?.code).toBe('stratum.unauthorized');
  });

  it('waits when it is banned', async () => {
    await open(loginError({ code: -1, message: 'IP address banned' }));
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(lastError()?.code).toBe('stratum.banned');
  });

  it('comes back after the pool closed the connection, and drops shares of before', async () => {
    await open(moneroPoolScript(rules()));
    const job = await nextJob();
    pool!.client().drop();
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(await source!.submit(solutionOf(job))).toMatchObject({ kind: 'unanswered' });
    await clock.advance(2000);
    await nextJob(2);
    expect(pool!.clients).toHaveLength(2);
  });

  it('asks for a job where the login brings none', async () => {
    await open((request, client) => {
      const result =
        request.method === 'login' ? { id: 'abc', status: 'OK' } : { ...MONERO_JOB, height: 7 };
      client.send({ id: request.id, jsonrpc: '2.0', result });
    });
    expect((await nextJob()).height).toBe(7);
    expect(sent('getjob')[0]?.params).toEqual({ id: 'abc' });
  });

  it('gives up a pool that is silent', async () => {
    await open(moneroPoolScript(rules()));
    await nextJob();
    await clock.advance(920_000);
    await recorder.until(() => recorder.seen.states.some(({ kind }) => kind === 'waiting'));
    const waiting = recorder.seen.states.find(({ kind }) => kind === 'waiting');
    expect(waiting).toMatchObject({ error: { code: 'stratum.silent' } });
  });

  it('gives up a pool that does not answer a share', async () => {
    await open((request, client) => {
      if (request.method === 'login') moneroPoolScript(rules())(request, client);
    });
    const job = await nextJob();
    let result: SubmitResult | undefined;
    void source!.submit(solutionOf(job)).then((answer) => {
      result = answer;
    });
    await clock.advance(40_000);
    expect(result).toMatchObject({ kind: 'unanswered' });
    await recorder.until(() => recorder.seen.states.some(({ kind }) => kind === 'waiting'));
  });

  it.each(['not json', '[1,2]', '{"method":"job"}', `{"method":"job","params":{"blob":1}}`])(
    'closes on %j',
    async (line) => {
      await open(moneroPoolScript(rules()));
      await nextJob();
      pool!.client().send(`${line}\n`);
      await recorder.until(() => recorder.lastState()?.kind === 'waiting');
      expect(lastError()?.code).toBe('stratum.bad-message');
    },
  );

  it('closes on a line without end', async () => {
    await open(moneroPoolScript(rules()));
    await nextJob();
    pool!.client().send('x'.repeat(70_000));
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    expect(lastError()?.code).toBe('net.too-long');
  });
});

describe('a pool behind TLS', () => {
  it('is refused when nobody signed its certificate', async () => {
    await open(moneroPoolScript(rules()), {}, selfSigned);
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(lastError()?.code).toBe('net.certificate');
  });

  it('is mined at with its certificate pinned', async () => {
    const tlsPin = new X509Certificate(selfSigned.cert).fingerprint256;
    await open(moneroPoolScript(rules()), { tlsPin }, selfSigned);
    expect((await nextJob()).height).toBe(4);
  });
});

/** The rows of the two servers that a well-behaved miner never sees: the fake has them for others. */
describe.each([p2pool, xmrigProxy])('the fake $name', (traits) => {
  async function talk(...requests: object[]): Promise<{ answers: unknown[]; isClosed: boolean }> {
    pool = await createFakePool(moneroPoolScript({ traits, job: MONERO_JOB }));
    const socket = connect(pool.port, '127.0.0.1');
    let text = '';
    for (const request of requests) socket.write(`${JSON.stringify(request)}\n`);
    const isClosed = await new Promise<boolean>((resolve) => {
      socket.on('close', () => resolve(true));
      socket.on('data', (chunk) => {
        text += String(chunk);
        if (text.split('\n').length > requests.length) resolve(false);
      });
    });
    socket.destroy();
    const answers = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as object);
    return { answers, isClosed };
  }

  const login = { id: 1, method: 'login', params: {} };

  it.each([
    ['a submit before the login', [{ id: 1, method: 'submit', params: {} }], traits.beforeLogin],
    ['getjob', [login, { id: 2, method: 'getjob', params: {} }], traits.getJob],
    [
      'a nonce that is no hex',
      [login, { id: 2, method: 'submit', params: { nonce: 'xyz' } }],
      traits.badNonce,
    ],
  ])('answers %s', async (_, requests, error) => {
    const { answers, isClosed } = await talk(...requests);
    if (error) expect(answers.at(-1)).toMatchObject({ error });
    else expect(isClosed).toBe(true);
  });
});
