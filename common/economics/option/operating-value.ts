import { type Progress, report } from '../progress.ts';
import { at, differences, GRID, type States, solveStates } from './two-state-solver.ts';

/** A rig (or mine) that wears out only while it runs. Money per year unless said. */
interface OperatingLife {
  /** Earned per year and unit of price while running. */
  readonly earningPerPrice: number;
  readonly runningCost: number;
  readonly standbyCost: number;
  /** Money for each change. */
  readonly suspendCost: number;
  readonly restartCost: number;
  /** Expected growth of the price per year under the pricing measure. */
  readonly drift: number;
  readonly rate: number;
  readonly volatility: number;
  /** Years of running left. */
  readonly years: number;
}

/** Values on a grid of prices, ascending, when all of the operating life is left. */
interface OperatingLifeValue {
  readonly prices: Float64Array;
  readonly running: Float64Array;
  readonly suspended: Float64Array;
  readonly suspendBelow: number | null;
  readonly restartAbove: number | null;
}

const STEPS_PER_LIFE = 300;

/**
 * Values running and suspended states by finite differences.
 *
 * With Q the running time left: `V_Q = s^2/2 P^2 V_PP + m P V_P - r V + income`, V(0) = 0, and for the suspended
 * rig, whose clock stands still, `0 = s^2/2 P^2 W_PP + m P W_P - r W - standby`; V >= W - k_off, W >= V - k_on,
 * both >= 0. Implicit in Q on a logarithmic grid around the break-even price, each obstacle problem by
 * Howard's policy iteration; at the top of the grid the rig runs to its end, which has a closed form.
 *
 * @throws {@link StoppedError} if `progress` says so
 */
export function valueOperatingLife(rig: OperatingLife, progress?: Progress): OperatingLifeValue {
  // In units of a year's running cost and of the break-even price, so that tolerances mean the same for all.
  const unit = rig.runningCost;
  const breakEven = rig.runningCost / rig.earningPerPrice;
  const suspendCost = rig.suspendCost / unit;
  const restartCost = rig.restartCost / unit;

  const top = GRID - 1;
  const reach = Math.max(3, 4 * rig.volatility * Math.sqrt(rig.years));
  const dx = (2 * reach) / top;
  const ratios = Float64Array.from({ length: GRID }, (_, i) => Math.exp(i * dx - reach));

  const dq = rig.years / STEPS_PER_LIFE;
  const open = differences(rig, dx, 1 / dq);
  const closed = differences(rig, dx, 0);
  let states: States = {
    running: new Float64Array(GRID),
    suspended: new Float64Array(GRID),
    openChoice: [],
    closedChoice: [],
  };
  const openSource = new Float64Array(GRID);
  const closedSource = new Float64Array(GRID).fill(-rig.standbyCost / unit);
  for (let step = 1; step <= STEPS_PER_LIFE; step++) {
    for (let i = 0; i < top; i++) {
      openSource[i] = at(ratios, i) - 1 + at(states.running, i) / dq;
    }
    const life = step * dq;
    openSource[top] =
      at(ratios, top) * annuity(rig.rate - rig.drift, life) - annuity(rig.rate, life);
    closedSource[top] = Math.max(0, at(openSource, top) - restartCost);
    states = solveStates(
      { open, closed, openSource, closedSource, suspendCost, restartCost },
      states,
    );
    if (step % 8 === 0) report(progress, step / STEPS_PER_LIFE);
  }
  const restart = states.closedChoice.indexOf('change');
  const suspend = states.openChoice
    .slice(0, restart < 0 ? top : restart)
    .findLastIndex((choice) => choice !== 'stay');
  return {
    prices: ratios.map((ratio) => ratio * breakEven),
    running: states.running.map((value) => value * unit),
    suspended: states.suspended.map((value) => value * unit),
    suspendBelow: suspend < 0 ? null : at(ratios, suspend) * breakEven,
    restartAbove: restart < 0 ? null : at(ratios, restart) * breakEven,
  };
}

/** Interpolates a grid of values at a price; constant below the grid, linear above it, where the rig always runs. */
export function valueAtPrice(prices: Float64Array, values: Float64Array, price: number): number {
  const found = prices.findIndex((node) => node >= price);
  if (found === 0) return at(values, 0);
  const above = found < 0 ? prices.length - 1 : found;
  const share = (price - at(prices, above - 1)) / (at(prices, above) - at(prices, above - 1));
  return at(values, above - 1) + share * (at(values, above) - at(values, above - 1));
}

/** Present value of 1 per year for `years` at a rate: `(1 - e^-rT)/r`. */
function annuity(rate: number, years: number): number {
  return rate === 0 ? years : -Math.expm1(-rate * years) / rate;
}
