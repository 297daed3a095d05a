import { describe, expect, it } from 'vitest';
import { formatRoughChange, formatRoughMoney } from '../../../../renderer/format/rough-money.ts';

describe('formatRoughMoney', () => {
  it.each([
    [4741.77, '$4,742'],
    [-3312.8, '−$3,313'],
    [99.994, '$99.99'],
    [99.996, '$100'],
    [0.25, '$0.25'],
    [0, '$0'],
    [2_470_000, '$2.47 million'],
  ])('%d is %s', (value, shown) => {
    expect(formatRoughMoney(value, 'USD')).toBe(shown);
  });
});

describe('formatRoughChange', () => {
  it('always has its sign', () => {
    expect([5108.2, -168.9, 0].map((value) => formatRoughChange(value, 'USD'))).toEqual([
      '+$5,108',
      '−$169',
      '$0',
    ]);
  });
});
