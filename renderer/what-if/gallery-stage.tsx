import type { ReactNode } from 'react';
import type { AppState } from '../../common/contract/app.ts';
import type { Scenario } from '../../common/contract/scenario.ts';
import { Stage } from '../gallery-fixture/stage.tsx';
import { fixtureNowMs } from '../gallery-fixture/state.ts';
import { ScenarioContext } from './scenario-card.tsx';
import { createScenarioShelf } from './scenario-shelf.ts';
import { createWhatIfStore, WhatIfContext, type WhatIfState } from './store.ts';

/** The app over a state of the fixture with a what-if and scenarios of its own; nothing is kept. */
export function WhatIfStage(props: {
  readonly state: AppState;
  readonly whatIf?: Partial<WhatIfState>;
  readonly scenarios?: readonly Scenario[];
}): ReactNode {
  const { state, whatIf = {}, scenarios = [] } = props;
  const shelf = createScenarioShelf(() => ({
    getItem: () => JSON.stringify(scenarios),
    setItem: () => undefined,
  }));
  return (
    <WhatIfContext value={createWhatIfStore(whatIf)}>
      <ScenarioContext value={shelf}>
        <Stage state={state} />
      </ScenarioContext>
    </WhatIfContext>
  );
}

/** A change of the user, a moment ago. */
export function typed(value: number) {
  return { value, atMs: fixtureNowMs - 4000, from: null };
}
