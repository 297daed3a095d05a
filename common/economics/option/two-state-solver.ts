/** Nodes of the price grid; both states are solved on the same one. */
export const GRID = 600;

/** The value at node i; for grids that are known to have it. */
export function at(values: Float64Array, i: number): number {
  return values[i] as number;
}

/** Motion of the price and the rate that discounts its claims, per year. */
interface Diffusion {
  readonly drift: number;
  readonly volatility: number;
  readonly rate: number;
}

/** Rows `diagonal v_i - below v_(i-1) - above v_(i+1)`, all three at least 0 so that prices stay ordered. */
interface Differences {
  readonly below: Float64Array;
  readonly diagonal: Float64Array;
  readonly above: Float64Array;
}

/** The discounted generator on the log grid plus `extra`; the first row has no motion, the last is given. */
export function differences(rig: Diffusion, dx: number, extra: number): Differences {
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

export interface States {
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
export function solveStates(equations: StateEquations, guess: States): States {
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
