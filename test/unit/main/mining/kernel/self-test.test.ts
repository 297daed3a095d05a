import { describe, expect, it } from 'vitest';
import { sha256d } from '../../../../../main/mining/algorithm/sha256d.ts';
import type { Kernel, ScanResult } from '../../../../../main/mining/kernel/kernel.ts';
import { referenceSource } from '../../../../../main/mining/kernel/reference.ts';
import { createSelfTest, runSelfTest } from '../../../../../main/mining/kernel/self-test.ts';

const test = createSelfTest(sha256d);

/** The reference with one fault. */
function faulty(change: (kernel: Kernel) => Partial<Kernel>): Kernel {
  const kernel = referenceSource(sha256d).open();
  return { ...kernel, ...change(kernel) };
}

const scanning =
  (spoil: (result: ScanResult, out: Uint32Array, first: number) => void) => (kernel: Kernel) => ({
    scan(first: number, count: number, out: Uint32Array) {
      const result = kernel.scan(first, count, out);
      spoil(result, out, first);
      return result;
    },
  });

describe('the self-test', () => {
  it('passes the reference', () => {
    expect(runSelfTest(referenceSource(sha256d).open(), test)).toBeNull();
  });

  it.each<[string, (kernel: Kernel) => Partial<Kernel>]>([
    [
      'finds nothing',
      scanning((result) => {
        result.found = 0;
      }),
    ],
    [
      'finds a nonce too many',
      scanning((result, out, first) => {
        out[result.found] = first;
        result.found += 1;
      }),
    ],
    [
      'names the nonce beside the right one',
      scanning((_, out) => {
        out[0]! += 1;
      }),
    ],
    [
      'loses the last hit',
      scanning((result) => {
        if (result.found > 1) result.found -= 1;
      }),
    ],
    [
      'tests fewer than asked',
      scanning((result) => {
        result.scanned -= 1;
      }),
    ],
    [
      'takes digests just above the target',
      (kernel) => ({
        setJob(header, targetLe) {
          const loose = Uint8Array.from(targetLe);
          loose.fill(0xff, 0, 8);
          kernel.setJob(header, loose);
        },
      }),
    ],
    [
      'leaves out digests equal to the target',
      (kernel) => ({
        setJob(header, targetLe) {
          const tight = Uint8Array.from(targetLe);
          tight.fill(0, 0, 8);
          kernel.setJob(header, tight);
        },
      }),
    ],
    [
      'hashes another header',
      (kernel) => ({
        setJob(header, targetLe) {
          const other = Uint8Array.from(header);
          other[70]! ^= 1;
          kernel.setJob(other, targetLe);
        },
      }),
    ],
  ])('fails a kernel that %s', (_, change) => {
    expect(runSelfTest(faulty(change), test)).toMatch(/found|tested/);
  });
});
