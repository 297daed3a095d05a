import { expect } from 'vitest';

/** Asserts that `actual` is within `tolerance`, relative to the larger of 1e-300 and |expected|. */
export function expectRelative(
  actual: number | null | undefined,
  expected: number,
  tolerance = 1e-9,
  what = '',
): void {
  const error = Math.abs((actual ?? Number.NaN) - expected);
  expect(
    error <= tolerance * Math.max(Math.abs(expected), 1e-300),
    `${what} expected ${expected} within ${tolerance}, got ${actual}`,
  ).toBe(true);
}
