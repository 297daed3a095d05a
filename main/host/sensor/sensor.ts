import type { Reading } from '../../../common/contract/devices.ts';

/** One way of reading the machine. Absent hardware is an `unavailable` reading, never a throw. */
export interface Sensor {
  readonly id: string;
  /** How often a read is worth its cost, ms. */
  readonly intervalMs: number;
  read(): Promise<readonly Reading[]>;
  /** Ends what it holds open. */
  close?(): void;
}

/** A reading that could not be had, with the reason in words. */
export function unavailable(id: string, label: string, unit: string, reason: string): Reading {
  return {
    id,
    label,
    value: null,
    unit,
    provenance: 'unavailable',
    from: reason,
    atMs: null,
    staleAfterMs: null,
  };
}

/** A reading an instrument gave just now. */
export function measured(
  id: string,
  label: string,
  value: number,
  unit: string,
  from: string,
  atMs: number,
  staleAfterMs: number,
): Reading {
  return { id, label, value, unit, provenance: 'measured', from, atMs, staleAfterMs };
}

/** A value that may be counted on now: known, and not older than its source lets it be. */
export function isFresh(reading: Reading | undefined, atMs: number): reading is FreshReading {
  if (reading === undefined || reading.value === null) return false;
  const { atMs: readAtMs, staleAfterMs } = reading;
  return readAtMs === null || staleAfterMs === null || atMs - readAtMs <= staleAfterMs;
}

export type FreshReading = Reading & { readonly value: number };
