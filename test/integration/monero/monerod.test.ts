import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hexFromBytes } from '../../../common/block/bytes.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
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

  it('hears of new blocks by zmq-pub', async () => {
    const own = { payoutAddress: MONERO_ADDRESS, zmqUrl: `tcp://127.0.0.1:${node.zmqPort}` };
    room = await openMiningRoom(settings(own));
    await room.recorder.until(() => room.recorder.seen.job !== null);
    const told = Date.now();
    await node.call('generateblocks', { wallet_address: MONERO_ADDRESS, amount_of_blocks: 1 });
    const { height } = await node.call<{ height: number }>('get_info');
    await room.recorder.until(() => (room.recorder.seen.job?.height ?? 0) >= height);
    expect(Date.now() - told).toBeLessThan(1900);
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
});
