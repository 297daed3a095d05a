import type { AppState } from '../../common/contract/app.ts';
import type { AppHandlers } from '../../common/contract/contract.ts';
import type { EnergyHour } from '../../common/contract/energy.ts';
import { wireErrorFrom } from '../../common/contract/errors.ts';
import type {
  DifficultyPoint,
  HashrateHistory,
  RewardHour,
} from '../../common/contract/history.ts';
import type { PoolBlocks } from '../../common/contract/pool.ts';
import type { Scenario } from '../../common/contract/scenario.ts';
import type { ClientTransport, RequestMessage, ServerMessage } from '../../common/contract/wire.ts';
import { runModel } from '../../common/economics/model.ts';
import { findModel } from '../../common/economics/registry.ts';
import { hourMs, ownNode } from './state.ts';

/** Handlers may be absent from a call's promise for ever, to show what waits. */
type Handlers = AppHandlers<void>;

/** What the user put, as the app would have kept it. */
export interface Kept {
  readonly scenarios?: Scenario[];
  readonly pools?: PoolBlocks[];
  readonly difficulties?: DifficultyPoint[];
  readonly energy?: readonly EnergyHour[];
  readonly rewards?: readonly RewardHour[];
}

/** An app without an engine: answers every call from a state; keeps what is kept until it ends. */
export function mockHandlers(state: AppState, kept: Kept = {}): Handlers {
  let { scenarios = [], pools = [] } = kept;
  return {
    app: { snapshot: () => ({ sequence: 1, state }) },
    mining: { start: () => undefined, pause: () => undefined, benchmark: () => state.kernels },
    source: {
      save: () => undefined,
      remove: () => undefined,
      reorder: () => undefined,
      check: ({ settings }) => ({
        sourceId: settings.id,
        atMs: 0,
        mineable: true,
        lines: [
          line('name', 'Name', 'passed', '127.0.0.1', 1),
          line('connection', 'Connection', 'passed', 'port 8332 is open', 1),
          line('authorise', 'Authorise', 'passed', 'Cookie accepted', 2),
          line('chain', 'Chain', 'passed', 'Bitcoin, main network, in sync', null),
          line('peers', 'Peers', 'attention', 'Only 2 peers: a block would spread slowly', null),
          line('template', 'Template', 'passed', 'Height 976,413, 3,104 transactions', 41),
          line('proposal', 'Proposal', 'skipped', 'The node does not offer it', null),
        ],
      }),
      discover: () => [{ settings: ownNode, detail: 'Bitcoin Core 31.0, block 976,412, in sync' }],
      describeAddress: ({ address }) =>
        address.startsWith('bc1')
          ? {
              kind: 'payable',
              chainId: 'bitcoin',
              chainLabel: 'Bitcoin',
              form: 'Taproot (P2TR)',
              scriptHex: '5120',
              groups: address.match(/.{1,4}/g) ?? [],
            }
          : {
              kind: 'refused',
              problem: 'Checksum fails: a character is wrong or missing. Paste the address anew.',
            },
    },
    settings: { update: () => undefined },
    update: { check: () => undefined, download: () => undefined, restart: () => undefined },
    meter: {
      save: () => undefined,
      remove: () => undefined,
      check: () => ({ ok: true, powerW: 214, elapsedMs: 12 }),
    },
    plan: { override: () => undefined, clearOverride: () => undefined },
    tariff: { importPrices: () => undefined },
    feed: { set: () => undefined },
    demand: {
      add: () => undefined,
      importEvents: () => undefined,
      remove: () => undefined,
    },
    host: {
      measure: () => undefined,
      cancelMeasure: () => undefined,
      overrideGuards: () => undefined,
    },
    history: {
      energy: ({ fromMs, toMs }) =>
        (kept.energy ?? []).filter(({ atMs }) => atMs >= fromMs && atMs < toMs),
      rewards: ({ fromMs, toMs }) =>
        (kept.rewards ?? []).filter(({ atMs }) => atMs >= fromMs && atMs < toMs),
      exportEnergy: () => ({ name: 'adit-energy.csv', type: 'text/csv', text: '' }),
      export: ({ what, format }) => ({
        name: `adit-${what}.${format}`,
        type: 'text/plain',
        text: '',
      }),
      hashrate: ({ fromMs, toMs, step }) =>
        state.sources.length === 0
          ? { atMs: [], hps: [] }
          : hashrateHistory(
              fromMs,
              toMs,
              { '1s': 2000, '1min': 60_000, '1h': hourMs }[step],
              restsFromMs(state),
            ),
      timeline: () => state.timeline,
      blocks: () => state.blocks,
      forgetBestShare: () => undefined,
    },
    notify: {
      save: () => undefined,
      remove: () => undefined,
      test: () => ({ ok: true, elapsedMs: 84 }),
    },
    fleet: {
      save: () => undefined,
      remove: () => undefined,
      check: () => ({ ok: false, problem: 'it does not answer' }),
    },
    remote: {
      set: () => undefined,
      link: () => ({
        urls: ['https://192.168.1.20:46213/?token=1t-opens-once'],
        endsAtMs: state.app.startedAtMs,
      }),
      newToken: () => ({ token: 'a-token-that-opens-nothing' }),
      forgetToken: () => undefined,
      signOutAll: () => undefined,
    },
    scenario: {
      list: () => scenarios,
      save: (scenario) => {
        scenarios = [...scenarios, scenario];
      },
      remove: ({ id }) => {
        scenarios = scenarios.filter((scenario) => scenario.id !== id);
      },
    },
    chain: {
      difficulties: () => kept.difficulties ?? [],
      pools: () => pools,
      setPools: (week) => {
        pools = week;
      },
    },
    economics: {
      run: ({ model, input }) => {
        const found = findModel(model);
        if (found === undefined) throw new Error(`no model ${model}`);
        return runModel(found, input);
      },
    },
  };
}

function line(
  id: string,
  label: string,
  outcome: 'passed' | 'attention' | 'failed' | 'skipped',
  detail: string,
  elapsedMs: number | null,
) {
  return { id, label, outcome, detail, elapsedMs };
}

function restsFromMs({ mining }: AppState): number {
  return mining.state.kind === 'paused' ? mining.state.sinceMs : Number.POSITIVE_INFINITY;
}

/** A steady speed with a dip and a gap; the same every time. */
function hashrateHistory(
  fromMs: number,
  toMs: number,
  stepMs: number,
  restMs: number,
): HashrateHistory {
  const count = Math.floor((toMs - fromMs) / stepMs);
  const atMs = Array.from({ length: count }, (_, at) => fromMs + at * stepMs);
  const hps = atMs.map((_, at) => {
    const share = at / count;
    if (fromMs + at * stepMs > restMs) return null;
    if (share > 0.2 && share < 0.23) return null;
    const dip = 70e6 * Math.exp(-(((share - 0.58) / 0.015) ** 2));
    return (
      386e6 - dip + 6e6 * Math.sin(at * 0.37) * Math.sin(at * 0.011) + 2e6 * Math.sin(at * 1.7)
    );
  });
  return { atMs, hps };
}

/** A transport to {@link mockHandlers}, so that the gallery runs the real client. */
export function mockTransport(handlers: Handlers): ClientTransport {
  const listeners = new Set<(message: ServerMessage) => void>();
  const answer = async ({ id, channel, argument }: RequestMessage): Promise<ServerMessage> => {
    const [area = '', name = ''] = channel.split('.');
    const calls = handlers as unknown as Record<
      string,
      Record<string, (argument: unknown, caller: undefined) => unknown>
    >;
    try {
      const value = await calls[area]?.[name]?.(argument, undefined);
      return { type: 'response', id, ok: true, value };
    } catch (error) {
      return { type: 'response', id, ok: false, error: wireErrorFrom(error) };
    }
  };
  return {
    post: (message) => {
      void answer(message).then((reply) => {
        for (const listener of listeners) listener(reply);
      });
    },
    onMessage: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClose: () => () => undefined,
  };
}
