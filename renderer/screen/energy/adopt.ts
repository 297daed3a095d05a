import type { PlanSettings } from '../../../common/contract/plan.ts';
import type { ImportedPrices } from '../../../common/contract/tariff.ts';
import { endOf } from './price-slot.ts';
import type { PriceState } from './price-store.ts';

/** What mining is told when it is to follow what was tried on the screen. */

/** Prices of a file as the app takes them; null where there are none. */
export function importedFrom(file: PriceState['file'], currency: string): ImportedPrices | null {
  const last = file?.slots.at(-1);
  if (file == null || last === undefined) return null;
  return {
    name: file.name.slice(0, 200),
    currency,
    startsMs: file.slots.map(({ startMs }) => startMs),
    pricesPerKwh: file.slots.map(({ pricePerKwh }) => pricePerKwh),
    endMs: endOf(last),
  };
}

/** The rules of the screen as the plan's settings; bounds are the contract's own. */
export function rulesFrom(
  values: {
    readonly minOnMinutes: number;
    readonly minOffMinutes: number;
    readonly startCost: number;
    readonly carbonPricePerT: number;
    readonly usefulFraction: number;
    readonly cop: number;
    readonly fuelPerKwh: number;
    readonly fuelEfficiency: number;
  },
  heat: PriceState['heat'],
): Partial<PlanSettings> {
  const minutes = (value: number): number => Math.min(1440, Math.round(value));
  return {
    minOnMinutes: minutes(values.minOnMinutes),
    minOffMinutes: minutes(values.minOffMinutes),
    startCost: Math.min(1e6, values.startCost),
    carbonPricePerT: Math.min(100_000, values.carbonPricePerT),
    usefulHeat: values.usefulFraction,
    heat:
      heat === 'heat-pump'
        ? { kind: heat, cop: Math.min(10, Math.max(0.5, values.cop)) }
        : heat === 'fuel'
          ? {
              kind: heat,
              pricePerKwh: values.fuelPerKwh,
              efficiency: Math.max(0.05, values.fuelEfficiency),
            }
          : { kind: heat },
  };
}
