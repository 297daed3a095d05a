import type { WindowRate } from '../../common/contract/mining.ts';

/** Counters are remembered at this interval, a twentieth of the shortest window. */
const MARK_MS = 500;

/** Less than this is "not enough data": a batch more or less would move the rate by percents. */
const MIN_FILLED_MS = 1000;

/** The windows that are shown. */
const WINDOWS_MS = { tenSeconds: 10_000, minute: 60_000, quarter: 900_000 } as const;

/** Hashrates at one moment. */
interface HashrateReading {
  readonly rate10s: WindowRate;
  readonly rate60s: WindowRate;
  readonly rate15min: WindowRate;
  /** Highest full 10 s mean so far, H/s; null before the first. */
  readonly maxHps: number | null;
  /** 10 s mean of each thread, H/s. */
  readonly threadsHps: readonly (number | null)[];
}

/**
 * Turns hash counters into rates over sliding windows. Counts hashes only; knows nothing of shares. Time
 * is given by the caller, in milliseconds that never go back.
 */
export class HashrateMeter {
  readonly #total = new RateRing(WINDOWS_MS.quarter);
  #threads: RateRing[] = [];
  #maxHps: number | null = null;

  /**
   * Takes a sample of the counters.
   *
   * @param counters - hashes of each thread and of all; they only grow
   */
  sample(
    nowMs: number,
    counters: { readonly threads: readonly { readonly hashes: number }[]; readonly hashes: number },
  ): void {
    this.#total.add(nowMs, counters.hashes);
    this.#threads = counters.threads.map(({ hashes }, index) => {
      const ring = this.#threads[index] ?? new RateRing(WINDOWS_MS.tenSeconds);
      ring.add(nowMs, hashes);
      return ring;
    });
    const tenSeconds = this.#total.rate(nowMs, WINDOWS_MS.tenSeconds);
    if (tenSeconds.hps !== null && tenSeconds.filledMs === tenSeconds.windowMs) {
      this.#maxHps = Math.max(this.#maxHps ?? 0, tenSeconds.hps);
    }
  }

  /** Forgets the windows, not the maximum: after a pause they begin anew. */
  restart(): void {
    this.#total.clear();
    for (const ring of this.#threads) ring.clear();
  }

  read(nowMs: number): HashrateReading {
    return {
      rate10s: this.#total.rate(nowMs, WINDOWS_MS.tenSeconds),
      rate60s: this.#total.rate(nowMs, WINDOWS_MS.minute),
      rate15min: this.#total.rate(nowMs, WINDOWS_MS.quarter),
      maxHps: this.#maxHps,
      threadsHps: this.#threads.map((ring) => ring.rate(nowMs, WINDOWS_MS.tenSeconds).hps),
    };
  }
}

/** A counter at one moment. */
interface Point {
  readonly atMs: number;
  readonly hashes: number;
}

/**
 * The course of one counter over a window: its value at every multiple of {@link MARK_MS}, in a ring, and
 * straight lines between.
 */
class RateRing {
  readonly #marks: Float64Array;
  /** The first sample: when its hashes were made is not known, so they do not count. */
  #start: Point | null = null;
  #last: Point = { atMs: 0, hashes: 0 };

  constructor(windowMs: number) {
    this.#marks = new Float64Array(windowMs / MARK_MS + 2);
  }

  clear(): void {
    this.#start = null;
  }

  add(nowMs: number, hashes: number): void {
    const point = { atMs: nowMs, hashes };
    if (this.#start === null) {
      this.#start = point;
    } else {
      const newest = Math.floor(nowMs / MARK_MS);
      const oldest = Math.max(
        Math.floor(this.#last.atMs / MARK_MS) + 1,
        newest - this.#marks.length + 1,
      );
      for (let mark = oldest; mark <= newest; mark += 1) {
        this.#marks[mark % this.#marks.length] = between(this.#last, point, mark * MARK_MS);
      }
    }
    this.#last = point;
  }

  rate(nowMs: number, windowMs: number): WindowRate {
    const start = this.#start;
    if (start === null) return { hps: null, windowMs, filledMs: 0 };
    const filledMs = Math.min(windowMs, nowMs - start.atMs);
    if (filledMs < MIN_FILLED_MS) return { hps: null, windowMs, filledMs };
    const hashes = this.#last.hashes - this.#hashesAt(start, nowMs - filledMs);
    return { hps: (hashes * 1000) / filledMs, windowMs, filledMs };
  }

  #hashesAt(start: Point, atMs: number): number {
    const mark = Math.floor(atMs / MARK_MS);
    const left = mark * MARK_MS <= start.atMs ? start : this.#mark(mark);
    const right = (mark + 1) * MARK_MS >= this.#last.atMs ? this.#last : this.#mark(mark + 1);
    return between(left, right, atMs);
  }

  #mark(mark: number): Point {
    return { atMs: mark * MARK_MS, hashes: this.#marks[mark % this.#marks.length]! };
  }
}

/** On the straight line between two points; not beyond its ends. */
function between(left: Point, right: Point, atMs: number): number {
  const spanMs = right.atMs - left.atMs;
  const share = spanMs > 0 ? Math.min(1, Math.max(0, (atMs - left.atMs) / spanMs)) : 1;
  return left.hashes + share * (right.hashes - left.hashes);
}
