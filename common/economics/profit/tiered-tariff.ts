import { z } from 'zod';
import { defineModel, quantity, quantityOrNull, refuseInput } from '../model.ts';

/** Cost of the first `energyKwh` of a month under tiers of rising limits, the last one without limit. */
function tieredCost(
  energyKwh: number,
  tiers: readonly { readonly upToKwh: number | null; readonly pricePerKwh: number }[],
): number {
  let cost = 0;
  let from = 0;
  for (const tier of tiers) {
    const to = Math.min(tier.upToKwh ?? Number.POSITIVE_INFINITY, energyKwh);
    if (to <= from) break;
    cost += (to - from) * tier.pricePerKwh;
    from = to;
  }
  return cost;
}

/**
 * What the additional kilowatt-hours cost where the price steps with the month's use.
 *
 * Mining comes last, so it pays the highest tiers: the difference of two bills.
 */
export const tieredTariff = defineModel({
  id: 'tiered-tariff',
  title: 'Additional energy under a tiered tariff',
  section: '4.2',
  formula: 'cost = bill(base + additional) - bill(base)',
  source: 'Marginal cost under increasing block tariffs',
  wrongWhen: 'Other use of the house changes because of mining (heating, cooling).',
  input: z.object({
    baseKwh: quantity('Use without mining, per month', 'kWh', { min: 0, max: 1e12 }),
    additionalKwh: quantity('Mining, per month', 'kWh', { min: 0, max: 1e12 }),
    tiers: z
      .array(
        z.object({
          upToKwh: quantity('Up to', 'kWh', { positive: true, max: 1e13 })
            .nullable()
            .meta({ label: 'Up to', unit: 'kWh', absent: 'no limit' }),
          pricePerKwh: quantity('Price', 'money/kWh', { min: -1e4, max: 1e4 }),
        }),
      )
      .min(1, { error: 'must hold at least one tier' })
      .max(100, { error: 'must hold at most 100 tiers' })
      .meta({ label: 'Tiers, lowest first', unit: '1' }),
  }),
  output: z.object({
    cost: quantity('Cost of the additional energy', 'money'),
    averagePrice: quantityOrNull('Price per additional kWh', 'money/kWh', 'none is used'),
  }),
  example: {
    baseKwh: 300,
    additionalKwh: 500,
    tiers: [
      { upToKwh: 400, pricePerKwh: 0.2 },
      { upToKwh: null, pricePerKwh: 0.32 },
    ],
  },
  run: ({ baseKwh, additionalKwh, tiers }) => {
    for (const [index, tier] of tiers.entries()) {
      const isLast = index === tiers.length - 1;
      const below = tiers[index - 1]?.upToKwh ?? 0;
      if (isLast !== (tier.upToKwh === null) || (tier.upToKwh ?? Infinity) <= below) {
        refuseInput(
          'tiered-tariff',
          `tiers.${index}.upToKwh`,
          tier.upToKwh,
          'must rise from tier to tier; only the last tier has no limit (null)',
        );
      }
    }
    const cost = tieredCost(baseKwh + additionalKwh, tiers) - tieredCost(baseKwh, tiers);
    return { cost, averagePrice: additionalKwh > 0 ? cost / additionalKwh : null };
  },
});
