import { z } from 'zod';
import { defineModel, quantity, refuseInput } from '../model.ts';
import { createLocalClock, dayOfDate } from './local-time.ts';
import { type CalendarTariff, checkTariff, tariffDays, tariffSlots } from './tariff.ts';

const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'must be a time HH:MM, at most 24:00' });
const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'must be a date MM-DD' });
const date = z.iso.date({ error: 'must be a date YYYY-MM-DD' });

/** Schema of one period of a {@link CalendarTariff}, for settings and imports as well. */
export const tariffPeriod = z.object({
  name: z.string().max(60, { error: 'must be at most 60 characters' }).default(''),
  pricePerKwh: quantity('Price', 'money/kWh', { min: -100, max: 100 }),
  days: z
    .array(z.enum(tariffDays, { error: `must be one of ${tariffDays.join(', ')}` }))
    .min(1, { error: 'must name at least one day' })
    .default([...tariffDays]),
  from: time,
  to: time,
  seasonFrom: monthDay.optional(),
  seasonTo: monthDay.optional(),
});

/**
 * What a constant load costs under a tariff that goes by the clock and the calendar.
 *
 * cost = sum over minutes of kW/60*price, each minute by its local time, so a day of 23 or 25 hours costs what
 * it should. Every minute must have exactly one price: gaps and overlaps are refused with period and date.
 */
export const timeOfUseTariff = defineModel({
  id: 'time-of-use-tariff',
  title: 'A tariff by the clock and the calendar',
  section: '4.2',
  formula: 'cost = sum over minutes of kW/60*price(local day, local time)',
  source: 'Definition of a time-of-use tariff; local time by the IANA time zone database',
  wrongWhen: 'The meter bills standard time all year, or the supplier keeps other holidays.',
  input: z.object({
    timeZone: z
      .string()
      .min(1, { error: 'must be an IANA time zone such as Europe/Berlin or UTC' })
      .max(60, { error: 'must be an IANA time zone such as Europe/Berlin or UTC' })
      .default('UTC')
      .meta({ label: 'Time zone', unit: '1' }),
    periods: z
      .array(tariffPeriod)
      .min(1, { error: 'must hold at least one period' })
      .max(200, { error: 'must hold at most 200 periods' })
      .meta({ label: 'Prices and when they hold', unit: 'money/kWh' }),
    holidays: z
      .array(date)
      .max(400, { error: 'must hold at most 400 dates' })
      .default([])
      .meta({ label: 'Holidays', unit: '1' }),
    firstDate: date.meta({ label: 'First date', unit: '1' }),
    days: quantity('Number of days', 'd', { min: 1, max: 366 })
      .int({ error: 'must be a whole number of days' })
      .default(1),
    powerKw: quantity('Constant load', 'kW', { min: 0, max: 1e6 }),
  }),
  output: z.object({
    cost: quantity('Cost', 'money'),
    energyKwh: quantity('Energy', 'kWh'),
    hours: quantity('Hours in these days', 'h'),
    meanPricePerKwh: quantity('Mean price', 'money/kWh'),
    lowestPricePerKwh: quantity('Lowest price of a quarter hour', 'money/kWh'),
    highestPricePerKwh: quantity('Highest price of a quarter hour', 'money/kWh'),
  }),
  example: {
    periods: [
      { name: 'night', pricePerKwh: 0.08, from: '00:00', to: '07:00' },
      { name: 'day', pricePerKwh: 0.15, from: '07:00', to: '16:00' },
      { name: 'peak', pricePerKwh: 0.3, from: '16:00', to: '21:00' },
      { name: 'evening', pricePerKwh: 0.15, from: '21:00', to: '24:00' },
    ],
    firstDate: '2026-11-20',
    powerKw: 3.5,
  },
  run: (input) => {
    const tariff: CalendarTariff = input;
    input.periods.forEach((period, i) => {
      if (period.from === period.to || period.from === '24:00') {
        refuseInput(
          'time-of-use-tariff',
          `periods.${i}.to`,
          period.to,
          'must differ from its start; a whole day is 00:00 to 24:00',
        );
      }
    });
    checkTariff(tariff, input.firstDate, input.days);
    const clock = createLocalClock(input.timeZone);
    const first = dayOfDate(input.firstDate);
    const startMs = clock.startOfDay(first);
    const minutes = (clock.startOfDay(first + input.days) - startMs) / 60_000;
    const prices = tariffSlots(tariff, startMs, 15, minutes / 15).map((slot) => slot.pricePerKwh);
    const meanPricePerKwh = prices.reduce((sum, price) => sum + price, 0) / prices.length;
    const energyKwh = (input.powerKw * minutes) / 60;
    return {
      cost: energyKwh * meanPricePerKwh,
      energyKwh,
      hours: minutes / 60,
      meanPricePerKwh,
      lowestPricePerKwh: Math.min(...prices),
      highestPricePerKwh: Math.max(...prices),
    };
  },
});
