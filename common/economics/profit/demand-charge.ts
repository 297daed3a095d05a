import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';

/**
 * What a charge on the month's highest power adds to every kilowatt-hour mined.
 *
 * Only the part by which mining raises the month's peak counts: a machine that rests while the rest of the
 * house peaks adds less, or nothing.
 */
export const demandCharge = defineModel({
  id: 'demand-charge',
  title: 'A charge on peak power',
  section: '4.2',
  formula: 'added peak = max(0, miner + other then - other peak); per kWh = charge / (kW load 730)',
  source: 'Two-part electricity tariffs (demand and energy)',
  wrongWhen: 'The peak is measured in special hours only, or ratchets from month to month.',
  input: z.object({
    powerW: quantity('Wall power that mining adds', 'W', { positive: true, max: 1e12 }),
    ratePerKwMonth: quantity('Charge per kW of peak and month', 'money/kW', { min: 0, max: 1e6 }),
    loadFactor: quantity('Part of the month it runs', '1', { min: 0, max: 1 }).default(1),
    otherPeakW: quantity('Peak of everything else', 'W', { min: 0, max: 1e12 }).default(0),
    otherWhileMiningW: quantity('Everything else while mining, at most', 'W', {
      min: 0,
      max: 1e12,
    }).default(0),
  }),
  output: z.object({
    addedPeakKw: quantity('Peak that mining adds', 'kW', { min: 0 }),
    costPerMonth: quantity('Cost per month', 'money', { min: 0 }),
    costPerKwh: quantityOrNull('Cost per kWh mined', 'money/kWh', 'it never runs'),
  }),
  example: { powerW: 3500, ratePerKwMonth: 12 },
  run: ({ powerW, ratePerKwMonth, loadFactor, otherPeakW, otherWhileMiningW }) => {
    const addedPeakKw =
      loadFactor === 0 ? 0 : Math.max(0, powerW + otherWhileMiningW - otherPeakW) / 1000;
    const costPerMonth = addedPeakKw * ratePerKwMonth;
    const energyKwh = (powerW / 1000) * loadFactor * HOURS_PER_MONTH;
    return {
      addedPeakKw,
      costPerMonth,
      costPerKwh: energyKwh > 0 ? costPerMonth / energyKwh : null,
    };
  },
});

/** A twelfth of 365 days. */
const HOURS_PER_MONTH = 730;
