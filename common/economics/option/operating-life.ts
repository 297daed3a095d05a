import { z } from 'zod';
import { defineModel, quantity, quantityOrNull } from '../model.ts';
import { type Progress, report } from '../progress.ts';
import { DAYS_PER_YEAR } from '../work.ts';
import { rateField } from './field.ts';

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

/** Interpolates a grid of values at a price; the ends beyond it. */
export function valueAtPrice(prices: Float64Array, values: Float64Array, price: number): number {
  const above = prices.findIndex((node) => node >= price);
  if (above === 0) return at(values, 0);
  if (above < 0) return at(values, values.length - 1);
  const share = (price - at(prices, above - 1)) / (at(prices, above) - at(prices, above - 1));
  return at(values, above - 1) + share * (at(values, above) - at(values, above - 1));
}

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

/** One step in Q: both states' equations and the cost of going from one to the other. */
interface StateEquations {
  readonly open: Differences;
  readonly closed: Differences;
  readonly openSource: Float64Array;
  readonly closedSource: Float64Array;
  readonly suspendCost: number;
  readonly restartCost: number;
}

interface States {
  readonly running: Float64Array;
  readonly suspended: Float64Array;
  readonly openChoice: readonly Choice[];
  readonly closedChoice: readonly Choice[];
}

/** What is best at a node: go on as before, change to the other state, or give up. */
type Choice = 'stay' | 'change' | 'abandon';

/**
 * Solves both obstacle problems at once by Howard's policy iteration: choose the best at every node, solve
 * the linear equations that follow, until no choice changes. Ends after a few rounds.
 */
function solveStates(equations: StateEquations, guess: States): States {
  const { open, closed, openSource, closedSource, suspendCost, restartCost } = equations;
  let states = guess;
  for (let round = 0; round < 100; round++) {
    const { running, suspended } = states;
    const openChoice: Choice[] = [];
    const closedChoice: Choice[] = [];
    for (let i = 0; i < GRID; i++) {
      const run = jacobi(open, openSource, running, i);
      const wait = jacobi(closed, closedSource, suspended, i);
      const stop = at(suspended, i) - suspendCost;
      const onOpen = better(states.openChoice[i], run, stop);
      const onClosed = better(states.closedChoice[i], wait, at(running, i) - restartCost);
      // Free switching makes the two states equal; then the better one has to stay.
      const isTie = onOpen === 'change' && onClosed === 'change';
      openChoice.push(isTie && run >= wait ? 'stay' : onOpen);
      closedChoice.push(isTie && run < wait ? 'stay' : onClosed);
    }
    const isSettled =
      round > 0 &&
      openChoice.every((choice, i) => choice === states.openChoice[i]) &&
      closedChoice.every((choice, i) => choice === states.closedChoice[i]);
    if (isSettled) break;
    states = { ...solveBlocks(equations, openChoice, closedChoice), openChoice, closedChoice };
  }
  return states;
}

/** The value of going on at node i if its neighbours keep theirs. */
function jacobi(operator: Differences, source: Float64Array, values: Float64Array, i: number) {
  const below = i > 0 ? at(operator.below, i) * at(values, i - 1) : 0;
  const above = i < GRID - 1 ? at(operator.above, i) * at(values, i + 1) : 0;
  return (at(source, i) + below + above) / at(operator.diagonal, i);
}

/** The best choice; the one made before unless another is better by more than rounding. */
function better(before: Choice | undefined, stay: number, change: number): Choice {
  const worth = { stay, change, abandon: 0 };
  let best: Choice = before ?? 'stay';
  for (const choice of ['stay', 'change', 'abandon'] as const) {
    if (worth[choice] > worth[best] + 1e-12 * (1 + Math.abs(stay))) best = choice;
  }
  return best;
}

/** Block elimination of the two coupled tridiagonal systems, 2 by 2 at each node. */
function solveBlocks(
  { open, closed, openSource, closedSource, suspendCost, restartCost }: StateEquations,
  openChoice: readonly Choice[],
  closedChoice: readonly Choice[],
): Pick<States, 'running' | 'suspended'> {
  const running = new Float64Array(GRID);
  const suspended = new Float64Array(GRID);
  /** x_i = h_i + G_i x_(i+1), G by rows. */
  const [g11, g12, g21, g22] = [0, 1, 2, 3].map(() => new Float64Array(GRID)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < GRID; i++) {
    const isRunning = openChoice[i] === 'stay';
    const isWaiting = closedChoice[i] === 'stay';
    const openBelow = isRunning && i > 0 ? at(open.below, i) : 0;
    const closedBelow = isWaiting && i > 0 ? at(closed.below, i) : 0;
    const previous = Math.max(0, i - 1);
    const m11 = (isRunning ? at(open.diagonal, i) : 1) - openBelow * at(g11, previous);
    const m12 = (openChoice[i] === 'change' ? -1 : 0) - openBelow * at(g12, previous);
    const m21 = (closedChoice[i] === 'change' ? -1 : 0) - closedBelow * at(g21, previous);
    const m22 = (isWaiting ? at(closed.diagonal, i) : 1) - closedBelow * at(g22, previous);
    const openRight =
      (isRunning ? at(openSource, i) : openChoice[i] === 'change' ? -suspendCost : 0) +
      openBelow * at(running, previous);
    const closedRight =
      (isWaiting ? at(closedSource, i) : closedChoice[i] === 'change' ? -restartCost : 0) +
      closedBelow * at(suspended, previous);
    const determinant = m11 * m22 - m12 * m21;
    const openAbove = isRunning ? at(open.above, i) : 0;
    const closedAbove = isWaiting ? at(closed.above, i) : 0;
    running[i] = (openRight * m22 - m12 * closedRight) / determinant;
    suspended[i] = (m11 * closedRight - m21 * openRight) / determinant;
    g11[i] = (openAbove * m22) / determinant;
    g12[i] = (-m12 * closedAbove) / determinant;
    g21[i] = (-m21 * openAbove) / determinant;
    g22[i] = (m11 * closedAbove) / determinant;
  }
  for (let i = GRID - 2; i >= 0; i--) {
    const [v, w] = [at(running, i + 1), at(suspended, i + 1)];
    running[i] = at(running, i) + at(g11, i) * v + at(g12, i) * w;
    suspended[i] = at(suspended, i) + at(g21, i) * v + at(g22, i) * w;
  }
  return { running, suspended };
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
