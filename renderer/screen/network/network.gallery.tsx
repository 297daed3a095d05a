import type { DifficultyPoint } from '../../../common/contract/history.ts';
import type { PoolBlocks } from '../../../common/contract/pool.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { fixtureNowMs, miningState } from '../../gallery-fixture/state.ts';
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

/** Invented as well: a year of adjustments. */
const difficulties: DifficultyPoint[] = [
  3.1, -1.2, 4.4, 0.6, 2.8, -2.9, 1.5, 5.1, -0.4, 1.9, 3.6, -1.7, 2.2, 0.9, -3.3, 1.1,
].map((_, at, changes) => ({
  height: 975_744 - (changes.length - 1 - at) * 2016,
  difficulty: changes
    .slice(at + 1)
    .reduce((level, change) => level / (1 + change / 100), miningState.network?.difficulty ?? 1),
  atMs: fixtureNowMs - (changes.length - 1 - at) * 13.9 * 86_400_000 - 4.55 * 86_400_000,
}));

export const gallery = defineGallery({
  title: 'Network',
  screen: 'network',
  states: {
    mining: () => <WhatIfStage state={miningState} />,
    'a week of pools': () => (
      <WhatIfStage
        state={miningState}
        kept={{ pools, difficulties }}
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
