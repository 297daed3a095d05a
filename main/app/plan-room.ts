import { readChain } from '../../common/chain/registry.ts';
import type { AppState, MoneyNow } from '../../common/contract/app.ts';
import type { Reading } from '../../common/contract/devices.ts';
import type { EnergyHour } from '../../common/contract/energy.ts';
import type { FeedInfo, MarketInfo } from '../../common/contract/feed.ts';
import type { DemandInfo, PlanInfo } from '../../common/contract/plan.ts';
import type { Settings } from '../../common/contract/settings.ts';
import type { FeedRecord } from '../feed/feed-record.ts';
import { createFeedRoom, type FeedRoom } from '../feed/feed-room.ts';
import type { HostClock } from '../host/clock.ts';
import {
  createDemandResponse,
  type DemandRecord,
  type DemandResponse,
} from '../host/plan/demand-response.ts';
import { energyUse } from '../host/plan/energy-use.ts';
import type { PriceFileStore } from '../host/plan/imported-prices.ts';
import { createPlanner, type Planner } from '../host/plan/planner.ts';
import type { Log } from '../record/log.ts';
import type { SecretStore } from '../record/secret.ts';
import { moneyNow } from './money.ts';

/** What outlives the app; a run that keeps nothing passes its own. */
export interface PlanStores {
  readonly feeds: FeedRecord;
  readonly demand: DemandRecord;
  readonly prices: PriceFileStore;
}

/** Keeps nothing. */
export const noPlanStores: PlanStores = {
  feeds: { load: () => undefined, save: () => undefined },
  demand: { load: () => undefined, save: () => undefined },
  prices: { get: () => null, set: () => undefined },
};

export interface PlanRoomDeps {
  readonly stores: PlanStores;
  readonly clock: HostClock;
  readonly random: () => number;
  readonly userAgent: string;
  readonly log: Log;
  readonly secrets: SecretStore;
  readonly settings: () => Settings;
  readonly state: () => AppState;
  readonly mostThreads: () => number;
  readonly energy: (fromMs: number, toMs: number) => readonly EnergyHour[];
  /** Figures of the last mining, kept between two runs. */
  readonly numbers: {
    get(key: string): number | undefined;
    set(key: string, value: number): void;
  };
  readonly reading: (id: string) => Reading | undefined;
  /** Whether or how much may be mined changed: the engine must follow before this returns. */
  readonly turned: () => void;
  readonly show: (slices: {
    readonly plan: PlanInfo;
    readonly feeds: FeedInfo[];
    readonly demand: DemandInfo;
    readonly market: MarketInfo;
  }) => void;
}

/** Watches prices, carbon, grid, sun and room, and decides when to mine. */
export interface PlanRoom {
  readonly feeds: FeedRoom;
  readonly demand: DemandResponse;
  readonly planner: Planner;
  readonly prices: PriceFileStore;
  start(): void;
  stop(): void;
  /** Settings, keys or sources changed. */
  configure(): void;
  /** What mining draws and brings may have changed. */
  follow(): void;
  /** Prices that feeds and tariffs tell, for the money of now. */
  given(chainId: string | null): { price?: Reading; electricity?: Reading };
  setKey(feedId: string, key: string): void;
}

/** Mining must have run so long before its figures count: rate and draw are means of a minute. */
const settledMs = 60_000;
const followEveryMs = 5000;
const keepEveryMs = 600_000;
const hourMs = 3_600_000;

interface Figures {
  readonly hashrateHps: number;
  readonly powerW: number;
  readonly threads: number;
}

export function createPlanRoom(deps: PlanRoomDeps): PlanRoom {
  const { clock, stores } = deps;
  const figures = new Map<string, Figures>();
  let algorithm: string | null = null;
  let followedAtMs = 0;
  let keptAtMs = 0;
  let shown = '';
  let isStopped = true;

  const feeds = createFeedRoom({
    clock,
    random: deps.random,
    record: stores.feeds,
    userAgent: deps.userAgent,
    key: (id) => deps.secrets.get(feedSecretId(id)),
    currency: () => deps.settings().money.currency,
    chains: () => chainsOf(deps.settings()),
    energyUse: (fromMs, toMs) =>
      energyUse(demand.info().evidence, deps.energy(fromMs - hourMs, toMs), fromMs, toMs),
    changed() {
      if (isStopped) return;
      demand.look();
      planner.replan();
      show();
    },
    problem: (feed, error) => deps.log('warn', 'feed failed', { feed, error }),
  });

  const demand: DemandResponse = createDemandResponse({
    clock,
    record: stores.demand,
    served: () => feeds.all('event').flatMap(({ data }) => data.events),
    energy: deps.energy,
    powerKw: () => {
      const { mining, power } = deps.state();
      if (mining.state.kind !== 'mining') return 0;
      return power.marginal.value === null ? null : power.marginal.value / 1000;
    },
    turned() {
      if (isStopped) return;
      planner.replan();
      deps.turned();
    },
    changed: () => show(),
  });

  const planner: Planner = createPlanner({
    clock,
    settings: () => deps.settings().plan,
    tariff: () => deps.settings().tariff,
    flatPrice: () => deps.settings().money.electricity?.value ?? null,
    currency: () => deps.settings().money.currency,
    feedPrices() {
      const given = feeds.last('tariff');
      if (given !== undefined) {
        return { label: given.feed.label, currency: given.data.currency, slots: given.data.slots };
      }
      const told = feeds.all('event').find(({ data }) => data.prices.slots.length > 0);
      return told === undefined ? null : { label: told.feed.label, ...told.data.prices };
    },
    carbon: () =>
      feeds.data('carbon')?.data.slots ??
      feeds.all('event').find(({ data }) => data.carbon.length > 0)?.data.carbon ??
      [],
    imported: () => stores.prices.get(),
    mining() {
      const figure = figuresNow();
      // Measured against an idle machine a thread's watts are its own; in a mean of operation other things have part.
      const thread = measuredFigures() ?? figure;
      const { state, threads } = deps.state().mining;
      return {
        threads: state.kind === 'mining' ? threads : 0,
        powerKw: figure === undefined ? null : figure.powerW / 1000,
        valuePerKwh: worthOf(figure),
        threadW: thread === undefined ? null : thread.powerW / thread.threads,
        mostThreads: deps.mostThreads(),
      };
    },
    used(fromMs) {
      const hours = deps.energy(fromMs, clock.now());
      return {
        kwh: hours.reduce((sum, { miningKwh }) => sum + miningKwh, 0),
        hours: hours.reduce((sum, { miningS }) => sum + miningS, 0) / 3600,
      };
    },
    mains(meterId) {
      const meter = deps
        .settings()
        .meters.find(
          ({ id, enabled, measures }) =>
            enabled && measures === 'household' && (meterId === '' || id === meterId),
        );
      return meter === undefined ? undefined : deps.reading(`meter-${meter.id}`);
    },
    room() {
      const given = feeds.data('temperature');
      return given === undefined ? null : { celsius: given.data.celsius, from: given.feed.label };
    },
    demand,
    turned() {
      deps.turned();
      show();
    },
    changed: () => show(),
  });

  function figuresNow(): Figures | undefined {
    return (algorithm === null ? undefined : figures.get(algorithm)) ?? measuredFigures();
  }

  /** What the guided measurement told of as many threads as may run: until mining has told it itself. */
  function measuredFigures(): Figures | undefined {
    const { result } = deps.state().marginal;
    if (result === null || (algorithm !== null && result.algorithm !== algorithm)) return undefined;
    const most = deps.mostThreads();
    const point = result.points.findLast(
      ({ threads, addedW }) => threads > 0 && threads <= most && addedW > 0,
    );
    if (point === undefined) return undefined;
    return { hashrateHps: point.hashrateHps, powerW: point.addedW, threads: point.threads };
  }

  /** Remembers what mining did while it ran: the plan needs it while it rests. */
  function watch(): void {
    const { mining, telemetry, power } = deps.state();
    if (mining.algorithm !== null && mining.algorithm !== algorithm) {
      algorithm = mining.algorithm;
      recall(algorithm);
    }
    const { state, threads } = mining;
    if (algorithm === null || state.kind !== 'mining' || telemetry === null) return;
    const now = clock.now();
    const { hps } = telemetry.rate60s;
    const powerW = power.marginal.value;
    if (now - state.sinceMs < settledMs || hps === null || hps <= 0) return;
    if (powerW === null || powerW <= 0) return;
    figures.set(algorithm, { hashrateHps: hps, powerW, threads });
    if (now - keptAtMs < keepEveryMs) return;
    keptAtMs = now;
    deps.numbers.set(`plan-hps:${algorithm}`, hps);
    deps.numbers.set(`plan-w:${algorithm}`, powerW);
    deps.numbers.set(`plan-threads:${algorithm}`, threads);
  }

  function recall(of: string): void {
    const [hashrateHps, powerW, threads] = ['hps', 'w', 'threads'].map((what) =>
      deps.numbers.get(`plan-${what}:${of}`),
    );
    if (hashrateHps === undefined || powerW === undefined || threads === undefined) return;
    figures.set(of, { hashrateHps, powerW, threads: Math.max(1, threads) });
  }

  /** Expected reward of a kWh, by the difficulty, reward and price of now. */
  function worthOf(figure: Figures | undefined): number | null {
    const { network, power } = deps.state();
    if (figure === undefined || network === null) return null;
    const chain = readChain(network.chainId) ?? null;
    const draw: Reading = { ...power.marginal, value: figure.powerW };
    const money: MoneyNow | null = moneyNow(
      chain,
      figure.hashrateHps,
      network,
      deps.settings().money,
      draw,
      given(network.chainId),
    );
    if (money === null || money.revenuePerDay === null || money.kwhPerDay === null) return null;
    return money.kwhPerDay > 0 ? money.revenuePerDay / money.kwhPerDay : null;
  }

  function given(chainId: string | null): { price?: Reading; electricity?: Reading } {
    const { money, tariff } = deps.settings();
    const quoted = feeds
      .all('market')
      .flatMap(({ feed, data, gotAtMs }) =>
        data.prices
          .filter((price) => price.chainId === chainId && price.currency === money.currency)
          .map(({ price, atMs }) => ({ feed, price, atMs: Math.min(atMs, gotAtMs) })),
      )[0];
    const told = tariff.kind === 'flat' || isStopped ? null : planner.price();
    return {
      ...(quoted === undefined
        ? {}
        : {
            price: {
              id: 'price',
              label: 'Coin price',
              value: quoted.price,
              unit: `${money.currency}/coin`,
              provenance: 'measured',
              from: quoted.feed.label,
              atMs: quoted.atMs,
              staleAfterMs: quoted.feed.staleAfterMs,
            },
          }),
      ...(told === null || !told.isKnown
        ? {}
        : {
            electricity: {
              id: 'electricity',
              label: 'Electricity price',
              value: told.perKwh,
              unit: `${money.currency}/kWh`,
              provenance: tariff.kind === 'feed' ? 'measured' : 'typed',
              from: told.from,
              atMs: clock.now(),
              staleAfterMs: null,
            },
          }),
    };
  }

  function market(): MarketInfo {
    const all = feeds.all('market').map(({ feed, data }) => ({ from: feed.label, ...data }));
    const told = all.find(({ difficulty }) => difficulty !== null);
    return {
      prices: all.flatMap(({ from, prices }) => prices.map((price) => ({ ...price, from }))),
      difficulty: told?.difficulty ? { ...told.difficulty, from: told.from } : null,
    };
  }

  function show(): void {
    if (isStopped) return;
    const slices = {
      plan: planner.info(),
      feeds: feeds.infos(),
      demand: demand.info(),
      market: market(),
    };
    const text = JSON.stringify(slices);
    if (text === shown) return;
    shown = text;
    deps.show(slices);
  }

  return {
    feeds,
    demand,
    planner,
    prices: stores.prices,
    start() {
      isStopped = false;
      feeds.configure(deps.settings().feeds);
      planner.start();
      demand.look();
      show();
    },
    stop() {
      demand.stop();
      isStopped = true;
      planner.stop();
      feeds.stop();
    },
    configure() {
      if (isStopped) return;
      feeds.configure(deps.settings().feeds);
      planner.replan();
      show();
    },
    follow() {
      const now = clock.now();
      if (isStopped || Math.abs(now - followedAtMs) < followEveryMs) return;
      followedAtMs = now;
      watch();
      planner.replan();
    },
    given,
    setKey: (id, key) => deps.secrets.set(feedSecretId(id), key),
  };
}

/** Where a feed's key is kept. */
export function feedSecretId(feedId: string): string {
  return `feed:${feedId}`;
}

/** Main chains that the user's sources mine: nobody is asked about others. */
function chainsOf({ sources }: Settings): string[] {
  const chains = sources.flatMap((source) =>
    source.enabled && 'chain' in source ? [source.chain] : [],
  );
  return chains.length === 0 ? ['bitcoin'] : [...new Set(chains)];
}
