import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexFromBytes } from '../../common/block/bytes.ts';
import { createMoneroNode, MONERO_ADDRESS, type MoneroNode } from '../fake/monero-node.ts';
import { type MiningRoom, openMiningRoom } from '../integration/monero/mining-room.ts';
import { findPeer } from '../peer.ts';

const program = findPeer('monerod');

/** The first block of the second seed: 2048 blocks and the 64 of warning. */
const SWITCH_HEIGHT = 2113;

describe.skipIf(program === null)('the change of seed', () => {
  let node: MoneroNode;
  let room: MiningRoom | undefined;

  beforeAll(async () => {
    node = await createMoneroNode(program!, 1);
    await node.start();
  });

  afterAll(async () => {
    await room?.close();
    await node?.remove();
  });

  it('is crossed without a pause', async () => {
    await node.extend(SWITCH_HEIGHT - 3);
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
    const { recorder, jobs, states, events } = room;
    const minedTo = (height: number): boolean =>
      recorder.seen.blocks.some((block) => block.height === height && block.state === 'confirmed');
    await recorder.until(() => minedTo(SWITCH_HEIGHT + 1));

    const jobAt = (height: number) => jobs.find((job) => job.height === height)!;
    const before = jobAt(SWITCH_HEIGHT - 1);
    const after = jobAt(SWITCH_HEIGHT);
    expect(before.nextSeedHash).toEqual(after.seedHash);
    expect(hexFromBytes(after.seedHash)).not.toBe(hexFromBytes(before.seedHash));
    // The second cache was made beside the first: the engine prepared once, at its start.
    const preparations = states.filter(
      ({ kind }, index) => kind === 'preparing' && states[index - 1]?.kind !== 'preparing',
    );
    expect(preparations).toHaveLength(1);
    expect(events.filter(({ kind }) => kind === 'wrong-solution')).toEqual([]);
  });
});
