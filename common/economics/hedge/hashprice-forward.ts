import { z } from 'zod';
import { defineModel, fraction, quantity } from '../model.ts';
import { priceField } from '../option/field.ts';

const perHash = 'money/(PH/s)/d';

/**
 * Selling hashrate forward: a non-deliverable forward or a listed future on hashprice.
 *
 * Units are PH/s times days; the seller earns (contract - settlement) per unit, settled on the average index,
 * and so receives the contract hashprice in all if its own pool pays the index. Margin is a share of notional.
 * Vectors: a 50 PH/s forward over 90 days at 65 (margin 35 %); a listed contract of 30 PH-days, tick 0.25.
 */
export const hashpriceForwardModel = defineModel({
  id: 'hashprice-forward',
  title: 'Hashrate sold forward',
  section: '6.1',
  formula: 'P&L = (contract - settlement) PH/s days; margin = share PH/s days contract',
  source:
    'Luxor hashprice non-deliverable forward, contract terms; Bitnomial Hashrate (HUP) future',
  wrongWhen:
    'The rig does not run, or the pool pays something else than the index: see basis risk.',
  input: z.object({
    contractHashprice: priceField('Contract hashprice', perHash),
    settlementHashprice: priceField('Average hashprice at settlement', perHash),
    hashratePhs: quantity('Hash rate sold', 'PH/s', { min: 0, max: 1e9 }),
    days: quantity('Days', 'd', { min: 0, max: 36_525 }),
    marginShare: fraction('Initial margin of notional').default(0.35),
    contractPhDays: quantity('Size of one contract', '(PH/s) d', {
      positive: true,
      max: 1e9,
    }).default(1),
    tick: quantity('Smallest price step', perHash, { min: 0, max: 1e6 }).default(0.01),
  }),
  output: z.object({
    units: quantity('Hashrate sold', '(PH/s) d'),
    contracts: quantity('Contracts', '1'),
    notional: quantity('Notional', 'money'),
    initialMargin: quantity('Initial margin', 'money'),
    tickValue: quantity('One tick on one contract', 'money'),
    sellerPerDay: quantity('Seller’s gain per day', 'money/d'),
    sellerTotal: quantity('Seller’s gain', 'money'),
    revenueWithRig: quantity('Rig and forward together', 'money'),
  }),
  example: {
    contractHashprice: 65,
    settlementHashprice: 60,
    hashratePhs: 50,
    days: 90,
  },
  run: (input) => {
    const units = input.hashratePhs * input.days;
    const notional = units * input.contractHashprice;
    const gain = input.contractHashprice - input.settlementHashprice;
    return {
      units,
      contracts: units / input.contractPhDays,
      notional,
      initialMargin: notional * input.marginShare,
      tickValue: input.tick * input.contractPhDays,
      sellerPerDay: gain * input.hashratePhs,
      sellerTotal: gain * units,
      revenueWithRig: notional,
    };
  },
});
