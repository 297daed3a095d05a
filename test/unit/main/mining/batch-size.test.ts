import { describe, expect, it } from 'vitest';
import { adaptBatch } from '../../../../main/mining/batch-size.ts';

/** The batch after `rounds` on a kernel of so many hashes a second. */
function settle(hps: number, rounds: number): number {
  let batch = 64;
  for (let round = 0; round < rounds; round += 1) {
    batch = adaptBatch(batch, batch, (batch / hps) * 1000);
  }
  return batch;
}

describe('the batch size', () => {
  it.each([30, 500, 5000, 70_000, 11e6, 85e6, 1e9])('settles at 10 to 50 ms at %d H/s', (hps) => {
    const ms = (settle(hps, 20) / hps) * 1000;
    expect(ms).toBeLessThanOrEqual(50);
    expect(ms).toBeGreaterThanOrEqual(10);
  });

  it('grows at most fourfold at a time', () => {
    expect(adaptBatch(10, 10, 0)).toBe(40);
    expect(adaptBatch(4800, 4800, 0)).toBe(19_200);
  });

  it('is never below one, even for a kernel slower than a batch', () => {
    expect(adaptBatch(1, 1, 1000)).toBe(1);
  });

  it('leaves no lane idle once it is large', () => {
    for (const batch of [settle(11e6, 20), settle(85e6, 20)]) expect(batch % 480).toBe(0);
    for (const batch of [settle(12_000, 20), settle(66_000, 20)]) expect(batch % 24).toBe(0);
  });

  it('learns nothing from a batch that tested nothing', () => {
    expect(adaptBatch(1000, 0, 5)).toBe(1000);
  });

  it('stays a count the kernels take', () => {
    expect(adaptBatch(2 ** 31, 2 ** 31, 0)).toBeLessThan(2 ** 32);
  });
});
