import { z } from 'zod';
import { FeedProblem, type FeedSlot } from './feed.ts';

/** Two weeks of quarter hours: more is no day-ahead price. */
export const mostSlots = 1400;
/** The longest slot that a series without ends may have. */
const longestMs = 3_600_000;

/** An instant as ISO 8601 with its zone. */
export const instant = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/)
  .transform((text) => Date.parse(text))
  .refine(Number.isFinite);

/** Prices and intensities beyond these are no prices: a wrong unit, or a fault. */
const bounds = { tariff: [-100, 100], carbon: [0, 5000] } as const;

/**
 * Puts slots in order and checks them; of two for one time the first given counts.
 *
 * @throws {@link FeedProblem} when there are none, or one can not be right
 */
export function inOrder(kind: keyof typeof bounds, slots: readonly FeedSlot[]): FeedSlot[] {
  const [least, most] = bounds[kind];
  const wrong = slots.find(
    ({ startMs, endMs, value }) => !(endMs > startMs && value >= least && value <= most),
  );
  if (wrong !== undefined) {
    const at = new Date(wrong.startMs).toISOString();
    throw new FeedProblem(`its value ${wrong.value} at ${at} can not be right`);
  }
  if (slots.length > mostSlots) throw new FeedProblem('it sent more values than it should');
  const sorted = slots
    .map((slot, given) => ({ slot, given }))
    .sort((a, b) => a.slot.startMs - b.slot.startMs || a.given - b.given);
  const kept: FeedSlot[] = [];
  for (const { slot } of sorted) {
    if (slot.startMs >= (kept.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY)) kept.push(slot);
  }
  if (kept.length === 0) throw new FeedProblem('it sent no values');
  return kept;
}

/** Slots from starts alone: each ends with the next, at most an hour on; the last is as long as the shortest. */
export function withEnds(
  starts: readonly { readonly startMs: number; readonly value: number }[],
): FeedSlot[] {
  const sorted = [...starts].sort((a, b) => a.startMs - b.startMs);
  const steps = sorted
    .slice(1)
    .map(({ startMs }, at) => startMs - sorted[at]!.startMs)
    .filter((step) => step > 0);
  const shortest = Math.min(longestMs, ...steps);
  return sorted.flatMap(({ startMs, value }, at) => {
    const next = sorted[at + 1]?.startMs;
    if (next === startMs) return [];
    const endMs = next === undefined ? startMs + shortest : Math.min(next, startMs + longestMs);
    return [{ startMs, endMs, value }];
  });
}
