/** One or two series of prices at the same moments, oldest first. */
export interface Series {
  readonly first: readonly number[];
  /** null where only one column was given. */
  readonly second: readonly number[] | null;
}

export type SeriesRead =
  | { readonly kind: 'ok'; readonly series: Series }
  /** Rows count from 1. */
  | { readonly kind: 'number'; readonly row: number; readonly text: string }
  | {
      readonly kind: 'columns';
      readonly row: number;
      readonly found: number;
      readonly wanted: number;
    }
  | { readonly kind: 'few'; readonly found: number };

/** With fewer prices the estimators have nothing to estimate. */
const fewest = 5;

/**
 * Reads prices, one row each: one number or two, parted by comma, semicolon, tab or space, with a point for decimals.
 * A first row of names is passed over. Prices must be above zero: their logarithms are taken.
 */
export function readSeries(text: string): SeriesRead {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ cells: line.trim().split(/[\s,;]+/), row: at + 1 }))
    .filter(({ cells }) => cells[0] !== '');
  const isNamed = lines[0]?.cells.every((cell) => !/^[\d.+-]/.test(cell)) ?? false;
  const rows = isNamed ? lines.slice(1) : lines;
  const wanted = Math.min(2, rows[0]?.cells.length ?? 1);
  const columns: [number[], number[]] = [[], []];
  for (const { cells, row } of rows) {
    if (cells.length !== wanted) return { kind: 'columns', row, found: cells.length, wanted };
    for (const [at, cell] of cells.entries()) {
      const value = /^\d*\.?\d+(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN;
      if (!(value > 0 && value < 1e12)) return { kind: 'number', row, text: cell.slice(0, 30) };
      columns[at]?.push(value);
    }
  }
  const [first, second] = columns;
  if (first.length < fewest) return { kind: 'few', found: first.length };
  return { kind: 'ok', series: { first, second: wanted === 2 ? second : null } };
}

/** Changes in per cent of the price before: what a hedge ratio is estimated from. */
export function changesOf(prices: readonly number[]): number[] {
  return prices.slice(1).map((price, at) => price / (prices[at] ?? price) - 1);
}
