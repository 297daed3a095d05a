import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import { checkSource } from '../../../main/work/check.ts';
import { discoverNodes } from '../../../main/work/discover.ts';
import { createDispatcher, type Dispatcher } from '../../../main/work/dispatcher.ts';
import { createLitecoinNode, type LitecoinNode } from '../../fake/litecoin-node.ts';
import { createTestMiner, type TestMiner } from '../../fake/test-miner.ts';
import { createWorkRecorder, type WorkRecorder } from '../../fake/work-recorder.ts';
import { findPeer } from '../../peer.ts';

const program = findPeer('litecoind');

describe.skipIf(program === null)('solo mining on litecoind regtest', () => {
  let node: LitecoinNode;
  let payoutAddress: string;
  let folder: string;
  let recorder: WorkRecorder;
  let dispatcher: Dispatcher;
  let miner: TestMiner;

  beforeAll(async () => {
    node = await createLitecoinNode(program!);
    await node.start();
    await node.call('createwallet', 'payee');
    payoutAddress = await node.call<string>('getnewaddress', '', 'bech32');
    folder = await mkdtemp(join(tmpdir(), 'adit-work-'));
  });

  afterAll(async () => {
    await node?.remove();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await miner?.stop();
    await dispatcher?.stop();
  });

  const settings = (): SourceSettings => ({
    id: 'own-node',
    kind: 'solo-gbt',
    label: 'Own node',
    enabled: true,
    chain: 'litecoin-regtest',
    url: `http://127.0.0.1:${node.rpcPort}`,
    auth: 'cookie',
    user: '',
    cookieFile: node.cookieFile,
    payoutAddress,
    coinbaseText: 'Adit test',
  });

  /** Opens the work room; solutions pass only while `isMining` says so. */
  async function open(isMining: () => boolean = () => true): Promise<void> {
    recorder = createWorkRecorder();
    miner = createTestMiner((solution) => {
      if (isMining()) void dispatcher.solutionFound(solution);
    });
    dispatcher = createDispatcher({
      sink: (job) => miner.setJob(job),
      listener: recorder,
      clock: systemClock,
      random: Math.random,
      log: () => undefined,
      dataFolder: folder,
      userAgent: 'adit-test',
      secret: () => '',
      allTime: { bestDifficulty: null, hashes: 0 },
    });
    await dispatcher.start();
    dispatcher.configure([settings()]);
    dispatcher.setWanted(true);
  }

  const confirmed = (): number =>
    recorder.seen.blocks.filter(({ state }) => state === 'confirmed').length;

  it('mines blocks that pay the chosen address', async () => {
    const before = await node.call<number>('getblockcount');
    await open();
    await recorder.until(() => confirmed() >= 3);
    expect(await node.call<number>('getblockcount')).toBeGreaterThanOrEqual(before + 3);
    const { hash } = recorder.seen.blocks.find(({ state }) => state === 'confirmed')!;
    const block = await node.call<BlockWithOutputs>('getblock', hash, 2);
    expect(block.tx[0]?.vout[0]?.scriptPubKey.addresses).toEqual([payoutAddress]);
    expect(block.tx[0]?.vout[0]?.value).toBe(50);
    expect(recorder.seen.coinbase?.yoursShare).toBe(1);
    expect(recorder.seen.network?.chainId).toBe('litecoin-regtest');
    expect(recorder.seen.shares?.rejected).toBe(0);
  });

  it('passes the diagnosis and is discovered on this computer', async () => {
    const deps = {
      clock: systemClock,
      random: Math.random,
      secret: '',
      userAgent: 'adit-test',
      signal: new AbortController().signal,
    };
    const report = await checkSource(settings(), deps);
    expect(report.lines.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(report.mineable).toBe(true);

    const home = join(folder, 'home');
    await mkdir(home);
    await symlink(node.folder, join(home, '.litecoin'));
    const found = await discoverNodes({
      ...deps,
      home,
      platform: 'linux',
      appData: '',
      portOf: (chain) => (chain.ticker === 'rLTC' ? node.rpcPort : null),
    });
    expect(found.map(({ settings: { id } }) => id)).toEqual(['litecoin-regtest-node']);
    expect(found[0]?.detail).toContain('LitecoinCore');
  });

  it('keeps a block that was found while the node was dead and delivers it after a restart', async () => {
    let isMining = false;
    await open(() => isMining);
    await recorder.until(() => recorder.seen.job !== null);
    await node.kill();
    isMining = true;
    await recorder.until(() =>
      recorder.seen.blocks.some(({ state, attempts }) => state === 'submitting' && attempts > 0),
    );
    isMining = false;
    const { hash } = recorder.seen.blocks.find(({ state }) => state === 'submitting')!;
    expect(await readdir(join(folder, 'block'))).toContain(`${hash}.json`);
    await node.start();
    await recorder.until(() =>
      recorder.seen.blocks.some((block) => block.hash === hash && block.state === 'confirmed'),
    );
    expect(await node.call<string>('getbestblockhash')).toBe(hash);
  });

  it('delivers a block of an earlier run', async () => {
    let isMining = false;
    await open(() => isMining);
    await recorder.until(() => recorder.seen.job !== null);
    await node.kill();
    isMining = true;
    await recorder.until(() =>
      recorder.seen.blocks.some(({ state, attempts }) => state === 'submitting' && attempts > 0),
    );
    isMining = false;
    const { hash } = recorder.seen.blocks.find(({ state }) => state === 'submitting')!;
    await miner.stop();
    await dispatcher.stop();

    await node.start();
    await open(() => false);
    await recorder.until(() =>
      recorder.seen.blocks.some((block) => block.hash === hash && block.state === 'confirmed'),
    );
    expect(await node.call<string>('getbestblockhash')).toBe(hash);
  });

  it('mines across the activation of MWEB', async () => {
    await node.call('loadwallet', 'payee');
    const wallet = await node.call<string>('getnewaddress', '', 'bech32');
    const height = await node.call<number>('getblockcount');
    await node.call('generatetoaddress', 431 - height, wallet);
    const mweb = await node.call<string>('getnewaddress', '', 'mweb');
    await node.call('sendtoaddress', mweb, 1);
    await open();
    await recorder.until(() =>
      recorder.seen.blocks.some((block) => block.height >= 434 && block.state === 'confirmed'),
    );
    const best = await node.call<{ mweb?: unknown }>(
      'getblock',
      await node.call('getblockhash', 432),
      2,
    );
    expect(best.mweb).toBeDefined();
    expect(recorder.seen.blocks.filter(({ state }) => state === 'refused')).toEqual([]);
  });
});

interface BlockWithOutputs {
  tx: { vout: { value: number; scriptPubKey: { addresses: string[] } }[] }[];
}
