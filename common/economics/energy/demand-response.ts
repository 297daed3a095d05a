import { z } from 'zod';
import { defineModel, flag, fraction, quantity, quantityOrNull } from '../model.ts';

/**
 * What a grid event pays for switching off, against what mining would have earned.
 *
 * net = kW*capacityPrice*performance + kW*h*(energyPay + avoidedPrice - forgone) - penalties.
 * `forgone` is the mining value of a kWh (the break-even electricity price); give `avoidedPrice` when the
 * energy not used is also not paid for. If the plan would rest during the event anyway, `forgone` equals
 * `avoidedPrice`, and a baseline taken from such days may be near zero.
 * Scale check: Riot, August 2023: 24.2 M USD of power credits on about 84,000 MWh is 288 USD/MWh.
 */
export const demandResponse = defineModel({
  id: 'demand-response',
  title: 'A grid event: rest and be paid',
  section: '8.2',
  formula:
    'net = kW*capacityPrice*performance + kW*h*(energyPay + avoidedPrice - forgone) - penalties',
  source:
    'Settlement as in capacity and energy demand-response programmes; checked on Riot, August 2023',
  wrongWhen:
    'The programme measures against a baseline lower than your power (use its baseline as kW).',
  input: z.object({
    powerKw: quantity('Power you can shed', 'kW', { min: 0, max: 1e6 }),
    capacityPricePerKw: quantity('Capacity payment for the period', 'money/kW', {
      min: 0,
      max: 1e6,
    }).default(0),
    performance: fraction('Performance counted').default(1),
    eventHours: quantity('Hours of events in the period', 'h', { min: 0, max: 8784 }),
    energyPayPerKwh: quantity('Paid for each kWh not used', 'money/kWh', { min: -100, max: 100 }),
    avoidedPricePerKwh: quantity('Price no longer paid for it', 'money/kWh', {
      min: -100,
      max: 100,
    }).default(0),
    forgonePerKwh: quantity('Mining value given up', 'money/kWh', { min: -100, max: 1e6 }),
    penalties: quantity('Penalties', 'money', { min: 0, max: 1e12 }).default(0),
  }),
  output: z.object({
    curtailedKwh: quantity('Energy not used', 'kWh'),
    capacityPay: quantity('Capacity payment', 'money'),
    energyPay: quantity('Energy payment', 'money'),
    forgone: quantity('Mining value given up, less energy saved', 'money'),
    net: quantity('Net', 'money'),
    netPerKwh: quantityOrNull('Net per kWh not used', 'money/kWh', 'nothing is curtailed'),
    breakEvenPayPerKwh: quantityOrNull(
      'Energy payment at which accepting breaks even',
      'money/kWh',
      'nothing is curtailed',
    ),
    worthAccepting: flag('Is it worth accepting?'),
  }),
  example: {
    powerKw: 3.5,
    capacityPricePerKw: 8,
    performance: 0.95,
    eventHours: 6,
    energyPayPerKwh: 0.5,
    forgonePerKwh: 0.068,
  },
  run: (input) => {
    const curtailedKwh = input.powerKw * input.eventHours;
    const capacityPay = input.powerKw * input.capacityPricePerKw * input.performance;
    const energyPay = curtailedKwh * input.energyPayPerKwh;
    const forgone = curtailedKwh * (input.forgonePerKwh - input.avoidedPricePerKwh);
    const net = capacityPay + energyPay - forgone - input.penalties;
    return {
      curtailedKwh,
      capacityPay,
      energyPay,
      forgone,
      net,
      netPerKwh: curtailedKwh > 0 ? net / curtailedKwh : null,
      breakEvenPayPerKwh: curtailedKwh > 0 ? input.energyPayPerKwh - net / curtailedKwh : null,
      worthAccepting: net > 0,
    };
  },
});
