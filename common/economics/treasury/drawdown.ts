import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';

/** The deepest fall from a peak, as a share of the peak, and where it lies. */
interface Drawdown {
  readonly deepest: number;
  readonly peak: number;
  readonly trough: number;
}

/**
 * Maximum drawdown `max (peak - v) / peak` of a series of values of at least 0, in order.
 *
 * @returns indices into the series; 0 and both indices 0 if it never falls
 */
export function deepestDrawdown(values: ArrayLike<number>): Drawdown {
  let top = 0;
  let found: Drawdown = { deepest: 0, peak: 0, trough: 0 };
  for (let i = 1; i < values.length; i++) {
    const [value, high] = [values[i] as number, values[top] as number];
    if (value > high) top = i;
    else if (high > 0 && 1 - value / high > found.deepest) {
      found = { deepest: 1 - value / high, peak: top, trough: i };
    }
  }
  return found;
}

/** How far a treasury fell from its best, and how far below it is now. */
export const drawdownModel = defineModel({
  id: 'drawdown',
  title: 'Drawdown from the peak',
  section: '7.3',
  formula: 'max over t of (peak so far - value) / peak so far',
  source: 'Magdon-Ismail and Atiya 2004, "Maximum drawdown"',
  wrongWhen: 'Values are far apart in time: the fall in between is not seen.',
  input: z.object({
    values: z
      .array(quantity('Value', 'money', { min: 0, max: 1e15 }), {
        error: 'must be a list of values',
      })
      .min(1, { error: 'must hold at least 1 value' })
      .max(1_000_000, { error: 'must hold at most 1000000 values' })
      .meta({ label: 'Values, oldest first', unit: 'money' }),
  }),
  output: z.object({
    deepest: quantity('Deepest fall from a peak', '1'),
    peak: quantity('Value at that peak', 'money'),
    trough: quantity('Value at the bottom', 'money'),
    peakIndex: quantity('Position of the peak', '1'),
    troughIndex: quantity('Position of the bottom', '1'),
    current: quantity('Below the highest value now', '1'),
  }),
  example: { values: [100, 120, 80, 150, 75, 90] },
  run: ({ values }) => {
    const { deepest, peak, trough } = deepestDrawdown(values);
    const highest = values.reduce((most, value) => Math.max(most, value), 0);
    const last = values.at(-1) ?? 0;
    return {
      deepest,
      peak: values[peak] ?? 0,
      trough: values[trough] ?? 0,
      peakIndex: peak,
      troughIndex: trough,
      current: highest > 0 ? 1 - last / highest : 0,
    };
  },
});
