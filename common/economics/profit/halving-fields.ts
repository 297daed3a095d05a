import { fraction, quantity } from '../model.ts';

/** Input fields of a HalvingPath. */
export const halvingFields = {
  feeShare: fraction('Fees as a share of the reward').default(0),
  yearsToHalving: quantity('Years to the next halving', 'a', { min: 0, max: 1e6 })
    .nullable()
    .meta({ label: 'Years to the next halving', unit: 'a', absent: 'no halving' })
    .default(null),
  halvingYears: quantity('Years between halvings', 'a', { min: 0.1, max: 1000 }).default(4),
};
