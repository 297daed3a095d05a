import type { AppState } from '../../common/contract/app.ts';
import {
  miningState as fixture,
  soloPool,
  sourceInfo,
} from '../../renderer/gallery-fixture/state.ts';

const window = (hps: number | null) => ({ hps, windowMs: 10_000, filledMs: 10_000 });

/** An app that mines in a pool with two threads, in round numbers: for what only reads the state. */
export const miningState: AppState = {
  ...fixture,
  app: { ...fixture.app, startedAtMs: 1_000_000 },
  sources: [
    sourceInfo(
      { ...soloPool, id: 'pool', url: 'stratum+tcp://pool.example:3333' } as typeof soloPool,
      { kind: 'working', sinceMs: 1_000_000 },
      { hasSecret: true },
    ),
  ],
  activeSourceId: 'pool',
  shares: { accepted: 7, rejected: 2, stale: 1, pending: 0, reasons: [] },
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
