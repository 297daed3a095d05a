import { z } from 'zod';
import { defineModel, fraction, quantity } from '../model.ts';

/**
 * What a machine is still worth, three ways: by the book, by habit, by what it earns.
 *
 * Straight line over its life; declining by a fixed share a year; and following hashprice, since a used
 * machine sells per TH/s.
 * Source: IAS 16 (straight line, diminishing balance); the market rule is ours.
 */
export const depreciation = defineModel({
  id: 'depreciation',
  title: 'What the machine is still worth',
  section: '4.3',
  formula: 'straight: P - (P-S) t/T; declining: P (1-d)^t; market: P * hashprice now / then',
  source: 'IAS 16 straight-line and diminishing-balance methods; market rule ours',
  wrongWhen: 'A new generation of machines arrives: second-hand prices fall faster than hashprice.',
  input: z.object({
    price: quantity('Price paid', 'money', { min: 0, max: 1e15 }),
    ageYears: quantity('Age', 'a', { min: 0, max: 100 }),
    lifeYears: quantity('Life', 'a', { positive: true, max: 100 }).default(4),
    salvage: quantity('Value at the end of its life', 'money', { min: 0, max: 1e15 }).default(0),
    declineShare: fraction('Share of value lost per year').default(0.4),
    hashpriceThen: quantity('Hashprice when bought', 'money/(PH/s)/d', {
      positive: true,
      max: 1e15,
    }).default(1),
    hashpriceNow: quantity('Hashprice now', 'money/(PH/s)/d', { min: 0, max: 1e15 }).default(1),
  }),
  output: z.object({
    straightLine: quantity('Book value, straight line', 'money', { min: 0 }),
    declining: quantity('Book value, declining', 'money', { min: 0 }),
    market: quantity('Market value by hashprice', 'money', { min: 0 }),
    straightLinePerDay: quantity('Straight-line cost per day', 'money/d', { min: 0 }),
  }),
  example: { price: 2699, ageYears: 1, hashpriceThen: 50, hashpriceNow: 35 },
  run: ({ price, ageYears, lifeYears, salvage, declineShare, hashpriceThen, hashpriceNow }) => {
    const loss = Math.max(0, price - salvage);
    return {
      straightLine: price - loss * Math.min(1, ageYears / lifeYears),
      declining: price * (1 - declineShare) ** ageYears,
      market: (price * hashpriceNow) / hashpriceThen,
      straightLinePerDay: ageYears < lifeYears ? loss / (lifeYears * 365) : 0,
    };
  },
});
