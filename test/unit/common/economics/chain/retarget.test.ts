import { describe, expect, it } from 'vitest';
import { asertRetarget } from '../../../../../common/economics/chain/asert-retarget.ts';
import { dogecoinRetarget } from '../../../../../common/economics/chain/dogecoin-retarget.ts';
import {
  bitcoinRetarget,
  litecoinRetarget,
} from '../../../../../common/economics/chain/epoch-retarget.ts';
import { moneroRetarget } from '../../../../../common/economics/chain/monero-retarget.ts';
import { runModel } from '../../../../../common/economics/model.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-chain.json' with { type: 'json' };
import { expectRelative } from '../near.ts';

const { cases } = vectors;

describe('retargets', () => {
  it('adjusts Bitcoin and Litecoin to the bit', () => {
    for (const [model, rows] of [
      [bitcoinRetarget, cases.btcRetarget],
      [litecoinRetarget, cases.ltcRetarget],
    ] as const) {
      for (const { name, bits, firstTime, lastTime, expected } of rows) {
        const result = runModel(model, { bits, firstTimeS: firstTime, lastTimeS: lastTime });
        expect(result.bits, name).toBe(expected);
        expect(result.clamped, name).toBe(name.includes('clamp'));
      }
    }
  });

  it('adjusts Dogecoin before and since DigiShield', () => {
    for (const row of cases.dogeDigishield) {
      const result = runModel(dogecoinRetarget, {
        bits: row.bits,
        previousTimeS: row.prevTime,
        lastTimeS: row.lastTime,
      });
      expect(result.bits, row.name).toBe(row.expected);
    }
    for (const row of cases.dogePreDigishield) {
      const result = runModel(dogecoinRetarget, {
        bits: row.bits,
        previousTimeS: row.firstTime,
        lastTimeS: row.lastTime,
        lastHeight: row.lastHeight,
      });
      expect(result.bits, `after ${row.lastHeight}`).toBe(row.expected);
    }
  });

  it('adjusts Bitcoin Cash through every run of the specification', () => {
    let blocks = 0;
    for (const run of cases.asert) {
      for (const [height, timeS, expected] of run.blocks) {
        const result = runModel(asertRetarget, {
          anchorHeight: run.anchorHeight,
          anchorBits: run.anchorBits,
          anchorParentTimeS: run.anchorParentTime,
          height,
          timeS,
        });
        if (result.bits !== expected) expect(result.bits, `${run.run} ${height}`).toBe(expected);
        blocks++;
      }
    }
    expect(blocks).toBeGreaterThan(2900);
  });

  it('follows the ideal exponential of ASERT within a part in ten thousand', () => {
    for (const late of [-300_000, -1000, 0, 5000, 400_000]) {
      const result = runModel(asertRetarget, {
        anchorHeight: '0',
        anchorBits: '0x1802aee8',
        anchorParentTimeS: 10_000_000,
        height: '999',
        timeS: 10_000_000 + 600_000 + late,
      });
      expect(result.behindScheduleS).toBe(late);
      expectRelative(1 + result.changePercent / 100, 2 ** (-late / 172_800), 1e-4);
    }
  });

  it("gives Monero's difficulty row by row", () => {
    const { rows } = cases.moneroDifficulty;
    for (const at of [1, 2, 50, 600, 601, 734, 735, 736, 800, 999]) {
      const blocks = rows.slice(0, at).map(([timeS, difficulty]) => ({
        timeS,
        difficulty: String(difficulty),
      }));
      expect(runModel(moneroRetarget, { blocks }).difficulty, `row ${at}`).toBe(
        String(rows[at]![1]),
      );
    }
  });

  it("settles Bitcoin's spacing above 600 s, for it counts 2015 intervals", () => {
    // The difficulty factor is 1 when 2015 intervals take 1209600 s.
    const spacing = 1_209_600 / 2015;
    expect(spacing).toBeCloseTo(600.2978, 4);
    const even = runModel(bitcoinRetarget, {
      bits: '0x1802aee8',
      firstTimeS: 1_000_000,
      lastTimeS: 1_000_000 + 1_209_600,
    });
    expect(even.changePercent).toBe(0);
    // And chance alone lifts it: E[1 / Gamma(2015)] exceeds 1/2015 by one part in 2014.
    const random = createRandom(2016);
    let factors = 0;
    const epochs = 3000;
    for (let epoch = 0; epoch < epochs; epoch++) {
      let span = 0;
      for (let block = 0; block < 2015; block++) span -= Math.log(1 - random.uniform());
      factors += 2016 / span;
    }
    expect(factors / epochs).toBeCloseTo(2016 / 2014, 2);
  });
});
