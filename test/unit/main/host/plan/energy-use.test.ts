import { describe, expect, it } from 'vitest';
import type { EnergyHour } from '../../../../../common/contract/energy.ts';
import type { GridEvidence } from '../../../../../common/contract/plan.ts';
import { energyUse } from '../../../../../main/host/plan/energy-use.ts';

const hourMs = 3_600_000;
const hours = [
  { atMs: 0, miningKwh: 0.2 },
  { atMs: hourMs, miningKwh: 0.1 },
] as EnergyHour[];
const proof = {
  event: { startMs: hourMs, endMs: 3 * hourMs },
  usedKwh: 0.04,
  baselineKw: 0.2,
} as GridEvidence;

describe('energyUse', () => {
  it('takes the evidence within an event', () => {
    const { usedKwh, baselineKwh } = energyUse([proof], hours, hourMs, 1.5 * hourMs);
    expect(usedKwh).toBeCloseTo(0.01, 12);
    expect(baselineKwh).toBeCloseTo(0.1, 12);
    expect(energyUse([{ ...proof, baselineKw: null }], hours, hourMs, 2 * hourMs)).toEqual({
      usedKwh: 0.02,
      baselineKwh: null,
    });
  });

  it('takes the ledger beside it, by the share of its hours', () => {
    const { usedKwh, baselineKwh } = energyUse([proof], hours, 0.5 * hourMs, 1.5 * hourMs);
    expect(usedKwh).toBeCloseTo(0.15, 12);
    expect(baselineKwh).toBeNull();
    expect(energyUse([], [], 0, hourMs).usedKwh).toBe(0);
  });
});
