import { describe, expect, it } from 'vitest';
import {
  chooseKernel,
  kernelTableFromProbe,
  needsMeasuring,
  speedsFromProbe,
  withFailedKernel,
  withUse,
} from '../../../../main/mining/kernel-table.ts';
import type { ProbedKernel } from '../../../../main/mining/worker-protocol.ts';

const probed = (id: string, hps: number | null, kind: 'passed' | 'failed' = 'passed') =>
  ({
    id,
    label: id,
    fingerprint: `${id} of today`,
    selfTest: kind === 'passed' ? { kind } : { kind, problem: 'wrong' },
    memoryBytes: 64,
    hps,
    cyclesPerHash: hps === null ? null : 1e9 / hps,
  }) satisfies ProbedKernel;

describe('the kernel table', () => {
  it('chooses the fastest that passed its self-test', () => {
    const kernels = [probed('a', 5), probed('b', 9, 'failed'), probed('c', 7)];
    expect(chooseKernel(kernelTableFromProbe('sha256d', kernels, undefined), undefined)?.id).toBe(
      'c',
    );
  });

  it('chooses the first by preference when nothing was measured', () => {
    const table = kernelTableFromProbe('scrypt', [probed('a', null), probed('b', null)], undefined);
    expect(needsMeasuring(table)).toBe(true);
    expect(chooseKernel(table, undefined)?.id).toBe('a');
  });

  it('obeys a pin, but not to a kernel that failed', () => {
    const table = kernelTableFromProbe('sha256d', [probed('a', 5), probed('b', 9)], undefined);
    expect(chooseKernel(table, 'a')?.id).toBe('a');
    expect(chooseKernel(withFailedKernel(table, 'a', 'died'), 'a')?.id).toBe('b');
    expect(chooseKernel(table, 'unknown')?.id).toBe('b');
  });

  it('has nothing to choose when all failed', () => {
    const table = kernelTableFromProbe('sha256d', [probed('a', 5)], undefined);
    expect(chooseKernel(withFailedKernel(table, 'a', 'died'), undefined)).toBeUndefined();
  });

  it('remembers speeds of an earlier start', () => {
    const speeds = speedsFromProbe([probed('a', 5), probed('b', 9)]);
    const again = kernelTableFromProbe('sha256d', [probed('a', null), probed('b', null)], speeds);
    expect(needsMeasuring(again)).toBe(false);
    expect(chooseKernel(again, undefined)?.id).toBe('b');
  });

  it('measures a kernel anew that was built anew', () => {
    const speeds = speedsFromProbe([probed('a', 5), probed('b', 9)]);
    const rebuilt = { ...probed('b', null), fingerprint: 'b of tomorrow' };
    const table = kernelTableFromProbe('sha256d', [probed('a', null), rebuilt], speeds);
    expect(table.map(({ hps }) => hps)).toEqual([5, null]);
    expect(needsMeasuring(table)).toBe(true);
  });

  it('marks use and pin', () => {
    const table = kernelTableFromProbe('sha256d', [probed('a', 5), probed('b', 9)], undefined);
    expect(withUse(table, 'b', 'a').map(({ inUse, pinned }) => [inUse, pinned])).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
