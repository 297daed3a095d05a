import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollingMean } from '../../../../renderer/chart/rolling-mean.ts';

describe('rollingMean', () => {
  it('means over the window and keeps gaps', () => {
    expect(rollingMean([0, 1000, 2000, 3000], [2, 4, null, 6], 2000)).toEqual([2, 3, null, 6]);
  });

  it('equals the plain definition', () => {
    const column = fc.array(fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(column, fc.integer({ min: 1, max: 20 }), (values, window) => {
        const atMs = values.map((_, at) => at * 1000);
        const means = rollingMean(atMs, values, window * 1000);
        values.forEach((value, at) => {
          const seen = values.slice(Math.max(0, at - window + 1), at + 1).filter((v) => v !== null);
          const plain = seen.reduce((sum, v) => sum + v, 0) / seen.length;
          if (value === null) expect(means[at]).toBeNull();
          else expect(means[at]).toBeCloseTo(plain, 3);
        });
      }),
    );
  });

  it('stays linear for a long column', () => {
    const values = Array.from({ length: 100_000 }, (_, at) => at % 7);
    expect(
      rollingMean(
        values.map((_, at) => at),
        values,
        1000,
      ),
    ).toHaveLength(100_000);
  });
});
