import { z } from 'zod';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';

/**
 * Grams by the grid you stand on: energy times its average intensity.
 *
 * @param gridGPerKwh - gCO2/kWh of the local grid
 */
export function locationCarbonG(energyKwh: number, gridGPerKwh: number): number {
  return energyKwh * gridGPerKwh;
}

/**
 * Grams by the contracts you hold: the covered share at the contract's factor, the rest at the residual mix
 * (what is left of the grid once every certificate is sold), never at the grid's average.
 */
function marketCarbonG(
  energyKwh: number,
  coveredShare: number,
  contractGPerKwh: number,
  residualGPerKwh: number,
): number {
  return energyKwh * (coveredShare * contractGPerKwh + (1 - coveredShare) * residualGPerKwh);
}

/**
 * Carbon of a day's mining counted both ways, as the GHG Protocol asks: by place and by contract.
 *
 * The two are never added. A marginal intensity gives a third, "what if", figure; give it as the grid's.
 */
export const carbonAccounting = defineModel({
  id: 'carbon-accounting',
  title: 'Carbon, by place and by contract',
  section: '8.5',
  formula: 'location = kWh*grid; market = kWh*(covered*contract + (1-covered)*residual)',
  source: 'GHG Protocol Scope 2 Guidance (2015), dual reporting',
  wrongWhen:
    'The intensity is a yearly mean and you mine in chosen hours, or the certificates are of another year.',
  input: z.object({
    energyKwhPerDay: quantity('Energy', 'kWh/d', { min: 0, max: 1e12 }),
    gridGPerKwh: quantity('Carbon intensity of the grid', 'g/kWh', { min: 0, max: 5000 }),
    coveredShare: fraction('Share covered by contracts').default(0),
    contractGPerKwh: quantity('Carbon intensity of the contracts', 'g/kWh', {
      min: 0,
      max: 5000,
    }).default(0),
    residualGPerKwh: quantity('Carbon intensity of the residual mix', 'g/kWh', {
      min: 0,
      max: 5000,
    }),
    coinsPerDay: quantity('Expected coins', 'coin/d', { min: 0, max: 1e15 }).default(0),
    carbonPricePerT: quantity('Price put on CO2', 'money/t', { min: 0, max: 1e6 }).default(0),
  }),
  output: z.object({
    locationKgPerDay: quantity('By place', 'kg/d'),
    marketKgPerDay: quantity('By contract', 'kg/d'),
    locationTPerCoin: quantityOrNull('By place, per coin', 't/coin', 'no coin is expected'),
    marketTPerCoin: quantityOrNull('By contract, per coin', 't/coin', 'no coin is expected'),
    carbonCostPerDay: quantity('Carbon cost, by place', 'money/d'),
  }),
  example: { energyKwhPerDay: 84, gridGPerKwh: 263, coveredShare: 0.6, residualGPerKwh: 300 },
  run: (input) => {
    const location = locationCarbonG(input.energyKwhPerDay, input.gridGPerKwh);
    const market = marketCarbonG(
      input.energyKwhPerDay,
      input.coveredShare,
      input.contractGPerKwh,
      input.residualGPerKwh,
    );
    const perCoin = (grams: number) =>
      input.coinsPerDay > 0 ? grams / 1e6 / input.coinsPerDay : null;
    return {
      locationKgPerDay: location / 1000,
      marketKgPerDay: market / 1000,
      locationTPerCoin: perCoin(location),
      marketTPerCoin: perCoin(market),
      carbonCostPerDay: (location / 1e6) * input.carbonPricePerT,
    };
  },
});
