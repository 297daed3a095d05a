/** How mining follows the sun: threads and since when they want to change. */
export interface SolarState {
  readonly threads: number;
  /** A change that is wanted, and since when. */
  readonly wanted: number;
  readonly wantedSinceMs: number;
}

export interface SolarInput {
  readonly atMs: number;
  /** What the house takes from the mains, W; negative is given out; null when the meter is silent. */
  readonly mainsW: number | null;
  /** What mining draws now, W. */
  readonly miningW: number;
  /** W of one thread. */
  readonly threadW: number;
  readonly mostThreads: number;
  /** W that are to be given out all the same. */
  readonly reserveW: number;
}

/** A cloud or a kettle passes in less; going down is quicker, since then power is bought. */
const upAfterMs = 120_000;
const downAfterMs = 20_000;
/** A thread more must fit with this much of its power to spare, or the count would swing about one value. */
const upMargin = 0.25;

export const noSun: SolarState = { threads: 0, wanted: 0, wantedSinceMs: 0 };

/** What could be given out if nothing were mined, W; null when the meter is silent. */
export function surplusW({ mainsW, miningW, reserveW }: SolarInput): number | null {
  return mainsW === null ? null : miningW - mainsW - reserveW;
}

/**
 * The next state: as many threads as the surplus carries, changed only when it has wanted to change for a
 * while. A silent meter counts as no surplus: what is not known is not spent.
 */
export function nextSolar(state: SolarState, input: SolarInput): SolarState {
  const { atMs, threadW, mostThreads } = input;
  const surplus = surplusW(input) ?? 0;
  const carries = (margin: number) =>
    Math.max(0, Math.min(mostThreads, Math.floor(surplus / threadW - margin)));
  const up = carries(upMargin);
  const down = carries(0);
  const wanted = Math.max(up, Math.min(down, state.threads));
  if (wanted === state.threads) return { ...state, wanted, wantedSinceMs: atMs };
  const isSameWay =
    state.wanted !== state.threads && state.wanted > state.threads === wanted > state.threads;
  const wantedSinceMs = isSameWay ? state.wantedSinceMs : atMs;
  const waitMs = wanted > state.threads ? upAfterMs : downAfterMs;
  return atMs - wantedSinceMs >= waitMs
    ? { threads: wanted, wanted, wantedSinceMs: atMs }
    : { ...state, wanted, wantedSinceMs };
}
