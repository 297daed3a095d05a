import type { SourceSettings } from '../../common/contract/settings.ts';
import type { CheckReport } from '../../common/contract/source.ts';
import { sources } from './source/registry.ts';
import type { CheckDeps, SourceDefinition } from './source/source.ts';

/**
 * Diagnoses a source, saved or not: a line for each step from its name to a job.
 *
 * @throws the signal's reason when it aborts; everything else is a line
 */
export async function checkSource(settings: SourceSettings, deps: CheckDeps): Promise<CheckReport> {
  // The list holds each definition with its own settings; the kind selects the one that fits.
  const definition = sources.find(({ kind }) => kind === settings.kind) as
    | SourceDefinition
    | undefined;
  const lines = (await definition?.check?.(settings, deps)) ?? [
    {
      id: 'kind',
      label: 'Kind',
      outcome: 'failed' as const,
      detail: `Sources of the kind ${settings.kind} can not be checked.`,
      elapsedMs: null,
    },
  ];
  const hasFailed = lines.some(({ outcome }) => outcome === 'failed');
  const hasJob = lines.some(({ id, outcome }) => id === 'job' && outcome === 'passed');
  return {
    sourceId: settings.id,
    atMs: deps.clock.now(),
    mineable: hasJob && !hasFailed,
    lines: [...lines],
  };
}
