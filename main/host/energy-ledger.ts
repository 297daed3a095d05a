import type { Reading } from '../../common/contract/devices.ts';
import type { EnergyHour } from '../../common/contract/energy.ts';
import type { HostClock } from './clock.ts';

/** What is known while mining, at one moment. */
export interface EnergyRate {
  readonly marginal: Reading;
  readonly machine: Reading;
  /** Money for a kWh now; null when unknown. */
  readonly pricePerKwh: number | null;
  readonly currency: string;
  /** Of the grid now; null when unknown. */
  readonly gCo2PerKwh: number | null;
}

export const hourMs = 3_600_000;

/** The part of an hour's account that some seconds of mining add. What is not known stays null, never 0. */
export function energyOf(rate: EnergyRate, atMs: number, seconds: number): EnergyHour {
  const { marginal, machine, pricePerKwh, currency, gCo2PerKwh } = rate;
  const kwhOf = (watts: number): number => (watts * seconds) / 3_600_000;
  const miningKwh = marginal.value === null ? null : kwhOf(marginal.value);
  const times = (perKwh: number | null): number | null =>
    miningKwh === null || perKwh === null ? null : miningKwh * perKwh;
  return {
    atMs: Math.floor(atMs / hourMs) * hourMs,
    miningS: seconds,
    knownS: miningKwh === null ? 0 : seconds,
    measuredS: miningKwh !== null && marginal.provenance === 'measured' ? seconds : 0,
    miningKwh: miningKwh ?? 0,
    machineKwh: machine.value === null ? null : kwhOf(machine.value),
    cost: times(pricePerKwh),
    currency,
    gCo2: times(gCo2PerKwh),
  };
}

export interface EnergyLedger {
  /** While mining only. */
  start(): void;
  stop(): void;
}

/** Often enough that a price change at the hour is off by seconds, rare enough to be no load on the disk. */
const everyMs = 10_000;
/** A longer gap was sleep: nothing was drawn for mining then. */
const longestMs = 30_000;

/** Writes what mining draws to the hours' account while it runs. */
export function createEnergyLedger(
  clock: HostClock,
  rate: () => EnergyRate,
  add: (part: EnergyHour) => void,
): EnergyLedger {
  let cancel: (() => void) | undefined;
  let writtenAtMs = 0;

  function write(): void {
    const nowMs = clock.now();
    const elapsedMs = nowMs - writtenAtMs;
    if (elapsedMs > 0 && elapsedMs <= longestMs)
      add(energyOf(rate(), writtenAtMs, elapsedMs / 1000));
    writtenAtMs = nowMs;
  }

  function tick(): void {
    cancel = clock.after(everyMs, () => {
      write();
      tick();
    });
  }

  return {
    start() {
      if (cancel !== undefined) return;
      writtenAtMs = clock.now();
      tick();
    },
    stop() {
      if (cancel === undefined) return;
      cancel();
      cancel = undefined;
      write();
    },
  };
}
