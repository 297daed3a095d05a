import type { SourceSettings } from '../../common/contract/settings.ts';

/** Which of the ordered sources should run and which one should be mined on. Pure. */

/** What is known of one source. */
export interface Candidate {
  readonly id: string;
  /** Since when it gives work without a break; null while it does not. */
  readonly workingSinceMs: number | null;
  /** When it was started; null while it is off. */
  readonly startedAtMs: number | null;
  /** It said itself that it has no work: waiting for another attempt, or failed. */
  readonly isDown: boolean;
}

export interface FailoverChoice {
  /** Sources that should be running: the active one, and all that come before it. */
  readonly run: readonly string[];
  /** null: none gives work now. */
  readonly activeId: string | null;
  /** When time alone can change the choice next; null when only an event can. */
  readonly reviewAtMs: number | null;
}

/** A source that says nothing for so long after its start is passed over. */
export const SILENCE_MS = 20_000;
/** A better source is gone back to when it has worked for so long: one that flickers would cost more work. */
export const RETURN_AFTER_MS = 60_000;

/**
 * Chooses.
 *
 * @param candidates - in the user's order
 * @param activeId - mined on until now
 */
export function chooseSource(
  candidates: readonly Candidate[],
  activeId: string | null,
  nowMs: number,
): FailoverChoice {
  const run: string[] = [];
  let reviewAtMs: number | null = null;
  const review = (atMs: number): void => {
    if (atMs > nowMs) reviewAtMs = reviewAtMs === null ? atMs : Math.min(reviewAtMs, atMs);
  };
  const activeIndex = candidates.findIndex(({ id }) => id === activeId);
  const isActiveWorking = candidates[activeIndex]?.workingSinceMs != null;
  let chosen: string | null = null;
  for (const [index, candidate] of candidates.entries()) {
    run.push(candidate.id);
    const { workingSinceMs } = candidate;
    if (workingSinceMs !== null) {
      // Nothing better is mined on at present, or it has proved itself.
      const isReturn = isActiveWorking && activeIndex > index;
      if (!isReturn || nowMs - workingSinceMs >= RETURN_AFTER_MS) {
        chosen = candidate.id;
        break;
      }
      review(workingSinceMs + RETURN_AFTER_MS);
      continue;
    }
    if (candidate.isDown) continue;
    const silentUntilMs = (candidate.startedAtMs ?? nowMs) + SILENCE_MS;
    if (silentUntilMs <= nowMs) continue;
    review(silentUntilMs);
    // It still has time to answer; a worse one goes on meanwhile but none is begun.
    if (!isActiveWorking || activeIndex < index) break;
  }
  return { run, activeId: chosen, reviewAtMs };
}

/**
 * The sources that may be mined on: those enabled, in order. Practice stands in for a real source never: it
 * counts only when it comes first.
 */
export function eligibleSources(sources: readonly SourceSettings[]): readonly SourceSettings[] {
  const enabled = sources.filter((source) => source.enabled);
  if (enabled[0]?.kind === 'practice') return enabled.slice(0, 1);
  return enabled.filter((source) => source.kind !== 'practice');
}
