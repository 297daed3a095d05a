import { MeasuredPower } from '../../common/contract/energy.ts';
import type { MeasuredPowerStore } from '../host/measuring.ts';
import { openJsonRecord } from '../record/json-record.ts';

/** Guided measurements of power, kept by algorithm. */
export function openMeasuredPower(
  path: string,
  problem: (error: unknown) => void,
): MeasuredPowerStore {
  return openJsonRecord(
    path,
    (value): value is MeasuredPower => MeasuredPower.safeParse(value).success,
    problem,
  );
}
