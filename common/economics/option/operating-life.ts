import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { type Progress, report } from '../progress.ts';
import { DAYS_PER_YEAR } from '../work.ts';
import { rateField } from './field.ts';

/** A rig (or mine) that wears out only while it runs. Money per year unless said. */
export interface OperatingLife {
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
export interface OperatingLifeValue {
  readonly prices: Float64Array;
  readonly running: Float64Array;
  readonly suspended: Float64Array;
  readonly suspendBelow: number | null;
  readonly restartAbove: number | null;
}

const GRID = 600;
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
  let running: Float64Array = new Float64Array(GRID);
  let suspended: Float64Array = new Float64Array(GRID);
  const openSource = new Float64Array(GRID);
  const closedSource = new Float64Array(GRID).fill(-rig.standbyCost / unit);
  for (let step = 1; step <= STEPS_PER_LIFE; step++) {
    for (let i = 0; i < top; i++) openSource[i] = at(ratios, i) - 1 + at(running, i) / dq;
    const life = step * dq;
    openSource[top] =
      at(ratios, top) * annuity(rig.rate - rig.drift, life) - annuity(rig.rate, life);
    closedSource[top] = Math.max(0, at(openSource, top) - restartCost);
    for (let round = 0; round < 100; round++) {
      const stopped = suspended.map((value) => Math.max(0, value - suspendCost));
      const next = solveObstacle(open, openSource, stopped, running);
      const started = next.map((value) => Math.max(0, value - restartCost));
      suspended = solveObstacle(closed, closedSource, started, suspended);
      const change = next.reduce((most, v, i) => Math.max(most, Math.abs(v - at(running, i))), 0);
      running = next;
      if (change <= SAME * (1 + at(running, top))) break;
    }
    if (step % 8 === 0) report(progress, step / STEPS_PER_LIFE);
  }
  const suspend = ratios.findLastIndex(
    (_, i) => at(running, i) <= Math.max(0, at(suspended, i) - suspendCost) + SAME,
  );
  const restart = ratios.findIndex(
    (_, i) => at(suspended, i) > SAME && at(suspended, i) <= at(running, i) - restartCost + SAME,
  );
  return {
    prices: ratios.map((ratio) => ratio * breakEven),
    running: running.map((value) => value * unit),
    suspended: suspended.map((value) => value * unit),
    suspendBelow: suspend < 0 ? null : at(ratios, suspend) * breakEven,
    restartAbove: restart < 0 ? null : at(ratios, restart) * breakEven,
  };
}

/** Interpolates a grid of values at a price; the ends beyond it. */
export function valueAtPrice(prices: Float64Array, values: Float64Array, price: number): number {
  const above = prices.findIndex((node) => node >= price);
  if (above === 0) return at(values, 0);
  if (above < 0) return at(values, values.length - 1);
  const share = (price - at(prices, above - 1)) / (at(prices, above) - at(prices, above - 1));
  return at(values, above - 1) + share * (at(values, above) - at(values, above - 1));
}

/** Values closer than this are the same state of affairs. */
const SAME = 1e-9;

/** Present value of 1 per year for `years` at a rate: `(1 - e^-rT)/r`. */
function annuity(rate: number, years: number): number {
  return rate === 0 ? years : -Math.expm1(-rate * years) / rate;
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}

/** Rows `diagonal v_i - below v_(i-1) - above v_(i+1)`, all three at least 0 so that prices stay ordered. */
interface Differences {
  readonly below: Float64Array;
  readonly diagonal: Float64Array;
  readonly above: Float64Array;
}

/** The discounted generator on the log grid plus `extra`; the first row has no motion, the last is given. */
function differences(rig: OperatingLife, dx: number, extra: number): Differences {
  const variance = rig.volatility * rig.volatility;
  const slope = rig.drift - 0.5 * variance;
  const spread = (0.5 * variance) / (dx * dx);
  const isCentral = Math.abs(slope) * dx <= variance;
  const up = spread + (isCentral ? slope / (2 * dx) : Math.max(0, slope) / dx);
  const down = spread - (isCentral ? slope / (2 * dx) : Math.min(0, slope) / dx);
  const below = new Float64Array(GRID).fill(down);
  const above = new Float64Array(GRID).fill(up);
  const diagonal = new Float64Array(GRID).fill(up + down + rig.rate + extra);
  below[0] = 0;
  above[0] = 0;
  diagonal[0] = rig.rate + extra;
  below[GRID - 1] = 0;
  above[GRID - 1] = 0;
  diagonal[GRID - 1] = 1;
  return { below, diagonal, above };
}

/** Solves `min(A v - source, v - obstacle) = 0`, starting from the policy that `guess` implies. */
function solveObstacle(
  operator: Differences,
  source: Float64Array,
  obstacle: Float64Array,
  guess: Float64Array,
): Float64Array {
  let values = guess;
  for (let round = 0; round < 60; round++) {
    const held = values.map((value, i) => {
      const residual =
        at(operator.diagonal, i) * value -
        (i > 0 ? at(operator.below, i) * at(values, i - 1) : 0) -
        (i < GRID - 1 ? at(operator.above, i) * at(values, i + 1) : 0) -
        at(source, i);
      return residual > at(operator.diagonal, i) * (value - at(obstacle, i)) ? 1 : 0;
    });
    const next = solveRows(operator, source, obstacle, held);
    const moved = next.some((value, i) => Math.abs(value - at(values, i)) > SAME * 1e-2);
    values = next;
    if (!moved) break;
  }
  return values;
}

/** Thomas algorithm where rows in `held` are replaced by v = obstacle. */
function solveRows(
  operator: Differences,
  source: Float64Array,
  obstacle: Float64Array,
  held: Float64Array,
): Float64Array {
  const ratios = new Float64Array(GRID);
  const values = new Float64Array(GRID);
  for (let i = 0; i < GRID; i++) {
    const isHeld = at(held, i) === 1;
    const below = isHeld || i === 0 ? 0 : at(operator.below, i);
    const pivot = (isHeld ? 1 : at(operator.diagonal, i)) - below * (i > 0 ? at(ratios, i - 1) : 0);
    ratios[i] = (isHeld ? 0 : at(operator.above, i)) / pivot;
    values[i] =
      ((isHeld ? at(obstacle, i) : at(source, i)) + below * (i > 0 ? at(values, i - 1) : 0)) /
      pivot;
  }
  for (let i = GRID - 2; i >= 0; i--) values[i] = at(values, i) + at(ratios, i) * at(values, i + 1);
  return values;
}

const perHash = 'money/(PH/s)/d';

/**
 * When to suspend, restart and scrap if only running uses up the machine.
 *
 * Brennan and Schwartz's copper mine with a rig in place of the ore: a suspended rig keeps its operating hours,
 * so waiting for a better hashprice costs standby and interest but no life. The thresholds are nodes of the
 * grid, 1 to 2 % apart.
 */
export const operatingLifeModel = defineModel({
  id: 'operating-life',
  title: 'Suspend and restart when only running wears the rig',
  section: '5.4',
  formula:
    'V_Q = σ²/2 h² V_hh + μ h V_h - rV + income; 0 = σ²/2 h² W_hh + μ h W_h - rW - standby; V ≥ W - k_off, W ≥ V - k_on',
  source:
    'Brennan and Schwartz 1985, "Evaluating natural resource investments", Journal of Business 58',
  wrongWhen:
    'Time alone makes the rig worthless, as growing difficulty does: then use the switching lattice.',
  input: z
    .object({
      hashprice: quantity('Hashprice now', perHash, { min: 0, max: 1e12 }),
      cost: quantity('Cost of running', perHash, { positive: true, max: 1e12 }),
      hashratePhs: quantity('Hash rate', 'PH/s', { min: 1e-9, max: 1e9 }).default(1),
      standbyPerDay: quantity('Cost of standing by', 'money/d', { min: 0, max: 1e9 }).default(1),
      suspendCost: quantity('Cost of suspending', 'money', { min: 0, max: 1e9 }).default(500),
      restartCost: quantity('Cost of restarting', 'money', { min: 0, max: 1e9 }).default(500),
      drift: quantity('Drift of hashprice under pricing', '1/a', { min: -5, max: 0.5 }),
      rate: rateField.min(0.002, { error: 'must be at least 0.002 1/a' }).meta({
        label: 'Interest rate',
        unit: '1/a',
      }),
      volatility: quantity('Hashprice volatility', '1/√a', { min: 0.02, max: 3 }),
      years: quantity('Running time left', 'a', { min: 0.01, max: 20 }),
    })
    .refine((input) => input.drift <= input.rate - 0.001, {
      path: ['drift'],
      error: 'must be at least 0.001 below the interest rate, or waiting forever is best',
    }),
  output: z.object({
    running: quantity('Value while running', 'money'),
    suspended: quantity('Value while suspended', 'money'),
    suspendBelow: quantityOrNull('Suspend below', perHash, 'at no hashprice within reach'),
    restartAbove: quantityOrNull('Restart above', perHash, 'at no hashprice within reach'),
  }),
  example: { hashprice: 45, cost: 34.6, drift: -0.26, rate: 0.04, volatility: 0.65, years: 3 },
  run: ({ hashprice, cost, hashratePhs, standbyPerDay, ...rig }, progress?: Progress) => {
    const perYear = hashratePhs * DAYS_PER_YEAR;
    const value = valueOperatingLife(
      {
        ...rig,
        earningPerPrice: perYear,
        runningCost: perYear * cost,
        standbyCost: standbyPerDay * DAYS_PER_YEAR,
      },
      progress,
    );
    return {
      running: valueAtPrice(value.prices, value.running, hashprice),
      suspended: valueAtPrice(value.prices, value.suspended, hashprice),
      suspendBelow: value.suspendBelow,
      restartAbove: value.restartAbove,
    };
  },
});
