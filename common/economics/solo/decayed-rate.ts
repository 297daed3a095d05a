import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';

/** ckpool stops counting silence after this many windows: e^-36 is below a double's last digit. */
const LONGEST_SILENCE = 36;

/**
 * One step of a meter that forgets exponentially: its new rate after `work` arrived over `seconds`.
 *
 * d = min(t / window, 36), p = 1 - e^-d, rate' = (rate + p * work / t) / (1 + p).
 * Source: ckpool src/libckpool.c decay_time (the behaviour, not the code).
 *
 * @param seconds - time since the last step, above 0
 * @param windowS - time constant, above 0
 */
export function decayedRate(rate: number, work: number, seconds: number, windowS: number): number {
  const weight = -Math.expm1(-Math.min(seconds / windowS, LONGEST_SILENCE));
  return (rate + (weight * work) / seconds) / (1 + weight);
}

/** The meter ckpool shows for a worker: its value one step later. See {@link decayedRate}. */
export const decayedRateModel = defineModel({
  id: 'decayed-rate',
  title: 'A pool meter one step later',
  section: '2.4',
  formula: 'r = (r0 + p w / t) / (1 + p), p = 1 - exp(-t / window)',
  source: 'ckpool libckpool.c, decay_time',
  wrongWhen: 'Read as a measurement: it is biased low at the start and lags every change.',
  input: z.object({
    rate: quantity('Rate shown before', '1/s', { min: 0, max: 1e60 }),
    work: quantity('Work that arrived since', '1', { min: 0, max: 1e60 }),
    seconds: quantity('Time since the last step', 's', { positive: true, max: 1e12 }),
    windowS: quantity('Window of the meter', 's', { positive: true, max: 1e12 }).default(60),
  }),
  output: z.object({ rate: quantity('Rate shown now', '1/s', { min: 0 }) }),
  example: { rate: 0, work: 1000, seconds: 10 },
  run: ({ rate, work, seconds, windowS }) => ({ rate: decayedRate(rate, work, seconds, windowS) }),
});
