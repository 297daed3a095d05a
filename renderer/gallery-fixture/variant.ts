import type { AppState } from '../../common/contract/app.ts';
import { defaultSettings } from '../../common/contract/settings.ts';
import { errorText } from '../message/message.ts';
import {
  confirmedBlock,
  fixtureNowMs,
  hourMs,
  miningState,
  minuteMs,
  practiceSource,
  reading,
  soloPool,
  sourceInfo,
} from './state.ts';

/** The states a screen must be able to show, made from {@link miningState}. */

export const pausedState: AppState = {
  ...miningState,
  mining: {
    ...miningState.mining,
    state: {
      kind: 'paused',
      reason: { kind: 'user', untilMs: fixtureNowMs + 108 * minuteMs },
      sinceMs: fixtureNowMs - 12 * minuteMs,
    },
  },
  timeline: [
    {
      id: 7,
      atMs: fixtureNowMs - 12 * minuteMs,
      level: 'wait',
      code: 'mining-paused',
      params: { minutes: 120 },
    },
    ...miningState.timeline.slice(1),
  ],
  telemetry: null,
};

/** Nothing was done yet: no source, no figure. */
export const emptyState: AppState = {
  ...miningState,
  settings: { ...defaultSettings, firstRunDone: true },
  mining: { ...miningState.mining, state: { kind: 'stopped' }, algorithm: null, kernel: null },
  kernels: [],
  sources: [],
  activeSourceId: null,
  job: null,
  network: null,
  coinbase: null,
  shares: { accepted: 0, rejected: 0, stale: 0, pending: 0, reasons: [] },
  best: { session: null, allTime: null, hashesSession: 0, hashesAllTime: 0 },
  machine: { ...miningState.machine, readings: [] },
  power: {
    machine: reading('machine', 'Whole machine', null, 'W', 'no meter', { atMs: null }),
    idle: reading('idle', 'Idle baseline', null, 'W', 'not typed', { atMs: null }),
    marginal: reading('marginal', 'Mining draws', null, 'W', 'no meter', { atMs: null }),
  },
  odds: null,
  money: null,
  timeline: [],
  telemetry: null,
};

const practiceWaitS = 20;

/** A minute into practice: windows not full, chances near one, coins worth nothing. */
export const practiceState: AppState = {
  ...miningState,
  settings: { ...defaultSettings, firstRunDone: true, sources: [practiceSource] },
  mining: { ...miningState.mining, state: { kind: 'mining', sinceMs: fixtureNowMs - 72_000 } },
  sources: [
    sourceInfo(
      practiceSource,
      { kind: 'working', sinceMs: fixtureNowMs - 72_000 },
      { peer: 'Practice chain', lastJobAtMs: fixtureNowMs - 4000 },
    ),
  ],
  activeSourceId: 'practice',
  job: {
    id: 'p7',
    sourceId: 'practice',
    chainId: 'practice',
    algorithm: 'sha256d',
    height: 9,
    shareDifficulty: 0.0021,
    networkDifficulty: 1.6,
    transactions: 0,
    receivedAtMs: fixtureNowMs - 4000,
  },
  network: {
    chainId: 'practice',
    height: 8,
    difficulty: 1.6,
    hashesPerBlock: 1.6 * 2 ** 32,
    networkHashrateHps: null,
    subsidyAtomic: '5000000000',
    feesAtomic: '0',
    from: 'practice',
    atMs: fixtureNowMs - 4000,
  },
  best: { session: 4.2, allTime: 4.2, hashesSession: 2.1e10, hashesAllTime: 2.1e10 },
  shares: { accepted: 61, rejected: 0, stale: 0, pending: 1, reasons: [] },
  odds: {
    chainId: 'practice',
    hashrateHps: 386e6,
    hashesPerBlock: 1.6 * 2 ** 32,
    chancePerDay: 1,
    meanWaitS: practiceWaitS,
    medianWaitS: practiceWaitS * Math.LN2,
    wait5S: practiceWaitS * 0.0513,
    wait95S: practiceWaitS * 2.996,
    from: 'practice',
    atMs: fixtureNowMs - 4000,
  },
  money: {
    ...miningStateMoney(),
    chainId: 'practice',
    coinsPerDay: 216_000,
    revenuePerDay: null,
    kwhPerDay: null,
    costPerDay: null,
    netPerDay: null,
    breakEvenElectricity: null,
    breakEvenPrice: null,
    breakEvenDifficulty: null,
    price: reading('price', 'Coin price', null, 'USD/coin', 'not typed', { atMs: null }),
    electricity: reading('electricity', 'Electricity price', null, 'USD/kWh', 'not typed', {
      atMs: null,
    }),
    power: reading('marginal', 'Mining draws', 96, 'W', 'TDP x load, ±30 %', {
      provenance: 'estimated',
    }),
    missing: ['price', 'electricity'],
  },
  power: {
    machine: reading('machine', 'Whole machine', null, 'W', 'no meter', { atMs: null }),
    idle: reading('idle', 'Idle baseline', null, 'W', 'not typed', { atMs: null }),
    marginal: reading('marginal', 'Mining draws', 96, 'W', 'TDP x load, ±30 %', {
      provenance: 'estimated',
    }),
  },
  blocks: [
    {
      ...confirmedBlock,
      chainId: 'practice',
      sourceId: 'practice',
      height: 8,
      maturityBlocks: 6,
      rewardAtomic: '5000000000',
      address: null,
    },
  ],
  telemetry: {
    atMs: fixtureNowMs,
    rate10s: { hps: 386.2e6, windowMs: 10_000, filledMs: 10_000 },
    rate60s: { hps: 385.7e6, windowMs: 60_000, filledMs: 60_000 },
    rate15min: { hps: 385.7e6, windowMs: 900_000, filledMs: 72_000 },
    maxHps: 391.4e6,
    threads: miningState.telemetry?.threads ?? [],
    hashesSession: 2.1e10,
    miningMsSession: 72_000,
  },
};

function miningStateMoney(): NonNullable<AppState['money']> {
  if (miningState.money === null) throw new Error('the fixture has its money');
  return miningState.money;
}

/** Figures older than they may be. */
export const staleState: AppState = {
  ...miningState,
  money: {
    ...miningStateMoney(),
    power: reading('marginal', 'Mining draws', 142, 'W', 'wall plug minus idle', {
      atMs: fixtureNowMs - 26 * hourMs,
    }),
  },
  power: {
    ...miningState.power,
    marginal: reading('marginal', 'Mining draws', 142, 'W', 'wall plug minus idle', {
      atMs: fixtureNowMs - 26 * hourMs,
    }),
  },
};

/** A block in the chain, and a problem that stays until it ends. */
export const blockState: AppState = {
  ...miningState,
  blocks: [confirmedBlock],
  notices: [
    {
      id: 'disk',
      atMs: fixtureNowMs - minuteMs,
      error: {
        code: 'disk.write-failed',
        params: {
          what: 'the history',
          file: '/home/ada/.config/adit/history.db',
          cause: 'disk full',
        },
        retry: 'later',
      },
    },
  ],
};

/** Mining stopped by a fault. */
export const failedState: AppState = {
  ...miningState,
  mining: {
    ...miningState.mining,
    state: {
      kind: 'failed',
      error: {
        code: 'kernel.none',
        params: { algorithm: 'RandomX', reason: 'librandomx is not on this computer.' },
        retry: 'no',
      },
    },
    kernel: null,
  },
  odds: null,
  telemetry: null,
};

/** Before the first run. */
export const newcomerState: AppState = {
  ...emptyState,
  settings: { ...defaultSettings, firstRunDone: false },
};

/** The largest text and the roomiest rows, with addresses hidden. */
export const roomyState: AppState = {
  ...miningState,
  settings: {
    ...miningState.settings,
    appearance: {
      language: 'system',
      theme: 'dark',
      textSize: 130,
      density: 'roomy',
      reduceMotion: true,
      hideAmounts: true,
    },
  },
};

/** Blocks in every state. */
export const historyState: AppState = {
  ...miningState,
  blocks: (['submitting', 'accepted', 'confirmed', 'matured', 'orphaned', 'refused'] as const).map(
    (state, at) => ({
      ...confirmedBlock,
      state,
      chainId: at < 3 ? 'bitcoin' : 'litecoin',
      hash: `${at}`.repeat(4) + confirmedBlock.hash.slice(4, -4) + `${at}`.repeat(4),
      height: 976_413 - at * 1044,
      foundAtMs: fixtureNowMs - at * 71 * hourMs,
      confirmations: at === 2 ? 41 : at > 2 ? 100 : 0,
      reason: state === 'refused' ? 'high-hash' : null,
    }),
  ),
};

/** Seen through a link that may only look. */
export const readOnlyState: AppState = {
  ...miningState,
  app: { ...miningState.app, frame: 'browser', readOnly: true },
};

/** The app was updated while the page was open. */
export const otherVersionState: AppState = {
  ...miningState,
  app: { ...miningState.app, contractVersion: miningState.app.contractVersion + 1 },
};

const payoutError = {
  code: 'work.payout-proof',
  params: {
    source: 'Solo pool',
    address: 'bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp',
    paidPercent: 90,
    minPercent: 97,
    isLeft: true,
  },
  retry: 'no',
} as const;

/** A pool whose certificate nobody signed: its fingerprint is shown, and can be trusted. */
export const refusedCertificateState: AppState = {
  ...emptyState,
  settings: { ...emptyState.settings, sources: [soloPool] },
  sources: [
    sourceInfo(soloPool, {
      kind: 'failed',
      error: {
        code: 'net.certificate',
        params: {
          host: 'solo.pool.example',
          cause: 'DEPTH_ZERO_SELF_SIGNED_CERT',
          fingerprint:
            '48:DE:7F:3E:06:E2:6A:75:5A:A7:3D:B5:F4:AF:98:C3:3F:A5:6E:26:2D:55:D7:53:47:D0:5F:76:C6:28:32:C7',
        },
        retry: 'no',
      },
    }),
  ],
};

/** The only pool pays less than it should: nothing is mined. */
export const refusedPayoutState: AppState = {
  ...emptyState,
  settings: { ...emptyState.settings, sources: [soloPool] },
  mining: {
    ...emptyState.mining,
    state: {
      kind: 'paused',
      reason: { kind: 'payout-proof', detail: errorText(payoutError).detail },
      sinceMs: fixtureNowMs - minuteMs,
    },
  },
  sources: [sourceInfo(soloPool, { kind: 'failed', error: payoutError })],
  coinbase: miningState.coinbase && {
    ...miningState.coinbase,
    sourceId: soloPool.id,
    outputs: [
      { ...miningState.coinbase.outputs[0]!, valueAtomic: '283950000', share: 0.9 },
      {
        index: 1,
        scriptType: 'P2WPKH',
        address: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
        valueAtomic: '31550000',
        share: 0.1,
        yours: false,
      },
    ],
    yoursShare: 0.9,
    proof: {
      level: 'short',
      expect: 'solo',
      paidShare: 0.9,
      minShare: 0.97,
      action: 'disconnect',
      isNodeSatisfied: null,
    },
  },
};
