import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
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
  let witness: ChainWitness;

  beforeEach(() => {
    clock = createFakeClock();
    asked = [];
    refused = [];
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
    });
  });
  afterEach(() => {
    witness.stop();
    expect(clock.waiting()).toBe(0);
  });

  const hear = (parentHash: string, parentHeight = 100) =>
    witness.hear({
      sourceId: 'pool',
      chainId: 'bitcoin',
      parentHash,
      parentHeight,
      difficulty: null,
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
});
