import {
  createFakePool,
  type FakePool,
  type PoolClient,
  type PoolRequest,
} from '../fake/fake-pool.ts';
import { judgeShare } from '../fake/share-check.ts';
import recorded from '../vector/stratum-accepted.json' with { type: 'json' };

const example = recorded.cases.find(({ server }) => server === 'public-pool')!;
const jobsKept = 200;

/** What the pool does wrong just now. */
export type Fault =
  | 'none'
  /** Hangs up, and again on whoever comes back. */
  | 'drops'
  | 'silence'
  /** Says that every share is too late. */
  | 'rejects'
  | 'garbage'
  | 'long-line'
  | 'flood'
  | 'new-extranonce'
  | 'difficulty';

/** A pool that judges every share by code of its own, keeps count, and misbehaves when it is told to. */
export interface SoakPool {
  readonly url: string;
  readonly counts: { accepted: number; rejected: number; low: number };
  fault: Fault;
  /** Begins a fault: what is done once is done now. */
  begin(fault: Fault): void;
  /** Gives everybody a new job. */
  renew(): void;
  close(): Promise<void>;
}

/**
 * @param difficulty - of a share
 * @param swallowEvery - never answers each so-many-th share, though nothing is wrong: what a soak must find
 */
export async function createSoakPool(
  difficulty: number,
  nowS: () => number,
  swallowEvery: number,
): Promise<SoakPool> {
  const jobs = new Map<string, readonly unknown[]>();
  const counts = { accepted: 0, rejected: 0, low: 0 };
  let count = 0;
  let extranonce1 = example.extranonce1;
  let asked = difficulty;

  function notify(client: PoolClient, isClean: boolean): void {
    count += 1;
    const id = count.toString(16);
    const params = [...example.notify];
    params[0] = id;
    params[7] = nowS().toString(16).padStart(8, '0');
    params[8] = isClean;
    jobs.set(id, [extranonce1, params, asked]);
    for (const oldest of jobs.keys()) {
      if (jobs.size <= jobsKept) break;
      jobs.delete(oldest);
    }
    client.notify('mining.notify', params);
  }

  function judge(request: PoolRequest, client: PoolClient): void {
    const [, jobId = ''] = request.params as string[];
    const job = jobs.get(jobId) as [string, unknown[], number] | undefined;
    if (pool.fault === 'rejects' || job === undefined) {
      counts.rejected += 1;
      client.reply(request, null, [21, 'Job not found', null]);
      return;
    }
    const [extranonce, params, wanted] = job;
    const share = judgeShare(
      {
        algorithm: 'sha256d',
        extranonce1: extranonce,
        notify: params,
        versionMeaning: 'xor',
        versionMask: 0x1fffe000,
      },
      request.params as string[],
    );
    if (share.difficulty < wanted) {
      counts.low += 1;
      client.reply(request, null, [23, 'Difficulty too low', null]);
      return;
    }
    counts.accepted += 1;
    if (counts.accepted % swallowEvery === 0) return;
    client.reply(request, true);
  }

  const server: FakePool = await createFakePool((request, client) => {
    if (pool.fault === 'drops') {
      client.drop();
      return;
    }
    if (pool.fault === 'silence') return;
    switch (request.method) {
      case 'mining.configure':
        client.reply(request, { 'version-rolling': true, 'version-rolling.mask': '1fffe000' });
        return;
      case 'mining.subscribe':
        client.reply(request, [[['mining.notify', 'soak']], extranonce1, 4]);
        return;
      case 'mining.authorize':
        client.reply(request, true);
        client.notify('mining.set_difficulty', [asked]);
        notify(client, true);
        return;
      case 'mining.submit':
        // A fake remembers every request of a client; a day of them would look like a leak.
        client.requests.length = 0;
        judge(request, client);
        return;
      default:
        client.reply(request, true);
    }
  });

  /** The newest connection; those before it are closed and are not kept. */
  function newest(): PoolClient | undefined {
    server.clients.splice(0, server.clients.length - 1);
    return server.clients[0];
  }

  const pool: SoakPool = {
    url: server.url,
    counts,
    fault: 'none',
    begin(fault) {
      pool.fault = fault;
      const client = newest();
      if (client === undefined) return;
      switch (fault) {
        case 'drops':
          client.drop();
          return;
        case 'garbage':
          client.send(`${'\u0000{[}"'.repeat(50)}\n`);
          return;
        case 'long-line':
          client.send('x'.repeat(10 * 1024 * 1024));
          return;
        case 'flood':
          for (let at = 0; at < 1000; at += 1) notify(client, at % 10 === 0);
          return;
        case 'new-extranonce':
          extranonce1 = extranonce1 === '0a0b0c0d' ? '0d0c0b0a' : '0a0b0c0d';
          client.notify('mining.set_extranonce', [extranonce1, 4]);
          notify(client, true);
          return;
        case 'difficulty':
          asked = asked === difficulty ? difficulty * 2 : difficulty;
          client.notify('mining.set_difficulty', [asked]);
          notify(client, false);
          return;
        case 'none':
        case 'silence':
        case 'rejects':
      }
    },
    renew() {
      const client = newest();
      if (client !== undefined && pool.fault !== 'silence') notify(client, true);
    },
    close: server.close,
  };
  return pool;
}
