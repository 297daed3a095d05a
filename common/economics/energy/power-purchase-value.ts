import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { lognormalPayoff } from '../option/black-76.ts';
import { correlationField, countField, rateField, volatilityField } from '../option/field.ts';
import { ratioVolatility } from '../option/margrabe.ts';

/**
 * What a power purchase agreement of several years is worth today.
 *
 * Each month pays kWh*(max(v, S) - K): a swap S - K and the right to exchange spot power for mining,
 * E[max(v - S, 0)] by Margrabe. Mining value and spot are lognormal around their forwards, mining's growing
 * at `miningGrowth` (usually falling, as difficulty grows). The right to mine is there without the contract too,
 * by buying at spot; what the contract adds is the swap.
 */
export const powerPurchaseValue = defineModel({
  id: 'power-purchase-value',
  title: 'Worth of a long power purchase agreement',
  section: '8.3',
  formula:
    'sum over months of kWh*e^(-rt)*(F_S - K + Margrabe(F_v, F_S)); fair K makes the swap worth 0',
  source: 'Margrabe 1978 for max(v, S); swap algebra of section 8.3',
  wrongWhen:
    'Hourly prices matter (a monthly mean hides the dear hours), or resale is not allowed.',
  input: z.object({
    months: countField('Months', '1', { min: 1, max: 360 }),
    energyKwhPerMonth: quantity('Energy', 'kWh', { min: 0, max: 1e12 }),
    strikePerKwh: quantity('Contract price', 'money/kWh', { min: -100, max: 100 }),
    spotPerKwh: quantity('Forward price of power', 'money/kWh', { positive: true, max: 100 }),
    miningValuePerKwh: quantity('Mining value today', 'money/kWh', { min: 0, max: 1e6 }),
    miningGrowth: quantity('Growth of the mining value, continuous', '1/a', {
      min: -5,
      max: 5,
    }).default(0),
    miningVolatility: volatilityField('Volatility of the mining value'),
    spotVolatility: volatilityField('Volatility of power'),
    correlation: correlationField.default(0),
    rate: rateField.default(0),
  }),
  output: z.object({
    value: quantity('Contract and machines, with resale', 'money'),
    swapValue: quantity('The contract alone', 'money'),
    miningOption: quantity('The right to mine instead of selling', 'money'),
    alwaysMineValue: quantity('Without resale, always mining', 'money'),
    fairStrikePerKwh: quantity('Contract price at which it is worth nothing', 'money/kWh'),
    breakEvenStrikePerKwh: quantity('Contract price at which all together is', 'money/kWh'),
  }),
  example: {
    months: 60,
    energyKwhPerMonth: 720_000,
    strikePerKwh: 0.05,
    spotPerKwh: 0.055,
    miningValuePerKwh: 0.07,
    miningGrowth: -0.2,
    miningVolatility: 0.8,
    spotVolatility: 0.5,
    correlation: 0.1,
    rate: 0.04,
  },
  run: (input) => {
    const { strikePerKwh: strike, spotPerKwh: spot } = input;
    const volatility = ratioVolatility(
      input.miningVolatility,
      input.spotVolatility,
      input.correlation,
    );
    let annuity = 0;
    let option = 0;
    let mined = 0;
    for (let month = 0; month < input.months; month++) {
      const years = (month + 0.5) / 12;
      const discount = Math.exp(-input.rate * years);
      const mining = input.miningValuePerKwh * Math.exp(input.miningGrowth * years);
      annuity += discount;
      mined += discount * mining;
      option += discount * lognormalPayoff('call', mining, spot, volatility * Math.sqrt(years));
    }
    const kwh = input.energyKwhPerMonth;
    const swapValue = kwh * annuity * (spot - strike);
    return {
      value: swapValue + kwh * option,
      swapValue,
      miningOption: kwh * option,
      alwaysMineValue: kwh * (mined - annuity * strike),
      fairStrikePerKwh: spot,
      breakEvenStrikePerKwh: spot + option / annuity,
    };
  },
});
