import { describe, expect, it } from 'vitest';
import { difficultyFromBits } from '../../../../../common/economics/chain/difficulty-from-bits.ts';
import {
  hashrateBand,
  hashrateFromBlocks,
} from '../../../../../common/economics/chain/hashrate-from-blocks.ts';
import { networkHashrateModel } from '../../../../../common/economics/chain/network-hashrate.ts';
import { ModelInputError, runModel } from '../../../../../common/economics/model.ts';
import {
  BITCOIN_DIFFICULTY_1,
  difficultyFromTarget,
} from '../../../../../common/quantity/difficulty.ts';
import { targetFromBigint } from '../../../../../common/quantity/target.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import chain from '../../../../vector/economics-chain.json' with { type: 'json' };
import profit from '../../../../vector/economics-profit.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = chain;

describe('difficulty from bits', () => {
  it('gives every unit of the table', () => {
    for (const row of cases.difficultyExamples) {
      const result = runModel(difficultyFromBits, { bits: row.bits });
      expectRelative(result.difficulty, row.bdiff, 1e-15);
      expectRelative(result.poolDifficulty, row.pdiff, 1e-15);
      expectRelative(result.poolDifficulty / result.difficulty, 1.0000152590218967, 1e-14);
      expect(result.chainWork).toBe(row.blockProof);
      expectRelative(result.approximateHashes, row.approx2p32, 1e-14);
      expectRelative(result.expectedHashes, row.exactHashes, 1e-14);
    }
  });

  it("gives Bitcoin Core's difficulties", () => {
    for (const row of cases.coreGetDifficulty) {
      // Core reads all 24 low bits as mantissa here, sign bit included: a header could not carry them.
      const bits = Number(row.bits);
      const target = BigInt(bits & 0xffffff) << BigInt(8 * ((bits >>> 24) - 3));
      const difficulty = difficultyFromTarget(targetFromBigint(target), BITCOIN_DIFFICULTY_1);
      if ((bits & 0x800000) === 0) {
        expect(runModel(difficultyFromBits, { bits: row.bits }).difficulty).toBe(difficulty);
      }
      expect(Math.abs(difficulty - row.difficulty), row.bits).toBeLessThanOrEqual(
        Math.max(row.tol, 1e-15 * row.difficulty),
      );
      expectRelative(difficulty, row.exact, 1e-14);
    }
  });

  it('expands and compacts as Core does, refusing what it refuses', () => {
    for (const row of cases.setCompact) {
      const invalid = row.negative || row.overflow || row.targetHex === '0';
      if (invalid) {
        expect(() => runModel(difficultyFromBits, { bits: row.bits }), row.bits).toThrow(
          ModelInputError,
        );
        continue;
      }
      const result = runModel(difficultyFromBits, { bits: row.bits });
      expect(result.targetHex.replace(/^0+/, ''), row.bits).toBe(row.targetHex);
      expect(result.canonicalBits, row.bits).toBe(row.getCompact);
    }
  });
});

describe('network hash rate', () => {
  it("gives mempool's sample of 223.70 EH/s", () => {
    const sample = profit.cases.hashpriceMempoolSample;
    const result = runModel(networkHashrateModel, { difficulty: sample.difficulty });
    expectRelative(result.hashrateHps, sample.hashrateFromDifficulty);
    expect(result.relativeError).toBeCloseTo(0.0913, 4);
    expect(
      runModel(networkHashrateModel, { difficulty: 1, blocks: 2016 }).relativeError,
    ).toBeCloseTo(0.0223, 4);
  });

  it('counts the work of blocks over the extremes of their times', () => {
    const bits = '0x1d00ffff';
    const result = runModel(hashrateFromBlocks, {
      blocks: [
        { timeS: 1000, bits },
        { timeS: 1900, bits },
        { timeS: 1600, bits },
      ],
    });
    expectRelative(result.hashrateHps, (2 * 4295032833) / 900, 1e-15);
    const frozen = runModel(hashrateFromBlocks, {
      blocks: [
        { timeS: 5, bits },
        { timeS: 5, bits },
      ],
    });
    expect(frozen).toMatchObject({ hashrateHps: 0, lowerHps: 0, upperHps: 0 });
  });

  it('has a band that covers simulated truth as often as it says', () => {
    const random = createRandom(9);
    const { low, high } = hashrateBand(12, 0.9);
    let covered = 0;
    for (let i = 0; i < 20_000; i++) {
      let waited = 0;
      for (let k = 0; k < 12; k++) waited -= Math.log(1 - random.uniform());
      const estimate = 12 / waited;
      if (estimate * low <= 1 && 1 <= estimate * high) covered++;
    }
    expect(covered / 20_000).toBeCloseTo(0.9, 2);
  });
});
