import type { Seen } from '../guard/guard.ts';

/** One way to see a signal. Looks at nothing before it is asked, and is asked only while a guard needs it. */
export interface Probe<T> {
  /** A look costs this much that it is not worth more often, ms. */
  readonly intervalMs: number;
  look(): Promise<Seen<T>>;
}

export const seen = <T>(value: T, from: string): Seen<T> => ({ ok: true, value, from });
export const unseen = (reason: string): Seen<never> => ({ ok: false, reason });
