import type { AppState } from '../../common/contract/app.ts';
import { contractVersion } from '../../common/contract/contract.ts';
import type { Reading } from '../../common/contract/devices.ts';
import type { TimelineEvent } from '../../common/contract/history.ts';
import type { KernelInfo } from '../../common/contract/mining.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import { defaultSettings } from '../../common/contract/settings.ts';
import type { BlockInfo, SourceInfo } from '../../common/contract/source.ts';

/** States of the app for the gallery. Figures are illustrations; the moment is fixed, so pictures repeat. */

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
/** 20 November 2026, 14:12 UTC. */
export const fixtureNowMs = Date.UTC(2026, 10, 20, 14, 12);

const ago = (ms: number): number => fixtureNowMs - ms;

export function reading(
  id: string,
  label: string,
  value: number | null,
  unit: string,
  from: string,
  more: Partial<Reading> = {},
): Reading {
  return {
    id,
    label,
    value,
    unit,
    from,
    provenance: value === null ? 'unavailable' : 'measured',
    atMs: ago(2000),
    staleAfterMs: 30_000,
    ...more,
  };
}

export const ownNode: SourceSettings = {
  id: 'own-node',
  kind: 'solo-gbt',
  label: 'Own node',
  enabled: true,
  chain: 'bitcoin',
  url: 'http://127.0.0.1:8332',
  auth: 'cookie',
  user: '',
  cookieFile: '/home/ada/.bitcoin/.cookie',
  payoutAddress: 'bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp',
  coinbaseText: '/Adit/',
};
export const soloPool: SourceSettings = {
  id: 'solo-pool',
  kind: 'stratum-v1',
  label: 'Solo pool',
  enabled: true,
  chain: 'bitcoin',
  url: 'stratum+ssl://solo.pool.example:3334',
  user: 'bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp',
  tlsPin: '',
  payoutAddress: 'bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp',
};
const spareNode: SourceSettings = {
  ...ownNode,
  id: 'spare-node',
  label: 'Spare node with a rather long name of its own',
  enabled: false,
  url: 'http://a-very-long-subdomain.of-a-node.example.org:8332',
  auth: 'password',
  user: 'adit',
};
export const practiceSource: SourceSettings = {
  id: 'practice',
  kind: 'practice',
  label: 'Practice chain',
  enabled: true,
};

export function sourceInfo(
  settings: SourceSettings,
  state: SourceInfo['state'],
  more: Partial<SourceInfo> = {},
): SourceInfo {
  return {
    settings,
    hasSecret: false,
    state,
    peer: null,
    latencyMs: null,
    lastJobAtMs: null,
    ...more,
  };
}

function kernel(
  algorithm: KernelInfo['algorithm'],
  id: string,
  label: string,
  hps: number | null,
  more: Partial<KernelInfo> = {},
): KernelInfo {
  return {
    algorithm,
    id,
    label,
    selfTest: { kind: 'passed' },
    hps,
    cyclesPerHash: null,
    memoryBytes: null,
    inUse: false,
    pinned: false,
    ...more,
  };
}

const timeline: readonly TimelineEvent[] = [
  {
    id: 6,
    atMs: ago(minuteMs),
    level: 'info',
    code: 'new-block',
    params: { height: 976_412, source: 'Own node' },
  },
  {
    id: 5,
    atMs: ago(26 * minuteMs),
    level: 'wait',
    code: 'guard-tripped',
    params: { guard: 'activity', detail: 'five threads lent to another program' },
  },
  {
    id: 4,
    atMs: ago(102 * minuteMs),
    level: 'good',
    code: 'best-share',
    params: { difficulty: 2310 },
  },
  {
    id: 3,
    atMs: ago(3 * hourMs),
    level: 'fault',
    code: 'share-rejected',
    params: { source: 'Solo pool', message: 'low difficulty' },
  },
  {
    id: 2,
    atMs: ago(3.2 * hourMs),
    level: 'good',
    code: 'mining-started',
    params: {},
  },
  {
    id: 1,
    atMs: ago(3.2 * hourMs),
    level: 'good',
    code: 'self-test-passed',
    params: { kernel: 'avx512', threads: 32 },
  },
];

export const confirmedBlock: BlockInfo = {
  hash: '00000000000000000001a2f7c4c08dbb4e5c8d9a7f3b2e1d0c9b8a7f6e5d4c3b',
  chainId: 'bitcoin',
  sourceId: 'own-node',
  height: 976_413,
  foundAtMs: ago(40_000),
  state: 'confirmed',
  confirmations: 1,
  maturityBlocks: 100,
  rewardAtomic: '315500000',
  address: ownNode.kind === 'solo-gbt' ? ownNode.payoutAddress : null,
  reason: null,
  attempts: 1,
};

const difficulty = 144.4e12;
const hashesPerBlock = difficulty * 2 ** 32;
const hashrateHps = 386.2e6;
const meanWaitS = hashesPerBlock / hashrateHps;

/** Mining Bitcoin alone on a large processor, everything known. */
export const miningState: AppState = {
  app: {
    version: '0.1.0',
    contractVersion,
    frame: 'electron',
    readOnly: false,
    dataFolder: '/home/ada/.config/adit',
    secretStore: 'keychain',
    startedAtMs: ago(3.2 * hourMs),
  },
  settings: {
    ...defaultSettings,
    firstRunDone: true,
    mining: { ...defaultSettings.mining, threads: 32 },
    sources: [ownNode, soloPool, spareNode, practiceSource],
    money: {
      currency: 'USD',
      price: { bitcoin: { value: 65_000, typedAtMs: ago(72 * hourMs) } },
      electricity: { value: 0.28, typedAtMs: ago(72 * hourMs) },
    },
    power: {
      miningW: { value: 214, typedAtMs: ago(72 * hourMs) },
      idleW: { value: 72, typedAtMs: ago(72 * hourMs) },
      tdpW: null,
    },
  },
  mining: {
    state: { kind: 'mining', sinceMs: ago(3.2 * hourMs) },
    algorithm: 'sha256d',
    kernel: 'avx512',
    threads: 32,
    dutyPercent: 100,
  },
  kernels: [
    kernel('sha256d', 'avx512', 'AVX-512, 16 lanes', 12.07e6, { inUse: true, cyclesPerHash: 412 }),
    kernel('sha256d', 'shani', 'SHA extensions', 10.84e6, { cyclesPerHash: 461 }),
    kernel('sha256d', 'avx2', 'AVX2, 8 lanes', 5.92e6),
    kernel('sha256d', 'wasm', 'WebAssembly SIMD', 2.31e6),
    kernel('sha256d', 'c', 'Portable C', 1.86e6),
    kernel('sha256d', 'neon', 'NEON', null, {
      selfTest: { kind: 'unavailable', reason: 'not on this processor' },
    }),
    kernel('scrypt', 'c', 'Portable C', 12_900, { memoryBytes: 128 * 1024 }),
    kernel('scrypt', 'avx2', 'AVX2', null, {
      selfTest: { kind: 'failed', problem: 'wrong digest for nonce 2' },
    }),
    kernel('randomx', 'jit', 'JIT', null, {
      selfTest: { kind: 'untested' },
      memoryBytes: 2_336 * 1024 ** 2,
    }),
  ],
  sources: [
    sourceInfo(
      ownNode,
      { kind: 'working', sinceMs: ago(3.2 * hourMs) },
      { peer: 'Bitcoin Core 31.0', latencyMs: 3, lastJobAtMs: ago(12_000) },
    ),
    sourceInfo(
      soloPool,
      {
        kind: 'waiting',
        error: {
          code: 'net.timeout',
          params: { host: 'solo.pool.example', port: 3334, afterMs: 20_000 },
          retry: 'later',
        },
        retryAtMs: fixtureNowMs + 8000,
        attempt: 3,
      },
      { latencyMs: 38 },
    ),
    sourceInfo(spareNode, { kind: 'off' }, { hasSecret: true }),
    sourceInfo(practiceSource, { kind: 'ready' }),
  ],
  activeSourceId: 'own-node',
  job: {
    id: '6f3a',
    sourceId: 'own-node',
    chainId: 'bitcoin',
    algorithm: 'sha256d',
    height: 976_413,
    shareDifficulty: 1,
    networkDifficulty: difficulty,
    transactions: 3104,
    receivedAtMs: ago(12_000),
  },
  network: {
    chainId: 'bitcoin',
    height: 976_412,
    difficulty,
    hashesPerBlock,
    networkHashrateHps: 1.033e21,
    subsidyAtomic: '312500000',
    feesAtomic: '3000000',
    from: 'own node',
    atMs: ago(62_000),
  },
  coinbase: {
    jobId: '6f3a',
    sourceId: 'own-node',
    height: 976_413,
    sizeBytes: 214,
    text: '/Adit/',
    outputs: [
      {
        index: 0,
        scriptType: 'P2TR',
        address: 'bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp',
        valueAtomic: '315500000',
        share: 1,
        yours: true,
      },
      {
        index: 1,
        scriptType: 'OP_RETURN',
        address: null,
        valueAtomic: '0',
        share: 0,
        yours: false,
      },
    ],
    totalAtomic: '315500000',
    yoursShare: 1,
    proof: {
      level: 'proven',
      expect: 'solo',
      paidShare: 1,
      minShare: 1,
      action: null,
      isNodeSatisfied: true,
    },
  },
  shares: {
    accepted: 1028,
    rejected: 1,
    stale: 2,
    pending: 0,
    reasons: [
      { code: '21', meaning: 'Stale: a block arrived first. Normal below 1 %.', count: 2 },
      { code: '23', meaning: 'The target changed while the share was on its way.', count: 1 },
    ],
  },
  best: {
    session: 2310,
    allTime: 1.18e6,
    hashesSession: 4.45e12,
    hashesAllTime: 1.2e15,
  },
  machine: {
    cpu: 'AMD Ryzen 9 7950X',
    physicalCores: 16,
    threads: 32,
    memoryBytes: 64 * 1024 ** 3,
    os: 'Debian GNU/Linux 12',
    features: ['sha_ni', 'avx2', 'avx512'],
    tdpW: 170,
    readings: [
      reading('cpu-load', 'Processor load', 98, '%', 'operating system'),
      reading('cpu-temperature', 'Processor temperature', 71, '°C', 'k10temp, Tctl'),
      reading('cpu-clock', 'Clock', 5020, 'MHz', 'mean of 16 cores'),
      reading('memory-used', 'Memory in use', 9.1 * 1024 ** 3, 'B', 'operating system'),
      reading('fan', 'Fan speed', null, 'rpm', 'would need a driver', { atMs: null }),
      reading('battery', 'Battery', 96, '%', 'operating system', {
        atMs: ago(400_000),
        staleAfterMs: 120_000,
      }),
    ],
  },
  power: {
    machine: reading('machine', 'Whole machine', 214, 'W', 'wall plug'),
    idle: reading('idle', 'Idle baseline', 72, 'W', 'ten quiet minutes'),
    marginal: reading('marginal', 'Mining draws', 142, 'W', 'wall plug minus idle'),
  },
  marginal: { state: { kind: 'none' }, result: null, profitThreads: null },
  guards: [],
  hold: null,
  odds: {
    chainId: 'bitcoin',
    hashrateHps,
    hashesPerBlock,
    chancePerDay: -Math.expm1(-86_400 / meanWaitS),
    meanWaitS,
    medianWaitS: meanWaitS * Math.LN2,
    wait5S: meanWaitS * -Math.log1p(-0.05),
    wait95S: meanWaitS * -Math.log1p(-0.95),
    from: 'own node',
    atMs: ago(62_000),
  },
  money: {
    chainId: 'bitcoin',
    currency: 'USD',
    coinsPerDay: (86_400 / meanWaitS) * 3.155,
    revenuePerDay: (86_400 / meanWaitS) * 3.155 * 65_000,
    powerW: 142,
    kwhPerDay: 3.408,
    costPerDay: 0.954,
    netPerDay: (86_400 / meanWaitS) * 3.155 * 65_000 - 0.954,
    breakEvenElectricity: ((86_400 / meanWaitS) * 3.155 * 65_000) / 3.408,
    breakEvenPrice: 0.954 / ((86_400 / meanWaitS) * 3.155),
    breakEvenDifficulty: (difficulty * (86_400 / meanWaitS) * 3.155 * 65_000) / 0.954,
    difficulty,
    price: reading('price', 'Coin price', 65_000, 'USD/coin', 'you', {
      provenance: 'typed',
      atMs: ago(72 * hourMs),
      staleAfterMs: null,
    }),
    electricity: reading('electricity', 'Electricity price', 0.28, 'USD/kWh', 'you', {
      provenance: 'typed',
      atMs: ago(72 * hourMs),
      staleAfterMs: null,
    }),
    power: reading('marginal', 'Mining draws', 142, 'W', 'wall plug minus idle'),
    missing: [],
  },
  blocks: [],
  timeline: [...timeline],
  notices: [],
  telemetry: {
    atMs: fixtureNowMs,
    rate10s: { hps: 386.2e6, windowMs: 10_000, filledMs: 10_000 },
    rate60s: { hps: 385.7e6, windowMs: 60_000, filledMs: 60_000 },
    rate15min: { hps: 384.9e6, windowMs: 900_000, filledMs: 900_000 },
    maxHps: 391.4e6,
    threads: Array.from({ length: 32 }, (_, index) => ({
      index,
      hps: 12.07e6 * (1 + 0.03 * Math.sin(index * 2.4)),
      kernel: 'avx512',
    })),
    hashesSession: 4.45e12,
    miningMsSession: 3.2 * hourMs,
  },
};
