import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLitecoinNode, type LitecoinNode } from '../../fake/litecoin-node.ts';
import { findPeer } from '../../peer.ts';
import { freshFolder, runAdit, startAdit } from './run-adit.ts';

const litecoind = findPeer('litecoind');

describe.skipIf(litecoind === null)('adit mine against litecoind', () => {
  let node: LitecoinNode;
  let address: string;
  beforeAll(async () => {
    node = await createLitecoinNode(litecoind ?? '');
    await node.start();
    await node.call('createwallet', 'w');
    address = await node.call<string>('getnewaddress', '', 'bech32');
  });
  afterAll(async () => node.remove());

  const flags = () => [
    '-o',
    `http://127.0.0.1:${node.rpcPort}`,
    '-a',
    'scrypt',
    '--network',
    'litecoin-regtest',
    '--cookie-file',
    node.cookieFile,
    '--coinbase-addr',
    address,
    '--json',
  ];

  async function paidAt(height: number): Promise<string[] | undefined> {
    const hash = await node.call<string>('getblockhash', height);
    const block = await node.call<{ tx: { vout: { scriptPubKey: { addresses?: string[] } }[] }[] }>(
      'getblock',
      hash,
      2,
    );
    return block.tx[0]?.vout[0]?.scriptPubKey.addresses;
  }

  it('mines blocks that the node keeps and that pay the address, before and after MWEB', async () => {
    const ended = await runAdit([
      'mine',
      ...flags(),
      '--exit-after-blocks',
      '3',
      '--data-dir',
      freshFolder(),
    ]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(await node.call('getblockcount')).toBeGreaterThanOrEqual(3);
    expect(await paidAt(2)).toEqual([address]);

    const count = await node.call<number>('getblockcount');
    await node.call('generatetoaddress', 431 - count, address);
    const mweb = await node.call<string>('getnewaddress', '', 'mweb');
    await node.call('sendtoaddress', mweb, 1);
    const after = await runAdit([
      'mine',
      ...flags(),
      '--exit-after-blocks',
      '2',
      '--data-dir',
      freshFolder(),
    ]);
    expect(after.code, after.stderr).toBe(0);
    expect(await node.call('getblockcount')).toBeGreaterThanOrEqual(433);
    expect(await paidAt(432)).toEqual([address]);
  });

  it('goes on when the node is killed and comes back', async () => {
    const mining = startAdit([
      'mine',
      ...flags(),
      '-t',
      '1',
      '--data-dir',
      freshFolder(),
      '--time-limit',
      '100',
      '--exit-after-blocks',
      '400',
    ]);
    await mining.line(({ event, state }) => event === 'block' && state === 'confirmed');
    await node.kill();
    await mining.line(({ event, code }) => event === 'error' && String(code).startsWith('net.'));
    await node.start();
    const height = await node.call<number>('getblockcount');
    await expect
      .poll(() => node.call<number>('getblockcount'), { timeout: 60_000 })
      .toBeGreaterThan(height);
    mining.child.kill('SIGTERM');
    expect((await mining.ended).code).toBe(0);
  });

  it.each([
    ['--coinbase-addr', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'work.bad-address'],
    ['--cookie-file', '/nowhere/.cookie', 'rpc.cookie-unreadable'],
    ['--network', 'litecoin', 'work.'],
  ])('%s %s ends or waits with %s', async (flag, value, code) => {
    const words = flags();
    words[words.indexOf(flag) + 1] = value;
    const mining = startAdit(['mine', ...words, '--data-dir', freshFolder(), '--time-limit', '20']);
    const line = await mining.line(({ event }) => event === 'error');
    expect(String(line['code'])).toContain(code);
    expect(String(line['message']).length).toBeGreaterThan(40);
    mining.child.kill('SIGTERM');
    await mining.ended;
  });

  it('adit check tells a good node from a wrong one', async () => {
    const url = `http://127.0.0.1:${node.rpcPort}`;
    const rest = flags()
      .slice(2)
      .filter((word) => word !== '--json');
    const good = await runAdit(['check', url, ...rest]);
    expect(good.code, good.stdout).toBe(0);
    expect(good.stdout).toContain('A job could be mined.');
    const bad = await runAdit([
      'check',
      url,
      ...rest.filter((word) => word !== '--cookie-file' && word !== node.cookieFile),
      '-u',
      'a',
      '-p',
      'b',
    ]);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toMatch(/FAILED/);
    const nobody = await runAdit(['check', 'http://127.0.0.1:1', ...rest]);
    expect(nobody.code).toBe(1);
  });
});
