/** Counts wrong tokens, so that guessing from one address ends after a few. */
export interface Attempts {
  /** Whether this address has guessed too often of late. */
  isBarred(address: string): boolean;
  failed(address: string): void;
}

/** A guess has 2^-256 of a chance: this only bounds noise. */
const maxFailuresPerMinute = 10;
/** Beyond so many addresses they count as one: a network of guessers must not fill the memory. */
const maxAddresses = 256;
const everybodyElse = '';

/** @param now - milliseconds */
export function createAttempts(now: () => number): Attempts {
  const failures = new Map<string, number[]>();
  const recent = (address: string) =>
    (failures.get(address) ?? []).filter((atMs) => now() - atMs < 60_000);
  const keyOf = (address: string) =>
    failures.has(address) || failures.size < maxAddresses ? address : everybodyElse;
  return {
    isBarred: (address) => recent(keyOf(address)).length >= maxFailuresPerMinute,
    failed(address) {
      for (const known of failures.keys()) if (recent(known).length === 0) failures.delete(known);
      const key = keyOf(address);
      failures.set(key, [...recent(key).slice(-maxFailuresPerMinute), now()]);
    },
  };
}
