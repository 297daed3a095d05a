import type { DataSource } from './asic.ts';

/** A processor mining RandomX (rx/0). */
export interface RandomxCpu {
  readonly name: string;
  /** Benchmarks behind the figures. */
  readonly samples: number;
  /** Mean of all runs, in H/s; low, since it contains runs with fewer threads than the processor has. */
  readonly averageHps: number;
  /** Best run, in H/s: all threads, fast memory, often overclocked. */
  readonly highHps: number;
  /** Maker's thermal design power in W; the package may draw a third more. Null when not published. */
  readonly designPowerW: number | null;
}

/** Where the speeds come from; the design powers are their makers' specifications. */
export const RANDOMX_SOURCE: DataSource = {
  name: 'xmrig.com/benchmark (rx/0)',
  url: 'https://xmrig.com/benchmark',
  asOf: '2025-11-19',
};

type Row = readonly [
  name: string,
  samples: number,
  averageHps: number,
  highHps: number,
  designPowerW: number | null,
];

const rows: readonly Row[] = [
  ['AMD EPYC 9654', 198, 95088.3, 184819, 360],
  ['AMD EPYC 7742', 266, 68507, 98162.4, 225],
  ['AMD EPYC 7702', 155, 59452.5, 88195.1, 200],
  ['AMD Ryzen Threadripper PRO 5995WX', 136, 46812.3, 107606.7, 280],
  ['AMD Ryzen Threadripper 3990X', 489, 42563.6, 65116.9, 280],
  ['AMD Ryzen Threadripper 3970X', 447, 27469.5, 42365.7, 280],
  ['AMD Ryzen 9 9950X', 436, 22265, 28127.8, 170],
  ['AMD Ryzen Threadripper 3960X', 222, 21138.3, 32040, 280],
  ['AMD Ryzen 9 9950X3D', 105, 20590.9, 28397, 170],
  ['AMD Ryzen 9 7950X', 1485, 20495.8, 26913.6, 170],
  ['AMD Ryzen 9 7950X3D', 515, 19621.9, 25845.8, 120],
  ['AMD Ryzen 9 9900X', 114, 16747.4, 20917.9, 120],
  ['AMD Ryzen 9 7900X', 591, 15971.4, 20616.4, 170],
  ['AMD Ryzen 9 3950X', 2694, 15461.3, 22595.8, 105],
  ['AMD Ryzen 9 5950X', 6551, 15385.4, 23370.5, 105],
  ['AMD Ryzen 9 7900', 271, 15072.1, 20400.7, 65],
  ['AMD Ryzen 9 5900X', 4249, 12958.1, 17623.6, 105],
  ['AMD Ryzen 9 3900X', 3698, 12404.6, 17596.3, 105],
  ['AMD Ryzen 7 9800X3D', 371, 12391.2, 14494.9, 120],
  ['AMD Ryzen 7 7800X3D', 330, 10627.4, 12757.4, 120],
  ['AMD Ryzen 7 7700', 227, 10122.1, 13202, 65],
  ['AMD Ryzen 7 7700X', 154, 9630.7, 13657.7, 105],
  ['Intel Core i9-13900K', 149, 9554.2, 15181.2, 125],
  ['Intel Core i7-13700K', 149, 8833.1, 14579, 125],
  ['AMD Ryzen 7 5800X3D', 260, 8511.5, 10522.8, 105],
  ['AMD Ryzen 7 5800X', 2021, 8443.3, 12445.4, 105],
  ['Intel Core i9-12900K', 209, 8402.3, 11695.4, 125],
  ['AMD Ryzen 7 5700X', 702, 8337, 11194.4, 65],
  ['AMD Ryzen 5 7600X', 92, 7892.6, 10803.3, 105],
  ['AMD Ryzen 5 7600', 118, 7700.9, 10387.1, 65],
  ['AMD Ryzen 7 3700X', 2058, 7583.1, 12032.5, 65],
  ['Intel Core i7-12700K', 201, 7023.8, 10019.8, 125],
  ['AMD Ryzen 5 5600', 672, 6795, 9209, 65],
  ['AMD Ryzen 5 5600X', 1407, 6534.3, 9099.8, 65],
  ['AMD Ryzen 5 3600', 2209, 5953.7, 8842.8, 65],
  ['Intel Core i5-12600K', 145, 5595.2, 8039.6, 125],
  ['Intel Core i9-10900K', 324, 5458.7, 10024.2, 125],
  ['Intel Core i5-12400F', 131, 4698.9, 7681.7, 65],
  ['Intel Core i9-9900K', 406, 3993.5, 8145.6, 95],
  ['AMD Ryzen 7 2700X', 447, 3991.3, 6701.7, 105],
  ['AMD Ryzen 7 1700', 176, 3969.1, 6243.4, 65],
  ['Intel Core i7-8700K', 287, 3286.4, 5933.5, 95],
  ['Intel Core i7-7700K', 185, 2196.7, 3535.5, 91],
  ['Intel Core i7-4790K', 215, 2184.3, 3200.5, 88],
  ['Apple M1', 95, 1999.7, 2495.8, null],
  ['Intel Core i7-6700K', 251, 1975.3, 3365.1, 91],
];

/** A short table of processors by average speed, fastest first; measure yours instead where you can. */
export const randomxCpus: readonly RandomxCpu[] = rows.map(
  ([name, samples, averageHps, highHps, designPowerW]) => ({
    name,
    samples,
    averageHps,
    highHps,
    designPowerW,
  }),
);

/**
 * The processor of a name as an operating system spells it ("AMD Ryzen 9 7950X 16-Core Processor",
 * "13th Gen Intel(R) Core(TM) i9-13900K"), or undefined when it is not in the table.
 */
export function findRandomxCpu(name: string): RandomxCpu | undefined {
  const wanted = plainName(name);
  return randomxCpus.find((cpu) => plainName(cpu.name) === wanted);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\((r|tm)\)|\bcpu\b|@.*$/g, ' ')
    .replace(/^\s*\d+th gen /, '')
    .replace(/\b(\w+-core|\w+-cores)\b.*$/, '')
    .replace(/\bprocessor\b.*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
