import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull, refuseInput } from '../model.ts';
import { planSchedule, type ScheduleSlot } from './plan-schedule.ts';

const prices = z
  .array(quantity('Price', 'money/kWh', { min: -100, max: 100 }))
  .min(1, { error: 'must hold at least one price' })
  .max(10_000, { error: 'must hold at most 10000 prices' })
  .meta({ label: 'Price of each slot, in order', unit: 'money/kWh' });

/** What a character of `decided` says; any other leaves the slot to the plan. */
const modes: Readonly<Record<string, ScheduleSlot['mode']>> = { '1': 'mine', '0': 'rest' };

/**
 * When to mine, exactly: the most profitable set of slots under minimum run and rest times, a start cost,
 * an energy cap and required hours.
 *
 * maximise sum of mined (value - price - carbon price x gCO2) x kW x h - starts x start cost, solved by
 * {@link planSchedule}. The plan is exact for the prices given; it knows nothing of prices that change.
 */
export const miningSchedule = defineModel({
  id: 'mining-schedule',
  title: 'When to mine',
  section: '8.1',
  formula:
    'max sum over mined slots of (value - price - carbonPrice*g/1e6)*kW*h - starts*startCost',
  source:
    'Exact dynamic programming (Bellman 1957) over slots and state; equal to exhaustive search',
  wrongWhen:
    'Prices after the last one matter (plan again when they arrive), or the value of a kWh moves within the horizon.',
  input: z.object({
    pricesPerKwh: prices,
    slotMinutes: quantity('Length of a slot', 'min', { min: 1, max: 1440 })
      .int({ error: 'must be a whole number of minutes' })
      .default(60),
    valuePerKwh: quantity('Expected reward of one kWh of mining', 'money/kWh', {
      min: 0,
      max: 1e6,
    }),
    heatCreditPerKwh: quantity('Worth of the heat of one kWh', 'money/kWh', {
      min: 0,
      max: 1e6,
    }).default(0),
    powerKw: quantity('Power that mining adds', 'kW', { positive: true, max: 1e6 }),
    minOnMinutes: quantity('Shortest run', 'min', { min: 0, max: 10_080 }).default(0),
    minOffMinutes: quantity('Shortest rest', 'min', { min: 0, max: 10_080 }).default(0),
    startCost: quantity('Cost of a start', 'money', { min: 0, max: 1e9 }).default(0),
    carbonGPerKwh: z
      .array(quantity('Carbon intensity', 'g/kWh', { min: 0, max: 5000 }))
      .default([])
      .meta({ label: 'Carbon intensity of each slot, in order; empty if unknown', unit: 'g/kWh' }),
    carbonPricePerT: quantity('Price put on CO2', 'money/t', { min: 0, max: 1e6 }).default(0),
    energyCapKwh: quantity('Most energy over all slots', 'kWh', { min: 0, max: 1e12 })
      .nullable()
      .default(null)
      .meta({ label: 'Most energy over all slots; null for no cap', unit: 'kWh' }),
    requiredHours: quantity('Hours to mine, paying or not', 'h', { min: 0, max: 1e6 }).default(0),
    mining: flag('Is it mining before the first slot?').default(false),
    decided: z
      .string()
      .regex(/^[01-]*$/, { error: 'must hold 1 (mine), 0 (rest) or - (free) for each slot' })
      .default('')
      .meta({
        label: 'Slots already decided, in order: 1 mines, 0 rests, - is free; empty for none',
        unit: '1',
      }),
  }),
  output: z.object({
    profit: quantity('Profit of the plan', 'money'),
    alwaysOnProfit: quantity('Profit of mining always', 'money'),
    hours: quantity('Hours mined', 'h'),
    starts: quantity('Starts', '1'),
    energyKwh: quantity('Energy used', 'kWh'),
    energyCost: quantity('Energy cost', 'money'),
    carbonKg: quantity('Carbon', 'kg'),
    averagePricePerKwh: quantityOrNull('Average price paid', 'money/kWh', 'nothing is mined'),
    mask: z.string().meta({ label: 'Slots in order, 1 mines and 0 rests', unit: '1' }),
    capWorthPerKwh: quantityOrNull(
      'What one more kWh of the cap would bring',
      'money/kWh',
      'no cap binds alone',
    ),
    requiredCostPerHour: quantityOrNull(
      'What one more required hour would cost',
      'money/h',
      'no hours are required, or no more are possible',
    ),
  }),
  example: {
    pricesPerKwh: [0.28, 0.26, 0.11, 0.09, 0.08, 0.12, 0.31, 0.35, 0.3, 0.12, 0.1, 0.24],
    valuePerKwh: 0.13,
    powerKw: 0.128,
    minOnMinutes: 120,
    minOffMinutes: 60,
    startCost: 0.002,
  },
  run: (input) => {
    const known = input.carbonGPerKwh.length;
    if (known > 0 && known !== input.pricesPerKwh.length) {
      refuseInput(
        'mining-schedule',
        'carbonGPerKwh',
        `${known} intensities`,
        `must be empty or hold ${input.pricesPerKwh.length}, one for each price`,
      );
    }
    const { decided } = input;
    if (decided !== '' && decided.length !== input.pricesPerKwh.length) {
      refuseInput(
        'mining-schedule',
        'decided',
        `${decided.length} slots`,
        `must be empty or hold ${input.pricesPerKwh.length}, one for each price`,
      );
    }
    const slots = input.pricesPerKwh.map((pricePerKwh, i): ScheduleSlot => {
      const carbonGPerKwh = input.carbonGPerKwh[i];
      const mode = modes[decided[i] ?? '-'];
      return {
        minutes: input.slotMinutes,
        pricePerKwh,
        valuePerKwh: input.valuePerKwh + input.heatCreditPerKwh,
        ...(carbonGPerKwh === undefined ? {} : { carbonGPerKwh }),
        ...(mode === undefined ? {} : { mode }),
      };
    });
    const plan = planSchedule(slots, {
      powerKw: input.powerKw,
      minOnMinutes: input.minOnMinutes,
      minOffMinutes: input.minOffMinutes,
      startCost: input.startCost,
      carbonPricePerT: input.carbonPricePerT,
      requiredHours: input.requiredHours,
      initial: { mining: input.mining, forMinutes: Number.POSITIVE_INFINITY },
      ...(input.energyCapKwh === null ? {} : { energyCapKwh: input.energyCapKwh }),
    });
    return {
      profit: plan.profit,
      alwaysOnProfit: plan.alwaysOnProfit,
      hours: plan.hours,
      starts: plan.starts,
      energyKwh: plan.energyKwh,
      energyCost: plan.energyCost,
      carbonKg: plan.carbonG / 1000,
      averagePricePerKwh: plan.energyKwh > 0 ? plan.energyCost / plan.energyKwh : null,
      mask: plan.slots.map((slot) => (slot.mine ? '1' : '0')).join(''),
      capWorthPerKwh: plan.capWorthPerKwh,
      requiredCostPerHour: plan.requiredCostPerHour,
    };
  },
});
