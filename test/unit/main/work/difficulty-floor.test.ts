import { describe, expect, it } from 'vitest';
import { readChain } from '../../../../common/chain/registry.ts';
import { difficultyFromTarget } from '../../../../common/quantity/difficulty.ts';
import { targetFromBits } from '../../../../common/quantity/target.ts';
import { floorProblem } from '../../../../main/work/difficulty-floor.ts';

const bitcoin = readChain('bitcoin')!;
const difficultyOf = (bits: number) =>
  difficultyFromTarget(targetFromBits(bits), bitcoin.difficulty1Target);

describe('the difficulty that Bitcoin has not been below', () => {
  it('lets pass what it was in December 2018, July 2021 and, by the bits of a real job, June 2025', () => {
    for (const difficulty of [5.106e12, 13.67e12, difficultyOf(0x1702_3a04)]) {
      expect(floorProblem(bitcoin, difficulty), String(difficulty)).toBeNull();
    }
  });

  it('refuses the work of its smaller kin', () => {
    expect(floorProblem(bitcoin, 9e11)).toBe(
      'Its blocks are 6 times easier than any of Bitcoin in years: this is another chain.',
    );
    expect(floorProblem(bitcoin, 2e10)).toMatch(/^Its blocks are 250 times easier/);
  });

  it('asks nothing of other chains, test networks above all', () => {
    for (const id of ['bitcoin-cash', 'bitcoin-testnet4', 'bitcoin-regtest', 'litecoin']) {
      expect(floorProblem(readChain(id)!, 1), id).toBeNull();
    }
  });
});
