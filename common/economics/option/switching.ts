import { type Progress, report } from '../progress.ts';
import { DAYS_PER_YEAR } from '../work.ts';

/** A rig that can be run, suspended, restarted and abandoned, at a price for each change. */
interface SwitchingRig {
  /** Now, money per PH/s and day. */
  readonly hashprice: number;
  /** Cost of running, money per PH/s and day. */
  readonly cost: number;
  readonly hashratePhs: number;
  /** Cost of standing by, money per day for the rig. */
  readonly standbyPerDay: number;
  readonly suspendCost: number;
  readonly restartCost: number;
  /** Growth of difficulty per year as a ratio. */
  readonly difficultyGrowth: number;
  readonly volatility: number;
  /** Speed at which hashprice returns to its forward, per year. */
  readonly reversion: number;
  readonly rate: number;
  readonly years: number;
  readonly steps: number;
}

/** Where to change state at one date; null where no hashprice makes it right. */
interface Thresholds {
  readonly years: number;
  /** Running: keep running down to this hashprice. */
  readonly stopBelow: number | null;
  /** Suspended: restart from this hashprice. */
  readonly restartAbove: number | null;
  /** Suspended: scrap below this hashprice; null if standing by is free. */
  readonly abandonBelow: number | null;
}

/** Value of the rig at one hashprice today, money. */
interface SwitchingPoint {
  readonly hashprice: number;
  readonly running: number;
  readonly suspended: number;
}

interface SwitchingValue {
  readonly running: number;
  readonly suspended: number;
  readonly thresholds: readonly Thresholds[];
  /** Value against hashprice today, ascending. */
  readonly curve: readonly SwitchingPoint[];
}

/** Today's nodes reach a factor of 20 beyond both hashprice and cost, so that today has thresholds too. */
const START_REACH = Math.log(20);

/** Beyond this many e-folds a hashprice means nothing and only threatens to overflow. */
const LARGEST_LOG = 600;

/** Below this volatility the nodes lie too close to span the thresholds, which move with its square anyway. */
const LEAST_THRESHOLD_VOLATILITY = 0.02;

/**
 * Values the rig on a binomial lattice in calendar time.
 *
 * `on = max((h-c)dt + df E[on'], off_cont - k_off, 0)`, `off = max(-standby dt + df E[off'], on_cont - k_on, 0)`;
 * nothing is left at the end of life. Thresholds are interpolated between nodes; for volatility below 2 %
 * they are those of 2 %. Cost: O(steps^2); steps are raised to four per reversion time.
 *
 * @param dates - years at which to report thresholds; rounded to a step
 * @throws {@link StoppedError} if `progress` says so
 */
export function valueSwitching(
  rig: SwitchingRig,
  dates: readonly number[],
  progress?: Progress,
): SwitchingValue {
  const lattice = layLattice(rig);
  const value = rollBack(rig, lattice, dates, progress);
  if (rig.volatility >= LEAST_THRESHOLD_VOLATILITY || dates.length === 0) return value;
  const wider = { ...rig, volatility: LEAST_THRESHOLD_VOLATILITY };
  const { thresholds, curve } = rollBack(wider, layLattice(wider), dates, progress);
  return { ...value, thresholds, curve };
}

/** Hashprice at (step, level) is `levels[step] * heights[level + reach]`, up with `ups[level + reach]`. */
interface Lattice {
  readonly steps: number;
  readonly dt: number;
  /** Today's nodes run from level -2 half to 2 half, two apart. */
  readonly half: number;
  readonly reach: number;
  readonly levels: Float64Array;
  readonly heights: Float64Array;
  readonly ups: Float64Array;
}

/**
 * Lays out nodes and probabilities so that the lattice reproduces the forward curve.
 *
 * Without mean reversion: Cox, Ross and Rubinstein 1979, nodes at fixed hashprices with the forward's drift
 * in the probability; where that drift is too strong for the volatility the nodes follow the forward
 * instead, so that any volatility from 0 on has probabilities between 0 and 1.
 * With it: a deviation that falls back with probability (1 - k dt level)/2, as in Nelson and Ramaswamy 1990,
 * each date scaled to its forward by a forward sweep, as Hull and White fit theirs.
 */
function layLattice(rig: SwitchingRig): Lattice {
  const steps = Math.max(1, rig.steps, Math.ceil(4 * rig.reversion * rig.years));
  const dt = rig.years / steps;
  const jump = rig.volatility * Math.sqrt(dt);
  const drift = -Math.log1p(rig.difficultyGrowth);

  const gap = rig.hashprice > 0 && rig.cost > 0 ? Math.abs(Math.log(rig.cost / rig.hashprice)) : 0;
  const half = jump > 0 ? Math.min(2000, Math.ceil((START_REACH + gap) / (2 * jump))) : 0;
  const reach = 2 * half + steps;
  const heights = new Float64Array(2 * reach + 1);
  for (let i = 0; i < heights.length; i++) {
    heights[i] = Math.exp(Math.max(-LARGEST_LOG, Math.min(LARGEST_LOG, (i - reach) * jump)));
  }

  const ups = new Float64Array(heights.length);
  const levels = new Float64Array(steps);
  if (rig.reversion > 0) {
    for (let i = 0; i < ups.length; i++) {
      ups[i] = Math.max(0, Math.min(1, 0.5 * (1 - rig.reversion * dt * (i - reach))));
    }
    let chances = new Float64Array([1]);
    for (let step = 0; step < steps; step++) {
      const next = new Float64Array(step + 2);
      let mean = 0;
      for (let k = 0; k <= step; k++) {
        const node = reach - step + 2 * k;
        const chance = chances[k] as number;
        mean += chance * (heights[node] as number);
        next[k + 1] = (next[k + 1] as number) + chance * (ups[node] as number);
        next[k] = (next[k] as number) + chance * (1 - (ups[node] as number));
      }
      levels[step] = (rig.hashprice * Math.exp(drift * step * dt)) / mean;
      chances = next;
    }
  } else {
    const tilt = Math.abs(drift) * dt < 0.5 * jump ? 0 : drift;
    const [up, down] = [Math.exp(jump), Math.exp(-jump)];
    ups.fill(jump === 0 ? 0.5 : (Math.exp((drift - tilt) * dt) - down) / (up - down));
    for (let step = 0; step < steps; step++) {
      levels[step] = rig.hashprice * Math.exp(tilt * step * dt);
    }
  }
  return { steps, dt, half, reach, levels, heights, ups };
}

function rollBack(
  rig: SwitchingRig,
  lattice: Lattice,
  dates: readonly number[],
  progress?: Progress,
): SwitchingValue {
  const { steps, dt, half, reach, levels, heights, ups } = lattice;
  const width = 2 * half + 1;
  const discount = Math.exp(-rig.rate * dt);
  const running = rig.hashratePhs * DAYS_PER_YEAR * dt;
  const standby = rig.standbyPerDay * DAYS_PER_YEAR * dt;
  const on = new Float64Array(width + steps);
  const off = new Float64Array(width + steps);
  /** Value of going on as before, kept for the thresholds. */
  const run = new Float64Array(width + steps);
  const wait = new Float64Array(width + steps);
  const wanted = new Set(
    dates.map((date) => Math.min(steps - 1, dt > 0 ? Math.round(date / dt) : 0)),
  );
  const thresholds: Thresholds[] = [];

  for (let step = steps - 1; step >= 0; step--) {
    const level = levels[step] as number;
    const lowest = reach - 2 * half - step;
    const count = width + step;
    for (let k = 0; k < count; k++) {
      const node = lowest + 2 * k;
      const up = ups[node] as number;
      const runOn =
        (level * (heights[node] as number) - rig.cost) * running +
        discount * (up * (on[k + 1] as number) + (1 - up) * (on[k] as number));
      const waitOn =
        discount * (up * (off[k + 1] as number) + (1 - up) * (off[k] as number)) - standby;
      run[k] = runOn;
      wait[k] = waitOn;
      on[k] = Math.max(runOn, waitOn - rig.suspendCost, 0);
      off[k] = Math.max(waitOn, runOn - rig.restartCost, 0);
    }
    if (wanted.has(step)) {
      const priceAt = (k: number) => level * (heights[lowest + 2 * k] as number);
      thresholds.unshift(findThresholds(rig, step * dt, count, priceAt, run, wait));
    }
    if (step % 64 === 0) report(progress, 1 - step / steps);
  }

  return {
    running: on[half] as number,
    suspended: off[half] as number,
    thresholds,
    curve: Array.from({ length: width }, (_, k) => ({
      hashprice: (levels[0] as number) * (heights[reach - 2 * half + 2 * k] as number),
      running: on[k] as number,
      suspended: off[k] as number,
    })),
  };
}

/** The lowest hashprice at which each decision turns, between the nodes of one date. */
function findThresholds(
  rig: SwitchingRig,
  years: number,
  count: number,
  priceAt: (node: number) => number,
  run: Float64Array,
  wait: Float64Array,
): Thresholds {
  const runAt = (k: number) => run[k] as number;
  const waitAt = (k: number) => wait[k] as number;
  const turning = (advantage: (k: number) => number) => {
    if (advantage(0) > 0) return 0;
    for (let k = 1; k < count; k++) {
      const [below, above] = [advantage(k - 1), advantage(k)];
      if (above > 0) {
        const share = below === above ? 0 : -below / (above - below);
        return priceAt(k - 1) + share * (priceAt(k) - priceAt(k - 1));
      }
    }
    return null;
  };
  return {
    years,
    stopBelow: turning((k) => runAt(k) - Math.max(waitAt(k) - rig.suspendCost, 0)),
    restartAbove: turning((k) => runAt(k) - rig.restartCost - Math.max(waitAt(k), 0)),
    abandonBelow:
      rig.standbyPerDay > 0
        ? turning((k) => Math.max(waitAt(k), runAt(k) - rig.restartCost))
        : null,
  };
}
