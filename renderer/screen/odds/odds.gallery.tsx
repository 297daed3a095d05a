import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { miningState } from '../../gallery-fixture/state.ts';
import { emptyState, practiceState } from '../../gallery-fixture/variant.ts';
import { typed, WhatIfStage } from '../../what-if/gallery-stage.tsx';

export const gallery = defineGallery({
  title: 'Odds',
  screen: 'odds',
  states: {
    mining: () => <WhatIfStage state={miningState} />,
    'another machine': () => (
      <WhatIfStage
        state={miningState}
        whatIf={{
          machine: 'Antminer S21, 200 TH/s',
          overrides: { 'bitcoin/annualGrowth': typed(0.5), 'monero/hashrateHps': typed(20_500) },
        }}
      />
    ),
    'no hash': () => (
      <WhatIfStage
        state={miningState}
        whatIf={{ overrides: { 'bitcoin/hashrateHps': typed(0) } }}
      />
    ),
    practice: () => <WhatIfStage state={practiceState} />,
    empty: () => <WhatIfStage state={emptyState} />,
  },
});
