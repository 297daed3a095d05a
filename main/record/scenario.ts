import { existsSync, readFileSync, renameSync } from 'node:fs';
import { AppError } from '../../common/contract/errors.ts';
import { mostScenarios, Scenario } from '../../common/contract/scenario.ts';
import { writeFileDurably } from './durable-file.ts';

/** The scenarios the user named, oldest first. */
export interface ScenarioStore {
  list(): Scenario[];
  /**
   * Adds a scenario, or replaces the one of its id.
   *
   * @throws AppError settings.invalid when there are as many as fit, disk.write-failed; nothing changed then
   */
  save(scenario: Scenario): void;
  /** @throws AppError disk.write-failed; nothing changed then */
  remove(id: string): void;
}

/**
 * Opens the scenarios. Of a file that is damaged what is still valid is taken, and the file is kept aside
 * under a name that says when.
 *
 * @param path - null: they end with the app
 * @param problem - told of a damaged file
 */
export function openScenarios(
  path: string | null,
  now: () => number,
  problem: (error: unknown) => void,
): ScenarioStore {
  let kept: readonly Scenario[] = [];
  const keep = (next: readonly Scenario[]): void => {
    if (path !== null) write(path, next);
    kept = next;
  };
  if (path !== null && existsSync(path)) {
    const read = readScenarios(path);
    kept = read.scenarios;
    if (read.damage !== null) {
      renameSync(path, `${path}.damaged-${new Date(now()).toISOString().replace(/[:.]/g, '-')}`);
      problem(read.damage);
      if (kept.length > 0) keep(kept);
    }
  }
  return {
    list: () => [...kept],
    save(scenario) {
      const index = kept.findIndex(({ id }) => id === scenario.id);
      if (index < 0 && kept.length >= mostScenarios) {
        throw new AppError('settings.invalid', {
          field: 'scenarios',
          value: `${kept.length + 1} scenarios`,
          allowed: `at most ${mostScenarios}`,
        });
      }
      keep(index < 0 ? [...kept, scenario] : kept.with(index, scenario));
    },
    remove(id) {
      const next = kept.filter((scenario) => scenario.id !== id);
      if (next.length < kept.length) keep(next);
    },
  };
}

function write(path: string, scenarios: readonly Scenario[]): void {
  try {
    writeFileDurably(path, JSON.stringify(scenarios));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    const params = { what: 'scenarios', file: path, cause: code };
    throw new AppError('disk.write-failed', params, { cause });
  }
}

function readScenarios(path: string): {
  readonly scenarios: readonly Scenario[];
  readonly damage: unknown;
} {
  try {
    const raw: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(raw)) return { scenarios: [], damage: new Error('not a list') };
    const scenarios = raw.flatMap((each) => Scenario.safeParse(each).data ?? []);
    const isWhole = scenarios.length === raw.length && raw.length <= mostScenarios;
    return {
      scenarios: scenarios.slice(0, mostScenarios),
      damage: isWhole ? null : new Error(`${raw.length - scenarios.length} scenarios unreadable`),
    };
  } catch (error) {
    return { scenarios: [], damage: error };
  }
}
