/** The machine's time as the host takes it; tests pass another. */
export interface HostClock {
  /** Unix milliseconds. */
  now(): number;
  /** Runs once after `ms`; returns how to cancel. */
  after(ms: number, run: () => void): () => void;
}
