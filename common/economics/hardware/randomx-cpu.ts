import { z } from 'zod';
import { defineModel, quantity, quantityOrNull, refuseInput } from '../model.ts';
import { findRandomxCpu, randomxCpus } from './cpu-randomx.ts';

/**
 * What a processor does on RandomX, from public benchmarks.
 *
 * The average hides runs with few threads; the best run shows what the processor can do. Efficiency uses the
 * maker's design power, which a loaded desktop exceeds by a third: a measurement beats both.
 */
export const randomxCpu = defineModel({
  id: 'randomx-cpu',
  title: 'RandomX speed of a processor',
  section: '10',
  formula: 'table lookup; J/kH = design power / (H/s / 1000)',
  source: 'xmrig.com/benchmark, rx/0, read 2025-11-19; design power as published by the maker',
  wrongWhen: 'Memory is slow, huge pages are off, or the algorithm changes (RandomX v2).',
  input: z.object({
    cpu: z
      .string()
      .min(1, { error: 'must name a processor' })
      .max(200, { error: 'must be at most 200 characters' })
      .meta({ label: 'Processor as the operating system names it', unit: '1' }),
  }),
  output: z.object({
    name: z.string().meta({ label: 'Processor', unit: '1' }),
    averageHps: quantity('Average speed', 'H/s', { min: 0 }),
    highHps: quantity('Best speed', 'H/s', { min: 0 }),
    samples: quantity('Benchmarks', '1', { min: 0 }),
    designPowerW: quantityOrNull('Design power', 'W', 'not published'),
    efficiencyJPerKh: quantityOrNull('Efficiency at best', 'J/kH', 'design power not published'),
  }),
  example: { cpu: 'AMD Ryzen 9 7950X 16-Core Processor' },
  run: ({ cpu }) => {
    const found =
      findRandomxCpu(cpu) ??
      refuseInput(
        'randomx-cpu',
        'cpu',
        cpu,
        `must be one of ${randomxCpus.map((entry) => entry.name).join(', ')}`,
      );
    return {
      ...found,
      efficiencyJPerKh:
        found.designPowerW === null ? null : found.designPowerW / (found.highHps / 1000),
    };
  },
});
