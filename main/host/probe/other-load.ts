import { cpus } from 'node:os';
import type { Seen } from '../guard/guard.ts';
import { type Probe, seen, unseen } from './probe.ts';

/** Processor time so far, ms: of everything, of it busy, and of us. */
export interface ProcessorTime {
  readonly totalMs: number;
  readonly busyMs: number;
  readonly ownMs: number;
}

/**
 * Share of the processor that others used between two counts, percent of the whole machine: busy time that
 * was not ours.
 *
 * @returns undefined when no time passed
 */
export function otherLoadPercent(first: ProcessorTime, last: ProcessorTime): number | undefined {
  const totalMs = last.totalMs - first.totalMs;
  if (totalMs <= 0) return undefined;
  // A page that was closed takes its time out of the sum.
  const ownMs = Math.max(0, last.ownMs - first.ownMs);
  const otherMs = last.busyMs - first.busyMs - ownMs;
  // Both counts are sampled a moment apart and rounded to ticks.
  return Math.min(100, Math.max(0, (100 * otherMs) / totalMs));
}

/**
 * Counts of this machine; `process.cpuUsage` holds every thread of ours, so mining is not others' work.
 *
 * @param othersOfUsMs - of processes that are ours as well
 */
export function readProcessorTime(othersOfUsMs = 0): ProcessorTime {
  let totalMs = 0;
  let idleMs = 0;
  for (const { times } of cpus()) {
    totalMs += times.user + times.nice + times.sys + times.idle + times.irq;
    idleMs += times.idle;
  }
  const { user, system } = process.cpuUsage();
  return { totalMs, busyMs: totalMs - idleMs, ownMs: (user + system) / 1000 + othersOfUsMs };
}

/** Short enough to notice a game that starts. */
const intervalMs = 3000;
/** Ticks are 10 ms each: a shorter time tells little. */
const shortestMs = 500;

export function otherLoadProbe(
  read: () => ProcessorTime = () => readProcessorTime(),
): Probe<number> {
  let before: ProcessorTime | undefined;
  let last: Seen<number> = unseen('needs two looks at the processor');
  return {
    intervalMs,
    async look() {
      const time = read();
      const isEarly = before !== undefined && time.totalMs - before.totalMs < shortestMs;
      if (isEarly) return last;
      const percent = before === undefined ? undefined : otherLoadPercent(before, time);
      before = time;
      if (percent !== undefined) last = seen(percent, 'processor time without ours');
      return last;
    },
  };
}
