/**
 * Holds a temperature by how much of the processor hashes: a proportional-integral controller whose answer is
 * kept within bounds, and whose integral rests while the answer is at a bound.
 *
 * A desktop at full load stands 30 to 60 K above the room and takes one to ten minutes to get there. The
 * proportional part turns the whole machine down over 25 K; the integral takes four minutes, longer than most
 * coolers, so that those are approached from below. A cooler of ten minutes overshoots by up to 1.5 K. The
 * price is patience: the last kelvin takes ten minutes. A swing in the simulated coolers of the unit test would
 * be the reason to change the gains.
 */
export interface HoldState {
  /** Integral part, 0 to 1. */
  readonly integral: number;
  /** Share of the processor that may hash, {@link lowestLevel} to 1. */
  readonly level: number;
  readonly atMs: number;
}

const gainPerK = 0.04;
const integralS = 240;
/** Fans, the screen and the system need their watts too: below this only stopping would help, which is the guard's. */
export const lowestLevel = 0.05;
/** After a gap (sleep, a sensor that was away) time does not pile up in the integral. */
const longestStepS = 10;

/** The beginning: cold, nothing integrated. */
export function beginHold(atMs: number): HoldState {
  return { integral: 0, level: lowestLevel, atMs };
}

/** The next answer for a reading. Call it with every new one, about every two seconds. */
export function nextHold(
  state: HoldState,
  temperatureC: number,
  targetC: number,
  atMs: number,
): HoldState {
  const seconds = Math.min(longestStepS, Math.max(0, (atMs - state.atMs) / 1000));
  const errorK = targetC - temperatureC;
  const grown = state.integral + (gainPerK * errorK * seconds) / integralS;
  const wanted = gainPerK * errorK + grown;
  // Conditional integration: at a bound only what leads away from it is added.
  const isStuck = (wanted >= 1 && errorK > 0) || (wanted <= lowestLevel && errorK < 0);
  const integral = isStuck ? state.integral : Math.min(1, Math.max(0, grown));
  const level = Math.min(1, Math.max(lowestLevel, wanted));
  return { integral, level, atMs };
}

/** Threads and the share of their time. */
export interface HoldLoad {
  readonly threads: number;
  readonly dutyPercent: number;
}

/** A thread is kept while it works at least this share of the time it may; fewer threads then do more each. */
const lowestShare = 0.4;
/** Threads are added when those that run would have to work more. Between the two none is started or ended. */
const highestShare = 0.95;
/** Share of time that a new number of threads is chosen for. */
const middleShare = 0.7;

/**
 * Turns a level into threads and duty. The number of threads follows slowly and with a dead band, because
 * starting one costs; the duty does the fine work.
 *
 * @param most - what the settings allow, which level 1 means
 * @param current - threads now
 */
export function loadFromLevel(level: number, most: HoldLoad, current: number): HoldLoad {
  const work = level * most.threads;
  const kept = Math.min(most.threads, Math.max(1, current));
  const share = work / kept;
  const canStay =
    (share >= lowestShare || kept === 1) && (share <= highestShare || kept === most.threads);
  const threads = canStay
    ? kept
    : Math.min(most.threads, Math.max(1, Math.ceil(work / middleShare)));
  const duty = Math.round((most.dutyPercent * work) / threads);
  return { threads, dutyPercent: Math.min(most.dutyPercent, Math.max(1, duty)) };
}
