import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';

/** A processor and its cooler as one resistance and one capacity. */
export interface ThermalBody {
  readonly ambientC: number;
  /** Thermal resistance to the room, K/W. */
  readonly resistanceKPerW: number;
  /** Time constant: resistance times heat capacity, s. */
  readonly timeConstantS: number;
}

/** Temperature that a constant power settles at: T_inf = T_ambient + P*R. */
export function steadyTemperatureC(body: ThermalBody, powerW: number): number {
  return body.ambientC + powerW * body.resistanceKPerW;
}

/** Temperature after a time at constant power: T(t) = T_inf + (T_0 - T_inf) e^(-t/tau). */
export function temperatureAfterC(
  body: ThermalBody,
  powerW: number,
  startC: number,
  seconds: number,
): number {
  const steady = steadyTemperatureC(body, powerW);
  return steady + (startC - steady) * Math.exp(-seconds / body.timeConstantS);
}

/**
 * Seconds until a temperature is reached at constant power, heating or cooling: tau ln((T_0-T_inf)/(T-T_inf)).
 *
 * @returns null if it is never reached; 0 if it already is
 */
export function secondsToTemperature(
  body: ThermalBody,
  powerW: number,
  startC: number,
  targetC: number,
): number | null {
  if (startC === targetC) return 0;
  const steady = steadyTemperatureC(body, powerW);
  const ratio = (startC - steady) / (targetC - steady);
  return ratio >= 1 && Number.isFinite(ratio) ? body.timeConstantS * Math.log(ratio) : null;
}

/** The power whose steady temperature is the limit, at least 0: (T_limit - T_ambient)/R. */
export function sustainablePowerW(body: ThermalBody, limitC: number): number {
  return Math.max(0, (limitC - body.ambientC) / body.resistanceKPerW);
}

/**
 * How hot a machine gets, when, and how far it must ease off to stay under a limit.
 *
 * One resistance, one capacity; true within a few kelvin for one cooler at constant fan speed.
 */
export const thermalDerating = defineModel({
  id: 'thermal-derating',
  title: 'Temperature and how far to ease off',
  section: '8.7',
  formula: 'T(t) = T_inf + (T_0 - T_inf) e^(-t/tau); T_inf = T_a + P*R; P_max = (T_lim - T_a)/R',
  source: 'Lumped-capacitance heating (Incropera, Fundamentals of Heat and Mass Transfer, ch. 5)',
  wrongWhen:
    'The fan speeds up with temperature, the room warms, or dust has changed the cooler since the fit.',
  input: z.object({
    powerW: quantity('Power at full speed', 'W', { min: 0, max: 1e6 }),
    ambientC: quantity('Room temperature', '°C', { min: -80, max: 100 }),
    resistanceKPerW: quantity('Thermal resistance', 'K/W', { positive: true, max: 1000 }),
    timeConstantS: quantity('Time constant', 's', { positive: true, max: 1e6 }),
    startC: quantity('Temperature now', '°C', { min: -80, max: 150 }),
    limitC: quantity('Temperature limit', '°C', { min: 0, max: 150 }).default(85),
    afterS: quantity('Look ahead', 's', { min: 0, max: 1e7 }).default(600),
  }),
  output: z.object({
    steadyC: quantity('Settles at', '°C'),
    afterC: quantity('Temperature after the look-ahead', '°C'),
    secondsToLimit: quantityOrNull('Time to the limit', 's', 'never'),
    sustainableW: quantity('Power the limit allows', 'W'),
    duty: quantity('Share of full power, threads or time', '1'),
    overLimit: flag('Is it over the limit now?'),
  }),
  example: { powerW: 120, ambientC: 25, resistanceKPerW: 0.45, timeConstantS: 180, startC: 40 },
  run: (input) => {
    const sustainableW = sustainablePowerW(input, input.limitC);
    const overLimit = input.startC > input.limitC;
    return {
      steadyC: steadyTemperatureC(input, input.powerW),
      afterC: temperatureAfterC(input, input.powerW, input.startC, input.afterS),
      secondsToLimit: overLimit
        ? 0
        : secondsToTemperature(input, input.powerW, input.startC, input.limitC),
      sustainableW,
      duty: input.powerW > 0 ? Math.min(1, sustainableW / input.powerW) : 1,
      overLimit,
    };
  },
});
