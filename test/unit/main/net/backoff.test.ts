import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptAfterFailure, delayBefore, RECONNECT } from '../../../../main/net/backoff.ts';

describe('delayBefore', () => {
  it('doubles up to the cap', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) => delayBefore(attempt, 0.5, RECONNECT));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('stays within a quarter of that by chance, for any attempt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, random) => {
          const middle = delayBefore(n, 0.5, RECONNECT);
          const delay = delayBefore(n, random, RECONNECT);
          expect(delay).toBeGreaterThanOrEqual(Math.floor(middle * 0.75));
          expect(delay).toBeLessThanOrEqual(Math.ceil(middle * 1.25));
        },
      ),
    );
  });
});

describe('attemptAfterFailure', () => {
  it('counts on until a connection held for a stable minute', () => {
    expect(attemptAfterFailure(0, 0, RECONNECT)).toBe(1);
    expect(attemptAfterFailure(5, 59_999, RECONNECT)).toBe(6);
    expect(attemptAfterFailure(5, 60_000, RECONNECT)).toBe(1);
  });
});
