import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';

/**
 * What it would cost to match the whole network: renting it, or buying machines and running them.
 *
 * rental = H/1e15 * hashprice * premium * h/24; capex = H/1e12 * price per TH/s; power = H/1e12 * J/TH.
 * No market could rent or sell that much; read it as the scale of the thing, not as an offer.
 */
export const attackCost = defineModel({
  id: 'attack-cost',
  title: 'The price of an attack',
  section: '9.2',
  formula: 'rental = H/1e15*hashprice*premium*h/24; machines = H/1e12*price; power = H/1e12*J/TH',
  source: 'Rental at hashprice as Crypto51 and Budish 2018 reason; capital and power by definition',
  wrongWhen: 'Always on the low side: neither so much hash rate nor so many machines are for sale.',
  input: z.object({
    networkHps: quantity('Network hash rate', 'H/s', { min: 0, max: 1e30 }),
    hashprice: quantity('Hashprice', 'money/(PH/s)/d', { min: 0, max: 1e9 }),
    rentalPremium: quantity('Rental over hashprice', '1', { min: 0, max: 1000 }).default(1.5),
    hours: quantity('Hours', 'h', { min: 0, max: 1e5 }).default(1),
    machinePricePerTh: quantity('Price of machines', 'money/(TH/s)', { min: 0, max: 1e9 }),
    efficiencyJPerTh: quantity('Efficiency of machines', 'J/TH', { min: 0, max: 1e9 }),
    pricePerKwh: quantity('Electricity price', 'money/kWh', { min: 0, max: 100 }),
  }),
  output: z.object({
    rentalCost: quantity('Rented for that long', 'money'),
    machineCost: quantity('Machines, new', 'money'),
    powerGw: quantity('Power', 'GW'),
    energyCostPerHour: quantity('Electricity, an hour', 'money/h'),
    energyCost: quantity('Electricity for that long', 'money'),
  }),
  example: {
    networkHps: 600e18,
    hashprice: 45,
    machinePricePerTh: 13.5,
    efficiencyJPerTh: 17.5,
    pricePerKwh: 0.05,
  },
  run: (input) => {
    const terahash = input.networkHps / 1e12;
    const powerW = terahash * input.efficiencyJPerTh;
    const energyCostPerHour = (powerW / 1000) * input.pricePerKwh;
    return {
      rentalCost: (terahash / 1000) * input.hashprice * input.rentalPremium * (input.hours / 24),
      machineCost: terahash * input.machinePricePerTh,
      powerGw: powerW / 1e9,
      energyCostPerHour,
      energyCost: energyCostPerHour * input.hours,
    };
  },
});
