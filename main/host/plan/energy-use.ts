import type { EnergyHour } from '../../../common/contract/energy.ts';
import type { GridEvidence } from '../../../common/contract/plan.ts';

const hourMs = 3_600_000;

/**
 * What mining used between two moments, kWh, and what it would have used without the grid's event.
 *
 * Within an event the evidence tells both; beside it the ledger does, whose hours count evenly, and there is no
 * baseline.
 */
export function energyUse(
  evidence: readonly GridEvidence[],
  hours: readonly EnergyHour[],
  fromMs: number,
  toMs: number,
): { readonly usedKwh: number; readonly baselineKwh: number | null } {
  const lengthMs = Math.max(1, toMs - fromMs);
  const proof = evidence.find(({ event }) => event.startMs <= fromMs && toMs <= event.endMs);
  if (proof !== undefined) {
    const { event, usedKwh, baselineKw } = proof;
    const share = lengthMs / Math.max(1, event.endMs - event.startMs);
    const baselineKwh = baselineKw === null ? null : (baselineKw * lengthMs) / hourMs;
    return { usedKwh: usedKwh * share, baselineKwh };
  }
  const usedKwh = hours.reduce((sum, { atMs, miningKwh }) => {
    const overlapMs = Math.min(toMs, atMs + hourMs) - Math.max(fromMs, atMs);
    return overlapMs > 0 ? sum + (miningKwh * overlapMs) / hourMs : sum;
  }, 0);
  return { usedKwh, baselineKwh: null };
}
