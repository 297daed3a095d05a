import { investment } from '../../../common/economics/profit/investment.ts';
import { message } from '../../message/message.ts';
import { assumed, defineField, unknown } from '../../what-if/field.ts';
import {
  coinPriceField,
  difficultyField,
  discountField,
  electricityField,
  feesField,
  growthField,
  hashrateField,
  lifeField,
  poolFeeField,
  powerField,
  pueField,
  rejectField,
  subsidyField,
} from '../../what-if/field-list.ts';
import type { WhatIf } from '../../what-if/use-what-if.ts';

const text = message.economics.field;

/** What the machine costs; the table's price is in dollars, so it counts for dollars alone. */
const capexField = defineField({
  id: 'capex',
  label: text.capex,
  unit: 'money',
  schema: investment.input.shape.capex,
  live: ({ settings }) =>
    settings.money.currency === 'USD' ? unknown(text.from.noPrice) : unknown(text.from.notDollars),
  ofMachine: ({ priceUsd }) => priceUsd,
  usual: () => text.usual.capex,
});

const salvageField = defineField({
  id: 'salvage',
  label: text.salvage,
  unit: 'money',
  schema: investment.input.shape.salvage.unwrap(),
  live: () => assumed(0, text.from.noSalvage),
});

/** What the Profit screen rests on. */
export const profitFields = {
  hashrateHps: hashrateField,
  powerW: powerField,
  difficulty: difficultyField,
  subsidyCoin: subsidyField,
  feesCoin: feesField,
  coinPrice: coinPriceField,
  pricePerKwh: electricityField,
  poolFee: poolFeeField,
  rejectRate: rejectField,
  pue: pueField,
  annualGrowth: growthField,
  discountRate: discountField,
  years: lifeField,
  capex: capexField,
  salvage: salvageField,
};

export type ProfitWhatIf = WhatIf<keyof typeof profitFields>;

/** The inputs without which there is no account. */
export const neededFields = [
  'hashrateHps',
  'difficulty',
  'subsidyCoin',
  'coinPrice',
  'powerW',
  'pricePerKwh',
] as const;
