import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hexFromBytes } from '../../../common/block/bytes.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import { parseNodeUrl, parseZmqUrl } from '../../../main/net/url.ts';
import { subscribeZmq } from '../../../main/net/zmq.ts';
import { discoverNodes } from '../../../main/work/discover.ts';
import {
  createMoneroDelivery,
  createMoneroNode as createRpc,
} from '../../../main/work/monero-node.ts';
import { createMoneroNode, MONERO_ADDRESS, type MoneroNode } from '../../fake/monero-node.ts';
import { findPeer } from '../../peer.ts';
import { type MiningRoom, openMiningRoom } from './mining-room.ts';

const program = findPeer('monerod');

describe.skipIf(program === null)('solo mining on monerod regtest', () => {
  let node: MoneroNode;
  let room: MiningRoom;

  beforeAll(async () => {
    node = await createMoneroNode(program!, 20);
    await node.start();
  });

  afterAll(() => node?.remove());
  afterEach(() => room?.close());

  const settings = (more: object = {}): SourceSettings => ({
    id: 'own-node',
    kind: 'monero-daemon',
    label: 'Own node',
    enabled: true,
    chain: 'monero-regtest',
    url: `http://127.0.0.1:${node.rpcPort}`,
    auth: 'none',
    user: '',
    payoutAddress: MONERO_ADDRESS,
    zmqUrl: '',
    ...more,
  });

  const confirmed = () => room.recorder.seen.blocks.filter(({ state }) => state === 'confirmed');

  const openRpc = () =>
    createRpc({
      endpoint: parseNodeUrl(`http://127.0.0.1:${node.rpcPort}`),
      login: null,
      clock: systemClock,
      userAgent: 'adit-test',
    });

  async function powHashOf(height: number): Promise<string> {
    const { block_header } = await node.call<{ block_header: { pow_hash: string } }>(
      'get_block_header_by_height',
      { height, fill_pow_hash: true },
    );
    return block_header.pow_hash;
  }

  it('mines blocks whose hashes are the node’s own', async () => {
    room = await openMiningRoom(settings());
    await room.recorder.until(() => confirmed().length >= 2);
    const [block] = confirmed();
    const { block_header } = await node.call<{ block_header: { hash: string; reward: number } }>(
      'get_block_header_by_height',
      { height: block!.height },
    );
    expect(block_header.hash).toBe(block!.hash);
    expect(String(block_header.reward)).toBe(block!.rewardAtomic);
    const powHash = await powHashOf(block!.height);
    expect(room.solutions.map(({ digest }) => hexFromBytes(digest))).toContain(powHash);
    expect(room.recorder.seen.network).toMatchObject({ difficulty: 20, hashesPerBlock: 20 });
    expect(room.recorder.seen.coinbase).toMatchObject({
      outputs: [{ address: MONERO_ADDRESS, yours: true, share: 1 }],
    });
    expect(room.events.filter(({ kind }) => kind === 'wrong-solution')).toEqual([]);
  });

  it('agrees with calc_pow on a blob of its own reserve bytes', async () => {
    room = await openMiningRoom(settings());
    await room.recorder.until(() => room.solutions.length > 0);
    const { jobId, header, digest } = room.solutions[0]!;
    const job = room.jobs.find(({ id }) => id === jobId)!;
    const hash = await node.call<string>('calc_pow', {
      major_version: job.blob[0],
      height: job.height,
      block_blob: hexFromBytes(header),
      seed_hash: hexFromBytes(job.seedHash),
    });
    expect(hash).toBe(hexFromBytes(digest));
  });

  it('goes on after the node was killed and started again', async () => {
    room = await openMiningRoom(settings());
    await room.recorder.until(() => confirmed().length >= 1);
    await node.kill();
    await room.recorder.until(() => room.recorder.seen.sources[0]?.state.kind === 'waiting');
    await node.start();
    const before = confirmed().length;
    await room.recorder.until(() => confirmed().length > before);
  });

  it('takes a template that changed under its feet', async () => {
    room = await openMiningRoom(settings());
    await room.recorder.until(() => confirmed().length >= 1);
    await node.call('generateblocks', { wallet_address: MONERO_ADDRESS, amount_of_blocks: 3 });
    const { height } = await node.call<{ height: number }>('get_info');
    await room.recorder.until(() => (room.recorder.seen.job?.height ?? 0) >= height);
    const before = confirmed().length;
    await room.recorder.until(() => confirmed().length > before);
  });

  it('is found on this computer', async () => {
    const found = await discoverNodes({
      clock: systemClock,
      userAgent: 'adit-test',
      signal: AbortSignal.timeout(10_000),
      home: '/nowhere',
      platform: 'linux',
      appData: '',
      portOf: (chain) => (chain.sources.includes('monero-daemon') ? node.rpcPort : null),
    });
    expect(found.map(({ settings: { id } }) => id)).toEqual(['monero-regtest-node']);
    expect(found[0]?.detail).toMatch(/^monerod 0\.\d+.*Monero regtest at 127\.0\.0\.1/);
  });

  it('announces its blocks by zmq-pub', async () => {
    const ending = new AbortController();
    const endpoint = parseZmqUrl(`tcp://127.0.0.1:${node.zmqPort}`);
    const heard = new Promise<string>((resolve, reject) => {
      subscribeZmq({
        endpoint,
        topic: 'json-minimal-chain_main',
        clock: systemClock,
        signal: ending.signal,
        onMessage: resolve,
      }).catch(reject);
    });
    // A block before the subscription has arrived is not announced to us: blocks come until one is.
    const wallet = { wallet_address: MONERO_ADDRESS, amount_of_blocks: 1 };
    let isHeard = false;
    void heard.then(() => {
      isHeard = true;
    });
    while (!isHeard) await node.call('generateblocks', wallet);
    expect(await heard).toMatch(/^json-minimal-chain_main:\{"first_height":\d+/);
    ending.abort();
  });

  it('counts no block that another one replaced, though the node said OK', async () => {
    room = await openMiningRoom(settings());
    await room.recorder.until(() => confirmed().length >= 1);
    room.dispatcher.setWanted(false);
    const [block] = room.recorder.seen.blocks;
    await node.post('/pop_blocks', { nblocks: 1 });
    await node.call('generateblocks', { wallet_address: MONERO_ADDRESS, amount_of_blocks: 3 });
    room.dispatcher.setWanted(true);
    await room.recorder.until(
      () =>
        room.recorder.seen.blocks.find(({ hash }) => hash === block!.hash)?.state === 'orphaned',
    );
  });

  it('shows that submit_block takes duplicates and blocks without a parent', async () => {
    room = await openMiningRoom(settings());
    await room.recorder.until(() => confirmed().length >= 1);
    room.dispatcher.setWanted(false);
    const solution = room.solutions[0]!;
    const found = room.recorder.seen.blocks[0]!;
    const { blob } = await node.call<{ blob: string }>('get_block', { height: found.height });
    expect(blob).toContain(hexFromBytes(solution.header.subarray(39, 43)));
    const delivery = createMoneroDelivery(openRpc);
    const signal = AbortSignal.timeout(20_000);
    const block = { ...found, blockHex: blob };
    const orphan = { ...block, hash: 'aa'.repeat(32), blockHex: withoutParent(blob) };
    for (const each of [block, orphan]) {
      expect(await delivery.submitBlock(each, signal)).toEqual({ kind: 'taken', reason: null });
    }
    expect(await delivery.standing(block, signal)).toMatchObject({ kind: 'in-chain' });
    expect(await delivery.standing(orphan, signal)).toMatchObject({ kind: 'side-branch' });
  });
});

/** The same block on a parent that does not exist. */
function withoutParent(blob: string): string {
  return blob.slice(0, 14) + 'ee'.repeat(32) + blob.slice(78);
}

describe.skipIf(program === null)('a restricted monerod with a password', () => {
  let node: MoneroNode;
  let room: MiningRoom;

  beforeAll(async () => {
    node = await createMoneroNode(program!, 5, ['--rpc-login=miner:secret', '--restricted-rpc']);
    await node.start();
  });

  afterAll(() => node?.remove());
  afterEach(() => room?.close());

  const settings = (): SourceSettings => ({
    id: 'own-node',
    kind: 'monero-daemon',
    label: 'Own node',
    enabled: true,
    chain: 'monero-regtest',
    url: `http://127.0.0.1:${node.rpcPort}`,
    auth: 'password',
    user: 'miner',
    payoutAddress: MONERO_ADDRESS,
    zmqUrl: '',
  });

  it('mines with the right one', async () => {
    room = await openMiningRoom(settings(), { secret: 'secret', threads: 1 });
    await room.recorder.until(() =>
      room.recorder.seen.blocks.some(({ state }) => state === 'confirmed'),
    );
  });

  it('names a wrong one', async () => {
    room = await openMiningRoom(settings(), { secret: 'wrong', threads: 1 });
    await room.recorder.until(() => room.recorder.seen.sources[0]?.state.kind === 'failed');
    expect(room.recorder.seen.sources[0]?.state).toMatchObject({
      error: { code: 'rpc.unauthorized' },
    });
  });
});

describe.skipIf(program === null)('a monerod whose seed changes every 64 blocks', () => {
  /** Blocks from the announcement of a seed to its use. */
  const LAG = 32;
  const FIRST_SWITCH = 64 + LAG + 1;
  let node: MoneroNode;
  let room: MiningRoom;

  beforeAll(async () => {
    const epoch = { SEEDHASH_EPOCH_BLOCKS: '64', SEEDHASH_EPOCH_LAG: String(LAG) };
    node = await createMoneroNode(program!, 1, [], epoch);
    await node.start();
    await node.extend(FIRST_SWITCH - LAG);
  });

  afterAll(() => node?.remove());
  afterEach(() => room?.close());

  it('is mined on across the change without a pause', async () => {
    room = await openMiningRoom({
      id: 'own-node',
      kind: 'monero-daemon',
      label: 'Own node',
      enabled: true,
      chain: 'monero-regtest',
      url: `http://127.0.0.1:${node.rpcPort}`,
      auth: 'none',
      user: '',
      payoutAddress: MONERO_ADDRESS,
      zmqUrl: '',
    });
    const { recorder, jobs, states, events, solutions } = room;
    const isMined = (height: number): boolean =>
      recorder.seen.blocks.some((block) => block.height === height && block.state === 'confirmed');
    await recorder.until(() => isMined(FIRST_SWITCH + 1));

    const jobAt = (height: number) => jobs.find((job) => job.height === height)!;
    const before = jobAt(FIRST_SWITCH - 1);
    const after = jobAt(FIRST_SWITCH);
    expect(before.nextSeedHash).toEqual(after.seedHash);
    expect(after.seedHash).not.toEqual(before.seedHash);
    // The second cache was made beside the first: the engine prepared once, at its start.
    const preparations = states.filter(
      ({ kind }, index) => kind === 'preparing' && states[index - 1]?.kind !== 'preparing',
    );
    expect(preparations).toHaveLength(1);
    expect(events.filter(({ kind }) => kind === 'wrong-solution')).toEqual([]);
    expect(solutions.some(({ jobId }) => jobId === after.id)).toBe(true);
  });
});
