import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMoneroNode, MONERO_ADDRESS, type MoneroNode } from '../../fake/monero-node.ts';
import { findPeer } from '../../peer.ts';
import { freshFolder, runAdit } from '../cli/run-adit.ts';

const program = findPeer('monerod');

describe.skipIf(program === null)('adit with monerod', () => {
  let node: MoneroNode;
  const folder = freshFolder();

  beforeAll(async () => {
    node = await createMoneroNode(program!, 10);
    await node.start();
  });

  afterAll(async () => {
    await node?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const source = () => [
    ...['-a', 'randomx', '-u', MONERO_ADDRESS, '--network', 'monero-regtest'],
    ...['-o', `http://127.0.0.1:${node.rpcPort}`],
  ];

  it('mine: finds a block that the chain has', async () => {
    const words = ['mine', ...source(), '--kernel', 'light', '-t', '1', '--data-dir', folder];
    const ended = await runAdit([...words, '--exit-after-blocks', '1', '--json']);
    expect(ended.code, ended.stderr).toBe(0);
    const hashes = ended.lines().flatMap(({ hash }) => (typeof hash === 'string' ? [hash] : []));
    const { block_header } = await node.call<{ block_header: { hash: string } }>(
      'get_block_header_by_height',
      { height: 1 },
    );
    expect(hashes).toContain(block_header.hash);
  });

  it('check: tells each step and what limits the speed', async () => {
    const ended = await runAdit(['check', ...source(), '--json']);
    expect(ended.code, ended.stderr).toBe(0);
    const [report] = ended.lines() as { lines: { id: string; outcome: string }[] }[];
    const outcomes = Object.fromEntries(report!.lines.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes).toMatchObject({
      address: 'passed',
      chain: 'passed',
      job: 'passed',
      'randomx-library': 'passed',
    });
    expect(outcomes).toHaveProperty('randomx-pages');
    expect(outcomes).toHaveProperty('randomx-threads');
  });
});
