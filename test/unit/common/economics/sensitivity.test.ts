import { describe, expect, it } from 'vitest';
import { profit } from '../../../../common/economics/profit/profit.ts';
import { sensitivityOf } from '../../../../common/economics/sensitivity.ts';
import { expectRelative } from './near.ts';

describe('sensitivity', () => {
  const found = sensitivityOf(profit, profit.example, 'profitPerDay', 0.2);

  it('puts what moves the output most first', () => {
    expect(found[0]!.swing).toBeGreaterThanOrEqual(found.at(-1)!.swing);
    for (let i = 1; i < found.length; i++) {
      expect(found[i]!.swing).toBeLessThanOrEqual(found[i - 1]!.swing);
    }
  });

  it('moves one input at a time by the share', () => {
    const power = found.find((entry) => entry.field === 'powerW')!;
    expectRelative(power.swing, 0.4 * 8.4, 1e-12);
    expectRelative(power.high! - power.low!, -0.4 * 8.4, 1e-12);
  });

  it('leaves out zeros and says null where one side is refused', () => {
    expect(found.find((entry) => entry.field === 'poolFee')).toBeUndefined();
    expect(found.find((entry) => entry.field === 'pue')).toMatchObject({ low: null, swing: 0 });
  });
});
