import { mostScenarios, type Scenario, ScenarioList } from '../../common/contract/scenario.ts';

/** Where scenarios are kept. */
export interface ScenarioShelf {
  /** Newest last; the same array until something changes. */
  readonly list: () => readonly Scenario[];
  readonly subscribe: (listener: () => void) => () => void;
  /** False when the shelf is full. */
  readonly save: (scenario: Scenario) => boolean;
  readonly remove: (id: string) => void;
}

const storageKey = 'adit.scenarios';

/**
 * A shelf in the page's own storage. What can not be read is left out; where nothing can be written the
 * scenarios live as long as the page.
 *
 * @param storage - asked each time; may throw where storage is forbidden
 */
export function createScenarioShelf(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
): ScenarioShelf {
  const listeners = new Set<() => void>();
  let scenarios: readonly Scenario[] = read(storage);
  const set = (next: readonly Scenario[]): void => {
    scenarios = next;
    try {
      storage().setItem(storageKey, JSON.stringify(next));
    } catch {
      // Full or forbidden storage: the comparison still works until the page closes.
    }
    for (const listener of listeners) listener();
  };
  return {
    list: () => scenarios,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    save: (scenario) => {
      if (scenarios.length >= mostScenarios) return false;
      set([...scenarios, scenario]);
      return true;
    },
    remove: (id) => set(scenarios.filter((scenario) => scenario.id !== id)),
  };
}

function read(storage: () => Pick<Storage, 'getItem'>): readonly Scenario[] {
  try {
    const parsed = ScenarioList.safeParse(JSON.parse(storage().getItem(storageKey) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    // Forbidden storage or a torn text: an empty shelf is right.
    return [];
  }
}
