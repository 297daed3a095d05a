import { isAppError, wireErrorFrom } from '../../../common/contract/errors.ts';
import type { CheckLine } from '../../../common/contract/source.ts';
import { errorText } from '../../../common/message/error.ts';
import type { Clock } from '../source/source.ts';

/** What a step found: words for the line, or words with another outcome than passed. */
export type StepFinding =
  | string
  | { readonly outcome: 'attention' | 'skipped'; readonly detail: string };

/** One step; an exception fails it, and the steps after it are skipped. */
export interface CheckStep {
  readonly id: string;
  readonly label: string;
  run(): Promise<StepFinding>;
}

/**
 * Runs steps in order until one fails.
 *
 * @throws the signal's reason when it aborts
 */
export async function runChecklist(
  steps: readonly CheckStep[],
  clock: Clock,
  signal: AbortSignal,
): Promise<CheckLine[]> {
  const lines: CheckLine[] = [];
  let isBroken = false;
  for (const { id, label, run } of steps) {
    if (isBroken) {
      const detail = 'Not tried: a step before it failed.';
      lines.push({ id, label, outcome: 'skipped', detail, elapsedMs: null });
      continue;
    }
    const startedMs = clock.now();
    try {
      const finding = await run();
      const elapsedMs = clock.now() - startedMs;
      lines.push(
        typeof finding === 'string'
          ? { id, label, outcome: 'passed', detail: finding, elapsedMs }
          : { id, label, ...finding, elapsedMs },
      );
    } catch (error) {
      signal.throwIfAborted();
      const wireError = wireErrorFrom(error);
      const { title, detail, action } = errorText(wireError);
      const fingerprint = isAppError(error, 'net.certificate') ? error.params.fingerprint : null;
      const elapsedMs = clock.now() - startedMs;
      const words = [title, detail, action].join(' ').slice(0, 500);
      lines.push({
        id,
        label,
        outcome: 'failed',
        detail: words,
        error: wireError,
        elapsedMs,
        ...(fingerprint === null ? {} : { fingerprint }),
      });
      isBroken = true;
    }
  }
  return lines;
}
