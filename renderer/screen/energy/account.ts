import type { EnergyHour } from '../../../common/contract/energy.ts';

/** Hours of the ledger added up; null where nothing of the kind was known. */
export interface EnergyAccount {
  readonly miningS: number;
  readonly kwh: number;
  readonly cost: number | null;
  readonly carbonG: number | null;
  /** Share of the mining time whose power was known, and of that the share that was measured; 0 to 1. */
  readonly known: number;
  readonly measured: number;
}

/** @returns null where nothing was mined */
export function accountOf(hours: readonly EnergyHour[]): EnergyAccount | null {
  const sum = (read: (hour: EnergyHour) => number): number =>
    hours.reduce((total, hour) => total + read(hour), 0);
  const sumKnown = (read: (hour: EnergyHour) => number | null): number | null => {
    const values = hours.map(read).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
  };
  const miningS = sum((hour) => hour.miningS);
  if (miningS === 0) return null;
  const knownS = sum((hour) => hour.knownS);
  return {
    miningS,
    kwh: sum((hour) => hour.miningKwh),
    cost: sumKnown((hour) => hour.cost),
    carbonG: sumKnown((hour) => hour.gCo2),
    known: Math.min(1, knownS / miningS),
    measured: knownS === 0 ? 0 : Math.min(1, sum((hour) => hour.measuredS) / knownS),
  };
}
