import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';

/**
 * gCO2-equivalent per kWh by source: over the whole life of the plant, and from its stack alone.
 * Source: IPCC AR5 WG3 annex III (2014), medians, as Electricity Maps uses them for defaults.
 */
const generationCarbon = {
  coal: { lifecycle: 820, direct: 760 },
  oil: { lifecycle: 650, direct: 406 },
  gas: { lifecycle: 490, direct: 370 },
  biomass: { lifecycle: 230, direct: 0 },
  solar: { lifecycle: 45, direct: 0 },
  hydro: { lifecycle: 24, direct: 0 },
  nuclear: { lifecycle: 12, direct: 0 },
  wind: { lifecycle: 11, direct: 0 },
} as const;

type Source = keyof typeof generationCarbon;
const sources = Object.keys(generationCarbon) as Source[];

const amount = (source: string) =>
  quantity(`Generation from ${source}`, 'MW', { min: 0, max: 1e9 }).default(0);

/**
 * Carbon intensity of a generation mix from default factors, for where no feed tells it.
 *
 * Weighted mean over the amounts; the unit of the amounts cancels, so shares serve as well as megawatts.
 * Biomass counts as zero at the stack by convention only.
 */
export const generationMix = defineModel({
  id: 'generation-mix',
  title: 'Carbon intensity of a generation mix',
  section: '8.5',
  formula: 'intensity = sum(amount_i * factor_i) / sum(amount_i)',
  source: 'IPCC AR5 WG3 annex III (2014), medians; Electricity Maps default factors',
  wrongWhen:
    'Imports, pumped storage or old plants weigh in: default factors can be off by a third.',
  input: z.object({
    coal: amount('coal'),
    oil: amount('oil'),
    gas: amount('gas'),
    biomass: amount('biomass'),
    solar: amount('sun'),
    hydro: amount('water'),
    nuclear: amount('nuclear'),
    wind: amount('wind'),
  }),
  output: z.object({
    lifecycleGPerKwh: quantityOrNull('Over the plants’ life', 'g/kWh', 'nothing is generated'),
    directGPerKwh: quantityOrNull('From the stack', 'g/kWh', 'nothing is generated'),
  }),
  example: { gas: 12_000, wind: 9_000, nuclear: 4_000, solar: 2_000 },
  run: (input) => {
    const total = sources.reduce((sum, source) => sum + input[source], 0);
    const mean = (kind: 'lifecycle' | 'direct') =>
      total > 0
        ? sources.reduce((sum, source) => sum + input[source] * generationCarbon[source][kind], 0) /
          total
        : null;
    return { lifecycleGPerKwh: mean('lifecycle'), directGPerKwh: mean('direct') };
  },
});
