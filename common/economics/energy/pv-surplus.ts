import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';

/** A roof and the weather on it. */
export interface SolarArray {
  readonly peakKw: number;
  /** Relative change of power per kelvin of cell temperature, about -0.004. */
  readonly temperatureCoefficient: number;
  /** Kelvin of cell heating per W/m2: 0.02 to 0.03 free standing, 0.034 on a roof. */
  readonly rossCoefficient: number;
  /** Inverter and wiring, 0 to 1. */
  readonly efficiency: number;
  /** The inverter's limit in W; Infinity for none. */
  readonly inverterW: number;
}

/**
 * Power of a solar array: W = kWp*1000*(GTI/1000)*(1 + alpha*(T_air + GTI*ross - 25))*eff, within 0 and the
 * inverter's limit.
 *
 * @param irradianceWPerM2 - global tilted irradiance, W/m2 on the array's plane
 * @param airC - air temperature, C
 */
export function solarPowerW(array: SolarArray, irradianceWPerM2: number, airC: number): number {
  const cellC = airC + irradianceWPerM2 * array.rossCoefficient;
  const heat = 1 + array.temperatureCoefficient * (cellC - 25);
  const power = array.peakKw * irradianceWPerM2 * heat * array.efficiency;
  return Math.min(array.inverterW, Math.max(0, power));
}

/**
 * What a load behind a meter with its own solar costs per hour: the part from the roof costs the lost feed-in,
 * the rest the import price. With a negative feed-in one is paid to use it.
 *
 * @param surplusKw - solar power left after everything else
 * @returns money/h
 */
export function solarLoadCost(
  loadKw: number,
  surplusKw: number,
  importPerKwh: number,
  feedInPerKwh: number,
): number {
  const own = Math.min(loadKw, Math.max(0, surplusKw));
  return own * feedInPerKwh + (loadKw - own) * importPerKwh;
}

/**
 * Solar power of a moment, what the house leaves over, and what mining with it costs.
 *
 * A clear estimate, not a forecast: shade, snow, soiling and the spectrum are not in it.
 */
export const pvSurplus = defineModel({
  id: 'pv-surplus',
  title: 'Mining with the sun left over',
  section: '8.6',
  formula: 'W = kWp*GTI*(1 + alpha*(T_air + GTI*ross - 25))*eff, clamped; surplus = W - base load',
  source: 'Ross 1976 cell temperature; the form evcc uses with Open-Meteo irradiance',
  wrongWhen: 'The array is shaded, snowed under or dirty, or the irradiance is not on its plane.',
  input: z.object({
    peakKw: quantity('Peak power of the array', 'kW', { min: 0, max: 1e6 }),
    irradianceWPerM2: quantity('Irradiance on the array', 'W/m2', { min: 0, max: 1500 }),
    airC: quantity('Air temperature', '°C', { min: -80, max: 70 }),
    temperatureCoefficient: quantity('Temperature coefficient', '1/K', {
      min: -0.01,
      max: 0,
    }).default(-0.004),
    rossCoefficient: quantity('Cell heating', 'K m2/W', { min: 0, max: 0.1 }).default(0.0342),
    efficiency: quantity('Inverter and wiring efficiency', '1', { min: 0, max: 1 }).default(1),
    inverterW: quantity('Inverter limit; null for none', 'W', { min: 0, max: 1e9 })
      .nullable()
      .default(null)
      .meta({ label: 'Inverter limit; null for none', unit: 'W' }),
    baseLoadW: quantity('Everything else that runs', 'W', { min: 0, max: 1e9 }).default(0),
    miningW: quantity('Power that mining adds', 'W', { min: 0, max: 1e9 }).default(0),
    importPerKwh: quantity('Import price', 'money/kWh', { min: -100, max: 100 }).default(0.3),
    feedInPerKwh: quantity('Feed-in price', 'money/kWh', { min: -100, max: 100 }).default(0.08),
    miningValuePerKwh: quantity('Mining value', 'money/kWh', { min: 0, max: 1e6 }).default(0),
  }),
  output: z.object({
    solarW: quantity('Solar power', 'W'),
    surplusW: quantity('Surplus over the base load', 'W'),
    costPerHour: quantity('Cost of mining', 'money/h'),
    costPerKwh: quantityOrNull('Cost of a mining kWh', 'money/kWh', 'mining adds no power'),
    surplusCovers: flag('Does the surplus cover mining?'),
    worthMining: flag('Is it worth mining?'),
  }),
  example: {
    peakKw: 5,
    irradianceWPerM2: 800,
    airC: 10,
    baseLoadW: 450,
    miningW: 128,
    miningValuePerKwh: 0.13,
  },
  run: (input) => {
    const solarW = solarPowerW(
      { ...input, inverterW: input.inverterW ?? Number.POSITIVE_INFINITY },
      input.irradianceWPerM2,
      input.airC,
    );
    const surplusW = Math.max(0, solarW - input.baseLoadW);
    const miningKw = input.miningW / 1000;
    const cost = solarLoadCost(miningKw, surplusW / 1000, input.importPerKwh, input.feedInPerKwh);
    return {
      solarW,
      surplusW,
      costPerHour: cost,
      costPerKwh: miningKw > 0 ? cost / miningKw : null,
      surplusCovers: surplusW >= input.miningW,
      worthMining: input.miningValuePerKwh * miningKw > cost,
    };
  },
});
