/** Times of one parser over growing inputs, and how they grow. */
export interface Growth {
  /** Exponent of time against size: 1 is linear, 2 quadratic. */
  readonly exponent: number;
  readonly rows: readonly { readonly size: number; readonly ms: number }[];
}

const STEPS = 5;
const REPEATS = 8;
/** Times below this are mostly overhead; the sizes grow until the smallest takes so long. */
const FLOOR_MS = 0.4;
const GROW_MAX = 12;
const FIRST = 500;

/**
 * Fits time = c * size^exponent by least squares over five sizes, each twice the one before. The least
 * of some repeats is taken, so that other work on the machine counts little.
 *
 * @param make - gives the input of a size; not timed
 * @param most - the largest size that can come, where collecting so many objects would be what is measured
 */
export function growthOf<Input>(
  make: (size: number) => Input,
  run: (input: Input) => unknown,
  most?: number,
): Growth {
  let size = most === undefined ? FIRST : most >> (STEPS - 1);
  const canGrow = (step: number): boolean => most === undefined && step < GROW_MAX;
  for (let step = 0; canGrow(step) && timeOf(make(size), run) < FLOOR_MS; step += 1) size *= 2;
  const rows = Array.from({ length: STEPS }, (_, step) => {
    const at = size * 2 ** step;
    return { size: at, ms: timeOf(make(at), run) };
  });
  const points = rows.map(({ size: x, ms }) => [Math.log(x), Math.log(ms)] as const);
  const mean = (index: 0 | 1): number =>
    points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return { exponent: over / under, rows };
}

function timeOf<Input>(input: Input, run: (input: Input) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const beganMs = performance.now();
    run(input);
    least = Math.min(least, performance.now() - beganMs);
  }
  return least;
}
