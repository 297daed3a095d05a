import type { AppState } from '../../common/contract/app.ts';
import type { EnergyHour } from '../../common/contract/energy.ts';
import type { FeedInfo } from '../../common/contract/feed.ts';
import type { GuardId, GuardInfo } from '../../common/contract/guest.ts';
import type { RewardHour } from '../../common/contract/history.ts';
import {
  defaultPlanSettings,
  type PlanInfo,
  type PlanSettings,
} from '../../common/contract/plan.ts';
import { guardsOf } from './host.ts';
import { fixtureNowMs, hourMs, miningState, minuteMs } from './state.ts';

/** States of guards, plan, feeds and ledger. */

/** Paused by one guard. */
export function heldState(
  id: GuardId,
  hold: Pick<GuardInfo, 'detail' | 'release' | 'untilMs'>,
): AppState {
  return {
    ...miningState,
    guards: guardsOf(fixtureNowMs, { [id]: hold }),
    mining: {
      ...miningState.mining,
      state: {
        kind: 'paused',
        reason: { kind: 'guard', guard: id, detail: hold.detail, untilMs: hold.untilMs },
        sinceMs: fixtureNowMs - 12 * minuteMs,
      },
    },
    telemetry: null,
  };
}

export const usedState = heldState('activity', {
  detail: 'somebody used it 40 s ago',
  release: 'after 5 min without keys and pointer',
  untilMs: null,
});
export const hotState = heldState('temperature', {
  detail: '97 °C (k10temp, Tctl) is above 95 °C',
  release: 'below 85 °C',
  untilMs: null,
});

function planThat(mode: PlanSettings['mode'], now: PlanInfo['now']): PlanInfo {
  return {
    mode,
    madeAtMs: fixtureNowMs - 2 * minuteMs,
    currency: 'USD',
    powerKw: 0.142,
    valuePerKwh: 0.13,
    slots: [],
    profit: 0.06,
    alwaysOnProfit: -0.86,
    hours: 12,
    starts: 1,
    energyKwh: 1.7,
    energyCost: 0.16,
    carbonKg: null,
    now,
    overrideUntilMs: null,
    problem: '',
    pricesFrom: 'Energy-Charts',
    solar: null,
    room: null,
    imported: null,
  };
}

const dearDetail = 'power costs 0.410 USD/kWh, mining brings 0.130';
const cheapAtMs = fixtureNowMs + 8 * hourMs - 12 * minuteMs;

/** The plan waits for cheaper power. */
export const dearState: AppState = {
  ...miningState,
  settings: {
    ...miningState.settings,
    plan: { ...defaultPlanSettings, mode: 'value' },
    tariff: { ...miningState.settings.tariff, kind: 'feed' },
  },
  plan: planThat('value', { mine: false, by: 'plan', detail: dearDetail, untilMs: cheapAtMs }),
  mining: {
    ...miningState.mining,
    state: {
      kind: 'paused',
      reason: { kind: 'guard', guard: 'plan', detail: dearDetail, untilMs: cheapAtMs },
      sinceMs: fixtureNowMs - 12 * minuteMs,
    },
  },
  money: miningState.money && { ...miningState.money, machineCostPerDay: 1.44 },
  telemetry: null,
};

/** The user said to mine in spite of the plan. */
export const anywayState: AppState = {
  ...miningState,
  settings: dearState.settings,
  plan: {
    ...planThat('value', {
      mine: true,
      by: 'override',
      detail: 'you said so',
      untilMs: fixtureNowMs + hourMs,
    }),
    overrideUntilMs: fixtureNowMs + hourMs,
  },
};

/** Within the hours of its plan. */
export const byHoursState: AppState = {
  ...miningState,
  settings: { ...miningState.settings, plan: { ...defaultPlanSettings, mode: 'hours' } },
  plan: planThat('hours', {
    mine: true,
    by: 'plan',
    detail: 'these are its hours',
    untilMs: cheapAtMs,
  }),
};

/** Eased off so that a temperature holds. */
export const easedState: AppState = {
  ...miningState,
  mining: { ...miningState.mining, threads: 20, dutyPercent: 70 },
  guards: guardsOf(fixtureNowMs),
  hold: { targetC: 80, temperatureC: 79, threads: 20, dutyPercent: 70, from: 'k10temp, Tctl' },
};

const feed = (change: Partial<FeedInfo> & Pick<FeedInfo, 'id' | 'kind' | 'label'>): FeedInfo => ({
  host: 'api.example.org',
  learns: 'your address on the net',
  attribution: '',
  areaLabel: '',
  area: '',
  key: 'none',
  hasKey: false,
  state: 'off',
  problem: '',
  askedAtMs: null,
  gotAtMs: null,
  nextAtMs: null,
  throughMs: null,
  ...change,
});

const feeds: readonly FeedInfo[] = [
  feed({
    id: 'energy-charts',
    kind: 'tariff',
    label: 'Energy-Charts',
    host: 'api.energy-charts.info',
    learns: 'your address on the net, your bidding zone',
    areaLabel: 'Bidding zone',
    area: 'DE-LU',
    state: 'fresh',
    askedAtMs: fixtureNowMs - 3 * hourMs,
    gotAtMs: fixtureNowMs - 3 * hourMs,
    nextAtMs: fixtureNowMs + hourMs,
  }),
  feed({
    id: 'tibber',
    kind: 'tariff',
    label: 'Tibber',
    host: 'api.tibber.com',
    learns: 'your address on the net, your account',
    key: 'required',
  }),
  feed({
    id: 'electricity-maps',
    kind: 'carbon',
    label: 'Electricity Maps',
    host: 'api.electricitymap.org',
    learns: 'your address on the net, your account, your zone',
    areaLabel: 'Zone',
    area: 'DE',
    key: 'required',
    hasKey: true,
    state: 'failing',
    problem: 'it is asked too often (HTTP 429)',
    askedAtMs: fixtureNowMs - 2 * minuteMs,
    gotAtMs: fixtureNowMs - 40 * minuteMs,
  }),
  feed({ id: 'mempool', kind: 'market', label: 'mempool.space', host: 'mempool.space' }),
  feed({
    id: 'openadr',
    kind: 'event',
    label: 'OpenADR 3',
    host: '',
    learns:
      'that this computer takes part, when it asks, and what it used if an event asks for that',
    areaLabel: 'Program id; empty for all',
    key: 'optional',
  }),
];

/** Feeds of every kind, two of them on; mining only between hours. */
export const fedState: AppState = {
  ...byHoursState,
  settings: {
    ...byHoursState.settings,
    feeds: feeds
      .filter(({ state }) => state !== 'off')
      .map(({ id }) => ({ id, enabled: true, url: '', area: '', user: '' })),
    tariff: { ...miningState.settings.tariff, kind: 'feed', addedPerKwh: 0.11, addedPercent: 19 },
  },
  feeds: [...feeds],
};

/** Nothing on, two prices decide. */
export const strikeState: AppState = {
  ...miningState,
  settings: { ...miningState.settings, plan: { ...defaultPlanSettings, mode: 'strike' } },
  feeds: feeds.map((one) => ({
    ...one,
    state: 'off',
    problem: '',
    askedAtMs: null,
    gotAtMs: null,
  })),
};

/** Six weeks of nights, some of them without a price. */
export const ledger: readonly EnergyHour[] = Array.from({ length: 42 * 10 }, (_, at) => {
  const day = Math.floor(at / 10);
  const price = at % 97 < 4 ? null : 0.11 + 0.05 * Math.sin(day * 1.3);
  const miningKwh = 0.142 * (0.6 + 0.4 * Math.abs(Math.sin(day * 2.1 + 1)));
  return {
    atMs: fixtureNowMs - 12 * minuteMs - (day * 24 + (at % 10)) * hourMs,
    miningS: 3600,
    knownS: 3600,
    measuredS: 3600,
    miningKwh,
    machineKwh: miningKwh + 0.072,
    cost: price === null ? null : price * miningKwh,
    currency: 'USD',
    gCo2: null,
  };
}).reverse();

/** What the same nights could expect, on the chain of the fixture. */
export const rewards: readonly RewardHour[] = ledger.map(({ atMs, miningKwh }) => ({
  atMs,
  chainId: 'bitcoin',
  coins: miningKwh * 2.4e-11,
}));
