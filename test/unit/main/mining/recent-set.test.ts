import { expect, it } from 'vitest';
import { RecentSet } from '../../../../main/mining/recent-set.ts';

it('refuses what it remembers and forgets the oldest', () => {
  const recent = new RecentSet(2);
  expect(['a', 'b', 'a', 'c', 'b', 'a'].map((key) => recent.add(key))).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
  ]);
});
