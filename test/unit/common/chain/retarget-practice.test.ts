import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextPracticeBits,
  PRACTICE_POW_LIMIT,
  type PracticeBlock,
} from '../../../../common/chain/retarget-practice.ts';
import { expectedHashesFromTarget } from '../../../../common/quantity/difficulty.ts';
import {
  bigintFromBits,
  bitsFromBigint,
  targetFromBits,
} from '../../../../common/quantity/target.ts';

const easiest = bitsFromBigint(PRACTICE_POW_LIMIT);
const genesis: PracticeBlock = { timeS: 1_767_225_600, bits: easiest };

/** A seeded generator, so that a run can be repeated. */
const createRandom = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return (seed + 0.5) / 2 ** 32;
};

/** Mines with a steady machine, second by second as a template would be renewed; returns solve times. */
function mine(hashrateHps: number, count: number, random: () => number, chain: PracticeBlock[]) {
  const solveTimesS: number[] = [];
  let nowS = chain.at(-1)!.timeS + 3600;
  while (solveTimesS.length < count) {
    let luck = -Math.log(random());
    let solveTimeS = 0;
    for (;;) {
      const bits = nextPracticeBits(chain, Math.floor(nowS));
      const rate = hashrateHps / expectedHashesFromTarget(targetFromBits(bits));
      if (luck <= rate) {
        solveTimeS += luck / rate;
        nowS += luck / rate;
        chain.push({ timeS: Math.floor(nowS), bits: nextPracticeBits(chain, Math.floor(nowS)) });
        break;
      }
      luck -= rate;
      solveTimeS += 1;
      nowS += 1;
    }
    solveTimesS.push(solveTimeS);
  }
  return solveTimesS;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('practice retarget', () => {
  it.each([100e3, 3e6, 250e6])('settles near 20 s at %d H/s', (hashrateHps) => {
    const solveTimesS = mine(hashrateHps, 600, createRandom(7), [genesis]);
    expect(mean(solveTimesS.slice(20))).toBeGreaterThan(16);
    expect(mean(solveTimesS.slice(20))).toBeLessThan(26);
  });

  it('gives the first block within seconds even to a slow machine', () => {
    const random = createRandom(3);
    const firsts = Array.from({ length: 50 }, () => mine(100e3, 1, random, [genesis])[0]!);
    expect(mean(firsts)).toBeLessThan(5);
  });

  it('follows a machine that becomes a thousand times slower', () => {
    const chain = [genesis];
    const random = createRandom(11);
    mine(250e6, 30, random, chain);
    const after = mine(250e3, 40, random, chain);
    expect(Math.max(...after)).toBeLessThan(600);
    expect(mean(after.slice(10))).toBeLessThan(30);
  });

  it('never leaves its bounds', () => {
    const block = fc.record({
      timeS: fc.nat(0xffffffff),
      bits: fc.bigInt({ min: 1n << 100n, max: PRACTICE_POW_LIMIT }).map(bitsFromBigint),
    });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 20 }), fc.nat(59), (recent, waitS) => {
        const last = recent.at(-1)!;
        const before = bigintFromBits(last.bits);
        const target = bigintFromBits(nextPracticeBits(recent, last.timeS + waitS));
        expect(target <= PRACTICE_POW_LIMIT).toBe(true);
        expect(target <= before * 4n).toBe(true);
        // Compact bits may drop up to 2^-15 of a target.
        expect(target >= before / 4n - before / 2n ** 15n).toBe(true);
      }),
    );
  });

  it('doubles the target every 20 s once a minute has passed, up to the easiest', () => {
    const hard = { timeS: 1000, bits: bitsFromBigint(1n << 200n) };
    const targetAfter = (waitS: number) =>
      bigintFromBits(nextPracticeBits([hard], hard.timeS + waitS));
    expect(targetAfter(79)).toBe(1n << 200n);
    expect(targetAfter(80)).toBe(1n << 201n);
    expect(targetAfter(100)).toBe(1n << 202n);
    expect(targetAfter(86_400)).toBe(PRACTICE_POW_LIMIT);
  });

  it('needs a genesis', () => {
    expect(() => nextPracticeBits([], 0)).toThrow(RangeError);
  });
});
