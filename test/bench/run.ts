/**
 * `npm run bench`: speeds, latency, overhead and memory of this machine. Figures are for comparing within
 * one run; nothing here fails because of a clock. `--json` prints one object; `--only a,b` picks sections.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchApp } from './app.ts';
import { benchEconomics } from './economics.ts';
import { benchKernels } from './kernels.ts';
import { benchLatency } from './latency.ts';
import { benchRandomx } from './randomx.ts';

const sections = {
  kernels: benchKernels,
  randomx: benchRandomx,
  latency: benchLatency,
  app: benchApp,
  economics: benchEconomics,
} as const;

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? Object.keys(sections);
const report: Record<string, unknown> = {
  machine: { cpu: cpus()[0]?.model, threads: cpus().length, node: process.version },
};
for (const [name, bench] of Object.entries(sections)) {
  if (!wanted.includes(name)) continue;
  const rows = await bench();
  report[name] = rows;
  if (!values.json) {
    process.stdout.write(`\n${name}\n`);
    for (const row of rows) {
      const goal = row.goal === undefined ? '' : `   goal ${row.goal}`;
      process.stdout.write(`  ${row.name.padEnd(52)} ${show(row.value)} ${row.unit}${goal}\n`);
    }
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(0);

function show(value: number | null): string {
  return value === null
    ? 'not here'.padStart(14)
    : String(Number(value.toPrecision(4))).padStart(14);
}
