import type { ReactNode } from 'react';
import type { AppState } from '../../common/contract/app.ts';
import type { Kept } from '../gallery-fixture/mock-app.ts';
import { Stage } from '../gallery-fixture/stage.tsx';
import { fixtureNowMs } from '../gallery-fixture/state.ts';
import { createWhatIfStore, WhatIfContext, type WhatIfState } from './store.ts';

/** The app over a state of the fixture with a what-if and scenarios of its own; nothing is kept. */
export function WhatIfStage(props: {
  readonly state: AppState;
  readonly whatIf?: Partial<WhatIfState>;
  readonly kept?: Kept;
}): ReactNode {
  const { state, whatIf = {}, kept = {} } = props;
  return (
    <WhatIfContext value={createWhatIfStore(whatIf)}>
      <Stage state={state} kept={kept} />
    </WhatIfContext>
  );
}

/** A change of the user, a moment ago. */
export function typed(value: number) {
  return { value, atMs: fixtureNowMs - 4000, from: null };
}
