import { describe, expect, it } from 'vitest';
import { LateAllowance } from '../../../../main/mining/late-allowance.ts';

const count = (late: LateAllowance, id: string, times: number): number =>
  Array.from({ length: times }, () => late.allows(id)).filter(Boolean).length;

describe('a late allowance', () => {
  it('looks at every solution of jobs that are not over', () => {
    const late = new LateAllowance();
    late.begin({ id: 'a', cleanJobs: true });
    late.begin({ id: 'b', cleanJobs: false });
    expect(count(late, 'a', 1000) + count(late, 'b', 1000)).toBe(2000);
  });

  it('looks at a few of those that a clean job has ended, and again after the next', () => {
    const late = new LateAllowance();
    late.begin({ id: 'a', cleanJobs: true });
    late.begin({ id: 'b', cleanJobs: true });
    expect(count(late, 'a', 1000)).toBe(16);
    expect(count(late, 'b', 1000)).toBe(1000);
    late.begin({ id: 'b', cleanJobs: true });
    expect(count(late, 'a', 1000)).toBe(0);
    late.begin({ id: 'c', cleanJobs: true });
    expect(count(late, 'b', 1000)).toBe(16);
  });

  it('remembers a bounded number of jobs', () => {
    const late = new LateAllowance();
    for (let index = 0; index < 1000; index += 1) late.begin({ id: `${index}`, cleanJobs: false });
    expect(count(late, '999', 100)).toBe(100);
    expect(count(late, '0', 100)).toBe(16);
  });
});
