import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contradictionOf, createChainMemory } from '../../../../main/work/chain-memory.ts';
import {
  type ChainClaim,
  type ChainWitness,
  createChainWitness,
  weigh,
} from '../../../../main/work/chain-witness.ts';
import type { BlockDelivery, BlockStanding } from '../../../../main/work/source/source.ts';
import { createFakeClock, type FakeClock } from '../../../fake/fake-clock.ts';

const known: BlockStanding = { kind: 'in-chain', confirmations: 1 };
const unknownAt = (tip: number): BlockStanding => ({ kind: 'unknown', tip });
const down: BlockStanding = { kind: 'unreachable', problem: 'net.refused' };

describe('weigh', () => {
  it.each<[string, BlockStanding[], string]>([
    ['one node that has it', [down, unknownAt(100), known], 'known'],
    ['a branch at the tip', [{ kind: 'side-branch', depth: 1 }], 'known'],
    ['a branch left behind', [{ kind: 'side-branch', depth: 3 }], 'contradicted'],
    ['a block the node has not heard of', [unknownAt(99)], 'unknown'],
    ['a rival block at the tip', [unknownAt(100)], 'unknown'],
    ['another block where the node has one', [unknownAt(102)], 'contradicted'],
    ['a height far ahead, which a node may catch up', [unknownAt(1)], 'unknown'],
    ['a kindred difficulty', [{ kind: 'unknown', tip: 99, difficulty: 7000 }], 'unknown'],
    ['a foreign difficulty', [{ kind: 'unknown', tip: 1, difficulty: 10 }], 'contradicted'],
    [
      'a foreign difficulty the other way',
      [{ kind: 'unknown', tip: 1, difficulty: 1e6 }],
      'contradicted',
    ],
    ['a node that is synchronising', [{ kind: 'unknown' }], 'nothing'],
    ['nodes that do not answer', [down, down], 'nothing'],
    ['no nodes', [], 'nothing'],
  ])('%s', (_name, standings, kind) => {
    expect(weigh(standings, { parentHeight: 100, difficulty: 1000 }).kind).toBe(kind);
  });
});

it('weighs no difficulty on a test chain', () => {
  const standings: BlockStanding[] = [{ kind: 'unknown', tip: 99, difficulty: 1e9 }];
  expect(weigh(standings, { parentHeight: 100, difficulty: null }).kind).toBe('unknown');
});

describe('a chain witness', () => {
  let clock: FakeClock;
  let standing: BlockStanding;
  let asked: string[];
  let refused: string[];
  let doubts: string[];
  let files: Map<string, string>;
  let witness: ChainWitness;

  beforeEach(() => {
    clock = createFakeClock();
    asked = [];
    refused = [];
    doubts = [];
    files = new Map();
    const node: BlockDelivery = {
      submitBlock: () => Promise.reject(new Error('never asked')),
      async standing({ hash }) {
        asked.push(hash);
        return standing;
      },
    };
    witness = createChainWitness({
      clock,
      deliveries: () => [node],
      refused: (sourceId) => refused.push(sourceId),
      doubted: (_, words) => doubts.push(words),
      memory: createChainMemory(
        {
          names: async () => [...files.keys()],
          read: async (name) => files.get(name) ?? null,
          write: async (name, text) => void files.set(name, text),
          remove: async (name) => void files.delete(name),
          setAside: async (name) => name,
        },
        clock,
        () => undefined,
      ),
    });
  });
  afterEach(() => {
    witness.stop();
    expect(clock.waiting()).toBe(0);
  });

  const hear = (parentHash: string, parentHeight = 100, more: Partial<ChainClaim> = {}) =>
    witness.hear({
      sourceId: 'pool',
      chainId: 'bitcoin',
      parentHash,
      parentHeight,
      difficulty: null,
      label: 'Pool',
      timeS: clock.now() / 1000,
      blockIntervalS: 600,
      ...more,
    });

  it('asks once for each parent', async () => {
    standing = known;
    hear('a');
    hear('a');
    hear('b');
    hear('b');
    await clock.advance(3_600_000);
    expect(asked).toEqual(['a', 'b']);
    expect(refused).toEqual([]);
  });

  it('lets a pool be ahead of a node that catches up', async () => {
    standing = unknownAt(99);
    hear('a');
    await clock.advance(300_000);
    standing = known;
    await clock.advance(600_000);
    expect(refused).toEqual([]);
  });

  it('refuses a pool whose blocks the node never sees, over several parents', async () => {
    standing = unknownAt(99);
    hear('a');
    await clock.advance(300_000);
    hear('b', 101);
    await clock.advance(240_000);
    expect(refused).toEqual([]);
    await clock.advance(120_000);
    expect(refused).toEqual(['pool']);
  });

  it('refuses a contradiction at once', async () => {
    standing = unknownAt(200);
    hear('a');
    await clock.advance(0);
    expect(refused).toEqual(['pool']);
  });

  it('forgets', async () => {
    standing = unknownAt(99);
    hear('a');
    await clock.advance(0);
    witness.forget('pool');
    expect(clock.waiting()).toBe(0);
  });

  describe('without a node to ask', () => {
    const bitcoin = { difficulty: 1.4e14 };
    const cash = { difficulty: 9e11 };
    beforeEach(() => {
      standing = down;
    });

    it('refuses the pool whose difficulty is not the one another showed', async () => {
      hear('a', 976_000, { ...bitcoin, sourceId: 'first', label: 'First' });
      await clock.advance(0);
      hear('b', 976_010, cash);
      await clock.advance(0);
      expect(refused).toEqual(['pool']);
    });

    it('refuses a pool that changes the chain from one job to the next', async () => {
      hear('a', 976_000, bitcoin);
      await clock.advance(60_000);
      hear('b', 976_001, cash);
      await clock.advance(0);
      expect(refused).toEqual(['pool']);
    });

    it('remembers the chain over a restart', async () => {
      const record = { sourceId: 'first', label: 'First', height: 976_000, difficulty: 1.4e14 };
      files.set('bitcoin.json', JSON.stringify({ ...record, atMs: clock.now() - 86_400_000 }));
      hear('b', 976_144, cash);
      await clock.advance(0);
      expect(refused).toEqual(['pool']);
    });

    it('believes a node over what pools showed, and forgets a removed source', async () => {
      hear('a', 976_000, { ...cash, sourceId: 'liar' });
      await clock.advance(0);
      witness.vouch({
        ...bitcoin,
        sourceId: 'own',
        label: 'Own node',
        chainId: 'bitcoin',
        parentHash: 'c',
        parentHeight: 976_000,
        timeS: 0,
        blockIntervalS: 600,
      });
      hear('b', 976_001, bitcoin);
      await clock.advance(0);
      expect(refused).toEqual([]);
      witness.unlearn('pool');
      hear('d', 976_002, { ...cash, sourceId: 'other' });
      await clock.advance(0);
      expect(refused).toEqual([]);
    });

    it('says nothing of a broken file, a test chain, or a race at the tip', async () => {
      files.set('bitcoin.json', '{"sourceId":');
      hear('a', 976_000, { ...bitcoin, sourceId: 'first' });
      hear('b', 976_001, bitcoin);
      hear('c', 5, { sourceId: 'third' });
      await clock.advance(0);
      expect(refused).toEqual([]);
    });

    it('says once that a job is of another time', async () => {
      const timeS = clock.now() / 1000;
      hear('a', 976_000, { ...bitcoin, timeS: timeS + 7100 });
      hear('b', 976_001, { ...bitcoin, timeS: timeS - 3600 });
      expect(doubts).toEqual([]);
      hear('c', 976_002, { ...bitcoin, timeS: timeS + 3 * 3600 });
      hear('d', 976_003, { ...bitcoin, timeS: timeS + 3 * 3600 });
      expect(doubts).toEqual([
        "Its job is 3 h ahead of this computer's clock: one of the two is wrong.",
      ]);
      await clock.advance(0);
      expect(refused).toEqual([]);
    });
  });
});

describe('the chain last seen', () => {
  const dayMs = 86_400_000;
  const record = { sourceId: 'a', label: 'A', height: 900_000, difficulty: 1e14, atMs: 0 };
  const judge = (height: number, difficulty: number, days: number) =>
    contradictionOf(record, { sourceId: 'b', label: 'B', height, difficulty }, 600, days * dayMs);

  it.each([
    ['the next block', 900_001, 1e14, 0],
    ['a source a little behind', 899_950, 1e14, 0],
    ['the largest retarget', 902_016, 4e14, 14],
    ['a year later, fourfold', 952_560, 4e14, 365],
    ['two years later, fortyfold', 1_005_120, 4e15, 730],
    ['a clock that jumped back', 900_010, 1e14, -3],
  ])('allows %s', (_, height, difficulty, days) => {
    expect(judge(height, difficulty, days)).toBeNull();
  });

  it.each([
    ['a difficulty of another chain', 900_001, 6e11, 0],
    ['the same a month later', 904_320, 6e11, 30],
    ['a height far behind', 890_000, 1e14, 1],
    ['a height far ahead', 910_000, 1e14, 1],
  ])('does not allow %s', (_, height, difficulty, days) => {
    expect(judge(height, difficulty, days)).toContain('another chain');
  });
});
