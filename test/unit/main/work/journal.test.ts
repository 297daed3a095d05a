import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../../common/contract/errors.ts';
import type { BlockInfo } from '../../../../common/contract/source.ts';
import { createDurableFolder, type DurableFolder } from '../../../../main/work/durable-folder.ts';
import { type BlockJournal, createBlockJournal } from '../../../../main/work/journal.ts';
import type {
  BlockDelivery,
  BlockStanding,
  BlockVerdict,
  FoundBlock,
} from '../../../../main/work/source/source.ts';
import { createFakeClock, type FakeClock } from '../../../fake/fake-clock.ts';

const TAKEN: BlockVerdict = { kind: 'taken', reason: null };
const DOWN: BlockVerdict = { kind: 'unreachable', problem: 'net.refused' };
const inChain = (confirmations: number): BlockStanding => ({ kind: 'in-chain', confirmations });

/** A node that says what it is told to. */
interface ScriptedNode extends BlockDelivery {
  verdict: BlockVerdict;
  standingNow: BlockStanding;
  submitted: number;
}

function scriptedNode(verdict: BlockVerdict, standingNow: BlockStanding): ScriptedNode {
  const node: ScriptedNode = {
    verdict,
    standingNow,
    submitted: 0,
    async submitBlock() {
      node.submitted += 1;
      return node.verdict;
    },
    standing: async () => node.standingNow,
  };
  return node;
}

function block(hash = 'ab', more: Partial<FoundBlock> = {}): FoundBlock {
  return {
    hash: hash.repeat(32),
    chainId: 'bitcoin-regtest',
    sourceId: 'own',
    height: 7,
    blockHex: 'cafe',
    rewardAtomic: '5000000000',
    address: null,
    maturityBlocks: 100,
    foundAtMs: 1,
    ...more,
  };
}

let path: string;
let clock: FakeClock;
let nodes: ScriptedNode[];
let blocks: readonly BlockInfo[];
let events: string[];
let problems: (AppError | null)[];
let journal: BlockJournal;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'adit-journal-'));
  clock = createFakeClock();
});

afterEach(async () => {
  await journal.stop();
  expect(clock.waiting()).toBe(0);
  await rm(path, { recursive: true });
});

async function open(
  withNodes: ScriptedNode[],
  folder: DurableFolder = createDurableFolder(path),
): Promise<void> {
  nodes = withNodes;
  blocks = [];
  events = [];
  problems = [];
  journal = createBlockJournal({
    folder,
    clock,
    random: () => 0.5,
    log: () => undefined,
    deliveries: () => nodes,
    blocksChanged: (next) => {
      blocks = next;
    },
    event: (_level, code) => events.push(code),
    problemChanged: (error) => problems.push(error),
  });
  await journal.start();
}

/** Moves time until the condition holds; the disk is real and takes its own. */
async function moveUntil(condition: () => boolean): Promise<void> {
  while (!condition()) await clock.advance(1000);
}
const state = (): string | undefined => blocks[0]?.state;

describe('the block journal', () => {
  it('has the block on disk before any node is given it', async () => {
    const onDisk: string[][] = [];
    const node = scriptedNode(TAKEN, inChain(1));
    const submit = node.submitBlock;
    node.submitBlock = async (found, signal) => {
      onDisk.push(await readdir(path));
      return submit(found, signal);
    };
    await open([node]);
    await journal.blockFound(block());
    expect(onDisk).toEqual([[`${'ab'.repeat(32)}.json`]]);
  });

  it('follows it from accepted to confirmed to matured, and forgets its bytes then', async () => {
    await open([scriptedNode(TAKEN, { kind: 'unknown' })]);
    nodes[0]!.standingNow = inChain(1);
    expect(await journal.blockFound(block())).toEqual(TAKEN);
    await moveUntil(() => state() === 'confirmed');
    nodes[0]!.standingNow = inChain(100);
    await moveUntil(() => blocks[0]?.confirmations === 100);
    expect(state()).toBe('confirmed');
    nodes[0]!.standingNow = inChain(101);
    await moveUntil(() => state() === 'matured');
    expect(events).toEqual(['block-accepted', 'block-confirmed', 'block-matured']);
    const read = async () =>
      JSON.parse(await readFile(join(path, `${'ab'.repeat(32)}.json`), 'utf8'));
    let kept = await read();
    while (!kept.settled) kept = await read();
    expect(kept).toMatchObject({ state: 'matured', settled: true, block: { blockHex: '' } });
  });

  it('tries for hours while no node answers, at most every half minute', async () => {
    await open([scriptedNode(DOWN, inChain(1))]);
    expect(await journal.blockFound(block())).toMatchObject({ kind: 'unreachable' });
    await clock.advance(3_600_000);
    expect(state()).toBe('submitting');
    expect(events).toEqual(['block-waiting']);
    expect(blocks[0]?.reason).toBe('net.refused');
    expect(nodes[0]!.submitted).toBeGreaterThan(110);
    expect(nodes[0]!.submitted).toBeLessThan(180);
    nodes[0]!.verdict = TAKEN;
    await moveUntil(() => state() === 'confirmed');
  });

  it('asks at once when it is told that a node came back', async () => {
    await open([scriptedNode(DOWN, inChain(1))]);
    await journal.blockFound(block());
    await clock.advance(600_000);
    nodes[0]!.verdict = TAKEN;
    const before = nodes[0]!.submitted;
    journal.nudge('bitcoin-regtest');
    await clock.advance(0);
    expect(nodes[0]!.submitted).toBe(before + 1);
    await moveUntil(() => state() === 'confirmed');
  });

  it('asks again at once when a block arrived while the node was answering', async () => {
    const asked: ((standing: BlockStanding) => void)[] = [];
    const node: ScriptedNode = {
      ...scriptedNode(TAKEN, inChain(1)),
      standing: () => new Promise((resolve) => asked.push(resolve)),
    };
    await open([node]);
    await journal.blockFound(block());
    await moveUntil(() => asked.length === 1);
    journal.nudge('bitcoin-regtest');
    asked[0]!(inChain(1));
    // Without a second of the clock, which otherwise rests half a minute.
    await expect.poll(() => asked.length).toBe(2);
    asked[1]!(inChain(1));
  });

  it('says that no node is set up, and delivers when one is', async () => {
    await open([]);
    await journal.blockFound(block());
    expect(blocks[0]?.reason).toBe('no node of this chain is set up');
    nodes = [scriptedNode(TAKEN, inChain(1))];
    await moveUntil(() => state() === 'confirmed');
  });

  it('is final when every node refuses', async () => {
    const refusal: BlockVerdict = { kind: 'refused', reason: 'bad-cb-amount' };
    await open([scriptedNode(refusal, { kind: 'unknown' })]);
    expect(await journal.blockFound(block())).toEqual(refusal);
    expect(blocks[0]).toMatchObject({ state: 'refused', reason: 'bad-cb-amount' });
    expect(events.at(-1)).toBe('block-refused');
  });

  it('believes the node that takes it when two disagree', async () => {
    const refusal: BlockVerdict = { kind: 'refused', reason: 'high-hash' };
    await open([scriptedNode(refusal, { kind: 'unknown' }), scriptedNode(TAKEN, inChain(1))]);
    expect(await journal.blockFound(block())).toEqual(TAKEN);
    await moveUntil(() => state() === 'confirmed');
  });

  it('believes the node that has it when two disagree about the best chain', async () => {
    const other = scriptedNode(TAKEN, { kind: 'side-branch', depth: 3 });
    await open([scriptedNode(TAKEN, inChain(2)), other]);
    await journal.blockFound(block());
    await moveUntil(() => state() === 'confirmed');
    // The first follows the other: a reorganisation that both have seen.
    nodes[0]!.standingNow = { kind: 'side-branch', depth: 4 };
    await moveUntil(() => state() === 'orphaned');
    nodes[0]!.standingNow = { kind: 'unreachable', problem: 'net.refused' };
    other.standingNow = inChain(101);
    await moveUntil(() => state() === 'matured');
    expect(events.filter((code) => code === 'block-orphaned')).toHaveLength(1);
  });

  it('is not moved by a clock that jumps', async () => {
    let jumpMs = 0;
    const steady = clock;
    clock = { ...steady, now: () => steady.now() + jumpMs };
    await open([scriptedNode(DOWN, inChain(1))]);
    await journal.blockFound(block());
    jumpMs = -86_400_000;
    await steady.advance(60_000);
    const tries = nodes[0]!.submitted;
    expect(tries).toBeGreaterThan(4);
    jumpMs = 86_400_000;
    await steady.advance(60_000);
    expect(nodes[0]!.submitted).toBeGreaterThan(tries);
    nodes[0]!.verdict = TAKEN;
    await moveUntil(() => state() === 'confirmed');
  });

  it('does not give up while one refuses and another can not be asked', async () => {
    const refusal: BlockVerdict = { kind: 'refused', reason: 'high-hash' };
    await open([scriptedNode(refusal, { kind: 'unknown' }), scriptedNode(DOWN, inChain(1))]);
    expect(await journal.blockFound(block())).toMatchObject({ kind: 'unreachable' });
    nodes[1]!.verdict = TAKEN;
    await moveUntil(() => state() === 'confirmed');
  });

  it('does not wait for a slow node when another has taken it', async () => {
    const slow = scriptedNode(TAKEN, inChain(1));
    slow.submitBlock = (_found, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await open([slow, scriptedNode(TAKEN, inChain(1))]);
    expect(await journal.blockFound(block())).toEqual(TAKEN);
  });

  it('follows an inconclusive block to the header', async () => {
    await open([
      scriptedNode({ kind: 'taken', reason: 'inconclusive' }, { kind: 'side-branch', depth: 1 }),
    ]);
    await journal.blockFound(block());
    await clock.advance(60_000);
    expect(blocks[0]).toMatchObject({ state: 'accepted', reason: 'inconclusive' });
    nodes[0]!.standingNow = inChain(2);
    await moveUntil(() => state() === 'confirmed');
  });

  it('calls it orphaned when the chain went on without it, and takes that back', async () => {
    await open([scriptedNode(TAKEN, inChain(1))]);
    await journal.blockFound(block());
    await moveUntil(() => state() === 'confirmed');
    nodes[0]!.standingNow = { kind: 'side-branch', depth: 2 };
    await moveUntil(() => state() === 'orphaned');
    nodes[0]!.standingNow = inChain(3);
    await moveUntil(() => state() === 'confirmed');
    nodes[0]!.standingNow = { kind: 'side-branch', depth: 101 };
    await moveUntil(() => state() === 'orphaned');
    await moveUntil(() => clock.waiting() === 0);
  });

  it('gives it again to a node that has forgotten it', async () => {
    await open([scriptedNode(TAKEN, inChain(1))]);
    await journal.blockFound(block());
    await moveUntil(() => state() === 'confirmed');
    nodes[0]!.standingNow = { kind: 'unknown' };
    await moveUntil(() => nodes[0]!.submitted === 2);
    nodes[0]!.standingNow = inChain(1);
    await moveUntil(() => state() === 'confirmed');
  });

  it('keeps what it knows while no node can be asked', async () => {
    await open([scriptedNode(TAKEN, inChain(3))]);
    await journal.blockFound(block());
    await moveUntil(() => state() === 'confirmed');
    nodes[0]!.standingNow = { kind: 'unreachable', problem: 'net.refused' };
    await clock.advance(600_000);
    expect(blocks[0]).toMatchObject({ state: 'confirmed', confirmations: 3 });
  });

  it('takes the same block once', async () => {
    await open([scriptedNode(TAKEN, inChain(1))]);
    await journal.blockFound(block());
    await journal.blockFound(block());
    expect(nodes[0]!.submitted).toBe(1);
  });

  it('submits on a full disk, says so, and writes when there is room', async () => {
    const folder = createDurableFolder(path);
    let isFull = true;
    const full: DurableFolder = {
      ...folder,
      write: (name, content) =>
        isFull
          ? Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
          : folder.write(name, content),
    };
    await open([scriptedNode(DOWN, inChain(1))], full);
    await journal.blockFound(block());
    expect(nodes[0]!.submitted).toBe(1);
    expect(problems[0]).toMatchObject({
      code: 'disk.write-failed',
      params: { cause: 'ENOSPC', file: `${'ab'.repeat(32)}.json` },
    });
    isFull = false;
    await moveUntil(() => problems.at(-1) === null);
    expect(await readdir(path)).toContain(`${'ab'.repeat(32)}.json`);
  });

  it('takes up after a restart what was not settled, and shows what was', async () => {
    await open([scriptedNode(DOWN, inChain(1))]);
    await journal.blockFound(block('ab', { foundAtMs: 1 }));
    nodes[0]!.verdict = { kind: 'refused', reason: 'high-hash' };
    await journal.blockFound(block('cd', { foundAtMs: 2 }));
    await journal.stop();
    await open([scriptedNode(TAKEN, inChain(1))]);
    await moveUntil(() => blocks[1]?.state === 'confirmed');
    expect(blocks.map(({ hash }) => hash.slice(0, 2))).toEqual(['cd', 'ab']);
    expect(blocks[0]?.state).toBe('refused');
    expect(nodes[0]!.submitted).toBe(1);
  });

  it('finishes a file that a kill left before its renaming, and keeps a cut one aside', async () => {
    await open([scriptedNode(DOWN, inChain(1))]);
    await journal.blockFound(block('ab'));
    await journal.stop();
    const name = `${'ab'.repeat(32)}.json`;
    const text = await readFile(join(path, name), 'utf8');
    await rm(join(path, name));
    await writeFile(join(path, `${name}.new`), text);
    await writeFile(join(path, `${'cd'.repeat(32)}.json.new`), text.slice(0, 50));
    await writeFile(join(path, `${'ef'.repeat(32)}.json`), '');
    await open([scriptedNode(TAKEN, inChain(1))]);
    await moveUntil(() => state() === 'confirmed');
    expect(blocks).toHaveLength(1);
    expect(problems[0]).toMatchObject({ params: { file: expect.stringContaining('unreadable') } });
    await expect
      .poll(async () => (await readdir(path)).sort())
      .toEqual([name, `${'cd'.repeat(32)}.json.unreadable`, `${'ef'.repeat(32)}.json.unreadable`]);
  });

  it('keeps fifty settled blocks and deletes the oldest', async () => {
    await open([scriptedNode({ kind: 'refused', reason: 'high-hash' }, { kind: 'unknown' })]);
    for (let index = 0; index < 60; index += 1) {
      const hash = index.toString(16).padStart(2, '0');
      await journal.blockFound(block(hash, { foundAtMs: index }));
    }
    await moveUntil(() => blocks.length === 50);
    let names = await readdir(path);
    while (names.length > 51) {
      await clock.advance(1);
      names = await readdir(path);
    }
    expect(names).not.toContain(`${'00'.repeat(32)}.json`);
  });

  it('stops in the middle of a submission and leaves the block for the next start', async () => {
    const hanging = scriptedNode(TAKEN, inChain(1));
    hanging.submitBlock = (_found, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await open([hanging]);
    const answer = journal.blockFound(block());
    let names: string[] = [];
    while (!names.includes(`${'ab'.repeat(32)}.json`)) {
      await clock.advance(0);
      names = await readdir(path);
    }
    await journal.stop();
    expect(await answer).toMatchObject({ kind: 'unreachable' });
  });
});
