import { MeasuredPower } from '../../common/contract/energy.ts';
import { openJsonRecord } from '../record/json-record.ts';
import type { MachineParts } from './host-room.ts';

/** Guided measurements of power, kept by algorithm. */
export function openMeasuredPower(
  path: string,
  problem: (error: unknown) => void,
): MachineParts['measuredPower'] {
  return openJsonRecord(
    path,
    (value): value is MeasuredPower => MeasuredPower.safeParse(value).success,
    problem,
  );
}
