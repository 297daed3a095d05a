import { z } from 'zod';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';

/** The heating that a miner's heat replaces. */
export type ReplacedHeat =
  | { readonly kind: 'resistive' }
  | { readonly kind: 'heat-pump'; readonly cop: number }
  | { readonly kind: 'fuel'; readonly pricePerKwh: number; readonly efficiency: number }
  | { readonly kind: 'none' };

/**
 * What a kWh of heat would have cost otherwise: p for a resistive heater, p/COP for a heat pump,
 * price/efficiency for gas or another fuel, 0 where nobody needs heat.
 *
 * @param electricityPerKwh - p, the price of electricity
 */
export function replacedHeatCost(heat: ReplacedHeat, electricityPerKwh: number): number {
  switch (heat.kind) {
    case 'resistive':
      return electricityPerKwh;
    case 'heat-pump':
      return electricityPerKwh / heat.cop;
    case 'fuel':
      return heat.pricePerKwh / heat.efficiency;
    case 'none':
      return 0;
  }
}

/**
 * The price of electricity at which mining of this value just pays, heat counted: p - phi*a(p) = value.
 *
 * @returns money/kWh; null when the heat alone pays for every price (resistive heat, all of it useful)
 */
function breakEvenWithHeat(
  heat: ReplacedHeat,
  usefulFraction: number,
  miningValuePerKwh: number,
): number | null {
  const share = heat.kind === 'resistive' ? 1 : heat.kind === 'heat-pump' ? 1 / heat.cop : 0;
  const fixed = heat.kind === 'fuel' ? replacedHeatCost(heat, 0) : 0;
  const kept = 1 - usefulFraction * share;
  return kept > 0 ? (miningValuePerKwh + usefulFraction * fixed) / kept : null;
}

/**
 * What mining really costs where its heat replaces other heat.
 *
 * effective price = p - phi*a, with phi the useful share of the heat. Holds in the heating season and up to
 * the demand for heat only; a miner is a heater of COP 1, air heat pumps reach 2 to 4.
 */
export const heatCredit = defineModel({
  id: 'heat-credit',
  title: 'Heat that replaces other heat',
  section: '8.4',
  formula: 'p_eff = p - phi*a; a = p (resistive), p/COP (heat pump), price/efficiency (fuel)',
  source: 'Energy balance of an electric heater; heat-pump COP 2 to 4 after manufacturers’ data',
  wrongWhen: 'The room is warm enough already, or the heat goes where it is not needed.',
  input: z.object({
    electricityPerKwh: quantity('Electricity price', 'money/kWh', { min: -100, max: 100 }),
    usefulFraction: fraction('Useful share of the heat').default(0.95),
    replaces: z
      .enum(['resistive', 'heat-pump', 'fuel', 'none'], {
        error: "must be 'resistive', 'heat-pump', 'fuel' or 'none'",
      })
      .meta({ label: 'Heating it replaces', unit: '1' }),
    cop: quantity('Heat per electricity of the heat pump (COP)', '1', { min: 1, max: 20 }).default(
      3,
    ),
    fuelPerKwh: quantity('Fuel price', 'money/kWh', { min: 0, max: 100 }).default(0.1),
    fuelEfficiency: quantity('Boiler efficiency', '1', { positive: true, max: 1.1 }).default(0.92),
    miningValuePerKwh: quantity('Mining value', 'money/kWh', { min: 0, max: 1e6 }).default(0),
    powerKw: quantity('Power that mining adds', 'kW', { min: 0, max: 1e6 }).default(1),
  }),
  output: z.object({
    heatCostPerKwh: quantity('Cost of the heat replaced', 'money/kWh'),
    creditPerKwh: quantity('Heat credit per kWh mined', 'money/kWh'),
    effectivePricePerKwh: quantity('Effective price of electricity', 'money/kWh'),
    creditPerHour: quantity('Heat credit per hour', 'money/h'),
    breakEvenPricePerKwh: quantityOrNull(
      'Worth mining below',
      'money/kWh',
      'at every price: the heat alone pays for it',
    ),
  }),
  example: { electricityPerKwh: 0.3, replaces: 'heat-pump', miningValuePerKwh: 0.13 },
  run: (input) => {
    const heat: ReplacedHeat =
      input.replaces === 'heat-pump'
        ? { kind: 'heat-pump', cop: input.cop }
        : input.replaces === 'fuel'
          ? { kind: 'fuel', pricePerKwh: input.fuelPerKwh, efficiency: input.fuelEfficiency }
          : { kind: input.replaces };
    const cost = replacedHeatCost(heat, input.electricityPerKwh);
    const credit = input.usefulFraction * cost;
    return {
      heatCostPerKwh: cost,
      creditPerKwh: credit,
      effectivePricePerKwh: input.electricityPerKwh - credit,
      creditPerHour: credit * input.powerKw,
      breakEvenPricePerKwh: breakEvenWithHeat(heat, input.usefulFraction, input.miningValuePerKwh),
    };
  },
});
