import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import { chanceOfWorseEffort, luck } from '../../../../../common/economics/solo/luck.ts';
import { orphanChance, orphanRisk } from '../../../../../common/economics/solo/orphan-risk.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-solo.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('luck', () => {
  it('gives the chance of a worse round', () => {
    for (const row of cases.effort) {
      const open = runModel(luck, { work: row.effort * 7, difficulty: 7, blocks: 0 });
      expectRelative(open.effort, row.effort);
      expectRelative(open.chanceOfWorse, row.pRoundWorse);
      expect(open.luck).toBeNull();
    }
  });

  it('gives the chance of a worse average over many blocks', () => {
    for (const row of cases.effortN) {
      expectRelative(chanceOfWorseEffort(row.blocks, row.avgEffort), row.pWorse);
      const judged = runModel(luck, {
        work: row.avgEffort * row.blocks * 1e12,
        difficulty: 1e12,
        blocks: row.blocks,
      });
      expectRelative(judged.chanceOfWorse, row.pWorse);
      expectRelative(judged.luck, 1 / row.avgEffort);
    }
  });

  it('agrees with simulated rounds', () => {
    const random = createRandom(17);
    const worlds = 40_000;
    let worse = 0;
    for (let i = 0; i < worlds; i++) {
      let sum = 0;
      for (let k = 0; k < 10; k++) sum -= Math.log(1 - random.uniform());
      if (sum / 10 >= 1.2) worse++;
    }
    expect(worse / worlds).toBeCloseTo(chanceOfWorseEffort(10, 1.2), 2);
  });

  it('finds nothing odd in work that found what it should, and much in silence', () => {
    expect(runModel(luck, { work: 100, difficulty: 1, blocks: 100 }).pValue).toBeGreaterThan(0.9);
    expect(runModel(luck, { work: 30, difficulty: 1, blocks: 0 }).pValue).toBeLessThan(1e-12);
    expect(runModel(luck, { work: 0, difficulty: 1, blocks: 0 })).toMatchObject({
      effort: 0,
      luck: null,
      pValue: 1,
    });
  });

  it('keeps its two tails overlapping by exactly the chance of this count', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 500, noNaN: true }),
        fc.integer({ min: 0, max: 500 }),
        (work, blocks) => {
          const judged = runModel(luck, { work, difficulty: 1, blocks });
          expect(judged.chanceOfFewerOrEqual + judged.chanceOfMoreOrEqual).toBeGreaterThan(
            1 - 1e-12,
          );
          expect(judged.pValue).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('orphan risk', () => {
  it('gives the published delays', () => {
    for (const row of cases.orphan) {
      expectRelative(orphanChance(row.delay, row.spacing, row.share), row.p);
    }
  });

  it('agrees with simulated rivals', () => {
    const random = createRandom(5);
    let beaten = 0;
    for (let i = 0; i < 100_000; i++) {
      if (-Math.log(1 - random.uniform()) * 600 < 60) beaten++;
    }
    expect(beaten / 100_000).toBeCloseTo(orphanChance(60, 600, 0), 2);
  });

  it('costs nothing without delay or without rivals', () => {
    expect(runModel(orphanRisk, { delayS: 0, rewardCoin: 3 }).effectiveRewardCoin).toBe(3);
    expect(runModel(orphanRisk, { delayS: 99, ownShare: 1 }).chance).toBe(0);
  });
});
