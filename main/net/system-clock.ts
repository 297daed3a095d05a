/** The machine's clock, for whoever takes one as an argument. */
export const systemClock = {
  /** Unix milliseconds. */
  now: (): number => Date.now(),
  /** Runs once after `ms`; returns how to cancel. */
  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
