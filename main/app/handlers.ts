import { homedir } from 'node:os';
import { decodePayoutAddress } from '../../common/chain/address.ts';
import { readChain } from '../../common/chain/registry.ts';
import type { AppHandlers } from '../../common/contract/contract.ts';
import { AppError } from '../../common/contract/errors.ts';
import { mostFleetDevices } from '../../common/contract/fleet.ts';
import { mostNotifyChannels } from '../../common/contract/notify.ts';
import type { Settings, SourceSettings } from '../../common/contract/settings.ts';
import { createLocalClock } from '../../common/economics/energy/local-time.ts';
import { checkTariff } from '../../common/economics/energy/tariff.ts';
import { ModelInputError } from '../../common/economics/model.ts';
import { findModel } from '../../common/economics/registry.ts';
import { fleetSecretId } from '../fleet/room.ts';
import { notifySecretId } from '../notify/room.ts';
import { energyCsv } from '../record/energy-csv.ts';
import { exportRecord } from '../record/export.ts';
import { patchSettings } from '../record/settings.ts';
import type { Caller } from '../serve/router.ts';
import { checkSource } from '../work/check.ts';
import { discoverNodes } from '../work/discover.ts';
import { addressReport } from './address-report.ts';
import type { AppInside } from './app-api.ts';
import { runCoded } from './economics.ts';
import { meterSecretId } from './host-room.ts';
import type { RemoteRoom } from './remote-room.ts';
import { memoryWhatIf } from './what-if.ts';

/** Every call of the contract, thin: the rooms do the work. */
export function createHandlers(app: AppInside): AppHandlers<Caller> {
  const { parts, state } = app;
  const whatIf = parts.whatIf ?? memoryWhatIf();
  const keptChanged = (): void =>
    state.patch({ kept: { changes: (state.state.kept?.changes ?? 0) + 1 } });
  const sources = () => parts.settings.get().sources;
  const setSources = (next: SourceSettings[]) =>
    app.changeSettings({ ...parts.settings.get(), sources: next });

  return {
    app: {
      snapshot: (_nothing, caller) => {
        const snapshot = state.snapshot();
        const { app: info } = snapshot.state;
        const { readOnly, isRemote } = caller;
        return { ...snapshot, state: { ...snapshot.state, app: { ...info, readOnly, isRemote } } };
      },
    },
    mining: {
      start: () => app.mine(),
      pause: ({ minutes }) => app.pause(minutes),
      benchmark: async ({ algorithm, seconds }) => [
        ...(await app.engine.benchmark(algorithm, seconds)),
      ],
    },
    source: {
      save({ settings, secret }) {
        assertUsable(settings);
        if (secret !== undefined) parts.secrets.set(settings.id, secret);
        const before = sources();
        const index = before.findIndex(({ id }) => id === settings.id);
        if (index < 0 && before.length >= 20) {
          throw new AppError('settings.invalid', {
            field: 'sources',
            value: '21 sources',
            allowed: 'at most 20',
          });
        }
        setSources(index < 0 ? [...before, settings] : before.with(index, settings));
      },
      remove({ id }) {
        parts.secrets.set(id, '');
        setSources(sources().filter((source) => source.id !== id));
      },
      reorder({ ids }) {
        const before = sources();
        const moved = ids.map((id) => before.find((source) => source.id === id));
        const isSameSet =
          ids.length === before.length &&
          new Set(ids).size === ids.length &&
          !moved.includes(undefined);
        if (!isSameSet) {
          throw new AppError('settings.invalid', {
            field: 'sources',
            value: ids.join(', '),
            allowed: 'each source once',
          });
        }
        setSources(moved as SourceSettings[]);
      },
      check: ({ settings, secret }, caller) =>
        checkSource(settings, {
          clock: parts.clock,
          random: parts.random,
          secret: secret ?? parts.secrets.get(settings.id),
          userAgent: `Adit/${parts.version}`,
          signal: caller.signal,
        }),
      discover: (_nothing, caller) =>
        discoverNodes({
          clock: parts.clock,
          userAgent: `Adit/${parts.version}`,
          signal: caller.signal,
          home: homedir(),
          platform: process.platform,
          appData: process.env['APPDATA'] ?? '',
          portOf: ({ rpcPort }) => rpcPort,
        }),
      describeAddress: ({ chain, address }) => addressReport(chain, address),
    },
    settings: {
      update(patch) {
        const next = patchSettings(parts.settings.get(), patch);
        if (patch.tariff !== undefined) assertTariff(next, parts.clock.now());
        app.changeSettings(next);
      },
    },
    meter: {
      save({ settings: meter, secret }) {
        if (secret !== undefined) parts.secrets.set(meterSecretId(meter.id), secret);
        const before = parts.settings.get().meters;
        const index = before.findIndex(({ id }) => id === meter.id);
        const meters = index < 0 ? [...before, meter] : before.with(index, meter);
        if (meters.length > 4) {
          const params = { field: 'meters', value: '5 meters', allowed: 'at most 4' };
          throw new AppError('settings.invalid', params);
        }
        app.changeSettings({ ...parts.settings.get(), meters });
      },
      remove({ id }) {
        parts.secrets.set(meterSecretId(id), '');
        const settings = parts.settings.get();
        const meters = settings.meters.filter((meter) => meter.id !== id);
        app.changeSettings({ ...settings, meters });
      },
      check: ({ settings, secret }, caller) =>
        app.care.meters.check(
          settings,
          secret ?? parts.secrets.get(meterSecretId(settings.id)),
          caller.signal,
        ),
    },
    plan: {
      override: ({ hours }) =>
        app.plans.planner.override(parts.clock.now() + Math.round(hours * 3_600_000)),
      clearOverride: () => app.plans.planner.override(null),
    },
    tariff: {
      importPrices(prices) {
        app.plans.prices.set(prices);
        app.plans.configure();
      },
    },
    feed: {
      set({ settings: feed, key }) {
        if (key !== undefined) app.plans.setKey(feed.id, key);
        const settings = parts.settings.get();
        const index = settings.feeds.findIndex(({ id }) => id === feed.id);
        const feeds = index < 0 ? [...settings.feeds, feed] : settings.feeds.with(index, feed);
        app.changeSettings({ ...settings, feeds });
      },
    },
    demand: {
      add: (event) => app.plans.demand.add(event),
      importEvents: ({ text }) => void app.plans.demand.importFile(text),
      remove: ({ id }) => app.plans.demand.remove(id),
    },
    host: {
      measure: () => app.care.measuring.begin(),
      cancelMeasure: () => app.care.measuring.cancel('you ended it'),
      overrideGuards: ({ minutes }) =>
        app.care.guards.override(minutes === null ? null : parts.clock.now() + minutes * 60_000),
    },
    history: {
      energy: ({ fromMs, toMs }) => parts.history.energy(fromMs, toMs),
      rewards: ({ fromMs, toMs }) => parts.history.rewards(fromMs, toMs),
      exportEnergy({ fromMs, toMs, format }) {
        const hours = parts.history.energy(fromMs, toMs);
        return format === 'csv'
          ? { name: 'adit-energy.csv', type: 'text/csv', text: energyCsv(hours) }
          : { name: 'adit-energy.json', type: 'application/json', text: JSON.stringify(hours) };
      },
      export: (request) => exportRecord(parts.history.record, request),
      hashrate: ({ fromMs, toMs, step }) => parts.history.hashrate(fromMs, toMs, step),
      timeline: ({ beforeId, limit }) => parts.history.timeline(beforeId, limit),
      blocks: ({ limit }) => state.state.blocks.slice(0, limit),
      forgetBestShare: () => app.forgetBestShare(),
    },
    notify: {
      save({ settings: channel, secret }) {
        const settings = parts.settings.get();
        const notifications = withItem(
          settings.notifications,
          channel,
          mostNotifyChannels,
          'notifications',
        );
        if (secret !== undefined) parts.secrets.set(notifySecretId(channel.id), secret);
        app.changeSettings({ ...settings, notifications });
      },
      remove({ id }) {
        parts.secrets.set(notifySecretId(id), '');
        const settings = parts.settings.get();
        const notifications = settings.notifications.filter((channel) => channel.id !== id);
        app.changeSettings({ ...settings, notifications });
      },
      test: ({ settings, secret }, caller) =>
        app.notify.test(
          settings,
          secret ?? parts.secrets.get(notifySecretId(settings.id)),
          caller.signal,
        ),
    },
    fleet: {
      save({ settings: device, secret }) {
        const settings = parts.settings.get();
        const fleet = withItem(settings.fleet, device, mostFleetDevices, 'fleet');
        if (secret !== undefined) parts.secrets.set(fleetSecretId(device.id), secret);
        app.changeSettings({ ...settings, fleet });
      },
      remove({ id }) {
        parts.secrets.set(fleetSecretId(id), '');
        const settings = parts.settings.get();
        const fleet = settings.fleet.filter((device) => device.id !== id);
        app.changeSettings({ ...settings, fleet });
      },
      check: ({ settings, secret }, caller) =>
        app.fleet.check(
          settings,
          secret ?? parts.secrets.get(fleetSecretId(settings.id)),
          caller.signal,
        ),
    },
    update: {
      check: () => app.updates?.check(),
      // Its progress is told by the state, for longer than a call may take.
      download() {
        void app.updates?.download();
      },
      restart: ({ when }) => app.updates?.restart(when),
    },
    remote: {
      set(remote, caller) {
        remoteFrom(app, caller);
        app.changeSettings({ ...parts.settings.get(), remote });
      },
      link: (_nothing, caller) => remoteFrom(app, caller).link(),
      newToken: (_nothing, caller) => ({ token: remoteFrom(app, caller).newToken() }),
      forgetToken: (_nothing, caller) => remoteFrom(app, caller).forgetToken(),
      signOutAll: (_nothing, caller) => remoteFrom(app, caller).signOutAll(),
    },
    scenario: {
      list: () => whatIf.scenarios.list(),
      save(scenario) {
        whatIf.scenarios.save(scenario);
        keptChanged();
      },
      remove({ id }) {
        whatIf.scenarios.remove(id);
        keptChanged();
      },
    },
    chain: {
      difficulties: ({ chainId }) => parts.history.difficulties(chainId),
      pools: () => whatIf.pools.get(),
      setPools(pools) {
        whatIf.pools.set(pools);
        keptChanged();
      },
    },
    economics: {
      run({ model: id, input }) {
        const model = findModel(id);
        if (model === undefined) throw new AppError('economics.unknown-model', { model: id });
        return runCoded(model, input);
      },
    },
  };
}

/** Refuses an unknown time zone, and a calendar with a gap or an overlap in the year to come, naming the date. */
function assertTariff({ tariff }: Settings, nowMs: number): void {
  const timeZone = tariff.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { periods } = tariff.calendar;
  try {
    if (periods.length === 0) createLocalClock(timeZone);
    else
      checkTariff(
        { timeZone, ...tariff.calendar },
        new Date(nowMs).toISOString().slice(0, 10),
        366,
      );
  } catch (error) {
    if (!(error instanceof ModelInputError)) throw error;
    const issue = error.issues[0];
    throw new AppError('settings.invalid', {
      field: `tariff.calendar.${issue?.field ?? ''}`,
      value: String(issue?.value ?? ''),
      allowed: issue?.allowed ?? error.message,
    });
  }
}

/** Who is let in is decided at the computer itself: one who was let in could let in others and stay for good. */
function remoteFrom({ remote }: AppInside, caller: Caller): RemoteRoom {
  if (caller.isRemote) throw new AppError('remote.not-here', {});
  if (remote === undefined) throw new AppError('remote.off', {});
  return remote;
}

/** The list with this item in the place of the one of its id, or at its end. */
function withItem<Item extends { readonly id: string }>(
  before: readonly Item[],
  item: Item,
  most: number,
  field: string,
): Item[] {
  const index = before.findIndex(({ id }) => id === item.id);
  if (index >= 0) return before.with(index, item);
  if (before.length < most) return [...before, item];
  throw new AppError('settings.invalid', {
    field,
    value: `${before.length + 1} entries`,
    allowed: `at most ${most}`,
  });
}

/** Refuses a source whose chain or payout address could never be mined to. */
function assertUsable(settings: SourceSettings): void {
  if (settings.kind === 'practice') return;
  const chain = readChain(settings.chain);
  if (chain === undefined) {
    throw new AppError('settings.invalid', {
      field: 'chain',
      value: settings.chain,
      allowed: 'a known chain',
    });
  }
  if (settings.kind !== 'solo-gbt' && settings.kind !== 'monero-daemon') return;
  const address = decodePayoutAddress(settings.payoutAddress, chain);
  if (!address.ok) {
    const report = addressReport(settings.chain, settings.payoutAddress);
    throw new AppError('work.bad-address', {
      address: settings.payoutAddress,
      chain: chain.label,
      problem: report.kind === 'refused' ? report.problem : '',
    });
  }
}
