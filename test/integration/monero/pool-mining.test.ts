import { afterEach, describe, expect, it } from 'vitest';
import { bytesFromHex, hexFromBytes } from '../../../common/block/bytes.ts';
import { loadRandomx } from '../../../main/mining/kernel/randomx-library.ts';
import { openRandomxMemory } from '../../../main/mining/kernel/randomx-memory.ts';
import { createFakePool, type FakePool, type PoolRequest } from '../../fake/fake-pool.ts';
import { MONERO_JOB, moneroPoolScript, p2pool } from '../../fake/monero-pool.ts';
import { type MiningRoom, openMiningRoom } from './mining-room.ts';

const hasLibrary = (() => {
  try {
    return loadRandomx(null) !== null;
  } catch (error) {
    if (process.env['CI']) throw error;
    return false;
  }
})();

/** Where miner number 0xa7 of a proxy mines: the last byte of the nonce is set. */
const NICEHASH_BLOB = MONERO_JOB.blob.replace('8e00000000', '8e000000a7');

describe.skipIf(!hasLibrary)('mining at a Monero pool', () => {
  let pool: FakePool | undefined;
  let room: MiningRoom | undefined;

  afterEach(async () => {
    await room?.close();
    await pool?.close();
  });

  it('sends shares whose results are the RandomX hashes of their nonces', async () => {
    // Difficulty 8; the fake accepts what is below its own 50 only.
    const job = { ...MONERO_JOB, blob: NICEHASH_BLOB, target: 'ffffff1f' };
    pool = await createFakePool(
      moneroPoolScript({ traits: p2pool, job, extensions: ['algo', 'nicehash'] }),
    );
    room = await openMiningRoom({
      id: 'pool',
      kind: 'monero-stratum',
      label: 'Pool',
      enabled: true,
      chain: 'monero',
      url: pool.url,
      user: 'rig1',
      tlsPin: '',
    });
    const submitted = (): PoolRequest[] =>
      pool!.client().requests.filter(({ method }) => method === 'submit');
    const { seen } = room.recorder;
    await room.recorder.until(
      () => (seen.shares?.accepted ?? 0) + (seen.shares?.rejected ?? 0) >= 6,
    );

    const seed = bytesFromHex(MONERO_JOB.seed_hash);
    const memory = openRandomxMemory({
      workerUrl: new URL('../../../main/mining/worker.ts', import.meta.url),
      nativeFolder: null,
    });
    await memory.make(seed, 'light', {
      threads: 1,
      priority: 'normal',
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    for (const { params } of submitted().slice(0, 6)) {
      const { nonce, result } = params as unknown as { nonce: string; result: string };
      expect(nonce.slice(6)).toBe('a7');
      const blob = bytesFromHex(NICEHASH_BLOB);
      blob.set(bytesFromHex(nonce), 39);
      expect(hexFromBytes((await memory.digest(seed, blob))!)).toBe(result);
    }
    await memory.close();
    expect(seen.shares?.reasons.every(({ code }) => code === 'Low diff share')).toBe(true);
  });
});
