import { z } from 'zod';
import { defineModel, fraction, quantity } from '../model.ts';

/** Power of a machine from its load alone: W = W_min + load*(W_max - W_min). */
export function loadPowerW(minW: number, maxW: number, load: number): number {
  return minW + load * (maxW - minW);
}

/**
 * Power and energy of a machine from its load, where nothing measures them.
 *
 * Off by 5 to 15 % or worse: vector instructions and turbo take more at the same load. A stopgap with its
 * error shown, never a fact.
 */
export const loadPower = defineModel({
  id: 'load-power',
  title: 'Power from processor load',
  section: '11',
  formula: 'W = Wmin + load*(Wmax - Wmin); kWh = W*h*PUE/1000',
  source: 'Cloud Carbon Footprint, ComputeEstimator',
  wrongWhen: 'Anything better exists: a plug, RAPL or the battery measures what this guesses.',
  input: z.object({
    minW: quantity('Power at rest', 'W', { min: 0, max: 1e6 }),
    maxW: quantity('Power at full load', 'W', { min: 0, max: 1e6 }),
    load: fraction('Load'),
    hours: quantity('Hours', 'h', { min: 0, max: 1e6 }).default(24),
    pue: quantity('Facility overhead (PUE)', '1', { min: 1, max: 10 }).default(1),
    error: quantity('Relative error assumed', '1', { min: 0, max: 1 }).default(0.15),
  }),
  output: z.object({
    powerW: quantity('Power', 'W'),
    lowW: quantity('At least', 'W'),
    highW: quantity('At most', 'W'),
    energyKwh: quantity('Energy', 'kWh'),
  }),
  example: { minW: 10, maxW: 65, load: 0.5 },
  run: ({ minW, maxW, load, hours, pue, error }) => {
    const powerW = loadPowerW(minW, maxW, load);
    return {
      powerW,
      lowW: powerW * (1 - error),
      highW: powerW * (1 + error),
      energyKwh: (powerW * hours * pue) / 1000,
    };
  },
});
