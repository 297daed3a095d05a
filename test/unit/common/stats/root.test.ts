import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoot } from '../../../../common/stats/root.ts';

describe('findRoot', () => {
  it('finds roots of smooth and of flat functions', () => {
    expect(findRoot((x) => Math.cos(x) - x, 0, 1)).toBeCloseTo(0.7390851332151607, 13);
    expect(Math.abs(findRoot((x) => x ** 3, -1, 2))).toBeLessThan(1e-12);
    expect(findRoot((x) => Math.sign(x - 0.3), 0, 1)).toBeCloseTo(0.3, 12);
  });

  it('finds the root of any increasing cubic', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (root) => {
        expect(findRoot((x) => (x - root) ** 3 + (x - root), -60, 70)).toBeCloseTo(root, 10);
      }),
    );
  });

  it('returns an end that is a root and refuses ends that bracket none', () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });
});
