import { mostScenarios, type Scenario, ScenarioList } from '../../common/contract/scenario.ts';
import { createStored } from './stored.ts';

/** Where scenarios are kept. */
export interface ScenarioShelf {
  /** Newest last; the same array until something changes. */
  readonly list: () => readonly Scenario[];
  readonly subscribe: (listener: () => void) => () => void;
  /** False when the shelf is full. */
  readonly save: (scenario: Scenario) => boolean;
  readonly remove: (id: string) => void;
}

/**
 * A shelf in the page's own storage.
 *
 * @param storage - asked each time; may throw where storage is forbidden
 */
export function createScenarioShelf(
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
): ScenarioShelf {
  const { get, set, subscribe } = createStored<readonly Scenario[]>(
    storage,
    'adit.scenarios',
    (stored) => ScenarioList.safeParse(stored).data,
    [],
  );
  return {
    list: get,
    subscribe,
    save: (scenario) => {
      if (get().length >= mostScenarios) return false;
      set([...get(), scenario]);
      return true;
    },
    remove: (id) => set(get().filter((scenario) => scenario.id !== id)),
  };
}
