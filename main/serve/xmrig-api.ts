import type { AppState } from '../../common/contract/app.ts';

/**
 * The state in the shape of XMRig's HTTP API, so that dashboards made for it read Adit. Field names and
 * nesting follow its public documentation (api/1/summary, api/2/backends); what Adit does not have is null.
 */
export function xmrigSummary(state: AppState, nowMs: number): Record<string, unknown> {
  const { telemetry, shares, job, mining, machine } = state;
  const rates = [
    telemetry?.rate10s.hps ?? null,
    telemetry?.rate60s.hps ?? null,
    telemetry?.rate15min.hps ?? null,
  ];
  const active = state.sources.find(({ settings }) => settings.id === state.activeSourceId);
  const total = shares.accepted + shares.rejected + shares.stale;
  const state_ = mining.state;
  return {
    id: workerName(state),
    worker_id: workerName(state),
    uptime: Math.floor((nowMs - state.app.startedAtMs) / 1000),
    restricted: state.app.readOnly,
    resources: {
      memory: { total: machine.memoryBytes, free: readingOf(state, 'memory-free') },
      load_average: [],
      hardware_concurrency: machine.threads,
    },
    features: ['api', 'http'],
    results: {
      diff_current: job?.shareDifficulty ?? 0,
      shares_good: shares.accepted,
      shares_total: total,
      avg_time: 0,
      hashes_total: telemetry?.hashesSession ?? 0,
      best: [state.best.session ?? 0],
    },
    algo: xmrigAlgorithm(mining.algorithm),
    connection: {
      pool: active === undefined ? null : addressOf(active.settings),
      ip: null,
      uptime:
        active?.state.kind === 'working' ? Math.floor((nowMs - active.state.sinceMs) / 1000) : 0,
      ping: active?.latencyMs ?? 0,
      failures: 0,
      tls: null,
      algo: xmrigAlgorithm(mining.algorithm),
      diff: job?.shareDifficulty ?? 0,
      accepted: shares.accepted,
      rejected: shares.rejected + shares.stale,
      hashes_total: telemetry?.hashesSession ?? 0,
    },
    version: state.app.version,
    kind: 'miner',
    ua: `Adit/${state.app.version}`,
    cpu: {
      brand: machine.cpu,
      cores: machine.physicalCores,
      threads: machine.threads,
      aes: machine.features.includes('aes'),
      avx2: machine.features.includes('avx2'),
    },
    donate_level: 0,
    paused: state_.kind === 'paused' || state_.kind === 'stopped',
    algorithms: ['rx/0', 'sha256d', 'scrypt'],
    hashrate: {
      total: rates,
      highest: telemetry?.maxHps ?? null,
      threads: (telemetry?.threads ?? []).map(({ hps }) => [hps, null, null]),
    },
  };
}

/** XMRig's `/2/backends`: one processor backend. */
export function xmrigBackends(state: AppState): unknown[] {
  const { telemetry, mining } = state;
  return [
    {
      type: 'cpu',
      enabled: true,
      algo: xmrigAlgorithm(mining.algorithm),
      profile: mining.kernel,
      priority: state.settings.mining.priority === 'normal' ? 2 : 0,
      hashrate: [
        telemetry?.rate10s.hps ?? null,
        telemetry?.rate60s.hps ?? null,
        telemetry?.rate15min.hps ?? null,
      ],
      threads: (telemetry?.threads ?? []).map(({ index, hps }) => ({
        affinity: -1,
        index,
        hashrate: [hps, null, null],
      })),
    },
  ];
}

/** XMRig's `/1/config`, read only: the sources without any secret. */
export function xmrigConfig(state: AppState): Record<string, unknown> {
  return {
    autosave: true,
    cpu: { enabled: true, priority: null, 'max-threads-hint': 100 },
    'donate-level': 0,
    pools: state.sources.map(({ settings }) => ({
      url: addressOf(settings),
      user: 'user' in settings ? settings.user : '',
      pass: null,
      enabled: settings.enabled,
    })),
  };
}

function xmrigAlgorithm(algorithm: AppState['mining']['algorithm']): string | null {
  return algorithm === 'randomx' ? 'rx/0' : algorithm;
}

function addressOf(settings: AppState['sources'][number]['settings']): string {
  return 'url' in settings ? settings.url : 'practice';
}

function workerName(state: AppState): string {
  return `adit-${state.app.startedAtMs.toString(16)}`;
}

function readingOf(state: AppState, id: string): number | null {
  return state.machine.readings.find((reading) => reading.id === id)?.value ?? null;
}
