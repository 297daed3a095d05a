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
import {
  createWhatIfStore,
  type Override,
  WhatIfContext,
  type WhatIfState,
} from '../../what-if/store.ts';

const typed = (value: number): Override => ({ value, atMs: fixtureNowMs, from: null });

function Asked(props: {
  readonly state: AppState;
  readonly asked: Partial<WhatIfState>;
}): ReactNode {
  const { state, asked } = props;
  const [store] = useState(() => createWhatIfStore(asked));
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
        asked={{
          machine: s21,
          overrides: { pricePerKwh: typed(0.08), 'bitcoin/hashprice': typed(45) },
        }}
      />
    ),
    refused: () => (
      <Asked
        state={miningState}
        asked={{
          machine: s21,
          overrides: { 'bitcoin/hashrateHps': typed(0), pricePerKwh: typed(0.08) },
        }}
      />
    ),
    'another coin': () => (
      <Asked
        state={miningState}
        asked={{
          chainId: 'monero',
          overrides: {
            'monero/hashrateHps': typed(20_000),
            'monero/powerW': typed(128),
            'monero/difficulty': typed(300e9),
            'monero/coinPrice': typed(300),
            pricePerKwh: typed(0.1),
          },
        }}
      />
    ),
    roomy: () => (
      <Asked
        state={roomyState}
        asked={{
          machine: s21,
          overrides: { pricePerKwh: typed(0.08), 'bitcoin/hashprice': typed(45) },
        }}
      />
    ),
    stale: () => <Stage state={staleState} />,
    'nothing typed': () => <Stage state={practiceState} />,
    empty: () => <Stage state={emptyState} />,
  },
});
