import { describe, expect, it } from 'vitest';
import {
  type MoneroBlockWork,
  nextMoneroDifficulty,
} from '../../../../common/chain/retarget-monero.ts';
import vectors from '../../../vector/economics-chain.json' with { type: 'json' };

describe('Monero difficulty', () => {
  it("gives every row of monero's own test data", () => {
    const { rows, target } = vectors.cases.moneroDifficulty;
    const blocks: MoneroBlockWork[] = [];
    let cumulativeDifficulty = 0n;
    for (const [timeS, difficulty] of rows as [number, number][]) {
      expect(nextMoneroDifficulty(blocks, target), `row ${blocks.length}`).toBe(BigInt(difficulty));
      cumulativeDifficulty += BigInt(difficulty);
      blocks.push({ timeS, cumulativeDifficulty });
    }
    expect(blocks).toHaveLength(1000);
  });

  it('is one for the first blocks and finite when all times are equal', () => {
    expect(nextMoneroDifficulty([], 120)).toBe(1n);
    const blocks = [1n, 2n, 3n].map((cumulativeDifficulty) => ({ timeS: 5, cumulativeDifficulty }));
    expect(nextMoneroDifficulty(blocks, 120)).toBe(240n);
  });
});
