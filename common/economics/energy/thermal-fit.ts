import { z } from 'zod';
import { defineModel, quantity, refuseInput } from '../model.ts';

/** A temperature reading during a load step. */
export interface ThermalSample {
  readonly seconds: number;
  readonly celsius: number;
}

/** The exponential that fits a load step best. */
export interface ThermalFit {
  readonly startC: number;
  readonly steadyC: number;
  readonly timeConstantS: number;
  /** Root mean square of what is left over, K. */
  readonly residualC: number;
}

/**
 * Fits T(t) = T_inf + (T_0 - T_inf) e^(-t/tau) to readings at constant power, least squares.
 *
 * For a given tau the other two are a straight line in e^(-t/tau); tau is searched on a logarithmic grid from
 * a hundredth of the shortest gap to thirty times the whole span, then refined by golden section.
 *
 * @returns undefined when the readings do not determine it: fewer than four times, or no change
 */
export function fitThermalStep(samples: readonly ThermalSample[]): ThermalFit | undefined {
  const times = samples.map((sample) => sample.seconds);
  const span = Math.max(...times) - Math.min(...times);
  if (new Set(times).size < 4) return undefined;
  const changes = samples.some((sample) => sample.celsius !== samples[0]!.celsius);
  if (!changes) return undefined;

  const low = Math.log(span / samples.length / 100);
  const high = Math.log(span * 30);
  const steps = 200;
  const at = (step: number) => low + ((high - low) * step) / steps;
  const badness = (logTau: number) => fitLine(samples, Math.exp(logTau)).residualC;
  let best = 0;
  for (let step = 1; step <= steps; step++) if (badness(at(step)) < badness(at(best))) best = step;
  let a = at(Math.max(0, best - 1));
  let b = at(Math.min(steps, best + 1));
  const golden = (Math.sqrt(5) - 1) / 2;
  while (b - a > 1e-10) {
    const left = b - golden * (b - a);
    const right = a + golden * (b - a);
    if (badness(left) < badness(right)) b = right;
    else a = left;
  }
  return fitLine(samples, Math.exp((a + b) / 2));
}

function fitLine(samples: readonly ThermalSample[], timeConstantS: number): ThermalFit {
  const decay = samples.map((sample) => Math.exp(-sample.seconds / timeConstantS));
  const meanX = decay.reduce((sum, x) => sum + x, 0) / samples.length;
  const meanY = samples.reduce((sum, sample) => sum + sample.celsius, 0) / samples.length;
  let xx = 0;
  let xy = 0;
  samples.forEach((sample, i) => {
    xx += (decay[i]! - meanX) ** 2;
    xy += (decay[i]! - meanX) * (sample.celsius - meanY);
  });
  const slope = xx > 0 ? xy / xx : 0;
  const steadyC = meanY - slope * meanX;
  const squares = samples.reduce(
    (sum, sample, i) => sum + (sample.celsius - steadyC - slope * decay[i]!) ** 2,
    0,
  );
  return {
    startC: steadyC + slope,
    steadyC,
    timeConstantS,
    residualC: Math.sqrt(squares / samples.length),
  };
}

/**
 * The thermal resistance and time constant of this machine, from its own warming under a constant load.
 */
export const thermalFit = defineModel({
  id: 'thermal-fit',
  title: 'Thermal resistance from a load step',
  section: '8.7',
  formula: 'least squares of T(t) = T_inf + (T_0 - T_inf) e^(-t/tau); R = (T_inf - T_a)/P',
  source: 'Lumped-capacitance step response; separable least squares (Golub and Pereyra 1973)',
  wrongWhen:
    'Power or fan speed changed during the step, or it was shorter than about one time constant.',
  input: z.object({
    samples: z
      .array(
        z.object({
          seconds: quantity('Time since the step', 's', { min: 0, max: 1e6 }),
          celsius: quantity('Temperature', '°C', { min: -80, max: 200 }),
        }),
      )
      .min(4, { error: 'must hold at least 4 readings' })
      .max(10_000, { error: 'must hold at most 10000 readings' })
      .meta({ label: 'Readings during the step', unit: '°C' }),
    powerW: quantity('Power during the step', 'W', { positive: true, max: 1e6 }),
    ambientC: quantity('Room temperature', '°C', { min: -80, max: 100 }),
  }),
  output: z.object({
    resistanceKPerW: quantity('Thermal resistance', 'K/W'),
    timeConstantS: quantity('Time constant', 's'),
    startC: quantity('Temperature at the step', '°C'),
    steadyC: quantity('Settles at', '°C'),
    residualC: quantity('Typical distance of a reading from the fit', 'K'),
  }),
  example: {
    samples: [
      { seconds: 0, celsius: 40 },
      { seconds: 60, celsius: 51.06 },
      { seconds: 180, celsius: 64.65 },
      { seconds: 600, celsius: 77.61 },
      { seconds: 1800, celsius: 79 },
    ],
    powerW: 120,
    ambientC: 25,
  },
  run: (input) => {
    const fit = fitThermalStep(input.samples);
    if (fit === undefined) {
      refuseInput(
        'thermal-fit',
        'samples',
        `${input.samples.length} readings`,
        'must hold at least 4 different times, and temperatures that change',
      );
    }
    return { ...fit, resistanceKPerW: (fit.steadyC - input.ambientC) / input.powerW };
  },
});
