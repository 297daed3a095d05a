import { type ReactNode, useState } from 'react';
import type { AppState } from '../../../common/contract/app.ts';
import { defineGallery } from '../../gallery-fixture/gallery.ts';
import { Stage } from '../../gallery-fixture/stage.tsx';
import { fixtureNowMs, hourMs, miningState, minuteMs } from '../../gallery-fixture/state.ts';
import { emptyState, roomyState, staleState } from '../../gallery-fixture/variant.ts';
import { createWhatIfStore, type Override, WhatIfContext } from '../../what-if/store.ts';
import type { PriceSlot } from './price-slot.ts';
import { createPriceStore, PriceContext, type PriceState } from './price-store.ts';

const typed = (value: number): Override => ({ value, atMs: fixtureNowMs, from: null });

/** Two days of a market: dear mornings and evenings, cheap nights and noons, less carbon when cheap. */
const dayAhead = [
  0.082, 0.071, 0.064, 0.058, 0.061, 0.088, 0.172, 0.236, 0.251, 0.204, 0.151, 0.118, 0.094, 0.091,
  0.112, 0.164, 0.248, 0.412, 0.308, 0.312, 0.196, 0.171, 0.162, 0.124,
];
const firstMs = Math.floor(fixtureNowMs / hourMs) * hourMs - 2 * hourMs;
const slots: readonly PriceSlot[] = Array.from({ length: 60 }, (_, at) => {
  const startMs = firstMs + at * hourMs;
  const price = dayAhead[new Date(startMs).getUTCHours()] ?? 0.1;
  const scaled = at > 30 ? price * 0.86 - 0.02 : price;
  return {
    startMs,
    minutes: 60,
    pricePerKwh: Number(scaled.toFixed(4)),
    carbonGPerKwh: Math.round(140 + 620 * Math.max(0, price)),
    solarKw: null,
  };
});

function Planned(props: {
  readonly state?: AppState;
  readonly prices: Partial<PriceState>;
  readonly overrides?: Readonly<Record<string, Override>>;
}): ReactNode {
  const { state = miningState, prices, overrides = {} } = props;
  const [asked] = useState(() => createWhatIfStore({ overrides }));
  const [told] = useState(() =>
    createPriceStore(() => {
      throw new Error('the gallery keeps nothing');
    }, prices),
  );
  return (
    <PriceContext value={told}>
      <WhatIfContext value={asked}>
        <Stage state={state} />
      </WhatIfContext>
    </PriceContext>
  );
}

const file = { name: 'day-ahead.csv', atMs: fixtureNowMs - 3 * hourMs, slots: [...slots] };
const everyDay = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'holiday'] as const;
const worth = { 'bitcoin/valuePerKwh': typed(0.13) };

/** The app plans by a feed; tomorrow is not published yet. */
const feedState: AppState = {
  ...miningState,
  settings: {
    ...miningState.settings,
    tariff: { ...miningState.settings.tariff, kind: 'feed' },
    plan: { ...miningState.settings.plan, mode: 'value' },
  },
  plan: {
    mode: 'value',
    madeAtMs: fixtureNowMs - 4 * minuteMs,
    currency: 'USD',
    powerKw: 0.142,
    valuePerKwh: 0.13,
    slots: slots.slice(2, 50).map((slot) => ({
      startMs: slot.startMs,
      minutes: 60,
      pricePerKwh: slot.pricePerKwh,
      isKnown: slot.startMs < firstMs + 36 * hourMs,
      carbonGPerKwh: slot.carbonGPerKwh,
      mine: slot.pricePerKwh < 0.13,
      margin: (0.13 - slot.pricePerKwh) * 0.142,
      reason: slot.pricePerKwh < 0.13 ? 'pays' : 'costs',
    })),
    profit: 0.18,
    alwaysOnProfit: -0.12,
    hours: 27,
    starts: 4,
    energyKwh: 3.8,
    energyCost: 0.31,
    carbonKg: 0.8,
    now: {
      mine: true,
      by: 'plan',
      detail: 'The price is below what a kWh is worth.',
      untilMs: firstMs + 3 * hourMs,
    },
    overrideUntilMs: null,
    problem: '',
    pricesFrom: 'Energy-Charts, DE-LU',
    solar: null,
    room: null,
    imported: null,
  },
  demand: {
    events: [
      {
        id: 'typed/1',
        name: 'Evening peak',
        startMs: firstMs + 5 * hourMs,
        endMs: firstMs + 8 * hourMs,
        from: 'typed',
      },
    ],
    evidence: [
      {
        event: {
          id: 'e/0',
          name: 'Evening peak',
          startMs: firstMs - 20 * hourMs,
          endMs: firstMs - 17 * hourMs,
          from: 'vtn.example',
        },
        knownAtMs: firstMs - 24 * hourMs,
        restedAtMs: firstMs - 20 * hourMs + 240,
        latencyMs: 240,
        baselineKw: 0.138,
        baselineFrom: 'mean of the same hours on 10 earlier days, x1.02 for today',
        baselineKwh: 0.414,
        usedKwh: 0,
        reductionKwh: 0.414,
        endedAtMs: firstMs - 17 * hourMs,
      },
    ],
  },
};

export const gallery = defineGallery({
  title: 'Energy',
  screen: 'energy',
  states: {
    'one price': () => <Planned prices={{}} />,
    'day ahead': () => (
      <Planned
        prices={{ source: 'file', file }}
        overrides={{ ...worth, minOnMinutes: typed(120), startCost: typed(0.002) }}
      />
    ),
    feed: () => <Planned state={feedState} prices={{}} overrides={worth} />,
    'own hours': () => (
      <Planned
        prices={{
          source: 'file',
          file,
          heat: 'heat-pump',
          told: { [String(firstMs + 5 * hourMs)]: 'mine', [String(firstMs + 12 * hourMs)]: 'rest' },
        }}
        overrides={{ ...worth, energyCapKwh: typed(1.5) }}
      />
    ),
    'by the clock': () => (
      <Planned
        prices={{
          source: 'clock',
          periods: [
            { name: '', pricePerKwh: 0.11, days: [...everyDay], from: '22:00', to: '06:00' },
            { name: '', pricePerKwh: 0.31, days: [...everyDay], from: '06:00', to: '22:00' },
          ],
        }}
        overrides={worth}
      />
    ),
    impossible: () => (
      <Planned
        prices={{ source: 'file', file }}
        overrides={{ ...worth, energyCapKwh: typed(0.5), requiredHours: typed(40) }}
      />
    ),
    'prices over': () => (
      <Planned
        prices={{
          source: 'file',
          file: {
            ...file,
            slots: slots.map((slot) => ({ ...slot, startMs: slot.startMs - 96 * hourMs })),
          },
        }}
        overrides={worth}
      />
    ),
    roomy: () => <Planned state={roomyState} prices={{ source: 'file', file }} overrides={worth} />,
    stale: () => <Planned state={staleState} prices={{ source: 'file', file }} overrides={worth} />,
    empty: () => <Planned state={emptyState} prices={{}} />,
  },
});
