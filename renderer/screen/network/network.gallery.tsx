import type { PoolBlocks } from '../../../common/contract/pool.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { miningState } from '../../gallery-fixture/state.ts';
import { emptyState, practiceState } from '../../gallery-fixture/variant.ts';
import { typed, WhatIfStage } from '../../what-if/gallery-stage.tsx';

/** An illustration of a week, not a fact. */
const pools: PoolBlocks[] = [
  { name: 'Pool A', blocks: 302 },
  { name: 'Pool B', blocks: 251 },
  { name: 'Pool C', blocks: 151 },
  { name: 'Pool D', blocks: 100 },
  { name: 'Pool E', blocks: 80 },
  { name: 'Pool F', blocks: 50 },
  { name: 'Pool G', blocks: 40 },
  { name: 'Unknown', blocks: 31 },
];

export const gallery = defineGallery({
  title: 'Network',
  screen: 'network',
  states: {
    mining: () => <WhatIfStage state={miningState} />,
    'a week of pools': () => (
      <WhatIfStage
        state={miningState}
        kept={{ pools }}
        whatIf={{
          overrides: {
            'bitcoin/epochElapsedDays': typed(4.55),
            'bitcoin/lost': typed(0.5),
            'bitcoin/sigma': typed(1.2),
          },
        }}
      />
    ),
    Monero: () => (
      <WhatIfStage
        state={miningState}
        whatIf={{ chainId: 'monero', overrides: { 'monero/difficulty': typed(560e9) } }}
      />
    ),
    practice: () => <WhatIfStage state={practiceState} />,
    empty: () => <WhatIfStage state={emptyState} />,
  },
});
