import { createHash } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { readChain } from '../../common/chain/registry.ts';
import type { AppState } from '../../common/contract/app.ts';
import { contract } from '../../common/contract/contract.ts';
import { AppError, type WireError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { MiningState, PauseReason, Telemetry } from '../../common/contract/mining.ts';
import type { Language, Settings } from '../../common/contract/settings.ts';
import type { NetworkInfo } from '../../common/contract/source.ts';
import { languageOf } from '../../common/message/language.ts';
import type { Job, Solution } from '../../common/mining/job.ts';
import { difficultyFromTarget, SHARE_DIFFICULTY_1 } from '../../common/quantity/difficulty.ts';
import { createFleetRoom, type FleetRoom, fleetSecretId } from '../fleet/room.ts';
import { machinePowerId } from '../host/power.ts';
import { createEngine } from '../mining/engine.ts';
import type { Engine, EngineOptions, EngineState } from '../mining/engine-api.ts';
import type { KernelStore } from '../mining/kernel-store.ts';
import { randomxInfo, readCacheBytes, readRandomxMachine } from '../mining/randomx-limits.ts';
import type { DesktopNotifier } from '../notify/channel.ts';
import { createNotifyRoom, type NotifyRoom, notifySecretId } from '../notify/room.ts';
import { createBlockKeeper } from '../record/block-keeper.ts';
import type { History } from '../record/history.ts';
import type { Log } from '../record/log.ts';
import type { SecretStore } from '../record/secret.ts';
import type { SettingsStore } from '../record/settings.ts';
import { createHub, type Hub } from '../serve/hub.ts';
import { createRouter, type Router } from '../serve/router.ts';
import { createDispatcher, type Dispatcher } from '../work/dispatcher.ts';
import { createRateLimit } from '../work/rate-limit.ts';
import type { Clock, SubmitResult } from '../work/source/source.ts';
import { createChronicle, timelineShown } from './chronicle.ts';
import { difficultyPointOf } from './difficulty-point.ts';
import { createEffort } from './effort.ts';
import { engineOptionsFrom } from './engine-options.ts';
import { timelineFromEngine } from './engine-timeline.ts';
import { createHandlers } from './handlers.ts';
import { createHostRoom, type HostRoom, type MachineParts } from './host-room.ts';
import { initialState } from './initial-state.ts';
import { miningStateFrom, pauseKey, payoutProblemOf, shouldHash } from './mining-state.ts';
import { expectedCoins, moneyNow, oddsNow } from './money.ts';
import { createPlanRoom, noPlanStores, type PlanRoom, type PlanStores } from './plan-room.ts';
import { createRemoteRoom, type RemoteParts, type RemoteRoom } from './remote-room.ts';
import { createStallWatch } from './stall-watch.ts';
import { createStateStore, type StateStore } from './state.ts';
import { createTelemetryTicker } from './telemetry.ts';
import { createUpdateRoom, type NoUpdater, type UpdateRoom, type Updater } from './update-room.ts';
import type { WhatIfStores } from './what-if.ts';

/** What the app is made of; whoever opens it chooses (a window, the command line, a test). */
export interface AppParts {
  readonly version: string;
  readonly frame: AppState['app']['frame'];
  readonly dataFolder: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly history: History;
  readonly log: Log;
  readonly kernelStore: KernelStore;
  readonly workerUrl: URL;
  readonly nativeFolder: string | null;
  readonly machine: MachineParts;
  /** Absent: prices, events and proofs end with the app. */
  readonly plan?: PlanStores;
  /** Absent: scenarios end with the app. */
  readonly whatIf?: WhatIfStores;
  /** Absent: nobody is let in from outside. */
  readonly remote?: RemoteParts;
  readonly clock: Clock;
  readonly random: () => number;
  /** Shows a notification of the operating system; null where there is no desktop. */
  readonly notifier?: DesktopNotifier | null;
  /** BCP 47 tags or POSIX locales, the preferred first; absent: English. For what leaves without a page. */
  readonly systemLanguages?: readonly string[];
  /** Loads what replaces the app by a newer version; absent where it can not. */
  readonly openUpdater?: () => Promise<Updater | NoUpdater>;
  /** Releases what was opened for this app (locks, files), after everything has stopped. */
  readonly release: () => void;
}

/** A share and what became of it. */
export interface ShareOutcome {
  readonly solution: Solution;
  readonly difficulty: number;
  readonly result: SubmitResult;
}

/** What others may hear. Every handler returns at once. */
export interface AppListener {
  stateChanged?(state: AppState): void;
  settingsChanged?(settings: Settings): void;
  telemetry?(telemetry: Telemetry): void;
  share?(share: ShareOutcome): void;
  problem?(error: WireError): void;
}

/** The app without Electron: everything a frame or a command needs. */
export interface App {
  readonly state: StateStore;
  readonly hub: Hub;
  readonly router: Router;
  readonly log: Log;
  /** In which the frame and what leaves without a page speak. */
  language(): Language;
  listen(listener: AppListener): () => void;
  /** Takes up work as the settings say. */
  start(): void;
  mine(): void;
  /** @param minutes - null: until told */
  pause(minutes: number | null): void;
  togglePause(): void;
  /** Sends the whole state again, to a window that was hidden. */
  resend(): void;
  slept(): void;
  woke(): void;
  /** The system told of mains, lid or lock: the guards look at once. */
  look(): void;
  close(): Promise<void>;
}

/** What the contract's handlers need of the app besides its state. */
export interface AppInside {
  readonly parts: AppParts;
  readonly state: StateStore;
  readonly engine: Engine;
  readonly dispatcher: Dispatcher;
  readonly care: HostRoom;
  readonly plans: PlanRoom;
  readonly notify: NotifyRoom;
  readonly fleet: FleetRoom;
  /** Absent where the app can not replace itself. */
  readonly updates: UpdateRoom | undefined;
  /** Absent where nobody can be let in from outside. */
  readonly remote: RemoteRoom | undefined;
  mine(): void;
  pause(minutes: number | null): void;
  changeSettings(settings: Settings): void;
  forgetBestShare(): void;
}

const pruneMs = 3_600_000;
/** A pool that asks for thousands of shares a second must not fill the disk: all are counted, so many are kept. */
const sharesKeptPerMinute = 600;
const bestShareKey = 'best-share';
const hashesKey = 'share-hashes';

/** Wires the rooms together. Nothing runs before `start`. */
export function createApp(parts: AppParts): App {
  const { clock, history, log, settings: store } = parts;
  const listeners = new Set<AppListener>();
  const hub = createHub();
  let engineState: EngineState = { kind: 'stopped' };
  let pause: { readonly untilMs: number | null } | null = null;
  let cancelPause: (() => void) | undefined;
  let cancelPrune: (() => void) | undefined;
  let wanted = false;
  let job: Job | null = null;
  /** Whether the engine was given the job. */
  let isHashing = false;
  let stateSinceMs = clock.now();
  let isClosing = false;
  /** Third-level cache; null until it was read, and where nobody tells. */
  let cacheBytes: number | null = null;

  const state = createStateStore(
    initialState(parts, history.timeline(null, timelineShown)),
    (patch) => {
      hub.send('app.changed', patch);
      notify.stateChanged(state.state);
      updates?.look();
      for (const listener of listeners) listener.stateChanged?.(state.state);
    },
  );

  const { addEvent, keep, setNotice, report } = createChronicle({
    state,
    history,
    log,
    now: () => clock.now(),
    dataFolder: parts.dataFolder,
    reported(error) {
      for (const listener of listeners) listener.problem?.(error);
    },
    happened: (event) => notify.happened(event, state.state),
  });

  const mayKeepShare = createRateLimit(clock, sharesKeptPerMinute, 60_000);
  const stalls = createStallWatch({ clock, told: (error) => setNotice('stall', error) });

  const language = (): Language =>
    languageOf(store.get().appearance.language, parts.systemLanguages ?? []);

  const notify = createNotifyRoom({
    clock,
    random: parts.random,
    log,
    secret: (id) => parts.secrets.get(notifySecretId(id)),
    desktop: parts.notifier ?? null,
    userAgent: `Adit/${parts.version}`,
    nodeId: nodeIdOf(parts.dataFolder),
    language,
    changed: (notifications) => state.patch({ notifications: [...notifications] }),
  });

  const fleet = createFleetRoom({
    clock,
    secret: (id) => parts.secrets.get(fleetSecretId(id)),
    network: () => state.state.network,
    changed: (infos) => state.patch({ fleet: [...infos] }),
  });

  const updates =
    parts.openUpdater === undefined
      ? undefined
      : createUpdateRoom({
          clock,
          log,
          open: parts.openUpdater,
          state: () => state.state,
          changed: (update) => state.patch({ update }),
        });

  const keepDifficulty = (network: NetworkInfo | null): void => {
    const point = network === null ? null : difficultyPointOf(network);
    if (network === null || point === null) return;
    keep(() => history.addDifficulty(network.chainId, point.point, point.isExact));
  };

  const effort = createEffort({
    get: (key) => history.number(key),
    set: (key, value) => keep(() => history.setNumber(key, value)),
  });

  const keepBlocks = createBlockKeeper({
    keep: (block) => keep(() => history.keepBlock(block)),
    now: () => clock.now(),
    priceOf(chainId) {
      const { money } = state.state;
      if (money === null || money.chainId !== chainId || money.price.value === null) return null;
      return { price: money.price.value, currency: money.currency, from: money.price.from };
    },
  });

  const care = createHostRoom({
    machine: parts.machine,
    clock,
    random: parts.random,
    log,
    secrets: parts.secrets,
    history,
    settings: () => store.get(),
    mining: () => ({
      isMining: state.state.mining.state.kind === 'mining',
      isWanted: shouldHash({ wanted, pause, rest: null }),
      algorithm: state.state.mining.algorithm,
      kernel: state.state.mining.kernel,
      hashes: engine.counters().hashes,
      revenuePerHash: revenuePerHash(state.state),
    }),
    pricePerKwh: () => plans.planner.price()?.perKwh ?? null,
    gCo2PerKwh: () => plans.planner.carbonG(),
    most: () => {
      const { threads, dutyPercent } = wantedOptions();
      return { threads: Math.min(threads, plans.planner.threads() ?? threads), dutyPercent };
    },
    keep: (write) => keep(write),
    changed() {
      refreshMachine();
      const { state: now } = state.state.mining;
      if (now.kind === 'paused' && now.reason.kind === 'guard') refreshMining();
    },
    turned: () => followRest(),
    guardTurned({ id, state: now, detail }) {
      if (!wanted) return;
      const params = { guard: id, detail };
      if (now === 'holding') {
        addEvent({ atMs: clock.now(), level: 'wait', code: 'guard-tripped', params });
      } else addEvent({ atMs: clock.now(), level: 'info', code: 'guard-released', params });
    },
    slept() {
      // The window frame is told of it by the system, earlier and surely.
      if (parts.frame === 'electron') return;
      addEvent({ atMs: clock.now(), level: 'info', code: 'woke', params: {} });
    },
  });

  const plans: PlanRoom = createPlanRoom({
    stores: parts.plan ?? noPlanStores,
    clock,
    random: parts.random,
    userAgent: `Adit/${parts.version}`,
    log,
    secrets: parts.secrets,
    settings: () => store.get(),
    state: () => state.state,
    mostThreads: () => wantedOptions().threads,
    energy: (fromMs, toMs) => history.energy(fromMs, toMs),
    numbers: {
      get: (key) => history.number(key),
      set: (key, value) => keep(() => history.setNumber(key, value)),
    },
    reading: (id) => care.host.reading(id),
    turned() {
      // What is measured beside a rest that somebody else made is worth nothing.
      if (plans.planner.rest() !== null) care.measuring.cancel('the plan made mining rest');
      followRest();
    },
    show(slices) {
      state.patch(slices);
      if (planRestOf(state.state.mining.state) !== undefined) refreshMining();
    },
  });

  /** Why mining has to rest: the machine's care comes before the plan. */
  function restNow(): PauseReason | null {
    return care.rest() ?? plans.planner.rest();
  }

  /** Whether or how much may be mined changed. */
  function followRest(): void {
    if (isClosing) return;
    engine.configure(currentOptions());
    const { state: before } = state.state.mining;
    if (shouldHash({ wanted, pause, rest: restNow() }) !== isHashing) applyJob();
    else refreshMining();
    noteRest(before, state.state.mining.state);
    refreshMachine();
  }

  /** The machine's guards tell of themselves; what the plan does is told here. */
  function noteRest(before: MiningState, after: MiningState): void {
    const was = planRestOf(before);
    const is = planRestOf(after);
    if (was?.guard === is?.guard) return;
    const atMs = clock.now();
    if (is !== undefined) {
      const params = { guard: is.guard, detail: is.detail };
      addEvent({ atMs, level: 'wait', code: 'guard-tripped', params });
    } else if (was !== undefined) {
      const params = { guard: was.guard, detail: '' };
      addEvent({ atMs, level: 'info', code: 'guard-released', params });
    }
  }

  function planRestOf(now: MiningState): Extract<PauseReason, { kind: 'guard' }> | undefined {
    if (now.kind !== 'paused' || now.reason.kind !== 'guard') return undefined;
    const { reason } = now;
    const isCare = reason.guard === 'measurement' || reason.guard in store.get().guards;
    return isCare ? undefined : reason;
  }

  function wantedOptions(): EngineOptions {
    return engineOptionsFrom(store.get(), job?.algorithm ?? null, {
      cores: availableParallelism(),
      cacheBytes,
    });
  }

  function currentOptions(): EngineOptions {
    return { ...wantedOptions(), ...care.load() };
  }

  const engine = createEngine({
    options: wantedOptions(),
    workerUrl: parts.workerUrl,
    nativeFolder: parts.nativeFolder,
    store: parts.kernelStore,
    clock,
    listener: {
      solutionFound: (solution) => void submit(solution),
      stateChanged(next) {
        engineState = next;
        if (next.kind === 'failed') report(next.error as WireError);
        refreshMining();
      },
      kernelsChanged(kernels) {
        state.patch({ kernels: [...kernels] });
        refreshRandomx();
      },
      event(event) {
        const line = timelineFromEngine(event);
        if (line !== undefined) addEvent({ ...line, atMs: clock.now() });
      },
    },
  });

  const ticker = createTelemetryTicker({
    clock,
    counters: () => engine.counters(),
    addHashes(atMs, hashes) {
      keep(() => history.addHashes(atMs, hashes));
      const { network } = state.state;
      effort.add(network, hashes);
      const coins = expectedCoins(network, hashes);
      if (network !== null && coins !== null) {
        keep(() => history.addReward({ atMs, chainId: network.chainId, coins }));
      }
    },
    send(telemetry) {
      state.setTelemetry(telemetry);
      if (hub.hasClients) hub.send('app.telemetry', telemetry);
      for (const listener of listeners) listener.telemetry?.(telemetry);
    },
    everySecond: () => {
      refreshMoney();
      plans.follow();
    },
  });

  const dispatcher = createDispatcher({
    sink(next) {
      const isOther = next !== null && next.algorithm !== job?.algorithm;
      job = next;
      if (isOther) engine.configure(currentOptions());
      applyJob();
    },
    listener: {
      sourcesChanged: (sources, activeSourceId) => {
        state.patch({ sources: [...sources], activeSourceId });
        refreshMining();
      },
      jobChanged: (info) => state.patch({ job: info }),
      networkChanged: (network) => {
        state.patch({ network });
        keepDifficulty(network);
        fleet.networkChanged();
        refreshMoney();
      },
      coinbaseChanged: (coinbase) => state.patch({ coinbase }),
      sharesChanged: (shares) => state.patch({ shares }),
      bestChanged(best) {
        state.patch({ best });
        keep(() => {
          if (best.allTime !== null) history.setNumber(bestShareKey, best.allTime);
          history.setNumber(hashesKey, best.hashesAllTime);
        });
      },
      blocksChanged(blocks) {
        state.patch({ blocks: [...blocks] });
        effort.blocksChanged(blocks);
        keepBlocks(blocks);
      },
      event: (event) => addEvent(event),
      diskProblemChanged: (error) => setNotice('journal', error),
    },
    clock,
    random: parts.random,
    log,
    dataFolder: parts.dataFolder,
    userAgent: `Adit/${parts.version}`,
    secret: (id) => parts.secrets.get(id),
    allTime: {
      bestDifficulty: history.number(bestShareKey) ?? null,
      hashes: history.number(hashesKey) ?? 0,
    },
  });

  async function submit(solution: Solution): Promise<void> {
    const result = await dispatcher.solutionFound(solution);
    const algorithm = job?.algorithm ?? 'sha256d';
    const difficulty = difficultyFromTarget(solution.digest, SHARE_DIFFICULTY_1[algorithm]);
    // A noted share was judged by nobody: it is neither accepted nor rejected.
    const isJudged = result.kind === 'accepted' || result.kind === 'rejected';
    if (isJudged && mayKeepShare()) {
      const isRejected = result.kind === 'rejected';
      keep(() =>
        history.addShare({
          atMs: solution.foundAtMs,
          chainId: job?.chainId ?? null,
          sourceId: solution.sourceId,
          outcome: isRejected ? (result.meaning === 'stale' ? 'stale' : 'rejected') : 'accepted',
          difficulty,
          reason: isRejected ? result.code : null,
        }),
      );
    }
    for (const listener of listeners) listener.share?.({ solution, difficulty, result });
  }

  function applyJob(): void {
    isHashing = shouldHash({ wanted, pause, rest: restNow() });
    engine.setJob(isHashing ? job : null);
    refreshMining();
  }

  function refreshMining(): void {
    const hasSource = store.get().sources.some(({ enabled }) => enabled);
    const rest = restNow();
    const wish = {
      wanted,
      pause,
      rest,
      hasSource,
      hasJob: job !== null,
      payoutProblem: payoutProblemOf(state.state.sources),
      sinceMs: stateSinceMs,
    };
    let next = miningStateFrom(wish, engineState);
    const before = state.state.mining.state;
    const isOther =
      next.kind !== before.kind ||
      (next.kind === 'paused' &&
        before.kind === 'paused' &&
        pauseKey(next.reason) !== pauseKey(before.reason));
    if (isOther) {
      stateSinceMs = clock.now();
      next = miningStateFrom({ ...wish, sinceMs: stateSinceMs }, engineState);
    }
    const { threads, dutyPercent } = care.load();
    const isMining = next.kind === 'mining';
    if (isMining) ticker.start();
    else ticker.stop();
    const counters = engine.counters();
    state.patch({
      mining: {
        state: next,
        algorithm: job?.algorithm ?? null,
        kernel: counters.threads.find(({ kernel }) => kernel !== '')?.kernel ?? null,
        threads,
        dutyPercent,
      },
    });
    if (!isOther) return;
    care.miningTurned();
    refreshMachine();
    refreshRandomx();
  }

  /** What limits RandomX: looked at when mining turns, for free memory changes with it. */
  function refreshRandomx(): void {
    if (isClosing) return;
    const running = state.state.kernels.find(
      ({ algorithm, inUse }) => algorithm === 'randomx' && inUse,
    )?.id;
    const mode = running === 'fast' || running === 'light' ? running : null;
    const machine = readRandomxMachine(parts.nativeFolder, cacheBytes, mode);
    state.patch({ randomx: randomxInfo(machine) });
  }

  async function readCache(): Promise<void> {
    cacheBytes = await readCacheBytes();
    if (isClosing) return;
    engine.configure(currentOptions());
    refreshRandomx();
    refreshMining();
  }

  function refreshMachine(): void {
    if (isClosing) return;
    state.patch({
      machine: care.host.info(),
      power: care.power(),
      marginal: care.marginal(),
      guards: [...care.guards.infos()],
      hold: care.hold(),
    });
    refreshMoney();
  }

  /** Odds and money follow the 60 s mean; with no rate yet, the last known stays out rather than being guessed. */
  function refreshMoney(): void {
    const { telemetry, network, settings, power } = state.state;
    const hps = telemetry?.rate60s.hps ?? null;
    const chain = network === null ? undefined : readChain(network.chainId);
    state.patch({
      odds: oddsNow(hps, network, network === null ? 0 : effort.of(network.chainId)),
      money: moneyNow(chain ?? null, hps, network, settings.money, power.marginal, {
        ...plans.given(network?.chainId ?? null),
        // At rest its draw is not that of a machine that mines.
        ...(power.machine.id === machinePowerId && state.state.mining.state.kind === 'mining'
          ? { machine: power.machine }
          : {}),
      }),
    });
  }

  function mine(): void {
    const wasPaused = pause !== null;
    cancelPause?.();
    pause = null;
    const isNew = !wanted;
    wanted = true;
    rememberWish();
    dispatcher.setWanted(true);
    if (isNew || wasPaused) {
      addEvent({
        atMs: clock.now(),
        level: 'info',
        code: isNew ? 'mining-started' : 'mining-resumed',
        params: {},
      });
    }
    applyJob();
  }

  function pauseFor(minutes: number | null): void {
    cancelPause?.();
    const untilMs = minutes === null ? null : clock.now() + minutes * 60_000;
    pause = { untilMs };
    if (minutes !== null) cancelPause = clock.after(minutes * 60_000, mine);
    rememberWish();
    addEvent({
      atMs: clock.now(),
      level: 'wait',
      code: 'mining-paused',
      params: { minutes },
    });
    applyJob();
  }

  /** A pause with an end is still a wish to mine. */
  function rememberWish(): void {
    const wish = wanted && (pause === null || pause.untilMs !== null);
    const settings = store.get();
    if (settings.mining.wanted === wish) return;
    saveSettings({ ...settings, mining: { ...settings.mining, wanted: wish } });
  }

  function saveSettings(settings: Settings): void {
    try {
      store.set(settings);
      setNotice('settings', null);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setNotice('settings', error);
    }
    state.patch({ settings: store.get() });
  }

  function changeSettings(settings: Settings): void {
    saveSettings(settings);
    care.configure();
    plans.configure();
    notify.configure(settings.notifications);
    fleet.configure(settings.fleet);
    updates?.configure(settings.updates);
    remote?.configure(settings.remote);
    engine.configure(currentOptions());
    dispatcher.configure(settings.sources);
    refreshMining();
    refreshMachine();
    for (const listener of listeners) listener.settingsChanged?.(settings);
  }

  const remote =
    parts.remote === undefined
      ? undefined
      : createRemoteRoom({
          ...parts.remote,
          dataFolder: parts.dataFolder,
          clock,
          log,
          secrets: parts.secrets,
          hub,
          router: () => router,
          state: () => state.state,
          mine,
          pause: () => pauseFor(null),
          portTaken(port) {
            const settings = store.get();
            changeSettings({ ...settings, remote: { ...settings.remote, port } });
          },
          changed: (info) => state.patch({ remote: info }),
        });

  const inside: AppInside = {
    parts,
    state,
    engine,
    dispatcher,
    care,
    plans,
    notify,
    fleet,
    updates,
    remote,
    mine,
    pause: pauseFor,
    changeSettings,
    forgetBestShare() {
      history.forgetNumbers(bestShareKey);
      history.forgetNumbers(hashesKey);
      dispatcher.forgetBestShare();
    },
  };
  const router = createRouter(contract, createHandlers(inside), (channel, error) =>
    log('error', 'a call failed', { channel, error }),
  );

  function prune(): void {
    keep(() => history.prune(clock.now()));
    cancelPrune = clock.after(pruneMs, prune);
  }

  return {
    state,
    language,
    hub,
    router,
    log,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (store.problem !== undefined) {
        setNotice('settings-reset', store.problem);
        addEvent({
          atMs: clock.now(),
          level: 'fault',
          code: 'settings-reset',
          params: { keptAs: store.problem.params.keptAs },
        });
      }
      if (history.problem !== undefined) {
        setNotice('history-reset', history.problem);
        addEvent({
          atMs: clock.now(),
          level: 'fault',
          code: 'history-reset',
          params: { keptAs: history.problem.params.keptAs },
        });
      }
      const settings = store.get();
      stalls.start();
      care.start();
      plans.start();
      notify.configure(settings.notifications);
      fleet.configure(settings.fleet);
      updates?.configure(settings.updates);
      remote?.configure(settings.remote);
      dispatcher.configure(settings.sources);
      dispatcher.start().catch((error: unknown) => {
        log('error', 'the block journal could not be read', { error });
        report(wireErrorFrom(error));
      });
      prune();
      void readCache();
      const { onLaunch } = settings.mining;
      if (onLaunch === 'mine' || (onLaunch === 'as-before' && settings.mining.wanted)) mine();
      refreshMining();
    },
    mine,
    pause: pauseFor,
    togglePause() {
      if (shouldHash({ wanted, pause, rest: null })) pauseFor(null);
      else mine();
    },
    resend() {
      // What `app` says differs by page, and never changes.
      const { app: _, ...slices } = state.state;
      state.patch(slices);
    },
    slept() {
      addEvent({ atMs: clock.now(), level: 'info', code: 'slept', params: {} });
      care.guards.sleeps();
      engine.setJob(null);
      isHashing = false;
      ticker.stop();
    },
    woke() {
      addEvent({ atMs: clock.now(), level: 'info', code: 'woke', params: {} });
      stalls.forgive();
      care.guards.woke();
      plans.planner.replan();
      applyJob();
    },
    look: () => void care.guards.look(),
    async close() {
      isClosing = true;
      cancelPause?.();
      cancelPrune?.();
      stalls.stop();
      ticker.stop();
      plans.stop();
      care.stop();
      notify.stop();
      fleet.stop();
      updates?.stop();
      await remote?.close();
      await dispatcher.stop();
      await engine.close();
      parts.release();
    },
  };
}

/** Names this Adit to brokers and mail servers without telling the computer's name. */
function nodeIdOf(dataFolder: string): string {
  return createHash('sha256').update(`${hostname()}\0${dataFolder}`).digest('hex').slice(0, 12);
}

/** Money for each expected hash at the present price, reward and difficulty. */
function revenuePerHash({ money, odds }: AppState): number | null {
  const perDay = money?.revenuePerDay ?? null;
  return perDay === null || odds === null ? null : perDay / (odds.hashrateHps * 86_400);
}
