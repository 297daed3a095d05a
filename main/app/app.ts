import { createHash } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { readChain } from '../../common/chain/registry.ts';
import type { AppState } from '../../common/contract/app.ts';
import { contract } from '../../common/contract/contract.ts';
import { AppError, type WireError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { PauseReason } from '../../common/contract/mining.ts';
import type { Language, Settings } from '../../common/contract/settings.ts';
import type { NetworkInfo } from '../../common/contract/source.ts';
import { languageOf } from '../../common/message/language.ts';
import type { Job, Solution } from '../../common/mining/job.ts';
import { difficultyFromTarget, SHARE_DIFFICULTY_1 } from '../../common/quantity/difficulty.ts';
import { createFleetRoom, fleetSecretId } from '../fleet/room.ts';
import { machinePowerId } from '../host/power.ts';
import { createEngine } from '../mining/engine.ts';
import type { EngineOptions, EngineState } from '../mining/engine-api.ts';
import { randomxInfo, readCacheBytes, readRandomxMachine } from '../mining/randomx-limits.ts';
import { createNotifyRoom, notifySecretId } from '../notify/room.ts';
import { createBlockKeeper } from '../record/block-keeper.ts';
import { createHub } from '../serve/hub.ts';
import { createRouter } from '../serve/router.ts';
import { createDispatcher } from '../work/dispatcher.ts';
import type { App, AppInside, AppListener, AppParts } from './app-api.ts';
import { createChronicle, timelineShown } from './chronicle.ts';
import { difficultyPointOf } from './difficulty-point.ts';
import { createEffort } from './effort.ts';
import { engineOptionsFrom } from './engine-options.ts';
import { timelineFromEngine } from './engine-timeline.ts';
import { createHandlers } from './handlers.ts';
import { createHostRoom } from './host-room.ts';
import { initialState } from './initial-state.ts';
import { miningStateFrom, pauseKey, payoutProblemOf } from './mining-state.ts';
import { expectedCoins, moneyNow, oddsNow } from './money.ts';
import { planRestOf, timelineFromRest } from './plan-rest.ts';
import { createPlanRoom, noPlanStores, type PlanRoom } from './plan-room.ts';
import { createRemoteRoom } from './remote-room.ts';
import { createShareKeeper } from './share-keeper.ts';
import { createStallWatch } from './stall-watch.ts';
import { createStateStore } from './state.ts';
import { createTelemetryTicker } from './telemetry.ts';
import { createUpdateRoom } from './update-room.ts';
import { createUserWish } from './user-wish.ts';

const pruneMs = 3_600_000;
const bestShareKey = 'best-share';
const hashesKey = 'share-hashes';

/** Wires the rooms together. Nothing runs before `start`. */
export function createApp(parts: AppParts): App {
  const { clock, history, log, settings: store } = parts;
  const listeners = new Set<AppListener>();
  const hub = createHub();
  let engineState: EngineState = { kind: 'stopped' };
  let cancelPrune: (() => void) | undefined;
  const wish = createUserWish(clock, () => mine());
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

  const keepShare = createShareKeeper(clock, (share) => keep(() => history.addShare(share)));
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
      isWanted: wish.isFor(null),
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
      if (!wish.wanted) return;
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
      if (planRestOf(state.state.mining.state, store.get()) !== undefined) refreshMining();
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
    if (wish.isFor(restNow()) !== isHashing) applyJob();
    else refreshMining();
    const turn = timelineFromRest(before, state.state.mining.state, store.get());
    if (turn !== undefined) addEvent({ ...turn, atMs: clock.now() });
    refreshMachine();
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
    keepShare({ solution, difficulty, result }, job?.chainId ?? null);
    for (const listener of listeners) listener.share?.({ solution, difficulty, result });
  }

  function applyJob(): void {
    isHashing = wish.isFor(restNow());
    engine.setJob(isHashing ? job : null);
    refreshMining();
  }

  function refreshMining(): void {
    const hasSource = store.get().sources.some(({ enabled }) => enabled);
    const known = {
      wanted: wish.wanted,
      pause: wish.pause,
      rest: restNow(),
      hasSource,
      hasJob: job !== null,
      payoutProblem: payoutProblemOf(state.state.sources),
      sinceMs: stateSinceMs,
    };
    let next = miningStateFrom(known, engineState);
    const before = state.state.mining.state;
    const isOther =
      next.kind !== before.kind ||
      (next.kind === 'paused' &&
        before.kind === 'paused' &&
        pauseKey(next.reason) !== pauseKey(before.reason));
    if (isOther) {
      stateSinceMs = clock.now();
      next = miningStateFrom({ ...known, sinceMs: stateSinceMs }, engineState);
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
    const turn = wish.mine();
    rememberWish();
    dispatcher.setWanted(true);
    if (turn !== null) addEvent({ atMs: clock.now(), level: 'info', code: turn, params: {} });
    applyJob();
  }

  function pauseFor(minutes: number | null): void {
    wish.pauseFor(minutes);
    rememberWish();
    addEvent({ atMs: clock.now(), level: 'wait', code: 'mining-paused', params: { minutes } });
    applyJob();
  }

  /** So that the next start can go on as before. */
  function rememberWish(): void {
    const settings = store.get();
    if (settings.mining.wanted === wish.isLasting) return;
    saveSettings({ ...settings, mining: { ...settings.mining, wanted: wish.isLasting } });
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
      const resets = [
        ['settings-reset', store.problem],
        ['history-reset', history.problem],
      ] as const;
      for (const [code, problem] of resets) {
        if (problem === undefined) continue;
        setNotice(code, problem);
        const { keptAs } = problem.params;
        addEvent({ atMs: clock.now(), level: 'fault', code, params: { keptAs } });
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
      if (wish.isFor(null)) pauseFor(null);
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
      wish.stop();
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
