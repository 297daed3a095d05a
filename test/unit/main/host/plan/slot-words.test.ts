import { describe, expect, it } from 'vitest';
import {
  defaultPlanSettings,
  PlanReason,
  type PlanSlot,
} from '../../../../../common/contract/plan.ts';
import { slotWords } from '../../../../../main/host/plan/slot-words.ts';

const slot: PlanSlot = {
  startMs: 0,
  minutes: 60,
  pricePerKwh: 0.3111,
  isKnown: true,
  carbonGPerKwh: 412.4,
  mine: false,
  margin: -1,
  reason: 'costs',
};
const settings = { ...defaultPlanSettings, mode: 'value' as const, carbonLimitG: 300 };

describe('slotWords', () => {
  it('names the figures', () => {
    expect(slotWords(slot, settings, 'EUR', 0.12)).toBe(
      'power costs 0.311 EUR/kWh, mining brings 0.120',
    );
    const carbon = slotWords({ ...slot, reason: 'too-much-carbon' }, settings, 'EUR', null);
    expect(carbon).toBe('the grid causes 412 g/kWh, more than 300');
  });

  it('marks a price that stands in', () => {
    const words = slotWords({ ...slot, isKnown: false }, settings, 'EUR', null);
    expect(words).toBe('power costs 0.311 EUR/kWh (assumed), mining brings ?');
  });

  it('has words for every reason, whatever is unknown', () => {
    for (const reason of PlanReason.options) {
      const words = slotWords({ ...slot, reason, pricePerKwh: null }, settings, 'EUR', null);
      expect(words, reason).toMatch(/^[a-z].{8,}$/);
      expect(words, reason).not.toMatch(/undefined|null|NaN/);
    }
  });
});
