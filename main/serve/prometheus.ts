import type { AppState } from '../../common/contract/app.ts';

interface Metric {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  /** What is unknown has no sample: a missing line is honest, a zero is not. */
  readonly samples: readonly Sample[];
}

interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number | null;
}

/**
 * The state in Prometheus' text format 0.0.4. Base units (hashes, watts, celsius, seconds), one name each.
 * Money carries its currency as a label.
 */
export function prometheusText(state: AppState, nowMs: number): string {
  return metricsOf(state, nowMs).map(textOf).join('');
}

function metricsOf(state: AppState, nowMs: number): Metric[] {
  const { telemetry, shares, mining, job, network, best, money, odds, power } = state;
  const chain = job?.chainId ?? network?.chainId ?? 'none';
  const one = (value: number | null | undefined, labels?: Readonly<Record<string, string>>) => [
    { value: value ?? null, ...(labels === undefined ? {} : { labels }) },
  ];
  const rate = (window: string, value: number | null | undefined): Sample => ({
    value: value ?? null,
    labels: { window },
  });
  const blockStates = ['submitting', 'accepted', 'confirmed', 'matured', 'orphaned', 'refused'];
  return [
    {
      name: 'adit_info',
      type: 'gauge',
      help: 'Version, algorithm and kernel in use.',
      samples: one(1, {
        version: state.app.version,
        algorithm: mining.algorithm ?? 'none',
        kernel: mining.kernel ?? 'none',
        chain,
      }),
    },
    {
      name: 'adit_uptime_seconds',
      type: 'gauge',
      help: 'Seconds since the app started.',
      samples: one((nowMs - state.app.startedAtMs) / 1000),
    },
    {
      name: 'adit_mining',
      type: 'gauge',
      help: '1 while it hashes.',
      samples: one(mining.state.kind === 'mining' ? 1 : 0),
    },
    {
      name: 'adit_hashrate_hashes_per_second',
      type: 'gauge',
      help: 'Counted hashes over a window.',
      samples: [
        rate('10s', telemetry?.rate10s.hps),
        rate('60s', telemetry?.rate60s.hps),
        rate('15min', telemetry?.rate15min.hps),
      ],
    },
    {
      name: 'adit_hashes_total',
      type: 'counter',
      help: 'Hashes of this session.',
      samples: one(telemetry?.hashesSession ?? 0),
    },
    {
      name: 'adit_shares_total',
      type: 'counter',
      help: 'Shares of this session by result.',
      samples: [
        { value: shares.accepted, labels: { result: 'accepted' } },
        { value: shares.rejected, labels: { result: 'rejected' } },
        { value: shares.stale, labels: { result: 'stale' } },
      ],
    },
    {
      name: 'adit_best_share_difficulty',
      type: 'gauge',
      help: 'Best share of the session.',
      samples: one(best.session),
    },
    {
      name: 'adit_share_difficulty',
      type: 'gauge',
      help: 'Difficulty a share must reach.',
      samples: one(job?.shareDifficulty),
    },
    {
      name: 'adit_network_difficulty',
      type: 'gauge',
      help: 'Difficulty a block must reach.',
      samples: one(network?.difficulty, { chain }),
    },
    {
      name: 'adit_network_height',
      type: 'gauge',
      help: 'Height of the chain.',
      samples: one(network?.height, { chain }),
    },
    {
      name: 'adit_blocks',
      type: 'gauge',
      help: 'Remembered found blocks by state.',
      samples: blockStates.map((blockState) => ({
        value: state.blocks.filter((block) => block.state === blockState).length,
        labels: { state: blockState },
      })),
    },
    {
      name: 'adit_block_chance_per_day',
      type: 'gauge',
      help: 'Chance of at least one block in 24 h.',
      samples: one(odds?.chancePerDay),
    },
    {
      name: 'adit_power_watts',
      type: 'gauge',
      help: 'Watts that mining adds, with their provenance.',
      samples: one(power.marginal.value, { provenance: power.marginal.provenance }),
    },
    {
      name: 'adit_reading',
      type: 'gauge',
      help: 'Readings of the machine in their own unit.',
      samples: state.machine.readings.map(({ id, unit, value }) => ({
        value,
        labels: { id, unit },
      })),
    },
    {
      name: 'adit_revenue_per_day',
      type: 'gauge',
      help: 'Expected revenue per day.',
      samples: one(money?.revenuePerDay, { currency: money?.currency ?? '' }),
    },
    {
      name: 'adit_cost_per_day',
      type: 'gauge',
      help: 'Energy cost per day.',
      samples: one(money?.costPerDay, { currency: money?.currency ?? '' }),
    },
    {
      name: 'adit_source_up',
      type: 'gauge',
      help: '1 for a source that works.',
      samples: state.sources.map(({ settings, state: life }) => ({
        value: life.kind === 'working' ? 1 : 0,
        labels: { id: settings.id, kind: settings.kind },
      })),
    },
  ];
}

function textOf({ name, type, help, samples }: Metric): string {
  const known = samples.filter(({ value }) => value !== null && Number.isFinite(value));
  if (known.length === 0) return '';
  const lines = known.map(({ labels, value }) => {
    const pairs = Object.entries(labels ?? {}).map(
      ([key, text]) => `${key}="${escapeLabel(text)}"`,
    );
    return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function escapeLabel(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"');
}
