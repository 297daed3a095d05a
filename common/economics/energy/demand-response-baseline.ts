import { z } from 'zod';
import { defineModel, quantity, refuseInput } from '../model.ts';

/**
 * Mean power of similar days in each interval of an event, scaled by how today compares with them.
 *
 * @param similarDaysKw - for each similar day its powers in the event's intervals, all of one length
 * @param scale - 1 leaves the mean alone; see {@link sameDayAdjustment}
 * @returns kW for each interval
 */
export function baselineKw(similarDaysKw: readonly (readonly number[])[], scale: number): number[] {
  return (similarDaysKw[0] ?? []).map(
    (_, i) =>
      (scale * similarDaysKw.reduce((sum, day) => sum + (day[i] ?? 0), 0)) / similarDaysKw.length,
  );
}

/** Today's power before the event over that of similar days, held within 1 +- `cap`; 1 if they used none. */
export function sameDayAdjustment(todayKw: number, similarKw: number, cap: number): number {
  if (similarKw <= 0) return 1;
  return Math.min(1 + cap, Math.max(1 - cap, todayKw / similarKw));
}

const powers = z
  .array(quantity('Power', 'kW', { min: 0, max: 1e6 }))
  .min(1, { error: 'must hold at least one interval' })
  .max(1000, { error: 'must hold at most 1000 intervals' });

/**
 * The evidence of a curtailment: what you would have used, what you used, and the difference.
 *
 * "Ten of ten" with a same-day adjustment: give the ten last similar days. Reduction is never below zero in
 * an interval, as programmes settle it.
 */
export const demandResponseBaseline = defineModel({
  id: 'demand-response-baseline',
  title: 'Baseline and reduction of a grid event',
  section: '8.2',
  formula:
    'baseline_i = mean_d(kW_di) * clamp(before_today/before_days, 1-cap, 1+cap); reduction = max(0, baseline - used)',
  source:
    'High X of Y baselines with same-day adjustment, as ISO demand-response programmes define them',
  wrongWhen:
    'Your programme picks days otherwise, or your miner already rested on the similar days.',
  input: z.object({
    similarDaysKw: z
      .array(powers)
      .min(1, { error: 'must hold at least one day' })
      .max(60, { error: 'must hold at most 60 days' })
      .meta({ label: 'Power on similar days, in the event’s intervals', unit: 'kW' }),
    usedKw: powers.meta({ label: 'Power during the event', unit: 'kW' }),
    intervalMinutes: quantity('Length of an interval', 'min', { positive: true, max: 1440 }),
    beforeDaysKw: quantity('Mean power before the event’s hour, similar days', 'kW', {
      min: 0,
      max: 1e6,
    }).default(0),
    beforeTodayKw: quantity('Mean power before the event, today', 'kW', {
      min: 0,
      max: 1e6,
    }).default(0),
    adjustmentCap: quantity('Most that today may scale the baseline', '1', {
      min: 0,
      max: 1,
    }).default(0.2),
  }),
  output: z.object({
    baselineKw: z.array(z.number()).meta({ label: 'Baseline in each interval', unit: 'kW' }),
    adjustment: quantity('Scaling applied', '1'),
    baselineKwh: quantity('Baseline energy', 'kWh'),
    usedKwh: quantity('Energy used', 'kWh'),
    reductionKwh: quantity('Reduction', 'kWh'),
  }),
  example: {
    similarDaysKw: [
      [3.5, 3.5, 3.4],
      [3.5, 3.3, 3.5],
    ],
    usedKw: [0.4, 0, 0],
    intervalMinutes: 60,
    beforeDaysKw: 3.5,
    beforeTodayKw: 3.6,
  },
  run: (input) => {
    const { similarDaysKw, usedKw } = input;
    similarDaysKw.forEach((day, i) => {
      if (day.length !== usedKw.length) {
        refuseInput(
          'demand-response-baseline',
          `similarDaysKw.${i}`,
          `${day.length} intervals`,
          `must hold ${usedKw.length} intervals, as usedKw does`,
        );
      }
    });
    const adjustment = sameDayAdjustment(
      input.beforeTodayKw,
      input.beforeDaysKw,
      input.adjustmentCap,
    );
    const baseline = baselineKw(similarDaysKw, adjustment);
    const hours = input.intervalMinutes / 60;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return {
      baselineKw: baseline,
      adjustment,
      baselineKwh: sum(baseline) * hours,
      usedKwh: sum(usedKw) * hours,
      reductionKwh: sum(baseline.map((kw, i) => Math.max(0, kw - usedKw[i]!))) * hours,
    };
  },
});
