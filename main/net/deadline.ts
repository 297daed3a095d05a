/** Runs `run` once after `ms` and returns how to cancel: the part of a clock that deadlines need. */
export interface DeadlineClock {
  after(ms: number, run: () => void): () => void;
}
