import {
  coinPriceField,
  difficultyField,
  electricityField,
  feesField,
  growthField,
  hashrateField,
  powerField,
  subsidyField,
  wealthField,
} from '../../what-if/field-list.ts';
import type { WhatIf } from '../../what-if/use-what-if.ts';

/** What the Odds screen rests on. */
export const oddsFields = {
  hashrateHps: hashrateField,
  difficulty: difficultyField,
  annualGrowth: growthField,
  subsidyCoin: subsidyField,
  feesCoin: feesField,
  coinPrice: coinPriceField,
  wealth: wealthField,
  powerW: powerField,
  pricePerKwh: electricityField,
};

export type OddsWhatIf = WhatIf<keyof typeof oddsFields>;
