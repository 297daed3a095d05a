import type { PowerAccount, Reading } from '../../common/contract/devices.ts';
import type { MeasuredPower } from '../../common/contract/energy.ts';
import type { MeterSettings } from '../../common/contract/meter.ts';
import type { Settings } from '../../common/contract/settings.ts';
import { addedPowerW } from './measured-power.ts';
import { modelError, packagePowerW } from './power-model.ts';
import { batteryPowerId } from './sensor/battery-power.ts';
import { meterReadingId } from './sensor/meter.ts';
import { packagePowerId } from './sensor/rapl.ts';
import { type FreshReading, isFresh, unavailable } from './sensor/sensor.ts';

export interface PowerInput {
  readonly settings: Settings['power'];
  /** Best first. */
  readonly meters: readonly MeterSettings[];
  /** W, of the processor as recognised. */
  readonly recognisedTdpW: number | null;
  readonly baseClockHz: number | null;
  readonly readings: readonly Reading[];
  /** The guided measurement, when one fits what is mined now. */
  readonly measured: MeasuredPower | null;
  readonly isMining: boolean;
  /** That hash, or would when mining: of how many, and what share of time. */
  readonly threads: number;
  readonly machineThreads: number;
  readonly dutyPercent: number;
  readonly atMs: number;
}

/**
 * What the machine draws and what mining adds to it, the best source first, each with its provenance: a meter
 * at the wall, the battery, typed watts (of the whole machine, so above a package's counter), the processor's
 * energy counter, and last a model with its error. What is older than its source allows is passed over.
 */
export function powerAccount(input: PowerInput): PowerAccount {
  const idle = idlePower(input);
  const machine = machinePower(input);
  return { machine, idle, marginal: marginalPower(input, idle) };
}

/** What is measured now, with words for the guided measurement to name it by. */
export interface PowerInstrument {
  readonly reading: FreshReading;
  readonly covers: 'whole machine' | 'processor package';
}

/** The best instrument that measures now; undefined without one. */
export function bestInstrument(
  readings: readonly Reading[],
  meters: readonly MeterSettings[],
  atMs: number,
): PowerInstrument | undefined {
  const fresh = (id: string): FreshReading | undefined => {
    const reading = readings.find((each) => each.id === id);
    return isFresh(reading, atMs) ? reading : undefined;
  };
  for (const { id, enabled, measures } of meters) {
    const reading = enabled && measures === 'machine' ? fresh(meterReadingId(id)) : undefined;
    if (reading !== undefined) return { reading, covers: 'whole machine' };
  }
  const battery = fresh(batteryPowerId);
  if (battery !== undefined) return { reading: battery, covers: 'whole machine' };
  const processor = fresh(packagePowerId);
  return processor && { reading: processor, covers: 'processor package' };
}

/** The model's watts at the present load; null when load or processor are unknown. */
export function modelledPowerW(
  input: Pick<PowerInput, 'settings' | 'recognisedTdpW' | 'readings' | 'baseClockHz'>,
): number | null {
  const tdpW = tdpOf(input);
  const load = input.readings.find(({ id }) => id === 'cpu-load')?.value ?? null;
  return tdpW === null || load === null ? null : packagePowerW(tdpW, load / 100, clockRatio(input));
}

function tdpOf(input: Pick<PowerInput, 'settings' | 'recognisedTdpW'>): number | null {
  return input.settings.tdpW?.value ?? input.recognisedTdpW;
}

function clockRatio(input: Pick<PowerInput, 'readings' | 'baseClockHz'>): number | null {
  const clock = input.readings.find(({ id }) => id === 'cpu-clock')?.value ?? null;
  const { baseClockHz } = input;
  return clock === null || baseClockHz === null ? null : clock / baseClockHz;
}

/** Reading id of the whole machine's draw; the processor's alone has another. */
export const machinePowerId = 'power-machine';
const processorId = 'power-processor';
const idleId = 'power-idle';
const marginalId = 'power-marginal';
const notRecognised = 'processor not recognised: type its watts';

function machinePower(input: PowerInput): Reading {
  const { settings, meters, readings, isMining, atMs } = input;
  const instrument = bestInstrument(readings, meters, atMs);
  if (instrument?.covers === 'whole machine') {
    return { ...instrument.reading, id: machinePowerId, label: 'Whole machine' };
  }
  if (settings.miningW !== null && isMining) {
    return typed(machinePowerId, 'Whole machine, mining', settings.miningW);
  }
  if (instrument !== undefined) {
    return { ...instrument.reading, id: processorId, label: 'Processor package' };
  }
  const label = 'Processor now';
  const tdpW = tdpOf(input);
  if (tdpW === null) return unavailable(processorId, label, 'W', notRecognised);
  const watts = modelledPowerW(input);
  if (watts === null) return unavailable(processorId, label, 'W', 'the load is not known yet');
  return estimated(processorId, label, watts, modelWords(tdpW, 'load × clock'), atMs);
}

function idlePower(input: PowerInput): Reading {
  const { settings, measured, atMs } = input;
  const label = 'Idle baseline';
  if (measured !== null) {
    const { idleW, provenance, from } = measured;
    return {
      id: idleId,
      label,
      value: idleW,
      unit: 'W',
      provenance,
      from: `guided measurement: ${from}`,
      atMs: measured.atMs,
      staleAfterMs: null,
    };
  }
  if (settings.idleW !== null) return typed(idleId, label, settings.idleW);
  const tdpW = tdpOf(input);
  if (tdpW === null) return unavailable(idleId, label, 'W', notRecognised);
  return estimated(idleId, label, packagePowerW(tdpW, 0, null), modelWords(tdpW, 'load'), atMs);
}

function marginalPower(input: PowerInput, idle: Reading): Reading {
  const { settings, measured, isMining, threads, machineThreads, dutyPercent, atMs } = input;
  const label = isMining ? 'Mining adds' : 'Mining would add';
  if (measured !== null) {
    return {
      id: marginalId,
      label,
      value: addedPowerW(measured, threads) * (dutyPercent / 100),
      unit: 'W',
      provenance: measured.provenance,
      from: `guided measurement: ${measured.from}`,
      atMs: measured.atMs,
      staleAfterMs: null,
    };
  }
  const instrument = bestInstrument(input.readings, input.meters, atMs);
  if (isMining && instrument?.covers === 'whole machine' && settings.idleW !== null) {
    const { reading } = instrument;
    return {
      ...reading,
      id: marginalId,
      label,
      value: Math.max(0, reading.value - settings.idleW.value),
      from: `${reading.from}, minus your idle watts`,
    };
  }
  if (settings.miningW !== null) {
    return {
      id: marginalId,
      label,
      value: Math.max(0, settings.miningW.value - (idle.value ?? 0)),
      unit: 'W',
      provenance: settings.idleW === null ? 'estimated' : 'typed',
      from:
        settings.idleW === null
          ? 'your watts minus an estimated idle'
          : 'your watts minus your idle',
      atMs: settings.miningW.typedAtMs,
      staleAfterMs: null,
    };
  }
  const tdpW = tdpOf(input);
  if (isMining && instrument?.covers === 'processor package') {
    const { reading } = instrument;
    const idleW = tdpW === null ? 0 : packagePowerW(tdpW, 0, null);
    return estimated(
      marginalId,
      label,
      Math.max(0, reading.value - idleW),
      `${reading.from}, minus ${tdpW === null ? 'nothing: idle is unknown' : 'an estimated idle'}`,
      atMs,
    );
  }
  if (tdpW === null) return unavailable(marginalId, label, 'W', notRecognised);
  const share = Math.min(1, threads / machineThreads) * (dutyPercent / 100);
  const ratio = isMining ? clockRatio(input) : null;
  const watts = packagePowerW(tdpW, share, ratio) - packagePowerW(tdpW, 0, null);
  return estimated(marginalId, label, watts, modelWords(tdpW, 'threads'), atMs);
}

function modelWords(tdpW: number, times: string): string {
  return `${tdpW} W TDP × ${times}, processor only, ${modelError}`;
}

function estimated(id: string, label: string, value: number, from: string, atMs: number): Reading {
  return { id, label, value, unit: 'W', provenance: 'estimated', from, atMs, staleAfterMs: null };
}

function typed(
  id: string,
  label: string,
  { value, typedAtMs }: { readonly value: number; readonly typedAtMs: number },
): Reading {
  return {
    id,
    label,
    value,
    unit: 'W',
    provenance: 'typed',
    from: 'you',
    atMs: typedAtMs,
    staleAfterMs: null,
  };
}
