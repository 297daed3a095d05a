import { type ReactNode, useState } from 'react';
import type { AppState } from '../../../common/contract/app.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { fixtureNowMs, miningState } from '../../gallery-fixture/state.ts';
import {
  emptyState,
  practiceState,
  roomyState,
  staleState,
} from '../../gallery-fixture/variant.ts';
import { createWhatIfStore, type Override, WhatIfContext } from '../../what-if/store.ts';

const typed = (value: number): Override => ({ value, atMs: fixtureNowMs, from: null });

function Asked(props: {
  readonly state: AppState;
  readonly machine: string;
  readonly overrides?: Readonly<Record<string, Override>>;
}): ReactNode {
  const { state, machine, overrides = {} } = props;
  const [store] = useState(() => createWhatIfStore({ machine, overrides }));
  return (
    <WhatIfContext value={store}>
      <Stage state={state} />
    </WhatIfContext>
  );
}

const s21 = 'Antminer S21, 200 TH/s';

export const gallery = defineGallery({
  title: 'Option',
  screen: 'option',
  states: {
    processor: () => <Stage state={miningState} />,
    machine: () => (
      <Asked
        state={miningState}
        machine={s21}
        overrides={{ pricePerKwh: typed(0.08), 'bitcoin/hashprice': typed(45) }}
      />
    ),
    refused: () => (
      <Asked
        state={miningState}
        machine={s21}
        overrides={{ 'bitcoin/hashrateHps': typed(0), pricePerKwh: typed(0.08) }}
      />
    ),
    roomy: () => (
      <Asked
        state={roomyState}
        machine={s21}
        overrides={{ pricePerKwh: typed(0.08), 'bitcoin/hashprice': typed(45) }}
      />
    ),
    stale: () => <Stage state={staleState} />,
    'nothing typed': () => <Stage state={practiceState} />,
    empty: () => <Stage state={emptyState} />,
  },
});
