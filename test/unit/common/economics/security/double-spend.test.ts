import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '../../../../../common/economics/model.ts';
import {
  confirmationsForRisk,
  doubleSpend,
  grunspanDoubleSpend,
  nakamotoDoubleSpend,
  rosenfeldDoubleSpend,
} from '../../../../../common/economics/security/double-spend.ts';
import { tanhSinh } from '../../../../../common/stats/quadrature.ts';
import { createRandom } from '../../../../../common/stats/random.ts';
import vectors from '../../../../vector/economics-09.json' with { type: 'json' };

describe('double-spend', () => {
  it('reproduces the white paper’s table', () => {
    for (const { q, z, published, computed } of vectors.whitepaper) {
      const chance = nakamotoDoubleSpend(q, z);
      expect(Math.abs(chance - published), `q ${q}, z ${z}`).toBeLessThan(6e-8);
      expect(chance / computed, `q ${q}, z ${z}`).toBeCloseTo(1, 9);
    }
  });

  it('reproduces both tables of confirmations for a risk of 0.1 %', () => {
    for (const row of vectors.zForP001) {
      expect(confirmationsForRisk(row.q, 0.001, nakamotoDoubleSpend)).toBe(row.publishedNakamoto);
      expect(confirmationsForRisk(row.q, 0.001)).toBe(row.publishedGrunspan);
    }
  });

  it('reproduces Rosenfeld’s table', () => {
    for (const { q, percent } of vectors.rosenfeld) {
      percent.forEach((expected, i) => {
        expect(Math.abs(100 * grunspanDoubleSpend(q, i + 1) - expected)).toBeLessThan(6e-4);
      });
    }
  });

  it('is the same by beta series and by negative binomial, to relative 1e-10', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.499, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        (q, z) => {
          const one = grunspanDoubleSpend(q, z);
          const other = rosenfeldDoubleSpend(q, z);
          if (one > 1e-290) expect(one / other).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the incomplete beta function, by quadrature', () => {
    for (const [q, z] of [
      [0.1, 6],
      [0.3, 12],
      [0.45, 40],
    ] as const) {
      // I_x(z, 1/2) with t = 1 - u^2, so that the end singularity goes.
      const integrand = (u: number) => 2 * (1 - u * u) ** (z - 1);
      const from = 1 - 2 * q;
      const part = tanhSinh(integrand, from, 1);
      const whole = tanhSinh(integrand, 0, 1);
      expect(grunspanDoubleSpend(q, z) / (part / whole)).toBeCloseTo(1, 9);
    }
  });

  it('agrees with racing blocks at random', () => {
    const random = createRandom(9);
    const q = 0.3;
    const z = 3;
    const races = 40_000;
    let caught = 0;
    for (let race = 0; race < races; race++) {
      let lead = 0;
      for (let honest = 0; honest < z; ) {
        if (random.uniform() < q) lead--;
        else {
          lead++;
          honest++;
        }
      }
      while (lead > 0 && lead < 40) lead += random.uniform() < q ? -1 : 1;
      if (lead <= 0) caught++;
    }
    const expected = grunspanDoubleSpend(q, z);
    const deviation = Math.sqrt((expected * (1 - expected)) / races);
    expect(Math.abs(caught / races - expected)).toBeLessThan(4 * deviation);
  });

  it('has the right limits', () => {
    for (const method of [grunspanDoubleSpend, rosenfeldDoubleSpend, nakamotoDoubleSpend]) {
      expect(method(0.2, 0)).toBe(1);
      expect(method(0, 3)).toBe(0);
      expect(method(0.5, 100)).toBe(1);
      expect(method(1, 100)).toBe(1);
      expect(method(0.001, 20_000)).toBe(0);
    }
    expect(confirmationsForRisk(0.5, 0.001)).toBeNull();
    expect(confirmationsForRisk(0.4999, 0.001)).toBeNull();
    expect(confirmationsForRisk(0, 0.001)).toBe(1);
  });

  it('falls with confirmations, rises with the attacker’s share, and is above the white paper’s where it matters', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.45, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (q, z) => {
          const chance = grunspanDoubleSpend(q, z);
          expect(grunspanDoubleSpend(q, z + 1)).toBeLessThanOrEqual(chance);
          expect(grunspanDoubleSpend(q + 0.01, z)).toBeGreaterThanOrEqual(chance);
          if (z > 1 && chance < 0.25) expect(nakamotoDoubleSpend(q, z)).toBeLessThan(chance);
          expect(chance).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('answers as a model', () => {
    const out = runModel(doubleSpend, { attackerShare: 0.1, confirmations: 6, value: 1e6 });
    expect(out.probability).toBeCloseTo(0.00059, 5);
    expect(out.expectedLoss).toBeCloseTo(1e6 * out.probability, 9);
    expect(out).toMatchObject({ confirmationsNeeded: 6, nakamotoConfirmations: 5, waitS: 3600 });
    expect(runModel(doubleSpend, { attackerShare: 0.6, confirmations: 6 })).toMatchObject({
      probability: 1,
      confirmationsNeeded: null,
      waitS: null,
    });
    expect(() => runModel(doubleSpend, { attackerShare: 1.1, confirmations: 6 })).toThrow(
      /attackerShare is 1.1: must be at most 1/,
    );
  });
});
