import { z } from 'zod';
import { defineModel, flag, quantity, quantityOrNull } from '../model.ts';
import { priceField } from '../option/field.ts';
import { DAYS_PER_YEAR } from '../work.ts';

/** Days until `reserve` is used up; null if income covers the burn. */
function runwayDays(reserve: number, burnPerDay: number, incomePerDay: number): number | null {
  return burnPerDay > incomePerDay ? reserve / (burnPerDay - incomePerDay) : null;
}

/** How long the reserve pays for mining at a loss, and whether it holds as many months as wanted. */
export const runwayModel = defineModel({
  id: 'runway',
  title: 'Runway of the reserve',
  section: '7.2',
  formula: 'days = fiat / (burn - income); reserve wanted = months * burn',
  source: 'Accounting identity',
  wrongWhen: 'Burn or income changes, as it does with price: see the treasury race.',
  input: z.object({
    fiat: quantity('Currency', 'money', { min: 0, max: 1e15 }),
    coins: quantity('Coins', 'coin', { min: 0, max: 1e12 }).default(0),
    coinPrice: priceField('Coin price').default(0),
    burnPerDay: quantity('Spent per day', 'money/d', { min: 0, max: 1e12 }),
    incomePerDay: quantity('Earned per day', 'money/d', { min: 0, max: 1e12 }).default(0),
    monthsWanted: quantity('Months of cost to keep in currency', 'months', {
      min: 0,
      max: 600,
    }).default(6),
  }),
  output: z.object({
    days: quantityOrNull('Days on currency alone', 'd', 'never runs out'),
    daysWithCoins: quantityOrNull('Days with coins sold at today’s price', 'd', 'never runs out'),
    reserveWanted: quantity('Currency to keep', 'money'),
    shortfall: quantity('Missing from that', 'money'),
    isEnough: flag('The reserve is as large as wanted'),
  }),
  example: { fiat: 6000, burnPerDay: 8.4, incomePerDay: 5.7 },
  run: ({ fiat, coins, coinPrice, burnPerDay, incomePerDay, monthsWanted }) => {
    const reserveWanted = (monthsWanted * DAYS_PER_YEAR * burnPerDay) / 12;
    return {
      days: runwayDays(fiat, burnPerDay, incomePerDay),
      daysWithCoins: runwayDays(fiat + coins * coinPrice, burnPerDay, incomePerDay),
      reserveWanted,
      shortfall: Math.max(0, reserveWanted - fiat),
      isEnough: fiat >= reserveWanted,
    };
  },
});
