import { z } from 'zod';
import { defineModel, quantity, refuseInput } from '../model.ts';

/**
 * The Green Grid's figures of a site: how much energy reaches the machines, how much heat is used again,
 * how much carbon it takes.
 *
 * PUE = total/IT, ERF = reused/total, ERE = (1 - ERF)*PUE, CUE = kgCO2/IT kWh.
 */
export const siteEfficiency = defineModel({
  id: 'site-efficiency',
  title: 'Overhead, heat reuse and carbon of a site',
  section: '8.4',
  formula: 'PUE = total/IT; ERF = reused/total; ERE = (total - reused)/IT; CUE = kgCO2/IT kWh',
  source: 'The Green Grid; ISO/IEC 30134-2 (PUE), 30134-6 (ERF), 30134-8 (CUE)',
  wrongWhen:
    'The energies are not of the same period, or IT energy is taken before the power supplies.',
  input: z.object({
    totalKwh: quantity('Energy of the whole site', 'kWh', { positive: true, max: 1e12 }),
    itKwh: quantity('Energy of the machines', 'kWh', { positive: true, max: 1e12 }),
    reusedKwh: quantity('Heat used again', 'kWh', { min: 0, max: 1e12 }).default(0),
    carbonKg: quantity('Carbon', 'kg', { min: 0, max: 1e12 }).default(0),
  }),
  output: z.object({
    pue: quantity('Power usage effectiveness (PUE)', '1'),
    erf: quantity('Energy reuse factor (ERF)', '1'),
    ere: quantity('Energy reuse effectiveness (ERE)', '1'),
    cue: quantity('Carbon usage effectiveness (CUE)', 'kg/kWh'),
  }),
  example: { totalKwh: 110, itKwh: 100, reusedKwh: 60, carbonKg: 28.93 },
  run: ({ totalKwh, itKwh, reusedKwh, carbonKg }) => {
    if (itKwh > totalKwh) {
      refuseInput('site-efficiency', 'itKwh', itKwh, `must be at most totalKwh, ${totalKwh} kWh`);
    }
    if (reusedKwh > totalKwh) {
      refuseInput(
        'site-efficiency',
        'reusedKwh',
        reusedKwh,
        `must be at most totalKwh, ${totalKwh} kWh`,
      );
    }
    return {
      pue: totalKwh / itKwh,
      erf: reusedKwh / totalKwh,
      ere: (totalKwh - reusedKwh) / itKwh,
      cue: carbonKg / itKwh,
    };
  },
});
