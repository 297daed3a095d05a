import { type Progress, report } from '../progress.ts';

/** Simulated prices and what exercising pays, for {@link exerciseByRegression}. */
interface RegressionExercise {
  /** One row per exercise date, one column per path; scaled so that prices are near 1. */
  readonly prices: readonly Float64Array[];
  readonly payoff: (price: number) => number;
  /** Discount factor over one step. */
  readonly discount: number;
  readonly degree: number;
  readonly progress?: Progress;
}

/**
 * The least-squares exercise rule, from the last date back.
 *
 * At each date the discounted later cash flow is regressed on 1, S, .., S^degree over the paths that are in
 * the money; those whose payoff beats the fit are exercised. Where too few or too equal paths leave the
 * regression singular, the degree is lowered, down to the plain mean.
 *
 * @returns cash flow of each path discounted to one step before the first date
 */
export function exerciseByRegression({
  prices,
  payoff,
  discount,
  degree,
  progress,
}: RegressionExercise): Float64Array {
  const last = prices.at(-1) ?? new Float64Array();
  const paths = last.length;
  const cash = last.map(payoff);
  const payoffs = new Float64Array(paths);
  for (let date = prices.length - 2; date >= 0; date--) {
    const row = prices[date] as Float64Array;
    let inMoney = 0;
    for (let path = 0; path < paths; path++) {
      cash[path] = (cash[path] as number) * discount;
      const gain = payoff(row[path] as number);
      payoffs[path] = gain;
      if (gain > 0) inMoney++;
    }
    if (inMoney > 0) {
      const fit = fitPolynomial(row, cash, payoffs, Math.min(degree, inMoney - 1));
      for (let path = 0; path < paths; path++) {
        const gain = payoffs[path] as number;
        if (gain > 0 && gain > evaluate(fit, row[path] as number)) cash[path] = gain;
      }
    }
    report(progress, 1 - date / prices.length);
  }
  for (let path = 0; path < paths; path++) cash[path] = (cash[path] as number) * discount;
  return cash;
}

/** Least squares by normal equations over the points with positive `payoffs`. */
function fitPolynomial(
  xs: Float64Array,
  ys: Float64Array,
  payoffs: Float64Array,
  degree: number,
): readonly number[] {
  const moments = new Float64Array(2 * degree + 1);
  const products = new Float64Array(degree + 1);
  for (let i = 0; i < xs.length; i++) {
    if ((payoffs[i] as number) <= 0) continue;
    const x = xs[i] as number;
    const y = ys[i] as number;
    let power = 1;
    for (let k = 0; k <= 2 * degree; k++) {
      moments[k] = (moments[k] as number) + power;
      if (k <= degree) products[k] = (products[k] as number) + power * y;
      power *= x;
    }
  }
  const rows = Array.from({ length: degree + 1 }, (_, i) => [
    ...moments.subarray(i, i + degree + 1),
    products[i] as number,
  ]);
  return solve(rows) ?? fitPolynomial(xs, ys, payoffs, degree - 1);
}

/** Gaussian elimination with pivoting on an augmented matrix; undefined if singular. */
function solve(rows: number[][]): readonly number[] | undefined {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    if (Math.abs(head[column]!) < 1e-12 * Math.abs(rows[0]![0]!)) return undefined;
    for (let i = column + 1; i < size; i++) {
      const factor = rows[i]![column]! / head[column]!;
      for (let j = column; j <= size; j++) rows[i]![j]! -= factor * head[j]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let sum = rows[i]![size]!;
    for (let j = i + 1; j < size; j++) sum -= rows[i]![j]! * solution[j]!;
    solution[i] = sum / rows[i]![i]!;
  }
  return solution;
}

function evaluate(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}
