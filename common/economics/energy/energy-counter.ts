import { z } from 'zod';
import { defineModel, quantity, refuseInput } from '../model.ts';

/**
 * Mean power between two readings of an energy counter that may have wrapped once.
 *
 * W = delta J / s; when the counter went backwards, delta = wrap - first + last. Linux RAPL counts microjoules
 * up to `max_energy_range_uj` (262143328850: 2621 s at 100 W), so read more often than that.
 *
 * @param wrapJ - where the counter starts again; Infinity if it never does
 * @returns W; undefined when the counter went backwards and can not have wrapped (it was reset)
 */
export function counterPowerW(
  firstJ: number,
  lastJ: number,
  seconds: number,
  wrapJ: number,
): number | undefined {
  if (lastJ >= firstJ) return (lastJ - firstJ) / seconds;
  return Number.isFinite(wrapJ) && firstJ <= wrapJ ? (wrapJ - firstJ + lastJ) / seconds : undefined;
}

/**
 * Mean power from two readings of any energy meter: RAPL, a smart plug's total, a battery's charge.
 */
export const energyCounter = defineModel({
  id: 'energy-counter',
  title: 'Power from two meter readings',
  section: '11',
  formula: 'W = (J_last - J_first)/s, plus the wrap when the counter started again',
  source: 'Linux powercap documentation, intel-rapl; Shelly and Tasmota energy totals',
  wrongWhen:
    'The counter wrapped twice between readings, or counts another part than you think (package, not wall).',
  input: z.object({
    firstJ: quantity('First reading', 'J', { min: 0, max: 1e15 }),
    lastJ: quantity('Last reading', 'J', { min: 0, max: 1e15 }),
    seconds: quantity('Time between', 's', { positive: true, max: 1e9 }),
    wrapJ: quantity('Where the counter starts again', 'J', { positive: true, max: 1e15 })
      .nullable()
      .default(null)
      .meta({ label: 'Where the counter starts again; null if never', unit: 'J' }),
  }),
  output: z.object({
    powerW: quantity('Mean power', 'W'),
    energyKwh: quantity('Energy between', 'kWh'),
  }),
  example: { firstJ: 262_143, lastJ: 40, seconds: 1, wrapJ: 262_143.32885 },
  run: ({ firstJ, lastJ, seconds, wrapJ }) => {
    const powerW = counterPowerW(firstJ, lastJ, seconds, wrapJ ?? Number.POSITIVE_INFINITY);
    if (powerW === undefined) {
      refuseInput(
        'energy-counter',
        'lastJ',
        lastJ,
        `must be at least firstJ, ${firstJ} J, unless wrapJ is given and above it`,
      );
    }
    return { powerW, energyKwh: (powerW * seconds) / 3_600_000 };
  },
});
