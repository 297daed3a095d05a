import type { AppState } from '../../common/contract/app.ts';
import type { Reading } from '../../common/contract/devices.ts';
import { defaultSettings } from '../../common/contract/settings.ts';

const watts = (id: string): Reading => ({
  id,
  label: id,
  value: 42,
  unit: 'W',
  provenance: 'estimated',
  from: 'test',
  atMs: 0,
  staleAfterMs: null,
});
const window = (hps: number | null) => ({ hps, windowMs: 10_000, filledMs: 10_000 });

/** An app that mines in a pool with two threads: for what only reads the state. */
export const miningState: AppState = {
  app: {
    version: '0.1.0',
    contractVersion: 1,
    frame: 'none',
    readOnly: false,
    dataFolder: '/nowhere',
    secretStore: 'file',
    startedAtMs: 1_000_000,
  },
  settings: defaultSettings,
  mining: {
    state: { kind: 'mining', sinceMs: 1_000_000 },
    algorithm: 'sha256d',
    kernel: 'portable',
    threads: 2,
    dutyPercent: 100,
  },
  kernels: [],
  sources: [
    {
      settings: {
        id: 'pool',
        kind: 'stratum-v1',
        label: 'Pool',
        enabled: true,
        chain: 'bitcoin',
        url: 'stratum+tcp://pool.example:3333',
        user: 'bc1q',
        tlsPin: '',
        payoutAddress: '',
      },
      hasSecret: true,
      state: { kind: 'working', sinceMs: 1_000_000 },
      peer: 'pool.example',
      latencyMs: 12,
      lastJobAtMs: 1_000_000,
    },
  ],
  activeSourceId: 'pool',
  job: null,
  network: null,
  coinbase: null,
  shares: { accepted: 7, rejected: 2, stale: 1, pending: 0, reasons: [] },
  best: { session: 3, allTime: 5, hashesSession: 1, hashesAllTime: 2 },
  machine: {
    cpu: 'Test',
    physicalCores: 2,
    threads: 2,
    memoryBytes: 1024,
    os: 'test',
    features: ['aes'],
    tdpW: null,
    readings: [watts('power-machine')],
  },
  power: {
    machine: watts('power-machine'),
    idle: watts('power-idle'),
    marginal: watts('power-marginal'),
  },
  odds: null,
  money: null,
  blocks: [],
  timeline: [],
  notices: [],
  telemetry: {
    atMs: 1_000_000,
    rate10s: window(100),
    rate60s: window(90),
    rate15min: window(null),
    maxHps: 110,
    threads: [
      { index: 0, hps: 50, kernel: 'portable' },
      { index: 1, hps: 50, kernel: 'portable' },
    ],
    hashesSession: 12_345,
    miningMsSession: 1000,
  },
};
