import type { WindowRate } from '../../common/contract/mining.ts';

/** Buckets of this length: the shortest window then moves in steps of a twentieth. */
const BUCKET_MS = 500;

/** Less than this is "not enough data": a batch more or less would move the rate by percents. */
const MIN_FILLED_MS = 1000;

/** The windows that are shown. */
const WINDOWS_MS = { tenSeconds: 10_000, minute: 60_000, quarter: 900_000 } as const;

/** Hashrates at one moment. */
export interface HashrateReading {
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
  #counts: number[] = [];
  #hashes = 0;
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
    this.#total.add(nowMs, counters.hashes - this.#hashes);
    this.#hashes = counters.hashes;
    this.#threads.length = Math.min(this.#threads.length, counters.threads.length);
    for (const [index, { hashes }] of counters.threads.entries()) {
      const ring = this.#threads[index] ?? new RateRing(WINDOWS_MS.tenSeconds);
      this.#threads[index] = ring;
      ring.add(nowMs, hashes - (this.#counts[index] ?? 0));
      this.#counts[index] = hashes;
    }
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

/** Hashes by time, in a ring of buckets. Holds one more bucket than the window: the oldest counts in part. */
class RateRing {
  readonly #buckets: Float64Array;
  /** Bucket numbers since the epoch of the clock; first one in use and newest. */
  #newest = -1;
  #startedMs: number | null = null;

  constructor(windowMs: number) {
    this.#buckets = new Float64Array(windowMs / BUCKET_MS + 1);
  }

  clear(): void {
    this.#startedMs = null;
    this.#buckets.fill(0);
  }

  /** The first sample only starts the clock: when its hashes were made is not known. */
  add(nowMs: number, hashes: number): void {
    const isFirst = this.#startedMs === null;
    this.#startedMs ??= nowMs;
    this.#advance(nowMs);
    if (!isFirst) this.#buckets[this.#newest % this.#buckets.length]! += hashes;
  }

  rate(nowMs: number, windowMs: number): WindowRate {
    if (this.#startedMs === null) return { hps: null, windowMs, filledMs: 0 };
    this.#advance(nowMs);
    const filledMs = Math.min(windowMs, nowMs - this.#startedMs);
    if (filledMs < MIN_FILLED_MS) return { hps: null, windowMs, filledMs };
    const oldestAt = (nowMs - windowMs) / BUCKET_MS;
    const oldest = Math.floor(oldestAt);
    let hashes = 0;
    for (let bucket = Math.max(0, oldest); bucket <= this.#newest; bucket += 1) {
      const share = bucket === oldest ? 1 - (oldestAt - oldest) : 1;
      hashes += share * this.#buckets[bucket % this.#buckets.length]!;
    }
    return { hps: (hashes * 1000) / filledMs, windowMs, filledMs };
  }

  #advance(nowMs: number): void {
    const newest = Math.floor(nowMs / BUCKET_MS);
    const steps = Math.min(newest - this.#newest, this.#buckets.length);
    for (let step = 0; step < steps; step += 1) {
      this.#buckets[(newest - step) % this.#buckets.length] = 0;
    }
    this.#newest = Math.max(this.#newest, newest);
  }
}
