import { describe, expect, it } from 'vitest';
import { timeLeftMs } from '../../../../renderer/part/time-left.ts';

const start = { what: 'RandomX dataset', atMs: 1000, progress: 0.2 };

describe('timeLeftMs', () => {
  it.each([
    [0.2, 9000],
    [0.21, 9000],
    [0.5, 1500],
  ])('is unknown at %d after %d ms', (progress, nowMs) => {
    expect(timeLeftMs(start, progress, nowMs)).toBeNull();
  });

  it('goes on at the pace so far', () => {
    expect(timeLeftMs(start, 0.6, 9000)).toBeCloseTo(8000);
    expect(timeLeftMs(start, 1, 9000)).toBe(0);
  });
});
