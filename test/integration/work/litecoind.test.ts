import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { blockHash } from '../../../common/block/header.ts';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { CoinbaseJob, Solution } from '../../../common/mining/job.ts';
import { isDigestWithinTarget } from '../../../common/quantity/target.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import { checkSource } from '../../../main/work/check.ts';
import { discoverNodes } from '../../../main/work/discover.ts';
import { createDispatcher, type Dispatcher } from '../../../main/work/dispatcher.ts';
import { createSource } from '../../../main/work/source/registry.ts';
import type { FoundBlock } from '../../../main/work/source/source.ts';
import { createLitecoinNode, type LitecoinNode } from '../../fake/litecoin-node.ts';
import { createSourceRecorder } from '../../fake/source-recorder.ts';
import { createTestMiner, solutionOf, solve, type TestMiner } from '../../fake/test-miner.ts';
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
    await recorder.until(() => recorder.seen.coinbase?.proof?.isNodeSatisfied === true);
    expect(recorder.seen.coinbase?.proof).toMatchObject({ level: 'proven', paidShare: 1 });
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

  it('reads the answers to a good, a repeated, a late and a worthless block', async () => {
    const source = createSourceRecorder(systemClock);
    const solo = createSource(settings(), source.deps);
    const { signal } = new AbortController();
    const deliver = (block: FoundBlock) => solo.delivery!.submitBlock(block, signal);
    solo.start();
    try {
      await source.until(() => source.seen.jobs.length > 0);
      const job = source.lastJob();
      const first = solve(job, job.blockTarget!);
      await solo.submit(first);
      const block = source.seen.blocks[0]!;
      expect(await deliver(block)).toEqual({ kind: 'taken', reason: null });
      expect(await deliver(block)).toEqual({ kind: 'taken', reason: 'duplicate' });
      expect(await solo.delivery!.standing(block, signal)).toEqual({
        kind: 'in-chain',
        confirmations: 1,
      });

      // Two more at the same height: one that does not meet the target, one that only comes too late.
      const rival = blockOf(solve(job, job.blockTarget!, first.nonce + 1), block);
      expect(await deliver(rival)).toEqual({ kind: 'taken', reason: 'inconclusive' });
      expect(await solo.delivery!.standing(rival, signal)).toEqual({
        kind: 'side-branch',
        depth: 1,
      });
      let worthless = first.nonce;
      while (isGood(job, worthless)) worthless += 1;
      expect(await deliver(blockOf(solutionOf(job, worthless), block))).toEqual({
        kind: 'refused',
        reason: 'high-hash',
      });
      const missing = { ...block, hash: 'ab'.repeat(32) };
      expect(await solo.delivery!.standing(missing, signal)).toMatchObject({ kind: 'unknown' });
    } finally {
      await solo.stop();
    }
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

  it('follows a block through a reorganisation and back', async () => {
    let isMining = true;
    await open(() => isMining);
    const known = new Set(recorder.seen.blocks.map(({ hash }) => hash));
    const fresh = () =>
      recorder.seen.blocks.find(({ hash, state }) => state === 'confirmed' && !known.has(hash));
    await recorder.until(() => fresh() !== undefined);
    isMining = false;
    const { hash } = fresh()!;
    const stands = (state: string): boolean =>
      recorder.seen.blocks.some((block) => block.hash === hash && block.state === state);
    await node.call('invalidateblock', hash);
    const [rival] = await node.call<string[]>('generatetoaddress', 5, payoutAddress);
    await recorder.until(() => stands('orphaned'));
    await node.call('invalidateblock', rival);
    await node.call('reconsiderblock', hash);
    await recorder.until(() => stands('confirmed'));
    const told = recorder.seen.events.filter(({ params }) => params['hash'] === hash);
    expect(told.map(({ code }) => code).slice(-2)).toEqual(['block-orphaned', 'block-confirmed']);
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

/** The same block with another header. */
function blockOf({ header }: Solution, block: FoundBlock): FoundBlock {
  const blockHex = Buffer.from(header).toString('hex') + block.blockHex.slice(160);
  return { ...block, hash: blockHash(header), blockHex };
}

function isGood(job: CoinbaseJob, nonce: number): boolean {
  return isDigestWithinTarget(solutionOf(job, nonce).digest, job.blockTarget!);
}

interface BlockWithOutputs {
  tx: { vout: { value: number; scriptPubKey: { addresses: string[] } }[] }[];
}
