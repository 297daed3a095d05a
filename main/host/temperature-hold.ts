/**
 * Holds a temperature by how much of the processor hashes, and comes to it from below.
 *
 * A cooler is taken for one time constant: T' = b L - (T - room) / tau, L the share of the processor that
 * hashes. The controller integrates the error and takes the rise of temperature (not the error) in proportion:
 * L' = K (e / Ti - T'). With a gain of b K, its loop is overdamped for every cooler whose tau is at most Ti, and
 * for any cooler where b K Ti >= 4; an overdamped loop of this form never passes its target. So Ti is fifteen
 * minutes, longer than coolers take, and less where b is large enough to afford it. b is felt at the beginning:
 * the load is raised slowly, then kept. Two figures come of it. What the temperature rose in all bounds b from
 * above, for the die's own step above its cooler is in it; what it goes on rising at a load that is kept bounds
 * b from below. K takes the first, Ti the second.
 *
 * The unit test runs it on coolers of 0.1 to 1 K/W, 20 to 900 s and 20 to 250 W with a sensor that rounds to
 * whole degrees, errs by half a degree and is late. A cooler there that it overshoots or swings on would be the
 * reason to change the figures below.
 */
export interface HoldState {
  /** Share of the processor that may hash, {@link lowestLevel} to 1; a little more is all of it too. */
  readonly level: number;
  readonly atMs: number;
  /** The temperature without the sensor's noise; null before the first reading. */
  readonly smoothC: number | null;
  readonly feeling: Feeling | null;
  /** null until felt. */
  readonly cooler: Cooler | null;
}

/** What is noted while the cooler is being felt. */
interface Feeling {
  /** Where the rise began: temperature, and the load that just kept it. */
  readonly fromC: number;
  readonly fromLevel: number;
  readonly sinceMs: number;
  /** The load, smoothed as the temperature is, so that both are late by the same. */
  readonly smoothLevel: number;
  /** Load above {@link fromLevel} since then, s of full load. */
  readonly givenS: number;
  /** Where the second half of the kept load began; null before. */
  readonly kept: { readonly fromC: number; readonly atMs: number } | null;
}

/** How fast full load heats at first, K/s. */
interface Cooler {
  readonly mostKPerS: number;
  readonly leastKPerS: number;
}

/** Time constant of the smoothing, s: a sensor that errs by half a degree every two seconds errs by a sixth then. */
const smoothS = 12;
/** The gain of the loop, 1/s: a third of what the smoothing and a sensor four seconds late can bear. */
const loopPerS = 0.04;
/** Share per K. More would turn the rest of the noise into swings of more than a fiftieth. */
const mostGainPerK = 0.15;
const shortestIntegralS = 120;
const longestIntegralS = 900;
/** b K Ti: 4 is enough by theory. */
const damping = 5;
/** Below the target by this much: what noise is left stays under it. */
const marginK = 0.25;
/** Fans, the screen and the system need their watts too: below this only stopping would help, which is the guard's. */
export const lowestLevel = 0.05;
/** Above 1 by this much, so that noise does not take from what is given far below the target. */
const highestLevel = 1.06;
/** A longer gap (sleep, a pause, a sensor that was away) begins with the temperature there is. */
const longestStepS = 10;
/** While it is felt, the load grows by so much a second, for so long, until the rise stands out from the noise. */
const feelPerS = 0.007;
const longestFeelS = 50;
const feltRiseK = 4;
/** Less may be noise. */
const leastRiseK = 1.5;
/** Then it is kept until the smoothing has followed, and for as long again. */
const keptS = 24;
/** What noise may add to the rise in that time, K/s. */
const noiseKPerS = 0.01;
/** A rise that is cut short near the target may be the die's for the most part. */
const dieShare = 4;

/** The beginning: nothing is known of the cooler. */
export function beginHold(atMs: number): HoldState {
  return { level: lowestLevel, atMs, smoothC: null, feeling: null, cooler: null };
}

/** The next answer for a reading. Call it with every new one, about every two seconds. */
export function nextHold(
  state: HoldState,
  temperatureC: number,
  targetC: number,
  atMs: number,
): HoldState {
  const seconds = Math.max(0, (atMs - state.atMs) / 1000);
  const { level, smoothC, cooler } = state;
  if (smoothC === null || seconds > longestStepS) {
    return { ...state, atMs, smoothC: temperatureC, feeling: null };
  }
  const share = 1 - Math.exp(-seconds / smoothS);
  const next = smoothC + (temperatureC - smoothC) * share;
  const aimC = targetC - marginK;
  if (cooler === null) return feel({ ...state, atMs }, next, aimC, seconds, share);
  const gain = Math.min(mostGainPerK, loopPerS / cooler.mostKPerS);
  const wantedS = damping / (cooler.leastKPerS * gain);
  const integralS = Math.min(longestIntegralS, Math.max(shortestIntegralS, wantedS));
  const change = gain * (((aimC - next) * seconds) / integralS - (next - smoothC));
  return { ...state, level: withinBounds(level + change), atMs, smoothC: next };
}

/** Raises the load until the temperature follows, and keeps it until that has told how fast. */
function feel(
  state: HoldState,
  smoothC: number,
  aimC: number,
  seconds: number,
  share: number,
): HoldState {
  const { level, atMs } = state;
  // Too hot to try: it cools first.
  if (smoothC >= aimC) return { ...state, smoothC, level: lowestLevel, feeling: null };
  const { feeling: before } = state;
  const isCooling = before !== null && smoothC < before.fromC - 1;
  if (before === null || isCooling) {
    const fromLevel = isCooling ? level : 0;
    const begun = { fromC: smoothC, fromLevel, sinceMs: atMs, smoothLevel: fromLevel, givenS: 0 };
    return { ...state, smoothC, feeling: { ...begun, kept: null } };
  }
  const smoothLevel = before.smoothLevel + (level - before.smoothLevel) * share;
  const givenS = before.givenS + Math.max(0, smoothLevel - before.fromLevel) * seconds;
  const feeling = { ...before, smoothLevel, givenS };
  const riseK = smoothC - before.fromC;
  const mostKPerS = Math.max(1, riseK) / Math.max(givenS, lowestLevel);
  if (riseK >= Math.max(leastRiseK, (aimC - before.fromC) / 2)) {
    return felt(state, smoothC, { mostKPerS, leastKPerS: mostKPerS / dieShare });
  }
  if (before.kept === null) {
    // Too near the target to show anything, as after it was too hot: it may cool a little more.
    const isNear = aimC - before.fromC < 2 * leastRiseK;
    const isEnough = riseK >= feltRiseK || atMs - before.sinceMs >= longestFeelS * 1000;
    const kept = isEnough ? { fromC: smoothC, atMs: atMs + keptS * 1000 } : null;
    const raised = isEnough || isNear ? level : withinBounds(level + feelPerS * seconds);
    return { ...state, smoothC, level: raised, feeling: { ...feeling, kept } };
  }
  const keptForS = (atMs - before.kept.atMs) / 1000;
  if (keptForS <= 0) {
    return { ...state, smoothC, feeling: { ...feeling, kept: { ...before.kept, fromC: smoothC } } };
  }
  if (keptForS < keptS) return { ...state, smoothC, feeling };
  const risingKPerS = (smoothC - before.kept.fromC) / keptForS - noiseKPerS;
  const leastKPerS = Math.max(1e-6, risingKPerS / Math.max(lowestLevel, level - before.fromLevel));
  return felt(state, smoothC, { mostKPerS: Math.max(mostKPerS, leastKPerS), leastKPerS });
}

function felt(state: HoldState, smoothC: number, cooler: Cooler): HoldState {
  return { ...state, smoothC, feeling: null, cooler };
}

function withinBounds(level: number): number {
  return Math.min(highestLevel, Math.max(lowestLevel, level));
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
  const work = Math.min(1, level) * most.threads;
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
