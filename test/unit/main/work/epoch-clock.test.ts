import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../../common/chain/bitcoin.ts';
import { dogecoin } from '../../../../common/chain/dogecoin.ts';
import { AppError } from '../../../../common/contract/errors.ts';
import { createEpochClock } from '../../../../main/work/epoch-clock.ts';

const { signal } = new AbortController();

function node(header: unknown) {
  const calls: unknown[] = [];
  return {
    calls,
    host: 'node',
    async call(method: string, params: readonly unknown[]) {
      calls.push([method, params[0]]);
      if (header instanceof Error) throw header;
      return method === 'getblockhash' ? 'ab'.repeat(32) : header;
    },
  };
}

describe('createEpochClock', () => {
  it('asks for the first block of the epoch, once an epoch', async () => {
    const rpc = node({ height: 4032, confirmations: 3, time: 1_800_000_000 });
    const ask = createEpochClock(rpc, bitcoin);
    expect(await ask(4032, signal)).toBe(1_800_000_000_000);
    expect(await ask(6047, signal)).toBe(1_800_000_000_000);
    expect(rpc.calls).toEqual([
      ['getblockhash', 4032],
      ['getblockheader', 'ab'.repeat(32)],
    ]);
    await ask(6048, signal);
    expect(rpc.calls).toHaveLength(4);
  });

  it('asks nothing for a chain that adjusts with every block', async () => {
    const rpc = node({});
    expect(await createEpochClock(rpc, dogecoin)(5_000_000, signal)).toBeNull();
    expect(rpc.calls).toEqual([]);
  });

  it('does without where the node does not tell, and fails where the line does', async () => {
    const noTime = node({ height: 0, confirmations: 1 });
    expect(await createEpochClock(noTime, bitcoin)(10, signal)).toBeNull();
    const refused = new AppError('rpc.no-such-method', { host: 'node', method: 'getblockhash' });
    expect(await createEpochClock(node(refused), bitcoin)(10, signal)).toBeNull();
    const lost = new AppError('net.closed', { host: 'node', port: 8332 });
    await expect(createEpochClock(node(lost), bitcoin)(10, signal)).rejects.toBe(lost);
  });
});
