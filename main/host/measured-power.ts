import type { MeasuredPoint, MeasuredPower } from '../../common/contract/energy.ts';

/**
 * W that mining adds at a thread count, on straight lines between the measured ones and from nothing at none.
 * Beyond the last the last slope goes on.
 */
export function addedPowerW(measured: MeasuredPower, threads: number): number {
  let before = { threads: 0, addedW: 0 };
  let slope = 0;
  for (const point of measured.points) {
    slope = (point.addedW - before.addedW) / (point.threads - before.threads);
    if (threads <= point.threads) break;
    before = point;
  }
  return Math.max(0, before.addedW + slope * (threads - before.threads));
}

/** The thread count of most hashes per joule; null when nothing measurable was added at any. */
export function mostEfficientThreads(points: readonly MeasuredPoint[]): number | null {
  let best: MeasuredPoint | undefined;
  for (const point of points) {
    if (point.jPerHash === null || point.hashrateHps <= 0) continue;
    if (best === undefined || point.jPerHash < (best.jPerHash ?? 0)) best = point;
  }
  return best?.threads ?? null;
}

/**
 * The thread count of most profit: revenue of its hashes minus the cost of the watts it adds.
 *
 * @param revenuePerHash - money per hash expected
 * @param pricePerKwh - money; below 0 is possible
 * @returns 0 when none earns more than it costs
 */
export function mostProfitableThreads(
  points: readonly MeasuredPoint[],
  revenuePerHash: number,
  pricePerKwh: number,
): number {
  let best = { threads: 0, profitPerS: 0 };
  for (const { threads, hashrateHps, addedW } of points) {
    const profitPerS = hashrateHps * revenuePerHash - (addedW / 3_600_000) * pricePerKwh;
    if (profitPerS > best.profitPerS) best = { threads, profitPerS };
  }
  return best.threads;
}

/** Measurements are repeated after this long: dust, paste and seasons change a cooler. */
const validMs = 30 * 86_400_000;

/** What a measurement was made under; when one differs it no longer holds. */
export interface MeasuringConditions {
  readonly algorithm: string | null;
  readonly kernel: string | null;
  readonly machineThreads: number;
  /** Reading id of the best instrument now, 'model' without one. */
  readonly source: string;
}

/** Whether a measurement describes what is mined here now. */
export function fits(measured: MeasuredPower, now: Omit<MeasuringConditions, 'source'>): boolean {
  return (
    measured.algorithm === now.algorithm &&
    (now.kernel === null || measured.kernel === now.kernel) &&
    measured.machineThreads === now.machineThreads
  );
}

/** Better instruments first; a measurement is never replaced by a worse one because a meter fell silent. */
const ranks = [/^meter-/, /^battery-power$/, /^package-power$/, /^model$/];

function rankOf(source: string): number {
  return ranks.findIndex((pattern) => pattern.test(source));
}

/** Whether it should be made anew: what it rests on has changed, or it is thirty days old. */
export function isOutdated(
  measured: MeasuredPower,
  now: MeasuringConditions,
  atMs: number,
): boolean {
  if (rankOf(now.source) > rankOf(measured.source)) return false;
  return !fits(measured, now) || measured.source !== now.source || atMs - measured.atMs > validMs;
}
