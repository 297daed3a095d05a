import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';
import { halvingFields } from '../profit/halving-fields.ts';
import { yearsToObsolescence } from '../profit/obsolescence.ts';
import { hashcost } from '../profit/profit.ts';
import { asics } from './asic.ts';

const YEARS_ABSENT = 'never, or unknown';

const device = z.object({
  name: z
    .string()
    .min(1, { error: 'must not be empty' })
    .max(100, { error: 'must be at most 100 characters' })
    .meta({ label: 'Name', unit: '1' }),
  hashrateHps: quantity('Hash rate', 'H/s', { positive: true, max: 1e40 }),
  powerW: quantity('Wall power', 'W', { positive: true, max: 1e12 }),
});

/**
 * When each machine stops earning its electricity, under three growths of difficulty.
 *
 * Machines by hashcost against the falling hashprice; a quarter, half and three quarters more difficulty per
 * year bound the date. The table of machines is the default and may be replaced by any other.
 */
export const fleetObsolescence = defineModel({
  id: 'fleet-obsolescence',
  title: 'When each machine dies',
  section: '10.3',
  formula: 't = ln(hashprice * halving / hashcost) / ln(1 + growth) for each machine',
  source: 'As the obsolescence of one machine; machines from the table of ASICs',
  wrongWhen: 'Coin price trends, or a machine runs on other electricity than the rest.',
  input: z.object({
    hashprice: quantity('Hashprice now', 'money/(PH/s)/d', { min: 0, max: 1e15 }),
    pricePerKwh: quantity('Electricity price', 'money/kWh', { min: -1e6, max: 1e6 }),
    pue: quantity('Facility overhead (PUE)', '1', { min: 1, max: 10 }).default(1),
    slowGrowth: quantity('Growth per year, slow', '1', { min: -0.99, max: 1e4 }).default(0.25),
    middleGrowth: quantity('Growth per year, middle', '1', { min: -0.99, max: 1e4 }).default(0.5),
    fastGrowth: quantity('Growth per year, fast', '1', { min: -0.99, max: 1e4 }).default(0.75),
    ...halvingFields,
    devices: z
      .array(device)
      .min(1, { error: 'must hold at least one machine' })
      .max(1000, { error: 'must hold at most 1000 machines' })
      .default(asics.map(({ name, hashrateHps, powerW }) => ({ name, hashrateHps, powerW })))
      .meta({ label: 'Machines', unit: '1' }),
  }),
  output: z.object({
    breakEvenEfficiencyJPerTh: quantityOrNull(
      'Break-even efficiency now',
      'J/TH',
      'electricity costs nothing',
    ),
    aliveCount: quantity('Machines that still earn their energy', '1', { min: 0 }),
    devices: z
      .array(
        z.object({
          name: z.string().meta({ label: 'Name', unit: '1' }),
          efficiencyJPerTh: quantity('Efficiency', 'J/TH', { min: 0 }),
          hashcost: quantity('Hashcost', 'money/(PH/s)/d'),
          isDead: flag('Already costs more than it earns'),
          slowYears: quantityOrNull('Years left, slow growth', 'a', YEARS_ABSENT),
          middleYears: quantityOrNull('Years left, middle growth', 'a', YEARS_ABSENT),
          fastYears: quantityOrNull('Years left, fast growth', 'a', YEARS_ABSENT),
        }),
      )
      .meta({ label: 'Machines, most efficient first', unit: '1' }),
  }),
  example: { hashprice: 40, pricePerKwh: 0.06, yearsToHalving: 2, feeShare: 0.01 },
  run: (input) => {
    const devices = input.devices
      .map(({ name, hashrateHps, powerW }) => {
        const efficiencyJPerTh = powerW / (hashrateHps / 1e12);
        const cost = hashcost(efficiencyJPerTh, input.pricePerKwh, input.pue);
        const years = (growth: number) =>
          yearsToObsolescence(input.hashprice, cost, Math.log1p(growth), input);
        return {
          name,
          efficiencyJPerTh,
          hashcost: cost,
          isDead: cost > input.hashprice,
          slowYears: years(input.slowGrowth),
          middleYears: years(input.middleGrowth),
          fastYears: years(input.fastGrowth),
        };
      })
      .sort((a, b) => a.efficiencyJPerTh - b.efficiencyJPerTh);
    return {
      breakEvenEfficiencyJPerTh:
        input.pricePerKwh > 0 ? input.hashprice / hashcost(1, input.pricePerKwh, input.pue) : null,
      aliveCount: devices.filter((entry) => !entry.isDead).length,
      devices,
    };
  },
});
