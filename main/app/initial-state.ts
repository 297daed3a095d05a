import { availableParallelism } from 'node:os';
import type { AppState } from '../../common/contract/app.ts';
import { contractVersion } from '../../common/contract/contract.ts';
import type { TimelineEvent } from '../../common/contract/history.ts';
import { unavailable } from '../host/sensor/sensor.ts';
import type { AppParts } from './app-api.ts';
import { engineOptionsFrom } from './engine-options.ts';

/** The state before anything was read, started or connected. */
export function initialState(parts: AppParts, timeline: TimelineEvent[]): AppState {
  const settings = parts.settings.get();
  const room = { cores: availableParallelism(), cacheBytes: null };
  const { threads, dutyPercent } = engineOptionsFrom(settings, null, room);
  const atMs = parts.clock.now();
  return {
    app: {
      version: parts.version,
      contractVersion,
      frame: parts.frame,
      readOnly: false,
      dataFolder: parts.dataFolder,
      secretStore: parts.secrets.kind,
      startedAtMs: atMs,
    },
    settings,
    mining: { state: { kind: 'stopped' }, algorithm: null, kernel: null, threads, dutyPercent },
    kernels: [],
    sources: [],
    activeSourceId: null,
    job: null,
    network: null,
    coinbase: null,
    shares: { accepted: 0, rejected: 0, stale: 0, pending: 0, reasons: [] },
    best: { session: null, allTime: null, hashesSession: 0, hashesAllTime: 0 },
    machine: {
      cpu: 'unknown processor',
      physicalCores: null,
      threads: availableParallelism(),
      memoryBytes: 0,
      os: process.platform,
      features: [],
      tdpW: null,
      readings: [],
    },
    power: {
      machine: unavailable('power-machine', 'Whole machine', 'W', 'not read yet'),
      idle: unavailable('power-idle', 'Idle baseline', 'W', 'not read yet'),
      marginal: unavailable('power-marginal', 'Mining adds', 'W', 'not read yet'),
    },
    marginal: { state: { kind: 'none' }, result: null, profitThreads: null },
    guards: [],
    hold: null,
    odds: null,
    money: null,
    blocks: [],
    timeline,
    notices: [],
    telemetry: null,
  };
}
