import type { AppState } from '../../common/contract/app.ts';
import type { RandomxInfo } from '../../common/contract/randomx.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import {
  confirmedBlock,
  fixtureNowMs,
  hourMs,
  miningState,
  minuteMs,
  reading,
  sourceInfo,
} from './state.ts';

/** Mining Monero alone, in the states that only RandomX has. */

const address =
  '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A';

const ownNode: SourceSettings = {
  id: 'monero-daemon',
  kind: 'monero-daemon',
  label: 'Own Monero node',
  enabled: true,
  chain: 'monero',
  url: 'http://127.0.0.1:18081',
  auth: 'none',
  user: '',
  payoutAddress: address,
  zmqUrl: '',
};

const mib = 1024 ** 2;
const hashrateHps = 4120;
const difficulty = 612.4e9;
const meanWaitS = difficulty / hashrateHps;
const coinsPerDay = (86_400 / meanWaitS) * 0.6012;
const costPerDay = 0.0646 * 24 * 0.28;

const line = (id: string, label: string, outcome: 'passed' | 'attention', detail: string) => ({
  id,
  label,
  outcome,
  detail,
  elapsedMs: null,
});

const fast: RandomxInfo = {
  isLibraryThere: true,
  mode: 'fast',
  isRunning: true,
  memoryBytes: 2336 * mib,
  cores: 8,
  cacheBytes: 8 * mib,
  threads: 4,
  lines: [
    line(
      'randomx-library',
      'RandomX',
      'passed',
      'Programs are compiled; AES runs in hardware; the cache is filled with AVX2.',
    ),
    line(
      'randomx-memory',
      'Memory',
      'passed',
      'The dataset of 2080 MiB is in memory, so it runs fast; 9120 MiB are free.',
    ),
    line(
      'randomx-pages',
      'Large pages',
      'attention',
      'Pages of 2 MiB are worth some 8 %. To allow them: echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled, or reserve: sudo sysctl -w vm.nr_hugepages=1280',
    ),
    line(
      'randomx-threads',
      'Threads',
      'attention',
      '8 MiB of third-level cache feed 4 threads, 2 MiB each: 4 of 8 are used unless you choose a number; more are slower each.',
    ),
  ],
};

/** Fast mode, everything known. */
export const moneroState: AppState = {
  ...miningState,
  settings: {
    ...miningState.settings,
    mining: { ...miningState.settings.mining, threads: null },
    sources: [ownNode],
    money: {
      ...miningState.settings.money,
      price: { monero: { value: 320, typedAtMs: fixtureNowMs - 72 * hourMs } },
    },
  },
  mining: { ...miningState.mining, algorithm: 'randomx', kernel: 'fast', threads: 4 },
  machine: {
    ...miningState.machine,
    cpu: 'AMD Ryzen 7 1700 Eight-Core Processor',
    physicalCores: 4,
    threads: 8,
  },
  randomx: fast,
  kernels: [
    {
      algorithm: 'randomx',
      id: 'fast',
      label: 'Dataset of 2080 MiB',
      selfTest: { kind: 'passed' },
      hps: 1040,
      cyclesPerHash: null,
      memoryBytes: 2338 * mib,
      inUse: true,
      pinned: false,
    },
    {
      algorithm: 'randomx',
      id: 'light',
      label: 'Cache of 256 MiB',
      selfTest: { kind: 'passed' },
      hps: 96,
      cyclesPerHash: null,
      memoryBytes: 258 * mib,
      inUse: false,
      pinned: false,
    },
  ],
  sources: [
    sourceInfo(
      ownNode,
      { kind: 'working', sinceMs: fixtureNowMs - 3 * hourMs },
      { peer: 'monerod 0.18.4', latencyMs: 4, lastJobAtMs: fixtureNowMs - 31_000 },
    ),
  ],
  activeSourceId: ownNode.id,
  job: {
    id: 'm1',
    sourceId: ownNode.id,
    chainId: 'monero',
    algorithm: 'randomx',
    height: 3_548_201,
    shareDifficulty: 40_000,
    networkDifficulty: difficulty,
    transactions: 41,
    receivedAtMs: fixtureNowMs - 31_000,
  },
  network: {
    chainId: 'monero',
    height: 3_548_200,
    difficulty,
    hashesPerBlock: difficulty,
    networkHashrateHps: difficulty / 120,
    subsidyAtomic: '600000000000',
    feesAtomic: '1200000000',
    from: 'own node',
    atMs: fixtureNowMs - 31_000,
  },
  coinbase: null,
  shares: { accepted: 0, rejected: 0, stale: 0, pending: 0, reasons: [] },
  best: { session: 21.4e6, allTime: 912e6, hashesSession: 44.5e6, hashesAllTime: 1.31e9 },
  odds: {
    chainId: 'monero',
    hashrateHps,
    hashesPerBlock: difficulty,
    chancePerDay: -Math.expm1(-86_400 / meanWaitS),
    meanWaitS,
    medianWaitS: meanWaitS * Math.LN2,
    wait5S: meanWaitS * -Math.log1p(-0.05),
    wait95S: meanWaitS * -Math.log1p(-0.95),
    from: 'own node',
    atMs: fixtureNowMs - 31_000,
    effort: 0.0184,
  },
  money: miningState.money && {
    ...miningState.money,
    chainId: 'monero',
    coinsPerDay,
    revenuePerDay: coinsPerDay * 320,
    powerW: 64.6,
    kwhPerDay: 0.0646 * 24,
    costPerDay,
    netPerDay: coinsPerDay * 320 - costPerDay,
    breakEvenElectricity: (coinsPerDay * 320) / (0.0646 * 24),
    breakEvenPrice: costPerDay / coinsPerDay,
    breakEvenDifficulty: (difficulty * coinsPerDay * 320) / costPerDay,
    difficulty,
    price: reading('price', 'Coin price', 320, 'USD/coin', 'you', {
      provenance: 'typed',
      atMs: fixtureNowMs - 72 * hourMs,
      staleAfterMs: null,
    }),
    power: reading('marginal', 'Mining draws', 64.6, 'W', 'wall plug minus idle'),
  },
  power: {
    ...miningState.power,
    machine: reading('machine', 'Whole machine', 110, 'W', 'wall plug'),
    idle: reading('idle', 'Idle baseline', 45.4, 'W', 'ten quiet minutes'),
    marginal: reading('marginal', 'Mining draws', 64.6, 'W', 'wall plug minus idle'),
  },
  timeline: [
    {
      id: 3,
      atMs: fixtureNowMs - 31_000,
      level: 'info',
      code: 'new-block',
      params: { height: 3_548_201, source: ownNode.label },
    },
    {
      id: 2,
      atMs: fixtureNowMs - 48 * minuteMs,
      level: 'good',
      code: 'best-share',
      params: { difficulty: 21.4e6 },
    },
    {
      id: 1,
      atMs: fixtureNowMs - 3 * hourMs,
      level: 'good',
      code: 'self-test-passed',
      params: { kernel: 'fast', threads: 4 },
    },
  ],
  telemetry: {
    atMs: fixtureNowMs,
    rate10s: { hps: 4132, windowMs: 10_000, filledMs: 10_000 },
    rate60s: { hps: hashrateHps, windowMs: 60_000, filledMs: 60_000 },
    rate15min: { hps: 4108, windowMs: 900_000, filledMs: 900_000 },
    maxHps: 4210,
    threads: [1031, 1044, 1019, 1026].map((hps, index) => ({ index, hps, kernel: 'fast' })),
    hashesSession: 44.5e6,
    miningMsSession: 3 * hourMs,
  },
};

/** The dataset is on its way. */
export const moneroPreparingState: AppState = {
  ...moneroState,
  mining: {
    ...moneroState.mining,
    state: { kind: 'preparing', what: 'RandomX dataset', progress: 0.37 },
    kernel: null,
  },
  randomx: { ...fast, isRunning: false },
  odds: null,
  telemetry: null,
};

/** librandomx is not there. */
export const moneroMissingState: AppState = {
  ...moneroPreparingState,
  mining: {
    ...moneroState.mining,
    kernel: null,
    state: {
      kind: 'failed',
      error: {
        code: 'kernel.library-missing',
        params: {
          library: 'librandomx',
          howToGet: 'Install it: Debian and Ubuntu apt install librandomx0.',
        },
        retry: 'no',
      },
    },
  },
  kernels: moneroState.kernels.map((kernel) => ({
    ...kernel,
    inUse: false,
    hps: null,
    selfTest: { kind: 'unavailable', reason: 'librandomx is missing' },
  })),
  randomx: {
    ...fast,
    isLibraryThere: false,
    mode: null,
    isRunning: false,
    memoryBytes: null,
    lines: [
      {
        id: 'randomx-library',
        label: 'RandomX',
        outcome: 'failed',
        detail:
          'Missing. Install it: Debian and Ubuntu apt install librandomx0; elsewhere build it from its source, github.com/tevador/RandomX, with cmake -DBUILD_SHARED_LIBS=ON.',
        elapsedMs: null,
      },
    ],
  },
};

/** Not enough memory for the dataset, and a block on regtest. */
export const moneroBlockState: AppState = {
  ...moneroState,
  mining: { ...moneroState.mining, kernel: 'light' },
  telemetry: moneroState.telemetry && {
    ...moneroState.telemetry,
    rate10s: { hps: 381, windowMs: 10_000, filledMs: 10_000 },
    rate60s: { hps: 379, windowMs: 60_000, filledMs: 60_000 },
    rate15min: { hps: 377, windowMs: 900_000, filledMs: 900_000 },
    maxHps: 388,
    threads: [95, 96, 94, 96].map((hps, index) => ({ index, hps, kernel: 'light' })),
  },
  randomx: {
    ...fast,
    mode: 'light',
    memoryBytes: 256 * mib,
    lines: fast.lines.map((each) =>
      each.id === 'randomx-memory'
        ? line(
            each.id,
            each.label,
            'attention',
            'It runs light, about ten times slower: fast needs 2848 MiB, 1210 MiB are free. Close other programs.',
          )
        : each,
    ),
  },
  kernels: moneroState.kernels.map((kernel) => ({ ...kernel, inUse: kernel.id === 'light' })),
  blocks: [
    {
      ...confirmedBlock,
      hash: '8a1f6c04b1f5e0d3c2b7a69584736251403f2e1d0cbba99887766554433221ff',
      chainId: 'monero',
      sourceId: ownNode.id,
      height: 3_548_200,
      foundAtMs: fixtureNowMs - minuteMs,
      confirmations: 2,
      maturityBlocks: 60,
      rewardAtomic: '601200000000',
      address,
    },
  ],
};
