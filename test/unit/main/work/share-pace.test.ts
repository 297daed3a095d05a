import { describe, expect, it } from 'vitest';
import { expectedHashesFromTarget } from '../../../../common/quantity/difficulty.ts';
import {
  firstPace,
  paceAfterShare,
  reviewPace,
  SHARE_INTERVAL_MS,
  type SharePace,
  targetOfPace,
} from '../../../../main/work/share-pace.ts';

/** Lets a machine of this speed work at the pace it is given, reviewed each second. */
function run(hps: number, minutes: number): { pace: SharePace; sharesLastMinute: number } {
  let pace = firstPace('sha256d', 0);
  let owed = 0;
  let sharesLastMinute = 0;
  for (let second = 1; second <= minutes * 60; second += 1) {
    for (owed += hps / pace.hashesPerShare; owed >= 1; owed -= 1) {
      pace = paceAfterShare(pace);
      if (second > (minutes - 1) * 60) sharesLastMinute += 1;
    }
    pace = reviewPace(pace, second * 1000);
  }
  return { pace, sharesLastMinute };
}

describe('the share pace', () => {
  it.each([1e3, 1e5, 1e7, 1e9, 1e12])('settles at a few shares a minute for %d H/s', (hps) => {
    const { sharesLastMinute } = run(hps, 15);
    expect(sharesLastMinute).toBeGreaterThanOrEqual(4);
    expect(sharesLastMinute).toBeLessThanOrEqual(30);
  });

  it('stays as it is where it fits', () => {
    const { pace } = run(1e7, 15);
    expect(pace.hashesPerShare / 1e7).toBeGreaterThan(SHARE_INTERVAL_MS / 1000 / 2.5);
    expect(pace.hashesPerShare / 1e7).toBeLessThan((SHARE_INTERVAL_MS / 1000) * 2.5);
  });

  it('gives the target of its hashes', () => {
    const pace = firstPace('scrypt', 0);
    expect(expectedHashesFromTarget(targetOfPace(pace))).toBeCloseTo(pace.hashesPerShare, 6);
  });
});
