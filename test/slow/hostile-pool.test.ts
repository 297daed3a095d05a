import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceSettings } from '../../common/contract/settings.ts';
import type { Job } from '../../common/mining/job.ts';
import { createDispatcher, type Dispatcher } from '../../main/work/dispatcher.ts';
import { createFakeClock, type FakeClock } from '../fake/fake-clock.ts';
import { createFakePool, type FakePool, type PoolClient } from '../fake/fake-pool.ts';
import { profilePool } from '../fake/pool-profile.ts';
import { createWorkRecorder, type WorkRecorder } from '../fake/work-recorder.ts';
import recorded from '../vector/stratum-accepted.json' with { type: 'json' };

const example = recorded.cases.find(({ server }) => server === 'public-pool')!;
const { script } = profilePool('public-pool', {
  extranonce1: example.extranonce1,
  extranonce2Size: 4,
  difficulty: 0.001,
  algorithm: 'sha256d',
  notify: example.notify,
});

/** A flood of this many messages is 20 s of a pool that says a thousand each second. */
const FLOOD = 20_000;
const GROWTH_MAX_BYTES = 24 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held of our own: the hostile side's unsent bytes go with its sockets, a moment later. */
async function expectLittleGrowth(before: number): Promise<void> {
  const grown = (): number => heldBytes() - before;
  await expect.poll(grown, { timeout: 20_000 }).toBeLessThan(GROWTH_MAX_BYTES);
}

function heldBytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('a pool that misbehaves', () => {
  let folder: string;
  let clock: FakeClock;
  let hostile: FakePool;
  let honest: FakePool;
  let recorder: WorkRecorder;
  let dispatcher: Dispatcher;
  let jobs: number;
  let lastJob: Job | null;

  const settings = (id: string, { url }: FakePool): SourceSettings => ({
    id,
    kind: 'stratum-v1',
    label: id,
    enabled: true,
    chain: 'bitcoin-regtest',
    url,
    user: 'someone',
    tlsPin: '',
    payoutAddress: '',
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'adit-hostile-'));
    clock = createFakeClock();
    hostile = await createFakePool(script);
    honest = await createFakePool(script);
    recorder = createWorkRecorder();
    jobs = 0;
    lastJob = null;
    dispatcher = createDispatcher({
      sink(job) {
        lastJob = job;
        jobs += 1;
      },
      listener: recorder,
      clock,
      random: () => 0.5,
      log: () => undefined,
      dataFolder: folder,
      userAgent: 'adit-test',
      secret: () => '',
      allTime: { bestDifficulty: null, hashes: 0 },
    });
    await dispatcher.start();
    dispatcher.configure([settings('hostile', hostile), settings('honest', honest)]);
    dispatcher.setWanted(true);
    await recorder.until(() => recorder.seen.activeId === 'hostile');
  });
  afterEach(async () => {
    await dispatcher.stop();
    await Promise.all([hostile.close(), honest.close()]);
    await rm(folder, { recursive: true });
  });

  /** Sends in portions, so that what is measured is not the test's own queue; ends with a job that must arrive. */
  async function flood(say: (client: PoolClient, index: number) => void): Promise<void> {
    const client = hostile.client();
    for (let index = 0; index < FLOOD; index += 1) {
      say(client, index);
      if (index % 200 === 199) await new Promise(setImmediate);
    }
    const before = jobs;
    client.notify('mining.set_extranonce', extranonceOf(4));
    client.notify('mining.notify', example.notify);
    await recorder.until(() => jobs > before && recorder.seen.job !== null);
    while (jobs === before) await new Promise(setImmediate);
  }

  const told = (code: string): number =>
    recorder.seen.events.filter((event) => event.code === code).length;
  /** Of a size that leaves the coinbase as long as its own length says. */
  const extranonceOf = (size: number): [string, number] => ['ab'.repeat(8 - size), size];
  const parentOf = (index: number): string => index.toString(16).padStart(64, '0');

  it.each<[string, (client: PoolClient, index: number) => void]>([
    ['jobs', (client) => client.notify('mining.notify', example.notify)],
    [
      'jobs on ever new blocks',
      (client, index) =>
        client.notify('mining.notify', [
          `${index}`,
          parentOf(index),
          ...example.notify.slice(2, 8),
          true,
        ]),
    ],
    ['words', (client, index) => client.notify('client.show_message', [`${index} buy`])],
    ['answers nobody asked for', (client, index) => client.send({ id: index + 1e6, result: true })],
    ['questions', (client, index) => client.send({ id: index, method: 'client.get_version' })],
    ['difficulties', (client, index) => client.notify('mining.set_difficulty', [index + 1])],
    [
      'extranonces of every size',
      (client, index) => client.notify('mining.set_extranonce', extranonceOf((index % 7) + 1)),
    ],
    ['masks', (client) => client.notify('mining.set_version_mask', ['1fffe000'])],
    ['what it invented', (client, index) => client.notify(`x${index}`, [index])],
  ])('floods %s: nothing grows, and it is mined on', async (_, say) => {
    const before = heldBytes();
    await flood(say);
    expect(recorder.seen.activeId).toBe('hostile');
    expect(recorder.seen.events.length).toBeLessThan(100);
    await expectLittleGrowth(before);
  });

  it('changes the size of the extranonce: the next job has it', async () => {
    for (const size of [1, 7, 2, 4]) {
      const before = jobs;
      hostile.client().notify('mining.set_extranonce', extranonceOf(size));
      hostile.client().notify('mining.notify', example.notify);
      while (jobs === before) await new Promise(setImmediate);
      expect(lastJob).toMatchObject({ extranonce2Size: size });
    }
  });

  it('drips a line that never ends: it is held once, and the pool is left after five minutes', async () => {
    const before = heldBytes();
    const client = hostile.client();
    client.send('{"method":"');
    for (let index = 0; index < 200_000; index += 1) {
      client.send('x');
      if (index % 500 === 499) await new Promise(setImmediate);
    }
    await expectLittleGrowth(before);
    hostile.script = (_, other) => other.drop();
    await clock.advance(330_000);
    await recorder.until(() => recorder.seen.activeId === 'honest');
  });

  it.each<[string, string | Buffer]>([
    ['a line of 10 MB', Buffer.alloc(10_000_000, 'x')],
    ['deep JSON', `${'['.repeat(300_000)}${']'.repeat(300_000)}\n`],
    ['an endless number', `{"method":"mining.set_difficulty","params":[${'9'.repeat(400_000)}]}\n`],
    ['a size beyond any', '{"method":"mining.set_extranonce","params":["00",1e308]}\n'],
    ['a negative size', '{"method":"mining.set_extranonce","params":["00",-4]}\n'],
    ['invalid UTF-8', Buffer.concat([Buffer.alloc(1000, 0xff), Buffer.from('\n')])],
    ['half a page', 'HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<html>'],
  ])('says %s at each connection: the next source is mined on', async (_, text) => {
    const before = heldBytes();
    const say = (client: PoolClient): void => client.send(text);
    const plain = hostile.script;
    hostile.script = (request, client) => {
      plain(request, client);
      if (request.method === 'mining.authorize') say(client);
    };
    say(hostile.client());
    await recorder.until(() => recorder.seen.activeId === 'honest');
    for (let minute = 0; minute < 4; minute += 1) await clock.advance(60_000);
    expect(recorder.seen.activeId).toBe('honest');
    expect(hostile.clients.length).toBeLessThan(15);
    await expectLittleGrowth(before);
  });

  it('lies about difficulty: what it refuses is counted, told a few times, and mined on', async () => {
    hostile.script = (request, client) => client.reply(request, null, [23, 'Low diff share', null]);
    const before = jobs;
    hostile.client().notify('mining.set_difficulty', [1e-9]);
    hostile.client().notify('mining.notify', example.notify);
    while (jobs === before) await new Promise(setImmediate);
    const job = lastJob;
    if (job?.kind !== 'coinbase') throw new Error('no job');
    const share = (nonce: number) => ({
      jobId: job.id,
      sourceId: 'hostile',
      nonce,
      extranonce2: new Uint8Array(job.extranonce2Size),
      ntime: job.ntime,
      version: job.version,
      header: new Uint8Array(80),
      digest: new Uint8Array(32).fill(0xee),
      foundAtMs: 0,
    });
    const held = heldBytes();
    for (let round = 0; round < 100; round += 1) {
      const answers = Array.from({ length: 100 }, (_, index) =>
        dispatcher.solutionFound(share(round * 100 + index)),
      );
      for (const answer of await Promise.all(answers)) expect(answer.kind).toBe('rejected');
    }
    await clock.advance(1000);
    expect(recorder.seen.shares).toMatchObject({ rejected: 10_000, accepted: 0, pending: 0 });
    expect(told('share-rejected')).toBeLessThan(100);
    expect(heldBytes() - held).toBeLessThan(GROWTH_MAX_BYTES);
    expect(recorder.seen.activeId).toBe('hostile');
  });
});
