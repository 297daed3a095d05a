import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

/** `npm run soak -- --minutes N [--speed S] [--threads T] [--json]`: exits 1 on a leak or a lost share. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    speed: { type: 'string' },
    threads: { type: 'string', default: '1' },
    difficulty: { type: 'string', default: '0.002' },
    json: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new RangeError('--minutes takes a number above 0');
/** A whole day in the time there is; faster than this, deadlines of seconds pass while a thread waits its turn. */
const mostSpeed = 60;
const speed = Number(values.speed ?? Math.min(mostSpeed, Math.max(1, (24 * 60) / minutes)));

const report = await soak({
  seconds: minutes * 60,
  speed,
  threads: Number(values.threads),
  difficulty: Number(values.difficulty),
  told: (line) => values.json || console.log(line),
});
if (values.json) console.log(JSON.stringify(report));
else {
  const { memoryMb, memorySlope, handles, hashrate, shares } = report;
  const slope =
    memorySlope === null
      ? 'too short a run for a slope'
      : `slope ${memorySlope.mbPerHour.toFixed(2)} ± ${memorySlope.plusMinus.toFixed(2)} MB in a simulated hour`;
  console.log(`
simulated     ${report.simulatedHours.toFixed(2)} h at ${speed.toFixed(1)} times, ${report.faults} faults, ${report.events} events to a page
memory        ${memoryMb.early.toFixed(1)} MB early, ${memoryMb.late.toFixed(1)} MB late, ${slope}, resident ${report.residentMb.toFixed(0)} MB
handles       ${handles.early} early, ${handles.late} late, ${handles.afterClose} left after the end
hash rate     ${(hashrate.early / 1e6).toFixed(2)} MH/s early, ${(hashrate.late / 1e6).toFixed(2)} MH/s late, drift ${hashrate.driftPercent.toFixed(1)} %
shares        ${shares.accepted} accepted, ${shares.rejected} rejected, ${shares.unansweredInFault} cut off by faults, ${shares.lost} lost, ${shares.wrong} wrong
`);
  for (const problem of report.problems) console.log(`PROBLEM  ${problem}`);
  console.log(report.problems.length === 0 ? 'sound' : 'not sound');
}
process.exit(report.problems.length === 0 ? 0 : 1);
