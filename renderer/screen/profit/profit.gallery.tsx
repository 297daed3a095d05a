import type { Scenario } from '../../../common/contract/scenario.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { fixtureNowMs, hourMs, miningState } from '../../gallery-fixture/state.ts';
import { emptyState, practiceState, staleState } from '../../gallery-fixture/variant.ts';
import { typed, WhatIfStage } from '../../what-if/gallery-stage.tsx';

const nightTariff: Scenario = {
  id: 'profit-night',
  name: 'S21 at night tariff',
  savedAtMs: fixtureNowMs - hourMs,
  model: 'profit',
  chainId: 'bitcoin',
  input: {
    hashrateHps: 200e12,
    difficulty: 144.4e12,
    coinPrice: 65_000,
    powerW: 3500,
    pricePerKwh: 0.05,
    poolFee: 0,
    rejectRate: 0,
    pue: 1,
    hashesPerDifficulty: 2 ** 32,
    rewardCoin: 3.155,
  },
  values: { hashrateHps: 200e12, powerW: 3500, pricePerKwh: 0.05, coinPrice: 65_000 },
  output: {
    revenuePerDay: 5.714,
    energyCostPerDay: 4.2,
    profitPerDay: 1.514,
    breakEvenPricePerKwh: 0.06802,
    breakEvenCoinPrice: 47_780,
    breakEvenDifficulty: 196.4e12,
  },
};

export const gallery = defineGallery({
  title: 'Profit',
  screen: 'profit',
  states: {
    mining: () => <WhatIfStage state={miningState} />,
    'another machine': () => (
      <WhatIfStage
        state={miningState}
        whatIf={{
          machine: 'Antminer S21, 200 TH/s',
          overrides: { pricePerKwh: typed(0.05) },
        }}
        kept={{ scenarios: [nightTariff] }}
      />
    ),
    Monero: () => (
      <WhatIfStage
        state={miningState}
        whatIf={{
          chainId: 'monero',
          overrides: {
            'monero/hashrateHps': typed(20_500),
            'monero/difficulty': typed(560e9),
            'monero/coinPrice': typed(210),
          },
        }}
      />
    ),
    stale: () => <WhatIfStage state={staleState} />,
    'nothing typed': () => <WhatIfStage state={practiceState} />,
    empty: () => <WhatIfStage state={emptyState} />,
  },
});
