import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';
import { correlationField, countField, priceField, rateField, volatilityField } from './field.ts';
import { stripGreeks, stripPeriods, stripValue } from './strip.ts';

const perHash = 'money/(PH/s)/d';
const powerPrice = quantity('Power price', 'money/kWh', { min: -1e6, max: 1e6 });

/** Input fields that describe a rig, its market and its power; shared by the models of a whole rig. */
export const rigFields = {
  hashprice: priceField('Hashprice now', perHash),
  efficiencyJPerTh: quantity('Efficiency at the wall', 'J/TH', { min: 0, max: 1e9 }),
  powerPrice,
  otherCost: quantity('Other cost that stops with the rig', perHash, { min: 0, max: 1e12 }).default(
    0,
  ),
  difficultyGrowth: quantity('Difficulty growth per year', '1', { min: -0.99, max: 100 }).default(
    0.3,
  ),
};

/**
 * What the right to run a rig, and to stop it, is worth.
 *
 * Each period is an option to swap power for hashes, `max(hashprice - efficiency * 24 * price - other, 0)`:
 * a power plant's spark spread. Forwards: F_h = h0 (1+growth)^-T, F_p from the tariff or its curve. The value
 * splits into always-on (no right to stop) + right to stop on today's curve + time value.
 *
 * Mean reversion is the default: difficulty answers price, so hashprice is pulled back to what the
 * marginal miner needs; reversion 0 (a random walk) is the optimistic bound and is shown as such. A fixed
 * tariff has power volatility 0, where Kirk is exact. Greeks are central differences: per 1 of hashprice,
 * per 1/kWh, per 1.00 of volatility, correlation, growth and rate; theta per day.
 * Checked against quadrature, and simulation of 400,000 paths.
 */
export const miningStripModel = defineModel({
  id: 'mining-strip',
  title: 'The rig as a strip of options',
  section: '5.2',
  formula:
    'Σ days e^(-rT) E[max(h_T - 24 eff c_T - k, 0)], F_h = h0 (1+g)^(-T), σ_T = σ √((1-e^(-2κT))/(2κ))',
  source:
    'Margrabe 1978; Kirk 1995; Schwartz 1997; for mining: Yaish and Zohar 2020, arXiv:2002.11064',
  wrongWhen:
    'Switching costs money (use the switching lattice), or hashprice is not lognormal around its forward.',
  input: z.object({
    ...rigFields,
    hashratePhs: quantity('Hash rate', 'PH/s', { min: 0, max: 1e9 }).default(1),
    powerCurve: z
      .array(powerPrice, { error: 'must be a list of prices per kWh' })
      .max(600, { error: 'must name at most 600 months' })
      .meta({ label: 'Forward power price by month', unit: 'money/kWh' })
      .default([]),
    months: countField('Remaining life', 'months', { min: 0, max: 600 }).default(36),
    period: z
      .enum(['month', 'day'], { error: "must be 'month' or 'day'" })
      .meta({ label: 'Decide every', unit: '1' })
      .default('month'),
    hashpriceVolatility: volatilityField('Hashprice volatility').default(0.65),
    powerVolatility: volatilityField('Power volatility (0 for a fixed tariff)').default(0),
    correlation: correlationField.default(0.1),
    reversion: quantity('Mean reversion of hashprice', '1/a', { min: 0, max: 100 }).default(1),
    rate: rateField.default(0.04),
    method: z
      .enum(['kirk', 'bjerksund-stensland', 'exact'], {
        error: "must be 'kirk', 'bjerksund-stensland' or 'exact'",
      })
      .meta({ label: 'Method', unit: '1' })
      .default('kirk'),
  }),
  output: z.object({
    value: quantity('Value with the right to stop', 'money'),
    alwaysOn: quantity('Always on', 'money'),
    rightToStop: quantity('Right to stop, on the forward curve', 'money'),
    intrinsic: quantity('Intrinsic value', 'money'),
    timeValue: quantity('Time value', 'money'),
    greeks: z
      .object({
        hashprice: quantity('Per 1 of hashprice', '(PH/s) d'),
        powerPrice: quantity('Per 1 of power price', 'kWh'),
        hashpriceVolatility: quantity('Per 1.00 of hashprice volatility', 'money'),
        powerVolatility: quantity('Per 1.00 of power volatility', 'money'),
        correlation: quantity('Per 1.00 of correlation', 'money'),
        difficultyGrowth: quantity('Per 1.00 of difficulty growth', 'money'),
        rate: quantity('Per 1.00 of interest rate', 'money'),
        thetaPerDay: quantity('Per day nearer', 'money/d'),
      })
      .meta({ label: 'Sensitivities', unit: '1' }),
    periods: z
      .array(
        z.object({
          years: quantity('Date', 'a'),
          hashpriceForward: quantity('Hashprice forward', perHash),
          cost: quantity('Cost', perHash),
          value: quantity('Value', 'money'),
          intrinsic: quantity('Intrinsic value', 'money'),
          alwaysOn: quantity('Always on', 'money'),
        }),
      )
      .meta({ label: 'Each period', unit: '1' }),
  }),
  example: {
    hashprice: 45,
    efficiencyJPerTh: 17.5,
    powerPrice: 0.08,
    otherCost: 1,
    difficultyGrowth: 0.3,
  },
  run: ({ hashratePhs, ...strip }) => {
    const periods = stripPeriods(strip).map((period) => ({
      ...period,
      value: period.value * hashratePhs,
      intrinsic: period.intrinsic * hashratePhs,
      alwaysOn: period.alwaysOn * hashratePhs,
    }));
    const perPhs = stripGreeks(strip);
    return {
      ...stripValue(periods),
      greeks: {
        hashprice: perPhs.hashprice * hashratePhs,
        powerPrice: perPhs.powerPrice * hashratePhs,
        hashpriceVolatility: perPhs.hashpriceVolatility * hashratePhs,
        powerVolatility: perPhs.powerVolatility * hashratePhs,
        correlation: perPhs.correlation * hashratePhs,
        difficultyGrowth: perPhs.difficultyGrowth * hashratePhs,
        rate: perPhs.rate * hashratePhs,
        thetaPerDay: perPhs.thetaPerDay * hashratePhs,
      },
      periods,
    };
  },
});
